// @ts-check
/** A report's blocks on the page. What only helps on the screen has a class of its own, and is on no paper. */

import { cellText } from "../rules/blocks.js";
import { make } from "./dom.js";

/** @typedef {import("../rules/blocks.js").Block} Block */
/** @typedef {import("../rules/blocks.js").TableCell} TableCell */
/** @typedef {(step: string) => HTMLElement} MakeHelp what leads to where something that is missing can be filled in */

/** @param {Block[]} blocks @param {MakeHelp} makeHelp */
export function makeSheet(blocks, makeHelp) {
  return blocks.map((block) => makeBlock(block, makeHelp));
}

/** @param {Block} block @param {MakeHelp} makeHelp */
function makeBlock(block, makeHelp) {
  const { kind } = block;
  if (kind === "heading") {
    return make(/** @type {"h2"} */ (`h${block.level + 1}`), { dir: "auto" }, block.text);
  }
  if (kind === "list") return make("ul", {}, ...block.items.map((item) => make("li", { dir: "auto" }, item)));
  if (kind === "table") return makeTable(block);
  if (kind === "field") return make("p", { dir: "auto" }, make("b", {}, block.label + ": "), block.text);
  const help = kind === "missing" && makeHelp(block.step);
  const look = "isQuiet" in block && block.isQuiet ? "kit-quiet" : "";
  return make("p", { dir: "auto", class: look }, block.text, help && " ", help);
}

/** On a phone its rows become blocks, and lose what they are but for the roles. @param {Extract<Block, {kind: "table"}>} table */
function makeTable({ look, head, rows }) {
  const heads = head.map((name) => make("th", { scope: "col", role: "columnheader" }, name));
  const lines = rows.map((row) => make("tr", { role: "row" }, ...makeCells(row, head)));
  return make(
    "table",
    { role: "table", class: "is-" + look },
    make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, ...heads)),
    make("tbody", { role: "rowgroup" }, ...lines),
  );
}

/** @param {TableCell[]} row @param {string[]} head */
function makeCells([first, ...cells], head) {
  const colspan = !cells.length && head.length;
  return [
    make("th", { dir: "auto", scope: "row", role: "rowheader", colspan }, cellText(first)),
    ...cells.map((cell, place) =>
      make("td", {
        "class": typeof cell === "string" ? "" : "kit-cell",
        "dir": "auto",
        "role": "cell",
        "data-name": head[place + 1],
        "data-strength": typeof cell !== "string" && cell.strength,
      }, cellText(cell))
    ),
  ];
}
