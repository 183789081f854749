// @ts-check
/** A report's blocks on the page. What only helps on the screen has a class of its own, and is on no paper. */

import { cellText } from "../rules/blocks.js";
import { arrangeInTurn } from "./arrange.js";
import { make } from "./dom.js";

/** @typedef {import("../rules/blocks.js").Block} Block */
/** @typedef {import("../rules/blocks.js").TableCell} TableCell */
/** @typedef {Extract<Block, {kind: "table"}>} Table */
/** @typedef {(step: string) => HTMLElement} MakeHelp what leads to where something that is missing can be filled in */

/** What is drawn, by what it says. @typedef {Map<string, Element>} Drawn */

/**
 * Draws a report bit by bit, and tables row by row. What says the same as before is left as it is.
 * @param {Element} sheet @param {Block[]} blocks @param {Drawn} drawn @param {MakeHelp} makeHelp
 */
export function* drawSheet(sheet, blocks, drawn, makeHelp) {
  /** @type {Map<string, () => Element>} */
  const wanted = new Map();
  /** The table whose turn it is. @type {[string, Table, HTMLTableElement] | null} */
  let begun = null;
  for (const [says, block] of named(blocks)) {
    wanted.set(says, () => {
      const old = drawn.get(says);
      if (old) return old;
      if (block.kind !== "table") return makeBlock(block, makeHelp);
      begun = [says, block, makeTable(block)];
      return begun[2];
    });
  }
  for (const says of drawn.keys()) if (!wanted.has(says)) drawn.delete(says);
  for (const _ of arrangeInTurn(sheet, wanted, drawn)) {
    if (begun) yield* fillTable(begun, drawn);
    begun = null;
    yield;
  }
}

/** Each with a name of its own, made of what it says. @param {Block[]} blocks @returns {[string, Block][]} */
function named(blocks) {
  /** @type {Map<string, number>} */
  const times = new Map();
  return blocks.map((block) => {
    const says = JSON.stringify(block);
    const before = times.get(says) ?? 0;
    times.set(says, before + 1);
    return [`${before} ${says}`, block];
  });
}

/** Until it has all its rows it does not count as drawn. @param {[string, Table, HTMLTableElement]} begun @param {Drawn} drawn */
function* fillTable([says, { rows, head }, table], drawn) {
  drawn.delete(says);
  for (const row of rows) {
    table.tBodies[0].append(make("tr", { role: "row" }, ...makeCells(row, head)));
    yield;
  }
  drawn.set(says, table);
}

/** What is missing, and the headings over it. */
const SCREEN_ONLY = "kit-report__gap";

/** @param {Exclude<Block, Table>} block @param {MakeHelp} makeHelp */
function makeBlock(block, makeHelp) {
  const { kind } = block;
  if (kind === "heading") {
    const look = block.isGap ? SCREEN_ONLY : "";
    return make(/** @type {"h2"} */ (`h${block.level + 1}`), { dir: "auto", class: look }, block.text);
  }
  if (kind === "list") return make("ul", {}, ...block.items.map((item) => make("li", { dir: "auto" }, item)));
  if (kind === "field") return make("p", { dir: "auto" }, make("b", {}, block.label + ": "), block.text);
  const help = kind === "missing" && makeHelp(block.step);
  const look = help ? SCREEN_ONLY : "isQuiet" in block && block.isQuiet ? "kit-quiet" : "";
  return make("p", { dir: "auto", class: look }, block.text, help && " ", help);
}

/** From so many rows on, only what is seen is laid out. */
const LONG_SHEET = 60;

/** Without its rows. On a phone these become blocks, and lose what they are but for the roles. @param {Table} table */
function makeTable({ look, name, head, rows }) {
  const heads = head.map((one) => make("th", { scope: "col", role: "columnheader" }, one));
  const table = make(
    "table",
    { "role": "table", "class": "is-" + look, "aria-label": name },
    make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, ...heads)),
    make("tbody", { role: "rowgroup" }),
  );
  table.classList.toggle("is-long", look === "picture" && rows.length > LONG_SHEET);
  table.style.setProperty("--columns", String(head.length - 4));
  return table;
}

/** @param {TableCell[]} row @param {string[]} head */
function makeCells([first, ...cells], head) {
  const colspan = !cells.length && head.length;
  return [
    make("th", { dir: "auto", scope: "row", role: "rowheader", colspan }, cellText(first)),
    ...cells.map((cell, place) =>
      make("td", {
        "class": typeof cell === "string" ? "" : "kit-cell",
        "role": "cell",
        "data-name": head[place + 1], // in the page's language, whatever the text is in
        "data-strength": typeof cell !== "string" && cell.strength,
      }, typeof cell === "string" ? make("div", { dir: "auto" }, cell) : cell.text)
    ),
  ];
}
