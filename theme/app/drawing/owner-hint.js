// @ts-check
import { looksLikeName } from "../rules/posts.js";

/** A word of advice where an owner looks like a name, else "". @param {import("../rules/words.js").Words} words @param {string} owner */
export function sayOwnerHint(words, owner) {
  const isName = looksLikeName(owner, words.say("plan_titles"), words.say("plan_posts"));
  return isName ? words.say("plan_owner_hint") : "";
}
