// @ts-check
/** A session as a file → the plan as a file that may be passed on. */

import { PEOPLE, splitKey } from "./things.js";

/** @typedef {import("./answer-file.js").AnswerDocument} AnswerDocument */

/**
 * Without people and what they wrote. Their past is left out too: a past without its person would say that the person
 * was taken away, and the file is to be added to the whole one again. @param {AnswerDocument} doc @returns {AnswerDocument}
 */
export function planToShare({ history, parted, ...doc }) {
  return { ...doc, people: [], ...part("history", history), ...part("parted", parted) };
}

/** @param {string} name @param {Record<string, any> | undefined} byThing */
function part(name, byThing) {
  const rest = Object.entries(byThing ?? {}).filter(([key]) => splitKey(key)[0] !== PEOPLE);
  return rest.length ? { [name]: Object.fromEntries(rest) } : {};
}
