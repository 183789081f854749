// @ts-check
/** Files that meet in one workshop. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Framework } from "./framework.js";
import { itemsOf, Session } from "./session.js";
import small from "./small.test.json" with { type: "json" };

/** @typedef {import("./answer-file.js").AnswerDocument} AnswerDocument */

/** A file of one person with one answer. @param {string} level @param {string} saved @param {object} [more] answers */
function person(level, saved, more = {}) {
  return /** @type {AnswerDocument} */ ({
    format: "assessment-kit",
    format_version: 1,
    framework: { id: "small", version: "1.2.0" },
    saved,
    people: [{ id: "p-a", answers: { "q-one": { level }, ...more } }],
  });
}

/** @param {...AnswerDocument} files */
function workshop(...files) {
  const session = new Session(new Framework(small));
  const outcomes = files.flatMap((file) => itemsOf(file).map((item) => session.add(item)));
  return { session, outcomes };
}

test("each outcome is told apart", () => {
  const [older, newer] = [person("low", "2026-11-01"), person("high", "2026-11-02")];
  const again = person("high", "2026-11-20");
  const fuller = person("high", "2026-11-20", { "q-two": { level: "low" } });
  const { outcomes } = workshop(older, newer, older, again, fuller);
  assert.deepEqual(outcomes, ["added", "replaced", "kept", "same", "replaced"]);
});

test("people keep their own day in a workshop saved later", () => {
  const other = person("top", "2026-11-09");
  other.people[0].id = "p-b";
  const saved = workshop(person("low", "2026-11-01"), other).session.toDocument("2027-06-01");
  assert.deepEqual(saved.people.map((one) => one.saved), ["2026-11-01", "2026-11-09"]);
  const { people: [joined] } = workshop(saved, person("high", "2026-12-24")).session.toDocument("2027-06-01");
  assert.equal(joined.answers?.["q-one"].level, "high");
});

test("nothing that a file holds is lost", () => {
  const file = {
    ...person("high", "2026-11-01"),
    session: { title: "Spring", organisation: "Kitchen", date: "2027-03-01" },
    hands: { "q-gone": { low: 2, "cannot-say": 1 } },
    agreed: { "q-gone": { level: "elsewhere", reason: "It was so." } },
    plan: [{ id: "a-2", action: "Second" }, { id: "a-1", action: "First" }],
    initiatives: [{ id: "i-1", name: "Bread", components: ["all"] }],
    people: [{
      id: "p-a",
      role: "strangers",
      saved: "2026-10-01",
      answers: { "q-gone": { level: "elsewhere", note: "Kept", work_on: true, ideas: ["Salt"] } },
    }],
  };
  assert.deepEqual(workshop(file).session.toDocument("2026-11-01"), file);
});
