// @ts-check
/** Where a person stands, where a question lacks a level of its scale. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Answers } from "./answers.js";
import { Framework } from "./framework.js";
import small from "./small.test.json" with { type: "json" };
import { standing } from "./standing.js";

test("the highest level that a question has is not the highest of its scale where it lacks that", () => {
  const data = structuredClone(small);
  const [one, two] = data.components.flatMap(({ questions }) => questions).map((question) => {
    /** @type {any} */ (question).levels = data.scale;
    return /** @type {any} */ (question);
  });
  const of = data.scale.length;
  two.levels = data.scale.slice(0, -1);
  two.whole = [of, ...two.levels.keys()];
  const head = { format: "assessment-kit", format_version: 1, framework: { id: "small", version: "1.2.0" } };
  const levels = { [one.id]: { level: one.levels.at(-1).id }, [two.id]: { level: two.levels.at(-1).id } };
  const answers = new Answers(new Framework(/** @type {any} */ (data)), {
    ...head,
    people: [{ id: "p-1", answers: levels }],
  });
  const { strengths, develop } = standing(answers);
  assert.deepEqual(strengths.map(({ question, height }) => [question.id, height]), [[one.id, 1]]);
  assert.deepEqual(develop.map(({ question, height }) => [question.id, height]), [[
    two.id,
    (of - 2) / (of - 1),
  ]]);
});
