// @ts-check
/** A plan and what was agreed as one table: a row for each question, each action and each goal, and what it is. */

import { actionName } from "./action-name.js";
import { agreedOn, NO_AGREEMENT } from "./agreement.js";
import { levelName } from "./framework.js";
import { actionsOf, choiceOn, goalsOf, questionOf } from "./plan.js";
import { ACTION_FIELDS, sayActionField } from "./report-action.js";
import { plainOf } from "./written-in.js";

/** @typedef {import("./report-parts.js").Given} Given */
/** @typedef {import("./framework.js").Question} Question */
/** @typedef {import("./answer-file.js").Action} Action */

const QUESTION_FIELDS = ["component", "question", "question_id", "choice", "why", "agreed", "aim", "reason"];
const LAST_FIELDS = ["progress", "changed", "id"];

/** @param {Given} given @returns {string[][]} its head first; days as 2027-02-01 */
export function planTable(given) {
  const { framework, words, session } = given;
  const fields = ["row", "name", ...QUESTION_FIELDS, ...ACTION_FIELDS, ...LAST_FIELDS];
  const line = (/** @type {Record<string, string>} */ cells) => fields.map((field) => cells[field] ?? "");
  const row = (/** @type {string} */ what) => words.say("report_row_" + what);
  return [
    fields.map((field) => words.say("report_of_" + field)),
    ...[...framework.questions.values()].map((question) =>
      line({ row: row("question"), ...questionCells(given, question) })
    ),
    ...actionsOf(session).map((action) => {
      const question = questionOf(session, action);
      const about = question ? questionCells(given, question) : { question_id: action.question ?? "" };
      return line({ row: row("action"), ...about, ...actionCells(given, action) });
    }),
    ...goalsOf(session).map(({ id, name }) => line({ row: row("goal"), goal: name, id })),
  ];
}

/** @param {Given} given @param {Question} question @returns {Record<string, string>} */
function questionCells({ framework, words, session }, question) {
  const { id, title } = question;
  const { level, target, state, reason = "" } = agreedOn(session, id);
  const { choice, why = "" } = choiceOn(session, id);
  return {
    component: framework.componentTitle(question?.component),
    question: title,
    question_id: id,
    choice: choice ? words.say("report_choice_" + choice) : "",
    why,
    agreed: state === NO_AGREEMENT ? words.say("not_agreed") : levelName(question, level),
    aim: levelName(question, target),
    reason,
  };
}

/** @param {Given} given @param {Action} action @returns {Record<string, string>} */
function actionCells(given, action) {
  const said = ACTION_FIELDS.map((field) => [
    field,
    plainOf(sayActionField(given, action, field, (day) => day)),
  ]);
  const { progress = [], changed = "", id } = action;
  const notes = progress.map(({ date, note }) => `${date}: ${note}`).join("\n");
  const name = actionName(given.session, action, given.words);
  return { ...Object.fromEntries(said), name, progress: notes, changed, id };
}
