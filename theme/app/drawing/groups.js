// @ts-check
import { make } from "./dom.js";
import { sayDifference } from "./sayings.js";
import { makeStrip } from "./strip.js";

/** @typedef {import("../workshop.js").WorkshopKit} WorkshopKit */

/** The groups that may be shown on a question, and what is folded into everyone. @param {WorkshopKit} kit @param {import("../rules/framework.js").Question} question */
export function makeGroups(kit, question) {
  const { words, store: { views }, framework: { minimumGroup } } = kit;
  const groups = views.groupsOn(question.id);
  const shown = new Set(groups.map(({ id }) => id));
  const isPart = [...views.groups].some(([id, { size }]) => size && !shown.has(id));
  const name = groups.length ? "groups_hidden_here" : "groups_none";
  return make(
    "div",
    {},
    ...groups.map((group) =>
      make("div", { class: "kit-groups" }, group.name, makeStrip(kit, question, group.tally, {}))
    ),
    make("p", {}, sayDifference(words, question, views.difference(question.id))),
    isPart && make("p", { class: "kit-quiet" }, words.say(name, { count: minimumGroup })),
  );
}
