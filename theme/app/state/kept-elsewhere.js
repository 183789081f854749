// @ts-check
import { checkFramework, readAnswerText, Refusal } from "../rules/answer-file.js";
import { Answers } from "../rules/answers.js";
import { checkOnePerson } from "../rules/one-person.js";
import { addressIn } from "./addresses.js";

/** @typedef {{address: string, text: string, count: number}} Kept */

/**
 * Answers to the same framework that this browser keeps under other addresses: the page may have been moved or renamed, or
 * be somebody else's copy.
 * @param {import("../rules/framework.js").Framework} framework @param {import("./last-save.js").Options} options @returns {Kept[]}
 */
export function keptElsewhere(framework, { key, storage }) {
  try {
    const kept = Object.entries({ ...storage() }).filter(([other]) => other !== key);
    return kept.map(([other, text]) => {
      const address = addressIn(other, framework, "answers");
      return { address, text, count: address ? countOf(framework, text) : 0 };
    }).filter(({ count }) => count);
  } catch {
    return []; // no storage, which the bar says
  }
}

/** How many answers and notes a text holds; none where it is no file of these. @param {import("../rules/framework.js").Framework} framework @param {string} text */
function countOf(framework, text) {
  try {
    const { file } = readAnswerText(text, framework.format);
    checkFramework(file, framework.id);
    checkOnePerson(file);
    return new Answers(framework, file).all.size;
  } catch (error) {
    if (error instanceof Refusal) return 0;
    throw error;
  }
}
