// @ts-check
import { make } from "./dom.js";
import { sayRefused } from "./refused.js";

/**
 * A box for a day, of a year of four digits. No browser tells when the last part of a day is emptied, nor takes half a day
 * for one: so whoever leaves the box is heard, and what cannot be kept stays in it, with a word.
 * @param {import("../rules/words.js").Words} words @param {(day: HTMLInputElement) => void} take another day @param {Record<string, string>} [attributes]
 */
export function makeDay(words, take, attributes) {
  const day = make("input", { ...attributes, type: "date", min: "1000-01-01", max: "9999-12-31" });
  let isHalf = false;
  day.addEventListener("input", () => isHalf = !day.validity.valid);
  day.addEventListener("blur", () => {
    const { valid } = day.validity;
    sayRefused(day, valid ? "" : words.say("date_refused"));
    if (valid && isHalf) take(day);
    isHalf = !valid;
  });
  return day;
}

/** Whether what stands in a box is somebody's who is in it, or who left half a day there. @param {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} box */
export function isBusy(box) {
  return box === document.activeElement || !box.validity.valid;
}

/** What goes around a box for a day: it is several fields to a browser, which names none of them by its label. @param {...string} names ids of the label, and of what the day belongs to */
export function aroundDay(...names) {
  return { "role": "group", "aria-labelledby": names.join(" ") };
}
