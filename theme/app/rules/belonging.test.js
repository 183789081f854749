// @ts-check
/** Which files belong to a session, and which wait for a word. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { isSingle, reasonsToWait, usualDay } from "./belonging.js";
import { Framework } from "./framework.js";
import small from "./small.test.json" with { type: "json" };

/** @typedef {import("./answer-file.js").AnswerDocument} AnswerDocument */

const CHANGED = new Framework({ ...small, changes: [{ version: "1.2.0", questions: ["q-one"] }] });

/** @param {object} [more] @returns {AnswerDocument} */
function file(more = {}) {
  return {
    format: "assessment-kit",
    format_version: 1,
    framework: { id: "small", version: "1.2.0" },
    saved: "2026-11-23",
    people: [{ id: "p-a", answers: { "q-one": { level: "low" } } }],
    ...more,
  };
}

/** @param {AnswerDocument} doc @param {object} [heading] @param {string} [usual] */
function reasons(doc, heading = {}, usual = "2026-11-20") {
  return reasonsToWait(CHANGED, doc, { heading, usual, isOther: false }).map(({ code }) => code);
}

test("a file of the same time, session and version is added", () => {
  assert.deepEqual(reasons(file()), []);
  assert.deepEqual(
    reasons(file({ session: { id: "s-1", title: "Spring" } }), { id: "s-1", title: "Autumn" }),
    [],
  );
  assert.deepEqual(
    reasons(file({ session: { organisation: "the  Kitchen " } }), { id: "s-1", organisation: "The kitchen" }),
    [],
  );
  assert.deepEqual(reasons(file(), {}, ""), []);
});

test("another session, organisation, time or version waits", () => {
  assert.deepEqual(reasons(file({ session: { id: "s-2" } }), { id: "s-1" }), ["session"]);
  assert.deepEqual(reasons(file({ session: { title: "Spring" } }), { id: "s-1", title: "Autumn" }), [
    "session",
  ]);
  assert.deepEqual(reasons(file({ session: { organisation: "Kitchen" } }), { organisation: "Garden" }), [
    "organisation",
  ]);
  assert.deepEqual(reasons(file({ saved: "2025-11-23" })), ["day"]);
  assert.deepEqual(reasons(file({ saved: "2099-11-23" })), ["day"]);
  assert.deepEqual(reasons(file({ framework: { id: "small", version: "1.0.0" } })), ["version"]);
  assert.deepEqual(reasons(file({ framework: { id: "small", version: "2.0.0" } })), ["version"]);
});

test("an older version whose changed questions nobody answered is no matter", () => {
  const other = {
    framework: { id: "small", version: "1.0.0" },
    people: [{ id: "p-a", answers: { "q-two": { level: "low" } } }],
  };
  assert.deepEqual(reasons(file(other)), []);
});

test("counts without people can only be laid beside", () => {
  assert.deepEqual(reasons(file({ people: [], counts: [{ people: 9 }] })), ["counts"]);
});

test("the usual day is the one in the middle, and one far off does not move it", () => {
  assert.equal(usualDay(["2026-11-22", "2099-01-01", "2026-11-20", undefined]), "2026-11-22");
  assert.equal(usualDay([]), "");
});

test("the file of one person is told from a workshop of one", () => {
  assert.equal(isSingle(file({ history: {} })), true);
  assert.equal(isSingle(file({ session: { id: "s-1" } })), false);
});
