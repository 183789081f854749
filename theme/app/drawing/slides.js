// @ts-check
/** Words of the framework that the page shows as slides, and its data does not repeat. */

/** What a question asks, or what it says of a level. @param {string} question @param {string} [level] */
export function slideText(question, level) {
  const part = level ? `[data-level="${level}"] .kit-slide__text` : ".kit-slide__question";
  return document.querySelector(`[data-slide="${question}"] ${part}`)?.textContent ?? "";
}
