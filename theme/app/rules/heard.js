// @ts-check
/** What a room hears of people beside the levels that they chose: what they wrote, and which way a component went. */

import { answerTo, writings } from "./spread.js";

/** @typedef {import("./views.js").Views} Views */
/** @typedef {Record<"better" | "same" | "worse", number>} Trend how many saw a component go which way in a year */

/** What people wrote on a question, without who. @param {Views} views @param {string} id of the question */
export function writingsOn({ framework, people }, id) {
  return writings(people.map((person) => answerTo(framework, person, id)));
}

/** Which way a component went in a year; null of so few that a mark could be told by who is here. @param {Views} views @param {string} id of the component @returns {Trend | null} */
export function trendOn({ framework, people }, id) {
  const trend = { better: 0, same: 0, worse: 0 };
  const ways = people.flatMap((person) => person.trend?.[id] ?? []);
  for (const way of ways) trend[way]++;
  return ways.length < framework.minimumGroup ? null : trend;
}
