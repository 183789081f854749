// @ts-check
/** What actions are called. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { actionName, actionNames, renamed } from "./action-name.js";
import { Framework } from "./framework.js";
import { Session } from "./session.js";
import small from "./small.test.json" with { type: "json" };
import { Words } from "./words.js";

/** @typedef {import("./answer-file.js").Action} Action */

const words = new Words({ action_unnamed: "Unnamed", action_numbered: "{name} ({number})" }, "en-GB");

/** @param {Partial<Action>[]} actions in the order of the file */
function planOf(actions) {
  const session = new Session(new Framework(small));
  const ids = actions.map((action, rank) => {
    const id = `a-${rank}`;
    session.add({ kind: "plan", id, value: { ...action, id }, chain: [], rank });
    return id;
  });
  return { session, names: () => ids.map((id) => actionName(session, { id }, words)) };
}

/** @type {[Partial<Action>[], string[]][]} */
const CALLED = [
  [[{}], ["Unnamed"]],
  [[{ question: "q-two", owner: "Matron" }], ["Two"]],
  [[{ first_step: "Ask", question: "q-two" }], ["Ask"]],
  [[{ first_step: "Ask", action: "Huddles" }], ["Huddles"]],
  [[{ first_step: "Ask", action: "Huddles", difference: " Calm\n nights " }], ["Calm nights"]],
  [[{ difference: "\t", first_step: "Ask" }], ["Ask"]],
  [[{}, { action: "Ask" }, { question: "gone" }], ["Unnamed (1)", "Ask", "Unnamed (2)"]],
  [[{ action: "Ask" }, { difference: "Ask " }, { action: "Ask (1)" }], ["Ask (2)", "Ask (3)", "Ask (1)"]],
  [[{ action: "A" }, { action: "A (1)" }, { action: "A" }, { action: "A (1)" }], [
    "A (2)",
    "A (1) (1)",
    "A (3)",
    "A (1) (2)",
  ]],
];

test("an action is called by the first thing that it says, and no two alike", () => {
  for (const [actions, names] of CALLED) assert.deepEqual(planOf(actions).names(), names);
});

test("names follow what is written, and one that is gone has none", () => {
  const { session, names } = planOf([{ action: "Ask" }, { action: "Ask" }]);
  assert.deepEqual(names(), ["Ask (1)", "Ask (2)"]);
  session.say("plan", "a-1", { id: "a-1", action: "Tell" }, () => "r-1");
  assert.deepEqual(names(), ["Ask", "Tell"]);
  session.say("plan", "a-1", undefined, () => "r-2");
  assert.deepEqual(names(), ["Ask", "Unnamed"]);
});

test("who is renamed gives others their number or takes it, and nobody else is named anew", () => {
  const { session } = planOf([{ action: "Ask" }, { action: "Ask" }, { action: "Tell" }]);
  const before = actionNames(session, words);
  session.say("plan", "a-2", { id: "a-2", action: "Tell", owner: "Matron" }, () => "r-1");
  assert.deepEqual(renamed(before, actionNames(session, words)), []);
  session.say("plan", "a-1", { id: "a-1", action: "Walk" }, () => "r-2");
  assert.deepEqual(renamed(before, actionNames(session, words)), ["a-0", "a-1"]);
});
