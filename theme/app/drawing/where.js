// @ts-check
import { setText } from "./dom.js";

/**
 * @typedef {object} Where
 * @property {string} trouble why nothing is kept, or ""
 * @property {string} [half] why a crash may take the last minute, or ""
 * @property {boolean} [isKeeping] it is on its way
 * @property {boolean} [isAgain] somebody else had removed it
 * @property {boolean} [isRefused] the browser did not clear it
 * @property {boolean} cleared
 * @property {boolean} isEmpty
 * @property {string} savedAs
 * @property {boolean} changedSince
 */

/** In a bar: where everything is, and whether that is all right. @param {HTMLElement} bar @param {Element} place @param {import("../rules/words.js").Words} words @param {Where} where */
export function showWhere(bar, place, words, where) {
  place.setAttribute("aria-busy", String(Boolean(where.isKeeping))); // or every answer would be read out twice
  setText(place, words.say(nameOf(where), { name: where.savedAs }));
  bar.classList.toggle("is-unkept", where.trouble !== "" || Boolean(where.isRefused));
}

/** The name of its words. @param {Where} where */
function nameOf({ trouble, half, savedAs, changedSince, cleared, isEmpty, isKeeping, isAgain, isRefused }) {
  const saved = savedAs && !changedSince;
  if (isRefused) return "state_refused";
  if (trouble) return saved ? "state_saved_only" : "unkept_" + trouble;
  if (isEmpty) return cleared ? "state_cleared" : "state_empty";
  if (isKeeping) return "state_keeping";
  if (isAgain) return "state_again";
  if (saved) return "state_saved";
  if (half) return half === "silent" ? "state_half_silent" : "state_half";
  return savedAs ? "state_changed" : "state_kept";
}
