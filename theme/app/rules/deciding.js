// @ts-check
/** What a person has to decide: of copies that were changed apart which one stands, and whether one id is one person. */

import { differ } from "./people.js";
import { PEOPLE } from "./things.js";

/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("./things.js").Thing} Thing */
/** @typedef {import("./things.js").Version} Version */

/** The versions to choose from, at least two. @param {Session} session @param {Thing} thing @returns {Version[]} */
export function choices(session, { kind, id, versions }) {
  const standing = session.standing(kind, id);
  if (standing.length > 1) return standing;
  const [now] = standing;
  const [before] = versions.filter((one) => kind === PEOPLE && one.value && differ(one.value, now.value));
  return [before, now];
}
