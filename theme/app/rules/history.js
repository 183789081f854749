// @ts-check
/**
 * Which of two versions of a thing follows the other. No clock, no day and no count decides: each version carries the
 * random revisions that it went through, newest first, and follows every version whose newest revision is among them.
 *
 * Versions of which none follows another have parted: all of them are kept until a person decides. What is joined is a
 * set: the order of joining does not matter, and joining again changes nothing.
 */

import { canonical, compareText } from "./text.js";

/**
 * @typedef {object} Version
 * @property {any} value undefined where the thing was taken away
 * @property {string[]} chain its revisions, newest first; empty where none are known, as in a file made by hand
 */

/** A file keeps so many revisions of a thing. */
export const LONGEST_CHAIN = 50;

/**
 * Of all these versions of one thing, those that no other follows, in an order of their own. Notes of progress are only
 * ever added: those of a version that was followed go on in the one that follows it.
 * @param {Version[]} versions @returns {Version[]}
 */
export function joined(versions) {
  const left = distinct(versions);
  for (let again = true; again;) {
    again = false;
    for (const one of left) {
      for (const other of left) {
        if (one === other || !follows(one, other) || follows(other, one)) continue;
        left.splice(left.indexOf(other), 1);
        one.chain = together(one.chain, other.chain);
        again = true;
      }
    }
  }
  return withAllProgress(left, versions).sort(inOrder);
}

/** Whether one version was made from the other, or says the same and knows more of its past. @param {Version} one @param {Version} other */
export function follows(one, other) {
  if (!other.chain.length) return one.chain.length > 0 && says(one) === says(other);
  return one.chain[0] !== other.chain[0] && one.chain.includes(other.chain[0]);
}

/** The chain after another change. @param {string[]} chain @param {string} revision a new one */
export function revised(chain, revision) {
  return [revision, ...chain].slice(0, LONGEST_CHAIN);
}

/** What somebody decided, over all the versions that it is decided of. @param {Version[]} versions @param {any} value @param {string} revision @returns {Version} */
export function decided(versions, value, revision) {
  const before = versions.map(({ chain }) => chain).reduce(together, []);
  return { value, chain: revised(before, revision) };
}

/** Versions with the same newest revision and the same words are one. @param {Version[]} versions */
function distinct(versions) {
  /** @type {Map<string, Version>} */
  const found = new Map();
  for (const version of versions) {
    const key = `${version.chain[0] ?? ""} ${says(version)}`;
    const same = found.get(key);
    if (same) same.chain = together(same.chain, version.chain);
    else found.set(key, { ...version });
  }
  return [...found.values()].sort(inOrder);
}

/** The first chain, and what else the second knows of the past. @param {string[]} one @param {string[]} other */
function together(one, other) {
  const rest = [one, other].sort((a, b) => b.length - a.length || compareText(a.join(), b.join()));
  return [...new Set([...one.slice(0, 1), ...rest.flat()])];
}

/** What a version says, without its notes of progress, which do not make it another. @param {Version} version */
function says({ value }) {
  if (value === undefined) return "";
  if (typeof value !== "object" || value === null) return canonical(value);
  const { progress: _, ...rest } = value;
  return canonical(rest);
}

/** @param {Version[]} left @param {Version[]} all */
function withAllProgress(left, all) {
  const notes = new Map(
    all.flatMap(({ value }) => value?.progress ?? []).map((note) => [canonical(note), note]),
  );
  if (!notes.size) return left;
  const progress = [...notes].sort(([a, one], [b, other]) =>
    compareText(one.date ?? "", other.date ?? "") || compareText(a, b)
  ).map(([, note]) => note);
  return left.map((version) =>
    version.value ? { ...version, value: { ...version.value, progress } } : version
  );
}

/** @param {Version} a @param {Version} b */
function inOrder(a, b) {
  return compareText(a.chain[0] ?? "", b.chain[0] ?? "") || compareText(says(a), says(b));
}
