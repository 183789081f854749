// @ts-check
/** Programmes laid over components and questions. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Framework } from "./framework.js";
import { groundsOf, toggled } from "./programmes.js";
import { Session } from "./session.js";
import small from "./small.test.json" with { type: "json" };

const FRAMEWORK = {
  ...small,
  components: [
    {
      id: "first",
      title: "First",
      questions: [{ id: "q-one", title: "One" }, { id: "q-two", title: "Two" }],
    },
    { id: "second", title: "Second", questions: [{ id: "q-three", title: "Three" }] },
  ],
};

/** Each programme as the ids that it works on. @type {[string[][], string, string][]} meetings, gaps */
const CASES = [
  [[[]], "", "first second"],
  [[["first"], ["first"]], "first", "second"],
  [[["first"], ["second"]], "", ""],
  [[["q-one"], ["q-two"]], "", "second"],
  [[["q-one"]], "", "q-two second"],
  [[["q-old"], ["q-one"]], "q-one", "q-two second"],
  [[["first"], ["q-one"]], "q-one", "second"],
  [[["first", "q-one"], ["first"]], "first", "second"],
  [[["first"], ["first"], ["q-two"]], "first q-two", "second"],
  [[["constructor", "q-three"]], "", "first"],
];

test("it is told where several meet and where none is, each once", () => {
  for (const [programmes, meetings, gaps] of CASES) {
    const session = new Session(new Framework(FRAMEWORK));
    programmes.forEach((ids, place) => {
      const value = {
        id: `i-${place}`,
        name: `P${place}`,
        components: ids.filter((id) => !id.startsWith("q-")),
        questions: ids.filter((id) => id.startsWith("q-")),
      };
      session.add({ kind: "initiatives", id: value.id, value, chain: [], rank: place });
    });
    const grounds = groundsOf(session);
    const named = (/** @type {"isMeeting" | "isGap"} */ what) =>
      grounds.filter((one) => one[what]).map(({ component, question }) => question ?? component).join(" ");
    assert.deepEqual([named("isMeeting"), named("isGap")], [meetings, gaps], JSON.stringify(programmes));
    assert.ok(grounds.every((one) => !(one.isGap && one.isMeeting)));
    assert.equal(grounds.length, 5);
  }
});

test("something is put in a list and taken out again, and what else is there stays", () => {
  assert.deepEqual(toggled(undefined, ["q-one", "q-old"], true), ["q-one"]);
  assert.deepEqual(toggled(["q-gone", "q-old"], ["q-one", "q-old"], true), ["q-gone", "q-one"]);
  assert.deepEqual(toggled(["q-old", "q-gone", "q-one"], ["q-one", "q-old"], false), ["q-gone"]);
});
