// @ts-check
import { makeButton } from "./dom.js";

/** A button for what a long list holds back. @param {import("../rules/words.js").Words} words @param {number} count @param {() => void} act */
export function makeMore(words, count, act) {
  return makeButton(words.say("show_more", { count }), act);
}
