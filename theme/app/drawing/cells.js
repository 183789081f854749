// @ts-check
/** What every picture of a spread is made of: a cell for each level, and those kept apart. */

import { apartCounts, cellsUnder, isOnScale } from "../rules/desk.js";
import { make, makeUnseen } from "./dom.js";

/** @typedef {import("../rules/framework.js").Framework} Framework */
/** @typedef {import("../rules/words.js").Words} Words */
/** @typedef {import("../rules/desk.js").Line} Line */
/** @typedef {import("../rules/desk.js").Cell} Cell */
/** @typedef {{framework: Framework, words: Words}} DrawingKit */

/**
 * A cell for each column: the question's levels under the scale's, or in a row from the first, named one by one.
 * @param {DrawingKit} kit @param {Line} line
 */
export function levelCells({ framework, words }, line) {
  const aligned = isOnScale(framework, line.question);
  return cellsUnder(framework, line).map((cell) => {
    if (!cell) return make("td", { class: "kit-cell is-absent", role: "cell" });
    return make("td", {
      ...cellAttributes(words, cell),
      "class": "kit-cell" + (aligned ? "" : " is-named"),
      "role": "cell",
      "data-name": cell.level.name,
    }, countText(cell.count));
  });
}

/** @param {Words} words @param {Cell} cell */
export function cellAttributes(words, { level, strength, marks }) {
  return {
    "class": "kit-cell",
    "data-level": level.id,
    "data-strength": strength,
    "data-held": marks.includes("view"),
    "data-mark": marks.map((mark) => words.say("mark_" + mark)).join(" · "),
  };
}

/** @param {Words} words @param {import("../rules/spread.js").Tally} tally @param {string[]} states shown as columns */
export function apartCells(words, tally, states) {
  return apartCounts(tally).filter(([state]) => states.includes(state)).map(([state, count]) =>
    make("td", {
      "class": "kit-cell kit-cell--apart" + (count ? "" : " is-zero"),
      "role": "cell",
      "data-state": state,
      "data-name": words.say("state_" + state),
    }, countText(count))
  );
}

/** A count; nothing for the eye where it is nobody, which a reader hears. @param {number} count */
export function countText(count) {
  return count ? String(count) : makeUnseen("0");
}

/** A level's staircase, as the page has drawn it already. @param {string} question @param {string} level */
export function stairsOf(question, level) {
  return document.querySelector(`[data-slide="${question}"] [data-level="${level}"] .kit-stairs`)?.cloneNode(
    true,
  );
}
