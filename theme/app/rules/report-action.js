// @ts-check
/** What an action says, field by field, in words. */

import { goalsOf, statusOf } from "./plan.js";
import { written } from "./written-in.js";

/** @typedef {import("./answer-file.js").Action} Action */
/** @typedef {import("./report-parts.js").Given} Given */

/** In the order of the form. */
export const ACTION_FIELDS = [
  "difference",
  "action",
  "first_step",
  "owner",
  "due",
  "review",
  "goal",
  "needs",
  "needs_met",
  "stop",
  "value",
  "effort",
  "status",
  "because",
];

/** @param {Given} given @param {Action} action @param {string} field @param {(day: string) => string} sayDay @returns {string} "" where nothing is said */
export function sayActionField({ words, session }, action, field, sayDay) {
  const value = /** @type {Record<string, any>} */ (action)[field] ?? "";
  if (field === "status") return words.say("plan_status_" + statusOf(action));
  if (value === "") return "";
  if (field === "due" || field === "review") return sayDay(value);
  const goal = field === "goal" && goalsOf(session).find(({ id }) => id === value);
  if (goal) return written(words, goal.name, goal.lang);
  if (typeof value === "boolean") return words.say(value ? "report_yes" : "report_no");
  return typeof value === "string" ? written(words, value, action.lang) : `${value}`;
}
