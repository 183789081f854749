// @ts-check
/** The revisions that a thing went through, newest first. `history.js` joins what has such chains. */

import { canonical, fingerprint } from "./text.js";

/** @typedef {import("./history.js").Version} Version */

/** A file keeps so many revisions of a thing. */
export const LONGEST_CHAIN = 50;

/** The chain after another change. @param {string[]} chain @param {string} revision a new one */
export function revised(chain, revision) {
  return [revision, ...chain].slice(0, LONGEST_CHAIN);
}

/** A chain, or of a version without one what its words stand for, so that what follows it can say so. @param {Version} version */
export function pastOf(version) {
  return version.chain.length ? version.chain : ["r-" + fingerprint(says(version))];
}

/** What a version says, without what does not make it another: days and its language, which are for reading, and notes of progress. @param {Version} version */
export function says({ value }) {
  if (value === undefined) return "";
  if (typeof value !== "object" || value === null) return canonical(value);
  const { progress: _, saved: __, changed: ___, lang: ____, ...rest } = value;
  return canonical(rest.text ?? rest);
}
