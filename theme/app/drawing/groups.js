// @ts-check
import { make } from "./dom.js";
import { sayDifference } from "./sayings.js";
import { makeStrip } from "./strip.js";

/** The groups that may be shown on a question, and what is folded into everyone. @param {import("./cells.js").DrawingKit} kit @param {import("../rules/desk.js").Row} row */
export function makeGroups({ words, framework }, { question, groups, difference, isFolded }) {
  const name = groups.length ? "groups_hidden_here" : "groups_none";
  return make(
    "div",
    {},
    ...groups.map(({ name, tally }) =>
      make("div", { class: "kit-groups" }, name, makeStrip(words, { question, tally, agreed: {} }))
    ),
    make("p", {}, sayDifference(words, question, difference)),
    isFolded && make("p", { class: "kit-quiet" }, words.say(name, { count: framework.minimumGroup })),
  );
}
