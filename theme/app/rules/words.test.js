// @ts-check
/** Days and months in a language that a browser need not know. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Words } from "./words.js";

const words = new Words({
  unknown_day: "unknown",
  date: "the {day}. of {month}, {year}",
  month: "{year}, {month}",
  months: [
    "Un",
    "Dau",
    "Tri",
    "Pedwar",
    "Pump",
    "Chwech",
    "Saith",
    "Wyth",
    "Naw",
    "Deg",
    "Un ar ddeg",
    "Deuddeg",
  ],
}, "qps");

test("a day is said in the words of the language, whatever the browser knows of it", () => {
  assert.equal(words.day("2026-02-03"), "the 3. of Dau, 2026");
  assert.equal(words.day("2026-12-31"), "the 31. of Deuddeg, 2026");
});

test("a month is said in the words of the language", () => {
  assert.equal(words.month("2027-01"), "2027, Un");
});

test("what is no day is said to be unknown", () => {
  assert.equal(words.day(undefined), "unknown");
  assert.equal(words.day("soon"), "unknown");
});
