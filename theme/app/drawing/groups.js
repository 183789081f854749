// @ts-check
import { make } from "./dom.js";
import { sayDifference, sayGroup } from "../rules/sayings.js";
import { makeStrip } from "./strip.js";

/** The groups that are shown on a question, and that there are others. @param {import("./cells.js").DrawingKit} kit @param {import("../rules/desk.js").Row} row */
export function makeGroups({ words, framework }, { question, groups, difference, isFolded }) {
  return make(
    "div",
    {},
    ...groups.map((group) =>
      make(
        "div",
        { class: "kit-groups" },
        sayGroup(words, group),
        makeStrip(words, { question, tally: group.tally, agreed: {} }),
      )
    ),
    make("p", {}, sayDifference(words, question, difference)),
    isFolded &&
      make("p", { class: "kit-quiet" }, words.say("groups_hidden_here", { count: framework.minimumGroup })),
  );
}
