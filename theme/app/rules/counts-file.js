// @ts-check
/** A workshop → a file of counts without people, for those who lay sessions beside each other. */

import { CANNOT_SAY, NOT_APPLICABLE } from "./framework.js";
import { placedCount } from "./spread.js";

/** @typedef {import("./answer-file.js").AnswerDocument} AnswerDocument */
/** @typedef {import("./answer-file.js").Counts} Counts */
/** @typedef {import("./views.js").Views} Views */
/** @typedef {import("./views.js").Group} Group */
/** @typedef {{group: string, people: number, questions: Record<string, Counts>}} GroupCounts */

/** Of a whole session, without what people wrote and without anybody's past. */
const KEPT = /** @type {const} */ (["format", "format_version", "framework", "saved", "session", "agreed"]);

/** Whether enough people are here to be counted for others. @param {Views} views */
export function canCount({ people, framework }) {
  return people.length >= framework.minimumGroup;
}

/**
 * Everybody, and on each question the groups that the page itself shows apart (folding.js): there they keep to the minimum,
 * and so does what is left without them. What people think of is not in it: a group there is a role. A question on which fewer than the minimum chose a level is left out.
 * @param {AnswerDocument} doc everything, as a file @param {Views} views @returns {AnswerDocument}
 */
export function countsOnly(doc, views) {
  const { framework } = views;
  const everyone = { id: "", name: "", ids: ["", ...framework.roles.map(({ id }) => id)] };
  /** @type {Map<string, GroupCounts>} */
  const found = new Map([["", groupCounts(views, everyone)]]);
  for (const question of framework.questions.values()) {
    if (placedCount(views.tally(question.id)) < framework.minimumGroup) continue;
    const groups = views.groupsOn(question.id).filter(({ isRest }) => !isRest);
    for (const group of [{ ...everyone, tally: views.tally(question.id) }, ...groups]) {
      const counts = found.get(group.id) ?? groupCounts(views, group);
      counts.questions[question.id] = countsOf(question, group.tally);
      found.set(group.id, counts);
    }
  }
  const kept = KEPT.filter((field) => doc[field] !== undefined).map((field) => [field, doc[field]]);
  return { ...Object.fromEntries(kept), people: [], counts: [...found.values()] };
}

/** @param {Views} views @param {Pick<Group, "id" | "ids">} group @returns {GroupCounts} */
function groupCounts(views, { id, ids }) {
  const people = ids.reduce((sum, role) => sum + views.sizeOf(role), 0);
  return { group: id, people, questions: {} };
}

/** By level and state, without zeros. What this version has no place for is nobody's to compare. @param {import("./framework.js").Question} question @param {import("./spread.js").Tally} tally @returns {Counts} */
function countsOf({ levels }, tally) {
  const counts = [
    ...levels.map(({ id }, place) => [id, tally.levels[place]]),
    [CANNOT_SAY, tally.cannotSay],
    [NOT_APPLICABLE, tally.notApplicable],
  ];
  return Object.fromEntries(counts.filter(([, count]) => count));
}
