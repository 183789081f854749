// @ts-check
/** What a plan said last time. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Framework } from "./framework.js";
import { lastNoteOf, lastTime } from "./last-time.js";
import { Session } from "./session.js";
import small from "./small.test.json" with { type: "json" };
import { Words } from "./words.js";
import { written } from "./written-in.js";

const notes = [
  { id: "n-1", date: "2026-12-01", note: "First" },
  { id: "n-2", date: "2027-02-01", note: "Last" },
  { id: "n-3", date: "2027-01-01", note: "Between, from another copy" },
];
const session = new Session(new Framework(small));
[
  { id: "a-1", difference: "For all" },
  { id: "a-2", question: "q-two", status: "stopped", because: "Wedi uno", lang: "cy", progress: notes },
  { id: "a-3", question: "q-old", first_step: "Ask" },
  { id: "a-4", question: "of-another-version" },
].forEach((value, rank) => session.add({ kind: "plan", id: value.id, value, chain: [], rank }));

test("open and ended actions are told in the framework's order, those for no question last", () => {
  const words = new Words({ action_unnamed: "Unnamed" }, "en-GB");
  const planned = { question: "", status: "planned", because: "", note: undefined };
  const because = written(words, "Wedi uno", "cy");
  assert.deepEqual(lastTime(session, words), [
    { ...planned, question: "q-one", name: written(words, "Ask") },
    { question: "q-two", name: "Two", status: "stopped", because, note: notes[1] },
    { ...planned, name: written(words, "For all") },
    { ...planned, name: "Unnamed" },
  ]);
});

test("the last note is that of the latest day, and of one day the one added last", () => {
  assert.equal(lastNoteOf({ id: "a" }), undefined);
  assert.equal(lastNoteOf({ id: "a", progress: notes })?.note, "Last");
  const same = notes.map((note) => ({ ...note, date: "2027-01-01" }));
  assert.equal(lastNoteOf({ id: "a", progress: same })?.id, "n-3");
});
