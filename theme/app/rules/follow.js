// @ts-check
/** The round: which actions it looks at and in which order, and what is written into the minutes of it. */

import { actionsOf, isOpen, reasonAsked, STATUSES, statusOf } from "./plan.js";
import { compareText } from "./text.js";

/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("./answer-file.js").Action} Action */
/** @typedef {import("./words.js").Words} Words */

/** Behind every day. */
const NEVER = "~";

/** When something falls due or is looked at again, whichever comes first. @param {Action} action */
function firstDay({ due = NEVER, review = NEVER }) {
  return due < review ? due : review;
}

/** Whether the day to look at it has come. @param {Action} action @param {string} today */
export function isToLookAt(action, today) {
  return isOpen(action) && firstDay(action) <= today;
}

/** The open actions, those first whose day has come or comes first, those without a day last. @param {Session} session @returns {Action[]} */
export function roundOf(session) {
  return actionsOf(session).filter(isOpen).sort((a, b) => compareText(firstDay(a), firstDay(b)));
}

/** Those for which nothing more is done. They stay. @param {Session} session @returns {Action[]} */
export function endedOf(session) {
  return actionsOf(session).filter((action) => !isOpen(action));
}

/**
 * The round as a sentence or two for the minutes: how many stand where, what the stuck ones need, why others stopped, and
 * when the next look is.
 * @param {Action[]} actions @param {string} today @param {Words} words
 */
export function minutesOf(actions, today, words) {
  const said = STATUSES.map((status) => statusSaid(actions, status, words)).filter(Boolean);
  const next = actions.filter(isOpen).map(({ review = "" }) => review).filter((day) => day > today).sort();
  return [
    words.say("follow_said", { count: actions.length, said: words.list(said) }),
    next.length ? words.say("follow_again", { day: words.day(next[0]) }) : "",
  ].join(" ").trim();
}

/** @param {Action[]} actions @param {string} status @param {Words} words */
function statusSaid(actions, status, words) {
  const these = actions.filter((action) => statusOf(action) === status);
  const reasons = these.map(({ because = "" }) => because.replace(/\s+/g, " ").replace(/^ |[ .]+$/g, ""));
  const asked = reasonAsked({ status });
  const told = asked ? reasons.filter(Boolean).join("; ") : "";
  if (!these.length) return "";
  const said = words.say("follow_said_" + status, { count: these.length });
  return asked && told ? `${said} (${words.say(asked, { text: told })})` : said;
}
