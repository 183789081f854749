// @ts-check
/** The language that is kept with what was written. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Answers } from "./answers.js";
import { Framework } from "./framework.js";
import small from "./small.test.json" with { type: "json" };
import { plainOf, written, writtenIn, writtenPieces } from "./written-in.js";

const FIELDS = ["note", "evidence"];
/** @param {string} [first] */
const blank = (first) => Answers.blank(new Framework({ ...small, language: "cy", first }), "p-1");
const [id] = new Framework(small).questions.keys();

test("what is first written on a page of another language names it", () => {
  assert.deepEqual(writtenIn({ note: "Da" }, {}, "cy", FIELDS), { note: "Da", lang: "cy" });
  assert.deepEqual(writtenIn({ level: "low" }, {}, "cy", FIELDS), { level: "low" });
  assert.deepEqual(writtenIn({ note: "Good" }, {}, "", FIELDS), { note: "Good" });
});

test("what was begun in a language stays in it, wherever it is mended", () => {
  assert.deepEqual(writtenIn({ note: "Good!" }, { note: "Good" }, "cy", FIELDS), { note: "Good!" });
  const before = { note: "Da", lang: "cy" };
  assert.deepEqual(writtenIn({ ...before, note: "Da!" }, before, "", FIELDS), { note: "Da!", lang: "cy" });
});

test("where nothing is written any more, no language is named", () => {
  assert.deepEqual(writtenIn({ level: "low", lang: "cy" }, { note: "Da", lang: "cy" }, "cy", FIELDS), {
    level: "low",
  });
});

test("a person's notes name the language of the page, and the person does not", () => {
  const answers = blank("en-GB");
  answers.write(id, "note", "Da iawn");
  assert.equal(answers.answer(id).lang, "cy");
  answers.write(id, "note", "");
  assert.deepEqual(answers.answer(id), {});
  assert.ok(!JSON.stringify(answers.person).includes("cy"));
});

test("in the framework's first language nothing is named", () => {
  const answers = blank();
  answers.write(id, "note", "Da iawn");
  assert.deepEqual(answers.answer(id), { note: "Da iawn" });
});

test("within a text of the page each text of people has its language, and alone it is as it was typed", () => {
  const words = { first: "en-GB" };
  const typed = ["Mae'n dda\n {text} $& <b>", "Fine"];
  const said = `Note, 1 May: ${written(words, typed[0], "cy")}; ${written(words, typed[1])}`;
  assert.deepEqual(writtenPieces(said), ["Note, 1 May: ", ["cy", typed[0]], "; ", ["en-GB", typed[1]]]);
  assert.equal(plainOf(said), `Note, 1 May: ${typed.join("; ")}`);
  assert.equal(written(words, "", "cy"), "");
});

test("nobody writes themselves into another language, or out of their own", () => {
  const said = written({ first: "en-GB" }, "One\ufdd0fr\ufdd1two\ufdd0three", "cy");
  assert.deepEqual(writtenPieces(said), [["cy", "Onefrtwothree"]]);
});
