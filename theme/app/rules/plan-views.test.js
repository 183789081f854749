// @ts-check
/** How actions are headed, which goals they serve, and what they can begin from. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Framework } from "./framework.js";
import { aimOf, isBlank, seenBy, servedBy, stepsFrom, withoutAction, withoutGoal } from "./plan-views.js";
import { Session } from "./session.js";
import small from "./small.test.json" with { type: "json" };

/** @typedef {import("./answer-file.js").Action} Action */

const FRAMEWORK = {
  ...small,
  components: [
    {
      id: "first",
      title: "First",
      questions: [{ id: "q-one", title: "One" }, { id: "q-two", title: "Two" }],
    },
    {
      id: "second",
      title: "Second",
      questions: [{
        id: "q-three",
        title: "Three",
        nextSteps: { low: ["Ask the night staff."] },
        descriptors: { middle: "Some know.", top: "All know." },
      }],
    },
  ],
};

/** @type {Action[]} */
const ACTIONS = [
  { id: "a-1", question: "q-three", owner: "Matron", due: "2027-02-20", goal: "g-2" },
  { id: "a-2", question: "q-old", owner: " matron ", due: "2027-01-09" },
  { id: "a-3", first_step: "Ask", goal: "g-gone" },
  { id: "a-4", question: "q-gone", owner: "Chair", due: "2027-02-01", goal: "g-1", status: "stopped" },
  { id: "a-5", question: "q-two", owner: "", due: "2026-12-31", goal: "g-1" },
];
const GOALS = [{ id: "g-1", name: "Fewer falls" }, { id: "g-2", name: "Fewer falls" }, {
  id: "g-3",
  name: "Rest",
}];

/** @param {Action[]} actions */
function planOf(actions) {
  const session = new Session(new Framework(FRAMEWORK));
  const add = (/** @type {string} */ kind, /** @type {{id: string}[]} */ values) =>
    values.forEach((value, rank) => session.add({ kind, id: value.id, value, chain: [], rank }));
  add("plan", actions);
  add("goals", GOALS);
  return session;
}

/** @param {{heading: string, actions: Action[]}[]} groups */
function told(groups) {
  return groups.map(({ heading, actions }) => [heading, actions.map(({ id }) => id).join(" ")]);
}

test("actions stand under what they belong to, and those that belong nowhere come last", () => {
  const session = planOf(ACTIONS);
  assert.deepEqual(told(seenBy(session, "component")), [["First", "a-2 a-5"], ["Second", "a-1"], [
    "",
    "a-3 a-4",
  ]]);
  assert.deepEqual(told(seenBy(session, "goal")), [
    ["Fewer falls", "a-4 a-5"],
    ["Fewer falls", "a-1"],
    ["", "a-2 a-3"],
  ]);
  assert.deepEqual(told(seenBy(session, "owner")), [["Chair", "a-4"], ["Matron", "a-1 a-2"], [
    "",
    "a-3 a-5",
  ]]);
  assert.deepEqual(told(seenBy(session, "date")), [
    ["2026-12", "a-5"],
    ["2027-01", "a-2"],
    ["2027-02", "a-4 a-1"],
    ["", "a-3"],
  ]);
});

test("every action is in each order once", () => {
  const many = Array.from({ length: 200 }, (_, place) => ({
    ...ACTIONS[place % 5],
    id: `a-${place}`,
    owner: ["", "Chair", "chair", "Ward Manager", "constructor"][place % 7 % 5],
    due: place % 3 ? `2027-${String(place % 12 + 1).padStart(2, "0")}-01` : "",
  }));
  for (const by of /** @type {const} */ (["component", "goal", "owner", "date"])) {
    const groups = seenBy(planOf(many), by);
    const ids = groups.flatMap(({ actions }) => actions.map(({ id }) => id));
    assert.deepEqual([...ids].sort(), many.map(({ id }) => id).sort());
    assert.deepEqual(
      groups.map(({ heading }) => heading).filter((one, place) => !one && place < groups.length - 1),
      [],
    );
  }
});

test("a goal that only something stopped serves has no action, nor has an action whose goal is gone a goal", () => {
  const session = planOf(ACTIONS);
  assert.deepEqual(served(session), [["g-1", "a-5"], ["g-2", "a-1"], ["g-3", ""]]);
  assert.deepEqual(withoutGoal(session).map(({ id }) => id), ["a-2", "a-3"]);
});

/** @param {Session} session */
function served(session) {
  return servedBy(session).map(({ goal, actions }) => [goal.id, actions.map(({ id }) => id).join(" ")]);
}

test("a question has an action under whichever id it was written", () => {
  const session = planOf(ACTIONS.slice(0, 2));
  const questions = [...session.framework.questions.values()];
  assert.deepEqual(withoutAction(session, questions).map(({ id }) => id), ["q-two"]);
});

test("the aim is what was agreed, else one level above, and none above the top", () => {
  const question = new Framework(FRAMEWORK).question("q-three");
  const aims = [
    [{}, undefined],
    [{ state: "no-agreement" }, undefined],
    [{ level: "low" }, "Some know."],
    [{ level: "low", target: "top" }, "All know."],
    [{ level: "middle" }, ""],
    [{ level: "top" }, undefined],
    [{ level: "elsewhere" }, undefined],
  ];
  for (const [agreed, text] of aims) {
    assert.equal(aimOf(question, /** @type {any} */ (agreed))?.text, text);
  }
  assert.deepEqual(stepsFrom(question, { level: "low" }), ["Ask the night staff."]);
  assert.deepEqual(stepsFrom(question, {}), []);
});

test("an action is blank while nothing is written in it", () => {
  /** @type {[Action, boolean][]} */
  const cases = [
    [{ id: "a", status: "planned", changed: "2027-01-01" }, true],
    [{ id: "a", question: "q-two" }, true],
    [{ id: "a", action: "Huddles" }, false],
    [{ id: "a", difference: "Calm", action: "Huddles" }, false],
    [{ id: "a", first_step: "Ask", difference: "Calm" }, false],
    [{ id: "a", status: "stopped" }, false],
    [{ id: "a", needs_met: false }, false],
  ];
  for (const [action, blank] of cases) {
    assert.equal(isBlank(action), blank, JSON.stringify(action));
  }
});
