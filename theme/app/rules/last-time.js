// @ts-check
/** What a plan said last time and what came of it, as the next session opens with it. */

import { actionsOf, questionOf, statusOf } from "./plan.js";

/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("./answer-file.js").Action} Action */
/**
 * @typedef {object} Said of one action
 * @property {string} question its id as it is called today; "" where it is for none of this framework
 * @property {string} difference
 * @property {string} first_step
 * @property {string} status
 * @property {string} because
 * @property {import("./answer-file.js").Progress | undefined} note the last one
 */

/** Open actions and ended ones: of one question, or all, in the framework's order and those for no question last. @param {Session} session @param {string} [question] @returns {Said[]} */
export function lastTime(session, question) {
  const said = actionsOf(session).map((action) => saidOf(session, action));
  if (question !== undefined) return said.filter((one) => one.question === question);
  const order = [...session.framework.questions.keys(), ""];
  return said.sort((a, b) => order.indexOf(a.question) - order.indexOf(b.question));
}

/** @param {Session} session @param {Action} action @returns {Said} */
function saidOf(session, action) {
  const { difference = "", first_step = "", because = "" } = action;
  const question = questionOf(session, action)?.id ?? "";
  return { question, difference, first_step, status: statusOf(action), because, note: lastNoteOf(action) };
}

/** Of the latest day; of one day the one that was added last. @param {Action} action */
export function lastNoteOf({ progress = [] }) {
  return progress.reduce(
    (last, note) => (note.date ?? "") >= (last.date ?? "") ? note : last,
    progress[0],
  );
}
