// @ts-check
/** Boxes for counting hands, level by level, where the room sees the levels. */

import { CANNOT_SAY, NOT_APPLICABLE } from "../rules/framework.js";
import { find, listenTo, make, makeUnseen } from "./dom.js";
import { sayRefused } from "./refused.js";

/** @typedef {import("../workshop.js").WorkshopKit} WorkshopKit */

/** @param {WorkshopKit} kit @param {import("../rules/framework.js").Question} question @param {HTMLElement} slide that names its levels @param {HTMLElement} states the place for those who chose no level */
export function fillHands(kit, { id: question, levels, notApplicable }, slide, states) {
  for (const { id, name } of levels) {
    find(slide, "*", `[data-level="${id}"] [data-hands]`).append(handsBox(kit, question, id, name));
  }
  for (const state of notApplicable ? [CANNOT_SAY, NOT_APPLICABLE] : [CANNOT_SAY]) {
    states.append(handsBox(kit, question, state, kit.words.say("state_" + state)));
  }
}

/** @param {WorkshopKit} kit @param {string} question @param {string} id of a level or state @param {string} name */
function handsBox(kit, question, id, name) {
  const { words } = kit;
  const input = make("input", {
    type: "number",
    min: 0,
    max: 1000,
    value: handsOn(kit, question)[id] ?? "",
    inputmode: "numeric",
  });
  listenTo(input, "input", () => takeHands(kit, question, id, input));
  const label = [CANNOT_SAY, NOT_APPLICABLE].includes(id)
    ? make("span", {}, name)
    : make("span", {}, words.say("hands"), makeUnseen(" " + name));
  return make("label", { class: "kit-presenting__hands" }, label, input);
}

/** @param {WorkshopKit} kit @param {string} question @param {string} id @param {HTMLInputElement} input */
function takeHands(kit, question, id, input) {
  const { valid } = input.validity;
  sayRefused(input, valid ? "" : kit.words.say("hands_refused"));
  if (!valid) return;
  const { [id]: _, ...others } = handsOn(kit, question);
  kit.store.say(
    "hands",
    question,
    input.value === "" ? others : { ...others, [id]: input.valueAsNumber },
  );
}

/** @param {WorkshopKit} kit @param {string} question */
function handsOn({ desk }, question) {
  return desk.row(question).hands;
}
