// @ts-check
/** The revisions that a thing went through, newest first. `history.js` joins what has such chains. */

/** A file keeps so many revisions of a thing. */
export const LONGEST_CHAIN = 50;

/** The chain after another change. @param {string[]} chain @param {string} revision a new one */
export function revised(chain, revision) {
  return [revision, ...chain].slice(0, LONGEST_CHAIN);
}
