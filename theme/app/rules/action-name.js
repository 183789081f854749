// @ts-check
/** What an action is called: the same on every step, on paper, in a calendar and in a table, and like no other. */

import { actionsOf, questionOf } from "./plan.js";
import { written } from "./written-in.js";

/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("./answer-file.js").Action} Action */
/** @typedef {import("./words.js").Words} Words */
/** @typedef {{items: unknown[], names: Map<string, string>}} Named names by id, as long as the actions are these */

/** Hundreds of actions are named one after another, and each name depends on all. @type {WeakMap<Session, Named>} */
const NAMED = new WeakMap();

/** @param {Session} session @param {Pick<Action, "id">} action @param {Words} words */
export function actionName(session, { id }, words) {
  return actionNames(session, words).get(id) ?? words.say("action_unnamed");
}

/** The same to be drawn, in the language in which the action says it. @param {Session} session @param {Action} action @param {Words} words */
export function actionCalled(session, action, words) {
  return nameWritten(words, actionName(session, action, words), action);
}

/** What an action is called, or how that begins: where it says nothing of itself, in words of the page. @param {Words} words @param {string} name @param {Action} action */
export function nameWritten(words, name, action) {
  return textsOf(action).some(Boolean) ? written(words, name, action.lang) : name;
}

/** What all are called: another map only where something of them changed. @param {Session} session @param {Words} words @returns {Map<string, string>} by id */
export function actionNames(session, words) {
  const items = [...session.of("plan").values()];
  let named = NAMED.get(session);
  if (items.length !== named?.items.length || items.some((item, place) => item !== named?.items[place])) {
    named = { items, names: namesOf(session, words) };
    NAMED.set(session, named);
  }
  return named.names;
}

/** Which are called otherwise now: one that is renamed may give or take others their number. @param {Map<string, string>} before @param {Map<string, string>} now @returns {string[]} their ids */
export function renamed(before, now) {
  return now === before ? [] : [...now.keys()].filter((id) => now.get(id) !== before.get(id));
}

/** Those that would be called alike have a number, in the order of the file. @param {Session} session @param {Words} words @returns {Map<string, string>} */
function namesOf(session, words) {
  const called = actionsOf(session).map((action) => ({
    id: action.id,
    name: callOf(session, action, words),
  }));
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { name } of called) counts.set(name, (counts.get(name) ?? 0) + 1);
  /** @type {Map<string, number>} */
  const numbers = new Map();
  return new Map(called.map(({ id, name }) => [id, counts.get(name) === 1 ? name : numbered(name)]));

  /** @param {string} name @returns {string} */
  function numbered(name) {
    const number = (numbers.get(name) ?? 0) + 1;
    numbers.set(name, number);
    const said = words.say("action_numbered", { name, number });
    return counts.has(said) ? numbered(name) : said;
  }
}

/** The first thing that it says of itself, in one line. @param {Session} session @param {Action} action @param {Words} words */
function callOf(session, action, words) {
  return [...textsOf(action), questionOf(session, action)?.title].find(Boolean) ??
    words.say("action_unnamed");
}

/** What it says of itself, each in one line. @param {Action} action */
function textsOf({ difference, action, first_step: step }) {
  return [difference, action, step].map((text = "") => text.replace(/\s+/g, " ").trim());
}
