// @ts-check
/** The order of notes that copies of an action hold. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { joinedNotes } from "./progress.js";

/** Notes as "b:2 a:2", each with its day. @param {string} text */
function list(text) {
  return text.split(" ").filter(Boolean).map((one) => ({ id: one, date: one.split(":")[1], note: "" }));
}

/** @param {...string} texts */
function joined(...texts) {
  return joinedNotes(texts.map(list)).map(({ id }) => id).join(" ");
}

/** @type {[string[], string][]} */
const JOINED = [
  [["c:1 b:1 a:1"], "c:1 b:1 a:1"],
  [["c:1 b:1", "c:1 a:1"], "c:1 a:1 b:1"],
  [["c:1 a:1", "b:1"], "b:1 c:1 a:1"],
  [["b:2 a:1"], "a:1 b:2"],
  [["z:1 a:2", "z:1 y:1"], "z:1 y:1 a:2"],
  [["b:1 a:1", "a:1 b:1", "c:0"], "c:0 a:1 b:1"],
  [["a:1 a:1"], "a:1"],
  [[], ""],
];

test("notes of one day stand in the order in which they were added", () => {
  for (const [lists, expected] of JOINED) assert.equal(joined(...lists), expected);
});

test("it does not matter in which order, and in how many steps, copies are joined", () => {
  let seed = 1;
  const chance = (/** @type {number} */ most) => (seed = seed * 16807 % 2147483647) % most;
  for (let turn = 0; turn < 300; turn++) {
    let copies = ["m:1"];
    for (let step = 0; step < 8; step++) {
      const copy = chance(copies.length);
      const note = `${"abcdefghijklmnopqrstuvwxyz"[chance(26)]}${step}:${1 + chance(2)}`;
      const added = joined(`${copies[copy]} ${note}`);
      if (chance(2)) copies.push(added);
      else copies[copy] = added;
    }
    const whole = joined(...copies);
    assert.equal(joined(...copies.reverse()), whole);
    while (copies.length > 1) {
      const [one, other, ...rest] = copies.sort(() => chance(3) - 1);
      copies = [joined(one, other), ...rest];
    }
    assert.equal(copies[0], whole);
  }
});
