// @ts-check
/** Why a question is worth a look before the room says what to do about it. Reasons stand side by side; none weighs more. */

import { NO_AGREEMENT } from "./agreement.js";
import { rowTold } from "./desk.js";

/** @typedef {import("./desk.js").Row} Row */
/** @typedef {"differ" | "apart" | "cannot-say" | "wanted" | "talk"} Code */
/** @typedef {{code: Code, values: {count: number}}} Reason */
/** @typedef {{row: Row, reasons: Reason[], ideas: ReturnType<import("./views.js").Views["ideasOn"]>}} Look */

/** One person who cannot say is no pattern, and should not be pointed at. */
const SEVERAL = 2;
/** Middle views of groups that are next to each other are no news, but on a scale of two levels. */
const APART = 2;

/** What is known of a question, and why it is worth a look. @param {import("./views.js").Views} views @param {import("./session.js").Session} session @param {string[]} ticked marked to talk about @param {string} id @returns {Look} */
export function lookAt(views, session, ticked, id) {
  const row = rowTold(views, session, session.framework.question(id));
  return { row, reasons: reasonsOf(row, views.wantedOn(id), ticked.includes(id)), ideas: views.ideasOn(id) };
}

/** @param {Pick<Row, "question" | "agreed" | "difference" | "tally">} row @param {number} wanted how many would like to work on it @param {boolean} isTicked @returns {Reason[]} */
export function reasonsOf({ question, agreed, difference, tally: { cannotSay } }, wanted, isTicked) {
  const gap = difference ? difference.highAt - difference.lowAt : 0;
  /** @type {[Code, number][]} */
  const counts = [
    ["differ", Number(agreed.state === NO_AGREEMENT)],
    ["apart", gap < Math.min(APART, question.levels.length - 1) ? 0 : gap],
    ["cannot-say", cannotSay < SEVERAL ? 0 : cannotSay],
    ["wanted", wanted],
    ["talk", Number(isTicked)],
  ];
  return counts.filter(([, count]) => count).map(([code, count]) => ({ code, values: { count } }));
}

/** Those with most reasons first; equal ones stay as they are. @param {Look[]} looks */
export function worthFirst(looks) {
  return [...looks].sort((a, b) => b.reasons.length - a.reasons.length);
}
