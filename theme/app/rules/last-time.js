// @ts-check
/** What a plan said last time and what came of it, as the next session opens with it. */

import { actionCalled } from "./action-name.js";
import { actionsOf, questionOf, statusOf } from "./plan.js";
import { written } from "./written-in.js";

/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("./answer-file.js").Action} Action */
/**
 * @typedef {object} Said of one action
 * @property {string} question its id as it is called today; "" where it is for none of this framework
 * @property {string} name what it is called, in its language
 * @property {string} status
 * @property {string} because likewise
 * @property {import("./answer-file.js").Progress | undefined} note the last one
 */

/** Open actions and ended ones, in the framework's order, those for no question last. @param {Session} session @param {import("./words.js").Words} words @returns {Said[]} */
export function lastTime(session, words) {
  const said = actionsOf(session).map((action) => saidOf(session, action, words));
  const order = [...session.framework.questions.keys(), ""];
  return said.sort((a, b) => order.indexOf(a.question) - order.indexOf(b.question));
}

/** @param {Session} session @param {Action} action @param {import("./words.js").Words} words @returns {Said} */
function saidOf(session, action, words) {
  return {
    question: questionOf(session, action)?.id ?? "",
    name: actionCalled(session, action, words),
    status: statusOf(action),
    because: written(words, action.because, action.lang),
    note: lastNoteOf(action),
  };
}

/** Of the latest day; of one day the one that was added last. @param {Action} action */
export function lastNoteOf({ progress = [] }) {
  return progress.reduce(
    (last, note) => (note.date ?? "") >= (last.date ?? "") ? note : last,
    progress[0],
  );
}
