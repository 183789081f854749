// @ts-check
/** Whether an owner looks like a person's name. It is a guess, for a hint and nothing more. */

/** @param {string} owner @param {string} titles before a name, as "Dr, Mrs" @param {string} posts words that only posts have, as "lead, manager" */
export function looksLikeName(owner, titles, posts) {
  const [before, usual] = [titles, posts].map((list) => new Set(list.toLowerCase().split(/,\s*/)));
  const parts = owner.split(/[,;/&()]/).map((part) => part.trim().split(/\s+/));
  return parts.some((words) => {
    const low = words.map((word) => word.toLowerCase().replace(/\.$/, ""));
    if (low.some((word) => usual.has(word))) return false;
    return before.has(low[0]) && words.length > 1 || words.length === 2 && words.every(isCapitalised);
  });
}

/** As a name is, and an abbreviation is not. @param {string} word */
function isCapitalised(word) {
  return /^\p{Lu}[\p{L}’'-]*\p{Ll}$/u.test(word);
}
