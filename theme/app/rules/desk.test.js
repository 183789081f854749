// @ts-check
/** What the desk shows of each question, and in which order. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { cellsOf, columnName, ordered, rowOf, rowsOf, statesShown } from "./desk.js";
import { Framework } from "./framework.js";
import { Session } from "./session.js";
import small from "./small.test.json" with { type: "json" };
import { Views } from "./views.js";

const framework = new Framework(small);
/** @type {import("./desk.js").Choice} */
const ALL = { order: "component", component: "", groups: "" };

/** A workshop of people who answered, with other items. @param {Record<string, import("./answer-file.js").Answer>[]} answers @param {Record<string, Record<string, unknown>>} [items] by kind and id */
function desk(answers, items = {}) {
  const session = new Session(framework);
  const people = answers.map((one, number) => ({
    id: `p-${number}`,
    role: number % 2 ? "cooks" : "guests",
    answers: one,
  }));
  for (const value of people) session.add({ kind: "people", id: value.id, value, chain: [], rank: 0 });
  for (const [kind, values] of Object.entries(items)) {
    for (const [id, value] of Object.entries(values)) session.add({ kind, id, value, chain: [], rank: 0 });
  }
  return { session, views: new Views(framework, people) };
}

/** @param {import("./desk.js").Row[]} rows */
const idsOf = (rows) => rows.map(({ question }) => question.id);

test("each order puts first what it says, and equal ones stay", () => {
  /** @type {[string, number[], number][]} */
  const counts = [["a", [0, 4, 0], 0], ["b", [3, 0, 2], 0], ["c", [1, 1, 2], 0], ["d", [0, 0, 0], 3]];
  const rows = counts.map(([id, levels, cannotSay]) => ({
    id,
    tally: { levels, cannotSay, notApplicable: 0, elsewhere: 0, unanswered: 0, notAsked: 0 },
    difference: id === "c" ? /** @type {any} */ ({ lowAt: 0, highAt: 2 }) : null,
  }));
  const expected = {
    component: "abcd",
    disagreement: "bcad",
    lowest: "bcad",
    "cannot-say": "dabc",
    groups: "cabd",
  };
  for (const [order, ids] of Object.entries(expected)) {
    assert.equal(ordered(order, rows).map(({ id }) => id).join(""), ids, order);
  }
});

test("rows are those of one component, and those that are looked at", () => {
  const { session, views } = desk([]);
  assert.deepEqual(idsOf(rowsOf(framework, views, session, ALL)), ["q-one", "q-two", "q-three"]);
  assert.deepEqual(idsOf(rowsOf(framework, views, session, { ...ALL, component: "none" })), []);
  assert.deepEqual(idsOf(rowsOf(framework, views, session, ALL, (id) => id !== "q-two")), [
    "q-one",
    "q-three",
  ]);
});

test("without files a show of hands is what was counted; with files it stands beside them", () => {
  const hands = { hands: { "q-one": { low: 2 } } };
  const alone = desk([], hands);
  const row = rowOf(alone.views, alone.session, framework.question("q-one"));
  assert.deepEqual([row.tally.levels, row.beside], [[2, 0, 0, 0], null]);
  const both = desk([{ "q-one": { level: "top" } }], hands);
  const beside = rowOf(both.views, both.session, framework.question("q-one"));
  assert.deepEqual([beside.tally.levels, beside.beside?.levels], [[0, 0, 0, 1], [2, 0, 0, 0]]);
});

test("what was agreed under an id that moved is agreed on the question", () => {
  const { session, views } = desk([], { agreed: { "q-old": { level: "high" } } });
  assert.deepEqual(rowOf(views, session, framework.question("q-one")).agreed, { level: "high" });
});

test("groups are worked out only when they are asked for, or ordered by", () => {
  const answers = Array.from(
    { length: 8 },
    (_, number) => ({ "q-two": { level: number % 2 ? "low" : "top" } }),
  );
  const { session, views } = desk(answers);
  assert.deepEqual(rowOf(views, session, framework.question("q-two")).groups, []);
  const { groups, difference, isFolded } = rowOf(views, session, framework.question("q-two"), "role");
  assert.deepEqual([groups.map(({ id }) => id), difference?.low.id, isFolded], [
    ["cooks", "guests"],
    "cooks",
    false,
  ]);
  const [first] = rowsOf(framework, views, session, { ...ALL, order: "groups" });
  assert.equal(first.question.id, "q-two");
});

test("a cell tells its level, its count, how strong that is, and what was agreed there", () => {
  const { session, views } = desk([{ "q-one": { level: "low" } }], {
    agreed: { "q-one": { level: "low", target: "top" } },
  });
  const cells = cellsOf(rowOf(views, session, framework.question("q-one")));
  assert.deepEqual(cells.map(({ level, count, strength, marks }) => [level.id, count, strength, marks]), [
    ["low", 1, 5, ["agreed"]],
    ["middle", 0, 0, []],
    ["high", 0, 0, []],
    ["top", 0, 0, ["target"]],
  ]);
});

test("a column that nobody fits is left out", () => {
  assert.deepEqual(statesShown(framework, desk([]).views), ["cannot-say", "not-applicable", "unanswered"]);
  const { views } = desk([{ "q-one": { level: "gone" } }]);
  assert.deepEqual(statesShown(framework, views), [
    "cannot-say",
    "not-applicable",
    "unanswered",
    "elsewhere",
  ]);
});

test("a column is headed by the name in the scale, or by its number where no question has a scale", () => {
  const numbered = new Framework({ ...small, scale: [] });
  assert.deepEqual([0, 9].map((column) => columnName(framework, column)), [small.scale[0].name, undefined]);
  assert.deepEqual([0, 9].map((column) => columnName(numbered, column)), ["1", "10"]);
});
