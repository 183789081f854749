// @ts-check
/** What every picture of a spread is made of: a cell for each level, and its strength. */

import { placedCount } from "../rules/spread.js";
import { make } from "./dom.js";

/** @typedef {import("../rules/framework.js").Framework} Framework */
/** @typedef {import("../rules/framework.js").Question} Question */
/** @typedef {import("../rules/framework.js").Named} Named */
/** @typedef {import("../rules/spread.js").Tally} Tally */
/** @typedef {import("../rules/agreement.js").Agreed} Agreed */
/** @typedef {import("../rules/words.js").Words} Words */
/** @typedef {import("../workshop.js").WorkshopKit} WorkshopKit */

/** The least share of each shade; the style sheet has one for each. */
const SHADES = [0, 0.15, 0.3, 0.45, 0.65];

/** How strong a count is beside its whole: 0 for nobody, 5 for most. @param {number} count @param {number} whole */
export function strength(count, whole) {
  return count && SHADES.filter((least) => count > least * whole).length;
}

/** The columns of a table of questions, and whether a question's levels are among them. @param {Framework} framework */
export function columnsOf({ scale, questions }) {
  const widest = Math.max(scale.length, ...[...questions.values()].map(({ levels }) => levels.length));
  return {
    width: widest,
    has: (/** @type {Question} */ { levels }) => levels.every((level) => onScale(scale, level)),
  };
}

/** @param {Named[]} scale @param {Named} level */
function onScale(scale, level) {
  return scale.some(({ id, name }) => id === level.id && name === level.name);
}

/**
 * A cell for each column: the question's levels under the scale's, or in a row from the first, named one by one.
 * @param {WorkshopKit} kit @param {Question} question @param {Tally} tally @param {Agreed} agreed
 */
export function levelCells({ framework, words }, question, tally, agreed) {
  const { width, has } = columnsOf(framework);
  const aligned = has(question);
  const whole = placedCount(tally);
  return Array.from({ length: width }, (_, column) => {
    const place = aligned
      ? question.levels.findIndex(({ id }) => id === framework.scale[column]?.id)
      : column;
    const level = question.levels[place];
    if (!level) return make("td", { class: "kit-cell is-absent", role: "cell" });
    const marks = marksOf(words, agreed, level.id);
    return make("td", {
      "class": "kit-cell" + (aligned ? "" : " is-named"),
      "role": "cell",
      "data-level": level.id,
      "data-name": level.name,
      "data-strength": strength(tally.levels[place], whole),
      "data-mark": marks,
    }, String(tally.levels[place]));
  });
}

/** @param {WorkshopKit["words"]} words @param {Agreed} agreed @param {string} level */
export function marksOf(words, { level: agreed, target, views = [] }, level) {
  return [
    agreed === level && words.say("mark_agreed"),
    target === level && words.say("mark_target"),
    views.includes(level) && words.say("mark_view"),
  ].filter(Boolean).join(" · ");
}

/** Kept apart from the levels: who cannot say, for whom it does not apply, who did not answer. @param {Tally} tally @returns {[string, number][]} */
export function apartCounts({ cannotSay, notApplicable, unanswered, elsewhere }) {
  return [["cannot-say", cannotSay], ["not-applicable", notApplicable], ["unanswered", unanswered], [
    "elsewhere",
    elsewhere,
  ]];
}

/** @param {WorkshopKit["words"]} words @param {Tally} tally @param {string[]} states shown as columns */
export function apartCells(words, tally, states) {
  return apartCounts(tally).filter(([state]) => states.includes(state)).map(([state, count]) =>
    make("td", {
      "class": "kit-cell kit-cell--apart" + (count ? "" : " is-zero"),
      "role": "cell",
      "data-state": state,
      "data-name": words.say("state_" + state),
    }, String(count))
  );
}

/** A level's staircase, as the page has drawn it already. @param {string} question @param {string} level */
export function stairsOf(question, level) {
  const drawn = document.querySelector(`[data-slide="${question}"] [data-level="${level}"] .kit-stairs`);
  return /** @type {Element | null} */ (drawn?.cloneNode(true) ?? null);
}

/** The name of a level of a question; of another version, its id. @param {Question} question @param {string | undefined} level */
export function levelName({ levels }, level) {
  return levels.find(({ id }) => id === level)?.name ?? level ?? "";
}
