// @ts-check
/** What keys mean while a form on paper is typed in. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { choicesOf, meaningOf, toAnswer } from "./paper.js";

const levels = [{ id: "low", name: "Low" }, { id: "high", name: "High" }];
const states = {
  cannot_say: { key: "C", name: "Can’t say" },
  not_applicable: { key: "N", name: "Not applicable" },
};

/** What keys mean on the line of a question, in short. @param {string[]} keys @param {boolean} [notApplicable] */
function meant(keys, notApplicable) {
  const choices = choicesOf({ levels, notApplicable }, states);
  return keys.map((key) => {
    const { choice, step, star } = meaningOf(key, choices) ?? {};
    return [choice, step, star && "star"].filter((one) => one !== undefined).join(" ");
  });
}

test("a key that answers goes on to the next line", () => {
  assert.deepEqual(meant(["1", "2", "c", "C"]), ["low 1", "high 1", "cannot-say 1", "cannot-say 1"]);
});

test("a key without a box means nothing", () => {
  assert.deepEqual(meant(["3", "n", "x", "Tab", " "]), ["", "", "", "", ""]);
  assert.deepEqual(meant(["n"], true), ["not-applicable 1"]);
});

test("a line is emptied, starred and left without an answer", () => {
  assert.deepEqual(meant(["0", "Delete", "Backspace", "*"]), ["", "", "", "star"]);
  assert.deepEqual(meant(["ArrowUp", "ArrowDown", "Enter"]), ["-1", "1", "1"]);
});

test("what is on a line is an answer as a file holds it", () => {
  assert.deepEqual(toAnswer("low", "", false), { level: "low" });
  assert.deepEqual(toAnswer("cannot-say", "Nights", true), {
    state: "cannot-say",
    note: "Nights",
    work_on: true,
  });
  assert.deepEqual(toAnswer("", "", false), {});
});
