// @ts-check
/** How the actions of a plan are ordered and headed, which goals they serve, and what an action can begin from and aim at. */

import { actionsOf, goalsOf, questionOf, statusOf } from "./plan.js";
import { compareText } from "./text.js";

/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("./framework.js").Question} Question */
/** @typedef {import("./answer-file.js").Action} Action */
/** @typedef {import("./answer-file.js").Goal} Goal */
/** @typedef {import("./agreement.js").Agreed} Agreed */
/** @typedef {"component" | "goal" | "owner" | "date"} By */
/** @typedef {{heading: string, actions: Action[]}} Group heading: a title, a name, a month as 2027-02, or "" for those that have none */

/** For each order: what says of an action where it stands and under which heading. @type {Record<By, (session: Session) => (action: Action) => [string, string]>} */
const PLACES = {
  component(session) {
    const { components } = session.framework;
    const titles = new Map(components.map(({ id, title }, place) => [id, [sortable(place), title]]));
    return (action) => placeIn(titles, questionOf(session, action)?.component);
  },
  goal(session) {
    const names = new Map(goalsOf(session).map(({ id, name }, place) => [id, [sortable(place), name]]));
    return ({ goal }) => placeIn(names, goal);
  },
  owner: () => ({ owner = "" }) => [owner.trim().toLowerCase(), owner.trim()],
  date: () => ({ due = "" }) => [due, due.slice(0, 7)],
};

/** @param {Map<string, string[]>} places @param {string | undefined} id @returns {[string, string]} */
function placeIn(places, id = "") {
  const [key, heading] = places.get(id) ?? ["", ""];
  return [key, heading];
}

/** All actions under headings, those that have none last; else in the order of the file. @param {Session} session @param {By} by @param {Action[]} [actions] as they stood when they were put in order @returns {Group[]} */
export function seenBy(session, by, actions = actionsOf(session)) {
  const placeOf = PLACES[by](session);
  const placed = actions.map((action) => {
    const [key, heading] = placeOf(action);
    return { key, heading, action };
  });
  const first = placed.filter(({ key }) => key).sort((a, b) => compareText(a.key, b.key));
  /** @type {(Group & {key: string})[]} */
  const groups = [];
  for (const { key, heading, action } of [...first, ...placed.filter((one) => !one.key)]) {
    const last = groups.at(-1);
    const isSame = last && (by === "date" ? last.heading === heading : last.key === key);
    if (isSame) last.actions.push(action);
    else groups.push({ key, heading, actions: [action] });
  }
  return groups.map(({ heading, actions }) => ({ heading, actions }));
}

/** So that the tenth comes after the second. @param {number} place */
function sortable(place) {
  return String(place).padStart(6, "0");
}

/** Each goal with the actions that serve it. One that was stopped serves none. @param {Session} session @returns {{goal: Goal, actions: Action[]}[]} */
export function servedBy(session) {
  const actions = serving(session);
  return goalsOf(session).map((goal) => ({ goal, actions: actions.filter((one) => one.goal === goal.id) }));
}

/** Actions that serve no goal that there is. @param {Session} session @returns {Action[]} */
export function withoutGoal(session) {
  const goals = new Set(goalsOf(session).map(({ id }) => id));
  return serving(session).filter(({ goal }) => !goal || !goals.has(goal));
}

/** @param {Session} session */
function serving(session) {
  return actionsOf(session).filter((one) => statusOf(one) !== "stopped");
}

/** Of some questions, those that no action is for. @param {Session} session @param {Question[]} questions */
export function withoutAction(session, questions) {
  const ids = new Set(actionsOf(session).map((one) => questionOf(session, one)?.id));
  return questions.filter(({ id }) => !ids.has(id));
}

/** What the framework suggests from the agreed level. @param {Question} question @param {Agreed} agreed */
export function stepsFrom({ nextSteps }, { level = "" }) {
  return nextSteps.get(level) ?? [];
}

/** The level to aim at and what it says: the aim where one is agreed, else one above. @param {Question} question @param {Agreed} agreed */
export function aimOf({ levels, descriptors }, { level, target }) {
  const place = levels.findIndex(({ id }) => id === level);
  const aim = levels.find(({ id }) => id === target) ?? (place < 0 ? undefined : levels[place + 1]);
  return aim && { ...aim, text: descriptors.get(aim.id) ?? "" };
}

/** Whether nothing was written into an action, so that nothing is lost with it. @param {Action} action */
export function isBlank({ id: _, question: __, status, changed: ___, ...rest }) {
  return statusOf({ status }) === "planned" && !Object.keys(rest).length;
}
