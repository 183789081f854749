// @ts-check
/** Sentences on a spread: what a level is called in them. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Framework } from "./framework.js";
import { saySpread } from "./sayings.js";
import small from "./small.test.json" with { type: "json" };
import { Words } from "./words.js";

const words = new Words({ spread_one: "All at {low}", quoted: "“{name}”" }, "en");

/** What is said where all chose the lowest level, by its name. @param {string} name */
function said(name) {
  const framework = new Framework(/** @type {any} */ (small));
  const levels = [{ id: "low", name }, { id: "high", name: "High" }];
  const question = { ...framework.question("q-one"), levels };
  return saySpread({ framework, words }, /** @type {any} */ ({ question, tally: { levels: [9, 0] } }));
}

test("a short name is a word of the sentence, a long one is marked off, and of the longest its beginning is said", () => {
  assert.equal(said("Starting"), "All at Starting");
  assert.equal(said("Some of the critical ones"), "All at “Some of the critical ones”");
  assert.equal(
    said("Yes, for at least half of the applications that we know of"),
    "All at “Yes, for at least half of the…”",
  );
  assert.equal(said("応".repeat(50)), `All at “${"応".repeat(40)}…”`);
});
