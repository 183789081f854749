// @ts-check
/** Whether single letters act on a page; somebody who dictates would say them by accident. */

/** Kept beside the marks of questions, none of which has such an id. */
const LETTERS_OFF = "kit-letters-off";

/** @param {import("./session-store.js").SessionStore} store */
export function lettersAct({ talk }) {
  return !talk.has(LETTERS_OFF);
}

/** @param {import("./session-store.js").SessionStore} store @param {boolean} isOn */
export function letLettersAct(store, isOn) {
  store.tick(LETTERS_OFF, !isOn);
}
