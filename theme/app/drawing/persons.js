// @ts-check
/** What a list says of a person, who has no name: the group, a short random id, and how much they answered. */

/** @typedef {import("../rules/answer-file.js").Person} Person */
/** @typedef {{framework: import("../rules/framework.js").Framework, words: import("../rules/words.js").Words}} PersonKit */

/** @param {PersonKit} kit @param {string | undefined} role */
export function sayRole({ framework, words }, role) {
  return framework.roleName(role) || words.say("no_role");
}

/** As in the name of the file that the page suggests. @param {string} id */
export function shortId(id) {
  return id.replace(/^p-/, "").slice(0, 8);
}

/** @param {PersonKit} kit @param {Person} person */
export function sayAnswers({ words }, { answers = {} }) {
  const count = Object.values(answers).filter(({ level, state }) => level ?? state).length;
  return words.say("person_answers", { count });
}
