// @ts-check
/** Which groups may be shown apart, and what is said of them. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Framework } from "./framework.js";
import small from "./small.test.json" with { type: "json" };
import { Views } from "./views.js";

/** @typedef {import("./spread.js").Person} Person */
/** So many people of a role who chose the same level. @typedef {[string, number, string | undefined]} Crowd */

/** @param {...Crowd} crowds */
function viewsOf(...crowds) {
  /** @type {Person[]} */
  const people = crowds.flatMap(([role, count, level]) =>
    Array.from({ length: count }, (_, number) => ({
      id: `p-${role || "x"}-${number}`,
      role,
      answers: Object.fromEntries(level ? [["q-one", { level }]] : []),
    }))
  );
  return new Views(new Framework(small), people);
}

/** @param {Views} views */
function shownOn(views) {
  return views.groupsOn("q-one").map(({ id }) => id);
}

test("the next smallest group is folded when the hidden one could be worked out", () => {
  const views = viewsOf(["cooks", 6, "low"], ["guests", 4, "high"], ["waiters", 2, "top"]);
  assert.deepEqual(shownOn(views), ["cooks"]);
  assert.deepEqual(views.folded.map(({ id }) => id), ["guests", "waiters"]);
});

test("those who gave no group are guarded like a group", () => {
  assert.deepEqual(shownOn(viewsOf(["cooks", 6, "low"], ["guests", 4, "high"], ["", 1, "top"])), ["cooks"]);
});

test("a group of which few answered is not shown on that question", () => {
  const views = viewsOf(["cooks", 4, undefined], ["cooks", 2, "low"], ["guests", 4, "high"], [
    "waiters",
    5,
    "low",
  ]);
  assert.deepEqual([...views.open].sort(), ["cooks", "guests", "waiters"]);
  assert.deepEqual(shownOn(views), ["waiters"]);
});

test("groups are compared by their middle views", () => {
  const views = viewsOf(["cooks", 3, "low"], ["guests", 4, "high"], ["waiters", 3, "middle"]);
  const found = views.difference("q-one");
  assert.deepEqual([found?.low.id, found?.high.id, found?.lowAt, found?.highAt], ["cooks", "guests", 0, 2]);
  assert.equal(views.difference("q-two"), null);
});

test("an answer under an id that moved counts under the new one, unless that is answered too", () => {
  /** @type {Person[]} */
  const people = [
    { id: "p-a", answers: { "q-old": { level: "low" } } },
    { id: "p-b", answers: { "q-old": { level: "low" }, "q-one": { level: "top" } } },
  ];
  assert.deepEqual(new Views(new Framework(small), people).tally("q-one").levels, [1, 0, 0, 1]);
});
