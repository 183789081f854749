// @ts-check
/** What the room agreed on a question. It stands beside what people said and never touches it. */

import { filled } from "./things.js";
import { mended } from "./verdict.js";

/** @typedef {import("./session.js").Session} Session */
/** @typedef {{level?: string, target?: string, state?: string, reason?: string, lang?: string, views?: string[]}} Agreed */

export const NO_AGREEMENT = "no-agreement";

/** On a question as it is called today, else under an id that it had. @param {Session} session @param {string} kind @param {string} id */
export function valueOn(session, kind, id) {
  return session.framework.idsOf(id).map((one) => session.value(kind, one)).find((value) =>
    value !== undefined
  );
}

/** @param {Session} session @param {string} id @returns {Agreed} */
export function agreedOn(session, id) {
  return valueOn(session, "agreed", id) ?? {};
}

/** A level, or that there is none to agree on: then the question is talked through. @param {Agreed} agreed */
export function isSettled({ level, state }) {
  return level !== undefined || state === NO_AGREEMENT;
}

/** On how many questions there is an agreed level, on how many an honest no, and how many there are. @param {Session} session */
export function agreementProgress(session) {
  const all = [...session.framework.questions.keys()].map((id) => agreedOn(session, id));
  return {
    count: all.filter(({ level }) => level !== undefined).length,
    differ: all.filter(({ state }) => state === NO_AGREEMENT).length,
    total: all.length,
  };
}

/**
 * An agreement with one field set. A level ends a disagreement and its views, a disagreement ends a level and its target.
 * @param {Agreed} agreed @param {"choice" | "target" | "reason" | "views"} field
 * @param {any} value a text, "" to take the field away; for `choice` a level's id or "no-agreement"; for `views` level ids
 * @returns {Agreed}
 */
export function agreeing(agreed, field, value) {
  const { level: _, state: __, target, views, ...rest } = agreed;
  if (field === "reason") return filled({ ...agreed, reason: mended(value) });
  if (field !== "choice") return filled({ ...agreed, [field]: value });
  if (value === NO_AGREEMENT) return filled({ ...rest, state: value, views: views ?? [] });
  return filled({ ...rest, level: value, target });
}
