// @ts-check
/** How sessions that lie beside each other are named, and what was agreed in them. */

import { NO_AGREEMENT } from "../rules/agreement.js";
import { levelName, stepOf } from "../rules/framework.js";
import { written } from "../rules/written-in.js";
import { find, make } from "./dom.js";

/** @typedef {import("../rules/columns.js").Column} Column */
/** @typedef {import("../rules/framework.js").Question} Question */
/** @typedef {import("../rules/words.js").Words} Words */

/** Whose it is, what it is called and when it was; the name of the file where it says nothing of that. @param {Words} words @param {Column} column */
export function columnNames(words, { heading: { organisation = "", title = "", lang }, day, file }) {
  const said = [organisation, title].filter((text) => text.trim()).map((text) => written(words, text, lang));
  return [...said.length ? said : [file], day && words.day(day)].filter((text) => text);
}

/** The head of a column. @param {Words} words @param {Column} column */
export function columnHead(words, column) {
  const lines = columnNames(words, column).map((line) => make("span", { dir: "auto" }, line));
  return make(
    "th",
    { scope: "col", role: "columnheader" },
    make("div", {}, column.isHere && make("b", {}, words.say("beside_here")), ...lines),
  );
}

/** A level with its stairs, "we see it differently", or nothing. @param {Words} words @param {Question} question @param {string} settled a level's id, or "no-agreement" */
export function settledText(words, question, settled) {
  if (!settled) return [];
  if (settled === NO_AGREEMENT) return [words.say("not_agreed")];
  const place = question.levels.findIndex(({ id }) => id === settled);
  const { step, of } = stepOf(question, place);
  const drawn = place < 0 ? null : stairsNamed(`${step}-${of}`).cloneNode(true);
  return [drawn, drawn && " ", levelName(question, settled)];
}

/** @type {Map<string, Element>} */
const stairsDrawn = new Map();

/** As the page has drawn them, each whole: a table has thousands. @param {string} name the step, and of how many */
function stairsNamed(name) {
  const found = stairsDrawn.get(name) ?? wholeStairs(find(document, "i", `[data-stairs="${name}"]`));
  stairsDrawn.set(name, found);
  return found;
}

/** @param {Element} place */
function wholeStairs(place) {
  const svg = /** @type {Element} */ (place.children[0].cloneNode(true));
  const drawn = document.getElementById(`kit-${place.getAttribute("data-stairs")}`)?.cloneNode(true);
  if (drawn instanceof Element) {
    drawn.removeAttribute("id");
    svg.replaceChildren(drawn);
  }
  return svg;
}
