// @ts-check
/** Which owners look like names. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { looksLikeName } from "./posts.js";

const TITLES = "dr, mr, mrs, ms";
const POSTS = "manager, lead, director, nurse, team";

/** @type {[string, boolean][]} */
const OWNERS = [
  ["", false],
  ["ward manager", false],
  ["Ward Manager", false],
  ["Matron", false],
  ["Medical Director", false],
  ["Head of Nursing", false],
  ["Patient Safety Lead", false],
  ["HR Team", false],
  ["ICU", false],
  ["ED ITU", false],
  ["Jane Smith", true],
  ["Seán O’Brien", true],
  ["Anne-Marie Łukasz", true],
  ["Jane Smith, ward manager", true],
  ["ward manager (Jane Smith)", true],
  ["Dr Patel", true],
  ["mrs. khan", true],
  ["Dr", false],
  ["constructor", false],
];

test("a title or two capitalised words look like a name, unless they are a post", () => {
  for (const [owner, expected] of OWNERS) assert.equal(looksLikeName(owner, TITLES, POSTS), expected, owner);
});
