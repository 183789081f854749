// @ts-check
/** What is agreed, field by field. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { agreeing, agreementProgress, isSettled } from "./agreement.js";
import { Framework } from "./framework.js";
import { Session } from "./session.js";
import small from "./small.test.json" with { type: "json" };

/** @type {[import("./agreement.js").Agreed, "choice" | "target" | "reason" | "views", any, object][]} */
const CHANGES = [
  [{}, "choice", "low", { level: "low" }],
  [{ level: "low", target: "top" }, "choice", "high", { level: "high", target: "top" }],
  [{ level: "low", reason: "So" }, "choice", "", { reason: "So" }],
  [{ level: "low", target: "top" }, "choice", "no-agreement", { state: "no-agreement" }],
  [{ state: "no-agreement", views: ["low", "top"] }, "choice", "low", { level: "low" }],
  [{ level: "low" }, "target", "top", { level: "low", target: "top" }],
  [{ level: "low", target: "top" }, "target", "", { level: "low" }],
  [{}, "reason", "Not yet", { reason: "Not yet" }],
  [{ reason: "Not yet" }, "reason", "", {}],
  [{ state: "no-agreement" }, "views", ["low", "top"], { state: "no-agreement", views: ["low", "top"] }],
  [{ state: "no-agreement", views: ["low"] }, "views", [], { state: "no-agreement" }],
];

test("one field is set, and what contradicts it goes", () => {
  for (const [agreed, field, value, expected] of CHANGES) {
    assert.deepEqual(agreeing(agreed, field, value), expected);
  }
});

test("a level or an honest no settles a question", () => {
  assert.ok(isSettled({ level: "low" }));
  assert.ok(isSettled({ state: "no-agreement" }));
  assert.ok(!isSettled({}));
  assert.ok(!isSettled({ reason: "Talked" }));
});

test("a level is agreed, and an honest no is seen differently", () => {
  const session = new Session(new Framework(small));
  const said = {
    "q-one": { level: "low" },
    "q-two": { state: "no-agreement" },
    "q-three": { reason: "Later" },
  };
  for (const [id, value] of Object.entries(said)) {
    session.add({ kind: "agreed", id, value, chain: [], rank: 0 });
  }
  assert.deepEqual(agreementProgress(session), { count: 1, differ: 1, total: 3 });
});
