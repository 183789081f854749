// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { csvOf } from "./csv.js";

test("every cell stands in quotes, every line ends as Windows writes it, and the file says that it is UTF-8", () => {
  assert.equal(csvOf([["a", 'b "c"'], ["d\ne", "é, 😀"]]), '\ufeff"a","b ""c"""\r\n"d\ne","é, 😀"\r\n');
});

test("no cell is a formula, and one apostrophe too many is never taken for what was written", () => {
  /** @type {[string, string][]} */
  const cells = [
    ["=1+1", "'=1+1"],
    ["+44", "'+44"],
    ["-1", "'-1"],
    ["@SUM", "'@SUM"],
    ["\tx", "'\tx"],
    ["\rx", "'\rx"],
    ["＝1", "'＝1"],
    ["'=1", "''=1"],
    ["'s Hertogenbosch", "'s Hertogenbosch"],
    ["a=1", "a=1"],
    ["", ""],
  ];
  for (const [text, kept] of cells) assert.equal(csvOf([[text]]), `\ufeff"${kept}"\r\n`);
});
