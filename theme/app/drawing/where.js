// @ts-check
import { setText } from "./dom.js";

/** @typedef {{trouble: string, savedAs: string, changedSince: boolean, cleared: boolean, isEmpty: boolean, isKeeping?: boolean}} Where */

/** In a bar: where everything is, and whether that is all right. @param {HTMLElement} bar @param {Element} place @param {import("../rules/words.js").Words} words @param {Where} where */
export function showWhere(bar, place, words, where) {
  setText(place, words.say(nameOf(where), { name: where.savedAs }));
  bar.classList.toggle("is-unkept", where.trouble !== "");
}

/** The name of its words. @param {Where} where */
function nameOf({ trouble, savedAs, changedSince, cleared, isEmpty, isKeeping }) {
  const saved = savedAs && !changedSince;
  if (trouble) return saved ? "state_saved_only" : "unkept_" + trouble;
  if (isEmpty) return cleared ? "state_cleared" : "state_empty";
  if (isKeeping) return "state_keeping";
  if (saved) return "state_saved";
  return savedAs ? "state_changed" : "state_kept";
}
