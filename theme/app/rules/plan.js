// @ts-check
/** What a session says of its plan, as the pages and the report read it: choices, goals, actions, programmes, and who leads. */

import { valueOn } from "./agreement.js";
import { fieldOf } from "./things.js";

/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("./framework.js").Question} Question */
/** @typedef {import("./answer-file.js").Action} Action */
/** @typedef {import("./answer-file.js").Choice} Choice */
/** @typedef {import("./answer-file.js").Goal} Goal */
/** @typedef {import("./answer-file.js").Initiative} Initiative */
/** @typedef {{text: string, lang?: string}} Saying */

export const KEEP = "keep";
export const WORK_ON = "work-on";
export const NOT_NOW = "not-now";
/** What a question can be chosen for, in the order of the page. */
export const CHOICES = [KEEP, WORK_ON, NOT_NOW];
/** Where an action stands. One without a status is planned. */
export const STATUSES = ["planned", "going", "stuck", "done", "stopped"];
/** From here on nothing is done for an action; it is never deleted for that. */
const ENDS = ["done", "stopped"];
/** What is said of an action beside its status, and in which words. @type {Record<string, string>} */
const REASONS = { stuck: "follow_needs", stopped: "follow_because" };

/** What was chosen for a question as it is called today. @param {Session} session @param {string} id @returns {Choice} */
export function choiceOn(session, id) {
  return valueOn(session, "choices", id) ?? {};
}

/** The questions chosen for something, in the framework's order. @param {Session} session @param {string} choice @returns {Question[]} */
export function chosenFor(session, choice) {
  return [...session.framework.questions.values()].filter(({ id }) =>
    choiceOn(session, id).choice === choice
  );
}

/** In the order of the file. @param {Session} session @returns {Action[]} */
export function actionsOf(session) {
  return listOf(session, "plan");
}

/** @param {Session} session @returns {Goal[]} */
export function goalsOf(session) {
  return listOf(session, "goals");
}

/** @param {Session} session @returns {Initiative[]} */
export function initiativesOf(session) {
  return listOf(session, "initiatives");
}

/** @param {Session} session @param {string} kind @returns {any[]} */
function listOf(session, kind) {
  const items = [...session.of(kind).values()];
  return items.length ? fieldOf(kind, items) : [];
}

/** Who leads, or what is asked: a text that is a thing of its own. @param {Session} session @param {string} kind @returns {Saying} */
export function sayingOf(session, kind) {
  const value = session.value(kind, "") ?? "";
  return value.text ? value : { text: value };
}

/**
 * What stands beside a thing of a copy that was changed apart, until somebody decides; else what stands.
 * @template T
 * @param {Session} session @param {string} kind @param {T & {id: string}} value that stands @returns {T}
 */
export function apartFrom(session, kind, value) {
  const other = session.isAsked(kind, value.id) && session.standing(kind, value.id)[1]?.value;
  return other || value;
}

/** @param {Pick<Action, "status">} action */
export function statusOf({ status = "planned" }) {
  return status;
}

/** What is asked for under a status; none where nothing is. @param {Pick<Action, "status">} action @returns {string | undefined} the name of its words */
export function reasonAsked(action) {
  return REASONS[statusOf(action)];
}

/** Whether something is still to be done for it. @param {Action} action */
export function isOpen(action) {
  return !ENDS.includes(statusOf(action));
}

/** The question that an action is for as it is called today; none where it is for none, or this version has none of that id. @param {Session} session @param {Action} action @returns {Question | undefined} */
export function questionOf({ framework }, { question = "" }) {
  return framework.questions.get(framework.present(question));
}
