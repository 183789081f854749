// @ts-check
/** What a person has to decide: of copies that were changed apart which one stands, and whether one id is one person. */

import { compared, differ } from "./people.js";
import { PEOPLE } from "./session.js";

/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("./session.js").Thing} Thing */
/** @typedef {import("./session.js").Version} Version */

/** The versions to choose from, at least two. @param {Session} session @param {Thing} thing @returns {Version[]} */
export function choices(session, { kind, id, versions }) {
  const standing = session.standing(kind, id);
  if (standing.length > 1) return standing;
  const [now] = standing;
  const [before] = versions.filter((one) => kind === PEOPLE && one.value && differ(one.value, now.value));
  return [before, now];
}

/** Of two people with one id: how many of the questions that both answered differ. @param {Version[]} versions */
export function difference([one, other]) {
  if (!one.value || !other.value) return null;
  const { both, different } = compared(one.value, other.value);
  return { count: different.length, total: both.length };
}
