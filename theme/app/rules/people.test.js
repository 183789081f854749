// @ts-check
/** One person or two. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { looksLikeTwo, otherId, together } from "./people.js";

/** @param {string} levels a letter for each question @param {string} [role] */
function person(levels, role) {
  const answers = Object.fromEntries([...levels].map((level, place) => [`q-${place}`, { level }]));
  return { id: "p-a", ...(role && { role }), answers };
}

test("who changes an answer, or gives a group later, is the same person", () => {
  assert.equal(looksLikeTwo([person("abc"), person("abd", "cooks")]), false);
  assert.equal(looksLikeTwo([person("a"), person("b")]), false);
  assert.equal(looksLikeTwo([person("aaaaaa"), undefined, person("aaabbb")]), false);
});

test("another group, or most answers another, look like two people", () => {
  assert.equal(looksLikeTwo([person("a", "cooks"), person("a", "guests")]), true);
  assert.equal(looksLikeTwo([person("aaaaa"), person("aabbb")]), true);
});

test("the other person has one id in every file of theirs", () => {
  const first = { value: person("aaaa"), chain: ["r-1"] };
  const [second, third] = [["r-2", "r-1"], ["r-3", "r-2", "r-1"]].map((chain) => ({
    value: person("bbbb"),
    chain,
  }));
  assert.match(otherId("p-a", second, first), /^p-[0-9a-f]{16}$/);
  assert.equal(otherId("p-a", second, first), otherId("p-a", third, first));
  assert.notEqual(otherId("p-a", second, first), otherId("p-b", second, first));
});

test("of two files of one person nothing that was written is lost", () => {
  const one = { id: "p-a", answers: { q: { level: "low", note: "Here" }, only: { note: "One" } } };
  const other = {
    id: "p-b",
    role: "cooks",
    answers: { q: { level: "high", note: "There" }, more: { state: "cannot-say" }, only: { level: "top" } },
  };
  assert.deepEqual(together(one, other), {
    id: "p-a",
    role: "cooks",
    answers: {
      q: { level: "low", note: "Here\n\nThere" },
      only: { level: "top", note: "One" },
      more: { state: "cannot-say" },
    },
  });
});

test("whoever was asked all in one of two files was asked all", () => {
  const few = { id: "p-a", profile: "start", trend: { one: /** @type {const} */ ("better") } };
  const all = {
    id: "p-b",
    trend: { one: /** @type {const} */ ("worse"), two: /** @type {const} */ ("same") },
  };
  assert.deepEqual(together(few, all), { id: "p-a", trend: { one: "better", two: "same" }, answers: {} });
  assert.equal(together(few, { ...few, id: "p-b" }).profile, "start");
});
