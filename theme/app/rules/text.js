// @ts-check
/** Texts that are the same for every language and order of writing. */

/** JSON with sorted keys: two maps that say the same have the same text. @param {unknown} value @returns {string} */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (!value || typeof value !== "object") return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).sort(([a], [b]) => compareText(a, b));
  return `{${entries.map(([key, item]) => JSON.stringify(key) + ":" + canonical(item)).join()}}`;
}

/** By code units, which no language setting changes. @param {string} a @param {string} b */
export function compareText(a, b) {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** Nothing of either is lost, and nothing is said twice. @param {string} mine @param {string} theirs @param {string} between */
export function bothTexts(mine, theirs, between) {
  if (mine.includes(theirs)) return mine;
  return theirs.includes(mine) ? theirs : mine + between + theirs;
}

/** A text of sixteen digits that stands for another, and says nothing of it (FNV-1a, from two beginnings). @param {string} text */
export function fingerprint(text) {
  return [0x811c9dc5, 0x050c5d1f].map((seed) => fnv(text, seed).toString(16).padStart(8, "0")).join("");
}

/** @param {string} text @param {number} seed @returns {number} of 32 bits */
export function fnv(text, seed = 0x811c9dc5) {
  let hash = seed;
  for (let place = 0; place < text.length; place++) {
    hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
  }
  return hash >>> 0;
}
