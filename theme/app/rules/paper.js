// @ts-check
/** A form on paper, typed in: what the keys mean on the line of a question, and what was ticked there as an answer. */

import { CANNOT_SAY, NOT_APPLICABLE } from "./framework.js";

/** @typedef {import("./framework.js").Question} Question */
/** @typedef {import("./answer-file.js").Answer} Answer */
/** @typedef {{key: string, value: string, name: string}} Choice */
/** @typedef {Record<"cannot_say" | "not_applicable", {key: string, name: string}>} States in the words of the language */
/** @typedef {{choice?: string, step?: number, star?: boolean}} Meaning choice: "" for none; step: to a line above or below */

const STEPS = new Map([["ArrowUp", -1], ["ArrowDown", 1], ["Enter", 1]]);
const NOTHING = ["0", "Backspace", "Delete"];

/** The boxes of a question in the order of the form. @param {Pick<Question, "levels" | "notApplicable">} question @param {States} states @returns {Choice[]} */
export function choicesOf({ levels, notApplicable }, { cannot_say, not_applicable }) {
  return [
    ...levels.map(({ id, name }, place) => ({ key: String(place + 1), value: id, name })),
    { ...cannot_say, value: CANNOT_SAY },
    ...(notApplicable ? [{ ...not_applicable, value: NOT_APPLICABLE }] : []),
  ];
}

/** @param {string} key @param {Choice[]} choices of the line @returns {Meaning | undefined} */
export function meaningOf(key, choices) {
  const step = STEPS.get(key);
  if (step) return { step };
  if (key === "*") return { star: true };
  if (NOTHING.includes(key)) return { choice: "" };
  const chosen = choices.find((one) => one.key.toLowerCase() === key.toLowerCase());
  return chosen && { choice: chosen.value, step: 1 };
}

/** @param {string} choice @param {string} note @param {boolean} star @returns {Answer} */
export function toAnswer(choice, note, star) {
  const isState = [CANNOT_SAY, NOT_APPLICABLE].includes(choice);
  return {
    ...(choice && { [isState ? "state" : "level"]: choice }),
    ...(note && { note }),
    ...(star && { work_on: true }),
  };
}
