// @ts-check
/** The answer file of the questionnaire, which holds exactly one person. */

import { Refusal } from "./answer-file.js";

/** @typedef {import("./answer-file.js").AnswerDocument} AnswerDocument */

/** @param {AnswerDocument} file */
export function checkOnePerson(file) {
  const count = file.people.length;
  if (!count) throw new Refusal("nobody");
  if (count > 1) throw new Refusal("several_people", { count });
}

/** @param {AnswerDocument} file */
export function writeAnswerText(file) {
  return JSON.stringify(file, null, 1) + "\n";
}
