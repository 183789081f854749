// @ts-check
/** Whatever is set, taken away and put back in a plan, nothing else of it is lost. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Framework } from "../rules/framework.js";
import small from "../rules/small.test.json" with { type: "json" };
import { PlanStore } from "./plan-store.js";

/** Only what this test is about. */
const FORMAT = {
  text: ["text"],
  file: ["by", {
    "^format$": "text",
    "^format_version$": ["whole", 1, 1],
    "^(people|goals|initiatives)$": ["list", ["a goal"]],
    "^(framework|session|choices)$": ["a map"],
    "^(lead|ask)$": ["either", "text", ["a map"]],
    "^plan$": ["list", ["by", {
      "^due$": ["text", "^\\d{4}-\\d{2}-\\d{2}$"],
      "^progress$": ["list", ["a note"]],
      ".": "text",
    }]],
  }],
};

/** @param {Record<string, string>} [more] of the framework */
async function emptyPlan(more) {
  let ids = 0;
  const store = new PlanStore({
    framework: new Framework({ ...small, ...more, format: FORMAT }),
    name: "plan",
    today: () => "2027-01-01",
    makeId: (letter) => `${letter}-${++ids}`,
  });
  await store.ready;
  return store;
}

/** Whole numbers that are the same in every run. @param {number} seed */
function numbers(seed) {
  let state = seed;
  return (/** @type {number} */ below) => {
    state = Math.imul(state ^ state >>> 15, 0x2c1b3c6d) + 0x9e3779b9 >>> 0;
    return state % below;
  };
}

test("what no reader takes costs neither the action nor what stood there", async () => {
  const store = await emptyPlan();
  const id = store.addAction({ first_step: "Ask", due: "2027-02-01" });
  store.setAction(id, { due: "12027-02-01" });
  assert.equal(store.session.value("plan", id)?.due, "2027-02-01");
  store.setAction(id, { due: "" });
  assert.deepEqual(store.session.value("plan", id), {
    id,
    status: "planned",
    first_step: "Ask",
    changed: "2027-01-01",
  });
});

test("no action, goal or note is lost over setting, taking away and putting back", async () => {
  for (let seed = 1; seed < 40; seed++) {
    const store = await emptyPlan();
    const pick = numbers(seed);
    /** What should be there, by kind and id. @type {Map<string, any>} */
    const expected = new Map();
    /** @type {{key: string, kind: string, id: string, value: any, thing: any, kept: any}[]} */
    const taken = [];
    const some = (/** @type {string} */ kind) => {
      const keys = [...expected.keys()].filter((key) => key.startsWith(kind));
      return keys.length ? keys[pick(keys.length)].slice(kind.length + 1) : "";
    };
    const steps = [
      () => {
        const id = store.addAction({ first_step: `Step ${pick(9)}` });
        expected.set(`plan ${id}`, { first_step: store.session.value("plan", id).first_step, notes: [] });
      },
      () => {
        const name = `Goal ${pick(9)}`;
        expected.set(`goals ${store.addGoal(name)}`, { name });
      },
      () => {
        const id = some("plan");
        if (!id) return;
        const text = `Changed ${pick(9)}`;
        store.setAction(id, { first_step: text });
        expected.get(`plan ${id}`).first_step = text;
      },
      () => {
        const id = some("plan");
        if (id) expected.get(`plan ${id}`).notes.push(store.addNote(id, `Note ${pick(9)}`));
      },
      () => {
        const kind = pick(2) ? "plan" : "goals";
        const id = some(kind);
        if (!id) return;
        const key = `${kind} ${id}`;
        const [value, thing] = [store.session.value(kind, id), store.session.thing(kind, id)];
        taken.push({ key, kind, id, value, thing, kept: expected.get(key) });
        expected.delete(key);
        store.remove(kind, id);
      },
      () => {
        const last = taken.pop();
        if (!last) return;
        store.putAgain(last.thing, last.value);
        expected.set(last.key, last.kept);
      },
      () => store.saved("plan.json"),
    ];
    for (let step = 0; step < 60; step++) steps[pick(steps.length)]();
    const actions = [...store.session.of("plan").values()].map((
      { id, value: { first_step, progress = [] } },
    ) => /** @type {const} */ ([`plan ${id}`, {
      first_step,
      notes: progress.map((/** @type {any} */ one) => one.id),
    }]));
    const goals = [...store.session.of("goals").values()].map((
      { id, value: { name } },
    ) => /** @type {const} */ ([`goals ${id}`, { name }]));
    const sorted = (/** @type {Iterable<readonly [string, any]>} */ all) =>
      [...all].sort(([a], [b]) => a < b ? -1 : 1);
    assert.deepEqual(sorted([...actions, ...goals]), sorted(expected), `seed ${seed}`);
  }
});

test("what is said again is no other revision, and tells nobody", async () => {
  const store = await emptyPlan();
  const id = store.addAction({ first_step: "Ask" });
  store.saved("plan.json");
  const before = store.session.thing("plan", id);
  let told = 0;
  store.addEventListener("change", () => told++);
  store.setAction(id, { first_step: "Ask" });
  assert.deepEqual([store.session.thing("plan", id), told, store.state.changedSince], [before, 0, false]);
  store.addNote(id, "Asked two.");
  assert.deepEqual([told > 0, store.state.changedSince], [true, true]);
});

/** All that people write on a plan, in a language's words. @param {PlanStore} store @param {string} text */
function writeAll(store, text) {
  const action = store.addAction({ owner: text });
  store.addNote(action, text);
  store.choose("q-one", { why: text });
  store.sayText("lead", text);
  store.sayText("ask", text);
  store.head("organisation", text);
  return { action, goal: store.addGoal(text), programme: store.addInitiative(text) };
}

/** @param {PlanStore} store @param {ReturnType<typeof writeAll>} ids */
function languagesOf(store, { action, goal, programme }) {
  const { session } = store;
  const things = [
    ...["lead", "ask", "session"].map((kind) => session.value(kind, "")),
    session.value("choices", "q-one"),
    session.value("goals", goal),
    session.value("initiatives", programme),
    session.value("plan", action),
    session.value("plan", action).progress[0],
  ];
  return new Set(things.map((one) => one.lang));
}

test("whatever is written on a page of another language names it, and in the framework's first nothing does", async () => {
  const welsh = await emptyPlan({ language: "cy", first: "en-GB" });
  assert.deepEqual(languagesOf(welsh, writeAll(welsh, "Dwy awr")), new Set(["cy"]));
  assert.deepEqual(welsh.session.value("lead", ""), { text: "Dwy awr", lang: "cy" });
  const english = await emptyPlan();
  assert.deepEqual(languagesOf(english, writeAll(english, "Two hours")), new Set([undefined]));
  assert.equal(english.session.value("lead", ""), "Two hours");
});

test("what was begun in a language stays in it, and a text that is written anew is in that of the page", async () => {
  const welsh = await emptyPlan({ language: "cy", first: "en-GB" });
  welsh.session.say("ask", "", "Two hours", () => "r-1");
  welsh.sayText("ask", "Two hours a month");
  assert.equal(welsh.session.value("ask", ""), "Two hours a month");
  welsh.sayText("ask", "");
  assert.equal(welsh.session.value("ask", ""), undefined);
  welsh.sayText("ask", "Dwy awr");
  assert.deepEqual(welsh.session.value("ask", ""), { text: "Dwy awr", lang: "cy" });
});
