// @ts-check
/**
 * Which of two versions of a thing follows the other. No clock, no day and no count decides: each version carries the
 * random revisions that it went through, newest first, and follows every version whose newest revision is among them.
 *
 * Versions of which none follows another have parted: all of them are kept until a person decides. What is joined is a
 * set: the order of joining does not matter, and joining again changes nothing.
 */

import { pastOf, revised, says } from "./chain.js";
import { joinedNotes } from "./progress.js";
import { canonical, compareText } from "./text.js";

/**
 * @typedef {object} Version
 * @property {any} [value] undefined where the thing was taken away
 * @property {string[]} chain its revisions, newest first; empty where none are known, as in a file made by hand
 */

/**
 * Of all these versions of one thing, those that no other follows, in an order of their own. Notes of progress are only
 * ever added: those of a version that was followed go on in the one that follows it.
 * @template {Version} V
 * @param {V[]} versions @returns {V[]}
 */
export function joined(versions) {
  if (versions.length < 2) return versions;
  const left = distinct([...versions].sort((a, b) => compareText(exactly(a), exactly(b))));
  for (let again = true; again;) {
    again = false;
    for (const one of left) {
      for (const other of left) {
        if (one === other || !follows(one, other) || follows(other, one)) continue;
        left.splice(left.indexOf(other), 1);
        one.chain = [...new Set([...one.chain, ...other.chain])];
        again = true;
      }
    }
  }
  return withAllProgress(left, versions).sort(inOrder);
}

/** Whether one version was made from the other, or says the same and knows more of its past. @param {Version} one @param {Version} other */
export function follows(one, other) {
  const [newest] = pastOf(other);
  if (!other.chain.length && one.chain.length && says(one) === says(other)) return true;
  return one.chain[0] !== newest && one.chain.includes(newest);
}

/** The chain of what somebody decided: it follows all the versions that it is decided of. @param {Version[]} versions @param {string} revision a new one */
export function decided(versions, revision) {
  const pasts = versions.map(pastOf);
  return revised([...new Set([...pasts.map(([newest]) => newest), ...pasts.flat()])], revision);
}

/** Whether two versions are one: the same newest revision, and the same words. @param {Version} one @param {Version} other */
export function isSame(one, other) {
  return one.chain[0] === other.chain[0] && says(one) === says(other);
}

/** A text that only the same version with the same past has. @param {Version} version */
export function exactly({ value, chain }) {
  return canonical([value, chain]);
}

/** The same versions once, with all that is known of the past, and the last day to read. @template {Version} V @param {V[]} versions in an order of their own @returns {V[]} */
function distinct(versions) {
  /** @type {Map<string, V>} */
  const found = new Map();
  for (const version of versions) {
    const key = `${version.chain[0] ?? ""} ${says(version)}`;
    const past = [...(found.get(key)?.chain ?? []), ...version.chain];
    found.set(key, { ...version, chain: [...new Set(past)] });
  }
  return [...found.values()].sort(inOrder);
}

/** @template {Version} V @param {V[]} left @param {V[]} all */
function withAllProgress(left, all) {
  const progress = joinedNotes(all.map(({ value }) => value?.progress ?? []));
  if (!progress.length) return left;
  return left.map((version) =>
    version.value ? { ...version, value: { ...version.value, progress } } : version
  );
}

/** Those without a past last. @param {Version} a @param {Version} b */
function inOrder(a, b) {
  return Number(!a.chain.length) - Number(!b.chain.length) ||
    compareText(a.chain[0] ?? "", b.chain[0] ?? "") || compareText(says(a), says(b));
}
