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
