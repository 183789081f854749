// @ts-check
/** Files that meet in one workshop. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Framework } from "./framework.js";
import { Session } from "./session.js";
import { versionsOf } from "./things.js";
import small from "./small.test.json" with { type: "json" };

/** @typedef {import("./answer-file.js").AnswerDocument} AnswerDocument */

/** A file of one person with one answer. @param {string} level @param {string[]} chain @param {Record<string, any>} [more] */
function person(level, chain, { id = "p-a", answers = {}, ...more } = {}) {
  return /** @type {AnswerDocument} */ ({
    format: "assessment-kit",
    format_version: 1,
    framework: { id: "small", version: "1.2.0" },
    saved: "2026-11-01",
    people: [{ id, answers: { "q-one": { level }, ...answers } }],
    history: { [`people:${id}`]: chain },
    ...more,
  });
}

/** @param {...AnswerDocument} files */
function workshop(...files) {
  const session = new Session(new Framework(small));
  const outcomes = files.flatMap((file, place) =>
    versionsOf(file).map((one) => session.add(one, `file:${place}`))
  );
  return { session, outcomes };
}

/** @param {Session} session @param {string} [id] */
function levelOf(session, id = "p-a") {
  return session.value("people", id)?.answers["q-one"].level;
}

const FIRST = person("low", ["r-1"]);
const SECOND = person("high", ["r-2", "r-1"]);

test("what went on from a file replaces it, in either order and whatever the days say", () => {
  const late = { ...FIRST, saved: "2099-01-01" };
  assert.equal(levelOf(workshop(late, SECOND).session), "high");
  assert.equal(levelOf(workshop(SECOND, late).session), "high");
  assert.deepEqual(workshop(FIRST, SECOND, FIRST, SECOND).outcomes, ["added", "replaced", "older", "same"]);
});

test("however little two copies differ of which neither follows the other, they are asked about", () => {
  const [{ id, answers }] = FIRST.people;
  /** @type {any[]} */
  const others = [
    { id, answers, role: "staff" },
    { id, answers, scope: "team" },
    { id, answers: { "q-one": { level: "low", note: "Nights" } } },
    { id, answers: { "q-one": { level: "low", work_on: true } } },
    { id, answers: { ...answers, "q-two": { state: "cannot-say" } } },
  ];
  for (const other of others) {
    for (const chain of [["r-2"], ["r-1"], ["r-2", "r-0"]]) {
      const file = { ...FIRST, people: [other], history: { "people:p-a": chain } };
      assert.equal(workshop(FIRST, file).session.asked.length, 1);
      assert.equal(workshop(file, FIRST).session.asked.length, 1);
    }
  }
});

test("two copies that were changed apart are both kept and asked about", () => {
  const { session, outcomes } = workshop(SECOND, person("top", ["r-3", "r-1"]));
  assert.deepEqual(outcomes, ["added", "asked"]);
  assert.equal(session.people.size, 1);
  const saved = session.toDocument("2026-11-02");
  assert.equal(saved.parted?.["people:p-a"].length, 1);
  assert.deepEqual(workshop(saved).session.toDocument("2026-11-02"), saved);
  session.say("people", "p-a", SECOND.people[0], () => "r-4");
  assert.equal(session.asked.length, 0);
  assert.deepEqual(workshop(saved, session.toDocument("2026-11-02")).session.asked, []);
});

test("a file that is taken out gives back what it had replaced", () => {
  const { session } = workshop(FIRST, SECOND);
  session.takeOut("people", "p-a", "file:1");
  assert.equal(levelOf(session), "low");
  session.takeOut("people", "p-a", "file:0");
  assert.equal(session.isEmpty, true);
});

test("who was taken out here stays out, whatever is known of the past", () => {
  for (const file of [FIRST, person("low", [])]) {
    const { session } = workshop(file);
    session.say("people", "p-a", undefined, () => "r-9");
    assert.equal(session.people.size, 0);
    assert.equal(session.add(versionsOf(file)[0], "file:again"), "away");
    const again = workshop(session.toDocument("2026-11-02"), file).session;
    assert.equal(again.people.size, 0);
    assert.equal(again.asked.length, 0);
  }
});

test("two people under one id are asked about, also where one went on from the other", () => {
  const board = person("low", ["r-1"]);
  board.people[0].role = "cooks";
  const guest = person("low", ["r-2", "r-1"]);
  guest.people[0].role = "guests";
  assert.equal(workshop(board, guest).session.asked.length, 1);
  assert.equal(workshop(guest, board).session.asked.length, 1);
});

test("what the room says is one revision until a file holds it", () => {
  const { session } = workshop();
  const revisions = ["r-1", "r-2", "r-3"];
  const say = (/** @type {any} */ value) =>
    session.say("agreed", "q-one", value, () => revisions.shift() ?? "");
  say({ level: "low" });
  say({ level: "high" });
  assert.deepEqual(session.toDocument("").history, { "agreed:q-one": ["r-1"] });
  session.handedOver();
  say({ level: "top" });
  assert.deepEqual(session.toDocument("").history, { "agreed:q-one": ["r-2", "r-1"] });
  say(undefined);
  assert.deepEqual(session.toDocument("").history, { "agreed:q-one": ["r-2", "r-1"] });
  assert.equal(session.toDocument("").agreed, undefined);
});

test("what is taken back before any file held it leaves nothing", () => {
  const { session } = workshop();
  session.say("agreed", "q-one", { level: "low" }, () => "r-1");
  session.say("agreed", "q-one", undefined, () => "r-2");
  assert.deepEqual(session.things, []);
});

test("people keep their own day in a workshop saved later", () => {
  const other = person("top", ["r-5"], { id: "p-b", saved: "2026-11-09" });
  const saved = workshop(FIRST, other).session.toDocument("2027-06-01");
  assert.deepEqual(saved.people.map((one) => one.saved), ["2026-11-01", "2026-11-09"]);
});

test("nothing that a file holds is lost", () => {
  const file = {
    ...person("high", ["r-1"]),
    history: { "people:p-a": ["r-1"], "plan:a-3": ["r-7", "r-6"] },
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

test("two people who only add notes to a plan are asked nothing, and both notes are there", () => {
  const noted = (/** @type {string} */ name, /** @type {string} */ day) => ({
    kind: "plan",
    id: "a-1",
    rank: 0,
    chain: ["r-" + name, "r-0"],
    value: { id: "a-1", first_step: "Ask", changed: day, progress: [{ id: name, date: day, note: name }] },
  });
  const session = new Session(new Framework(small));
  session.add(noted("n-2", "2027-01-12"), "one");
  assert.notEqual(session.add(noted("n-1", "2027-01-05"), "two"), "asked");
  assert.deepEqual(session.asked, []);
  const [note, other] = session.value("plan", "a-1").progress;
  assert.deepEqual([note.id, other.id], ["n-1", "n-2"]);
  session.say("plan", "a-1", { ...session.value("plan", "a-1"), status: "going" }, () => "r-9");
  assert.equal(session.standing("plan", "a-1").length, 1);
});

test("a text keeps its language through files, and the same words in another one are nothing to decide", () => {
  const welsh = { text: "Prif nyrs", lang: "cy" };
  const goal = { id: "g-1", name: "Nos dawel", lang: "cy" };
  const file = (/** @type {any} */ lead, /** @type {string[]} */ chain) =>
    person("low", ["r-1"], { lead, goals: [goal], history: { lead: chain, "goals:g-1": ["r-9"] } });
  const { session } = workshop(file("Matron", ["r-2"]), file(welsh, ["r-3", "r-2"]));
  const saved = session.toDocument("2026-11-02");
  assert.deepEqual([saved.lead, saved.goals, session.asked.length], [welsh, [goal], 0]);
  assert.deepEqual(workshop(saved).session.toDocument("2026-11-02"), saved);
  assert.equal(workshop(file("Prif nyrs", ["r-4"]), file(welsh, ["r-5"])).session.asked.length, 0);
  const { lang: _, ...named } = goal;
  const unmarked = person("low", ["r-1"], { goals: [named], history: { "goals:g-1": ["r-8"] } });
  assert.equal(workshop(unmarked, file(welsh, ["r-5"])).session.asked.length, 0);
  const parted = workshop(file("Matron", ["r-6"]), file(welsh, ["r-7"])).session;
  assert.equal(parted.asked.length, 1);
  assert.deepEqual(parted.toDocument("2026-11-02").parted?.lead, [{ value: welsh, history: ["r-7"] }]);
});
