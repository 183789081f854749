// @ts-check
import { agreedOn, valueOn } from "../rules/agreement.js";
import { placedCount, tallyHands } from "../rules/spread.js";
import { marksOf, strength } from "./cells.js";
import { make } from "./dom.js";

/** @typedef {import("../workshop.js").WorkshopKit} WorkshopKit */
/** @typedef {import("../rules/framework.js").Question} Question */

/** What is counted for a question: files if there are any, else the show of hands. @param {WorkshopKit} kit @param {Question} question */
export function tallyShown({ store: { views, session } }, question) {
  return session.people.size
    ? views.tally(question.id)
    : tallyHands(question, valueOn(session, "hands", question.id) ?? {});
}

/**
 * The picture in one line: a box for each level, lowest first, and over it what was agreed.
 * @param {WorkshopKit} kit @param {Question} question @param {import("../rules/spread.js").Tally} [tally] @param {import("../rules/agreement.js").Agreed} [agreed]
 */
export function makeStrip(kit, question, tally = tallyShown(kit, question), agreed) {
  const { words, store: { session } } = kit;
  const { levels } = tally;
  const whole = placedCount(tally);
  agreed ??= agreedOn(session, question.id);
  const boxes = question.levels.map(({ id, name }, place) =>
    make(
      "li",
      {
        "class": "kit-cell",
        "data-level": id,
        "data-strength": strength(levels[place], whole),
        "data-mark": marksOf(words, agreed, id),
      },
      make("span", { class: "kit-unseen" }, name + " "),
      String(levels[place]),
    )
  );
  return make("ol", { class: "kit-strip" }, ...boxes);
}
