// @ts-check
/** Which actions a round looks at, in which order, and what the minutes say of it. */

import assert from "node:assert/strict";
import { test } from "node:test";
import days from "./days.test.json" with { type: "json" };
import { endedOf, isToLookAt, minutesOf, roundOf } from "./follow.js";
import { Framework } from "./framework.js";
import { Session } from "./session.js";
import small from "./small.test.json" with { type: "json" };
import { Words } from "./words.js";

const TODAY = "2026-11-27";
const STATUSES = ["planned", "going", "stuck", "done", "stopped"];
const words = new Words({
  ...days,
  ...Object.fromEntries(
    STATUSES.map((
      status,
    ) => [`follow_said_${status}`, { one: `{count} ${status}`, other: `{count} ${status}s` }]),
  ),
  follow_said: { one: "{count} action: {said}.", other: "{count} actions: {said}." },
  follow_again: "Again on {day}.",
  follow_needs: "needs: {text}",
  follow_because: "because: {text}",
}, "en-GB");

/** @param {Partial<import("./answer-file.js").Action>[]} actions */
function planOf(actions) {
  const session = new Session(new Framework(small));
  actions.forEach((action, rank) => {
    const id = action.id ?? `a-${rank}`;
    session.add({ kind: "plan", id, value: { id, ...action }, chain: [], rank });
  });
  return session;
}

/** @param {{id: string}[]} actions */
const idsOf = (actions) => actions.map(({ id }) => id).join(" ");

test("a round begins with what is due, goes on by day, and ends with what has none", () => {
  const session = planOf([
    { id: "none" },
    { id: "later", review: "2027-03-01" },
    { id: "also-none", status: "stuck" },
    { id: "done", status: "done", due: "2026-01-01" },
    { id: "soon", due: "2026-12-01", review: "2027-01-01" },
    { id: "stopped", status: "stopped" },
    { id: "due", status: "going", due: "2027-01-01", review: "2026-11-27" },
    { id: "overdue", due: "2026-10-01" },
  ]);
  assert.equal(idsOf(roundOf(session)), "overdue due soon later none also-none");
  assert.equal(idsOf(endedOf(session)), "done stopped");
  assert.equal(idsOf(roundOf(session).filter((one) => isToLookAt(one, TODAY))), "overdue due");
  assert.ok(endedOf(session).every((one) => !isToLookAt(one, TODAY)));
});

/** @type {[string, Partial<import("./answer-file.js").Action>[], string][]} */
const MINUTES = [
  ["one action, without a status", [{}], "1 action: 1 planned."],
  [
    "the order of the statuses, and the next day to look again",
    [
      { status: "done", review: "2026-12-01" },
      { status: "going", review: "2027-02-01" },
      { status: "going", review: "2027-01-01" },
      { status: "planned", review: "2026-11-01" },
    ],
    "4 actions: 1 planned, 2 goings, 1 done. Again on 1 January 2027.",
  ],
  [
    "what the stuck ones need, in one line",
    [{ status: "stuck", because: " A room\non  Tuesdays. " }, { status: "stuck" }, {
      status: "stuck",
      because: "Time",
    }],
    "3 actions: 3 stucks (needs: A room on Tuesdays; Time).",
  ],
  [
    "why others stopped, and nothing of what was asked under an earlier status",
    [{ status: "stopped", because: "$& merged" }, { status: "going", because: "a room" }],
    "2 actions: 1 going, 1 stopped (because: $& merged).",
  ],
];
for (const [name, actions, expected] of MINUTES) {
  test(`the minutes say ${name}`, () => {
    assert.equal(minutesOf(actions.map((one) => ({ id: "a", ...one })), TODAY, words), expected);
  });
}
