// @ts-check
/** What can be said of counts without adding levels up. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { disagreement, middle, spreadOf, tallyHands, writings } from "./spread.js";

test("disagreement is nothing for one level and all for two ends", () => {
  assert.equal(disagreement([4, 0, 0, 0]), 0);
  assert.equal(disagreement([0, 0, 0, 0]), 0);
  assert.equal(disagreement([3]), 0);
  assert.equal(disagreement([2, 0, 0, 2]), 1);
  assert.equal(disagreement([1, 1, 1, 1]), 2 / 3);
  assert.equal(disagreement([2, 2, 0, 0]), 1 / 3);
});

test("a spread has a shape in words", () => {
  /** @type {[number[], string][]} */
  const shapes = [
    [[0, 0, 0, 0, 0], "none"],
    [[0, 1, 0, 0, 0], "few"],
    [[0, 2, 0, 0, 0], "one"],
    [[0, 5, 0, 0, 0], "one"],
    [[0, 5, 3, 0, 0], "near"],
    [[5, 1, 0, 4, 1], "split"],
    [[2, 10, 1, 12, 5], "between"],
    [[1, 2, 1, 1, 4], "wide"],
    [[1, 0, 1, 0, 0], "few"],
    [[1, 0, 4, 0, 0], "most"],
    [[2, 0, 3, 0, 0], "split"],
    [[1, 9, 1, 0, 1], "most"],
    [[3, 4, 3, 2, 0], "wide"],
    [[1, 0, 5, 6, 0], "close"],
    [[1, 5, 6, 2, 1], "wide"],
    [[1, 6, 6, 2, 1], "close"],
  ];
  for (const [levels, shape] of shapes) assert.equal(spreadOf(levels, 5).shape, shape, `${levels}`);
});

test("two groups are counted on either side of the valley", () => {
  const { below, above, low, high } = spreadOf([5, 1, 0, 4, 1]);
  assert.deepEqual([below, above, low, high], [6, 5, 0, 4]);
  const { below: lower, above: higher, between } = spreadOf([2, 10, 1, 12, 5]);
  assert.deepEqual([lower, higher, between], [12, 17, 1]);
});

test("the middle view is that of the person in the middle", () => {
  assert.equal(middle([0, 0]), -1);
  assert.equal(middle([1, 0]), 0);
  assert.equal(middle([1, 1]), 0);
  assert.equal(middle([1, 2]), 1);
  assert.equal(middle([2, 2, 1]), 1);
});

test("a show of hands is counted like answers", () => {
  const levels = ["low", "high"].map((id) => ({ id, name: id }));
  const question = {
    id: "q",
    title: "Q",
    component: "c",
    levels,
    nextSteps: new Map(),
    descriptors: new Map(),
  };
  const expected = {
    levels: [0, 3],
    cannotSay: 1,
    notApplicable: 0,
    elsewhere: 2,
    unanswered: 0,
    notAsked: 0,
  };
  assert.deepEqual(tallyHands(question, { high: 3, "cannot-say": 1, gone: 2 }), expected);
});

test("notes are not in the order of the files", () => {
  const notes = Array.from({ length: 30 }, (_, number) => `note ${number}`);
  const found = writings(notes.map((note) => ({ note }))).map(({ note }) => note);
  assert.deepEqual([...found].sort(), [...notes].sort());
  assert.notDeepEqual(found, notes);
  assert.notDeepEqual(found, [...notes].reverse());
});
