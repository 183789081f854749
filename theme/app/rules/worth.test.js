// @ts-check
/** Why a question is worth a look. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Framework } from "./framework.js";
import { Session } from "./session.js";
import small from "./small.test.json" with { type: "json" };
import { Views } from "./views.js";
import { lookAt, worthFirst } from "./worth.js";

const framework = new Framework(small);

/** @param {[string, number, Record<string, import("./answer-file.js").Answer>][]} crowds role, how many, what each answered @param {Record<string, unknown>} [agreed] @param {string[]} [ticked] */
function looks(crowds, agreed = {}, ticked = []) {
  const session = new Session(framework);
  for (const [id, value] of Object.entries(agreed)) {
    session.add({ kind: "agreed", id, value, chain: [], rank: 0 });
  }
  const people = crowds.flatMap(([role, count, answers]) =>
    Array.from({ length: count }, (_, number) => ({ id: `p-${role}-${number}`, role, answers }))
  );
  const views = new Views(framework, people);
  return [...framework.questions.keys()].map((id) => lookAt(views, session, ticked, id));
}

/** @param {ReturnType<typeof looks>} found */
function said(found) {
  return found.map(({ reasons }) => reasons.map(({ code, values: { count } }) => `${code} ${count}`).join());
}

/** @param {string} level */
const at = (level) => ({ "q-one": { level } });
const UNSAID = /** @type {import("./answer-file.js").Answer} */ ({ state: "cannot-say" });
const MARKED = { "q-two": { work_on: true } };

test("each reason is said, and where there is none nothing", () => {
  const found = looks(
    [["cooks", 3, { ...at("low"), "q-two": { ...UNSAID, work_on: true } }], ["guests", 3, at("high")]],
    { "q-three": { state: "no-agreement" } },
    ["q-two"],
  );
  assert.deepEqual(said(found), ["apart 2", "cannot-say 3,wanted 3,talk 1", "differ 1"]);
  assert.deepEqual(said(looks([["cooks", 3, at("low")], ["guests", 3, at("middle")]])), ["", "", ""]);
});

test("one who cannot say is not pointed at, and a group that is not shown is no reason", () => {
  assert.deepEqual(said(looks([["cooks", 1, { "q-two": UNSAID }]])), ["", "", ""]);
  assert.deepEqual(said(looks([["cooks", 3, at("low")], ["guests", 2, at("top")]])), ["", "", ""]);
});

test("who would like to work on it is counted of everybody, and only where enough people are here", () => {
  assert.deepEqual(said(looks([["cooks", 1, MARKED], ["guests", 1, {}]])), ["", "", ""]);
  assert.deepEqual(said(looks([["cooks", 1, MARKED], ["guests", 2, {}]])), ["", "wanted 1", ""]);
});

test("ideas are told once, in an order of their own, and only where enough people are here", () => {
  const texts = [["Salt", "Pepper"], [" Salt ", "Thyme"], [""], ["Dill"]];
  const people = texts.map((ideas, at) => ({ id: `p-${at}`, answers: { "q-old": { ideas } } }));
  const told = (/** @type {typeof people} */ all) =>
    new Views(new Framework(small), all).ideasOn("q-one").map(({ text }) => text);
  assert.deepEqual([...told(people)].sort(), ["Dill", "Pepper", "Salt", "Thyme"]);
  assert.deepEqual(told([...people].reverse()), told(people));
  assert.notDeepEqual(told(people), ["Salt", "Pepper", "Thyme", "Dill"]);
  assert.deepEqual(told(people.slice(0, 2)), []);
});

test("those with most reasons come first, whatever their levels, and equal ones stay", () => {
  const found = looks(
    [["cooks", 3, { "q-three": { level: "low" } }]],
    { "q-three": { state: "no-agreement" } },
    ["q-two", "q-three"],
  );
  assert.deepEqual(worthFirst(found).map(({ row }) => row.question.id), ["q-three", "q-two", "q-one"]);
  const tied = looks([["cooks", 3, { "q-three": { level: "low" }, ...at("top") }]]);
  assert.deepEqual(worthFirst(tied), tied);
});
