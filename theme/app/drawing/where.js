// @ts-check
import { setText } from "./dom.js";
import { today } from "./page.js";

/** @typedef {{name: string, day: string, isSeen?: boolean}} Saved the file saved last; `isSeen`: somebody says that it is there */
/**
 * @typedef {object} Where
 * @property {string} trouble why nothing is kept, or ""
 * @property {string} [half] why a crash may take the last minute, or ""
 * @property {boolean} [isKeeping] it is on its way
 * @property {boolean} [isAgain] somebody else had removed it
 * @property {boolean} [isRefused] the browser did not clear it
 * @property {boolean} cleared
 * @property {boolean} isEmpty
 * @property {Saved | null} saved
 * @property {boolean} changedSince the last save
 */

/** In a bar: where everything is, and whether that is all right. @param {HTMLElement} bar @param {Element} place @param {import("../rules/words.js").Words} words @param {Where} where */
export function showWhere(bar, place, words, where) {
  place.setAttribute("aria-busy", String(Boolean(where.isKeeping))); // or every answer would be read out twice
  setText(place, sayWhere(words, where));
  bar.classList.toggle("is-unkept", where.trouble !== "" || Boolean(where.isRefused));
}

/** @param {import("../rules/words.js").Words} words @param {Where} where */
export function sayWhere(words, where) {
  const { name = "", day } = where.saved ?? {};
  return words.say(nameOf(where), { name, day: words.day(day) });
}

/** The name of its words. No page can see a file arrive: until somebody has seen it, it was handed over, and no more. @param {Where} where */
function nameOf({ trouble, half, saved, changedSince, cleared, isEmpty, isKeeping, isAgain, isRefused }) {
  const handed = saved && !changedSince && (saved.isSeen ? "state_saved" : "state_handed");
  if (isRefused) return "state_refused";
  if (trouble) return handed ? handed + "_only" : "unkept_" + trouble;
  if (isEmpty) return cleared ? "state_cleared" : "state_empty";
  if (isKeeping) return "state_keeping";
  if (isAgain) return "state_again";
  if (handed) return saved.day === today() ? handed : handed + "_before";
  if (half) return half === "silent" ? "state_half_silent" : "state_half";
  return saved ? "state_changed" : "state_kept";
}
