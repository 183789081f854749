// @ts-check
/** One person's answers: when they become another revision, and what of a person goes on with them. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Answers, NOT_SAID } from "./answers.js";
import { Framework } from "./framework.js";
import { Session } from "./session.js";
import small from "./small.test.json" with { type: "json" };
import { versionsOf } from "./things.js";

const framework = new Framework(/** @type {any} */ (small));
const KEY = "people:p-1";

/** @param {object} [rest] of the file @param {object} [person] */
function answers(rest = {}, person = {}) {
  const head = { format: "assessment-kit", format_version: 1, framework: { id: "small", version: "1.2.0" } };
  return new Answers(framework, { ...head, ...rest, people: [{ id: "p-1", ...person }] });
}

/** @param {string} level */
const choosing = (level) => (/** @type {Answers} */ here) => here.write("q-one", "choice", level);

test("the first change ever makes a revision, and the next ones none", () => {
  const here = answers();
  here.change(choosing("low"), "r-1", "");
  here.change(choosing("high"), "r-2", "");
  assert.deepEqual(here.chain, ["r-1"]);
});

test("the first change after a save makes another revision", () => {
  const here = answers({ history: { [KEY]: ["r-1"], "people:p-2": ["r-9"] } });
  here.change(choosing("low"), "r-2", "r-1");
  here.change(choosing("high"), "r-3", "r-1");
  assert.deepEqual(here.toDocument("2026-11-23").history, { [KEY]: ["r-2", "r-1"], "people:p-2": ["r-9"] });
});

test("a change of nothing makes no revision", () => {
  const here = answers({ history: { [KEY]: ["r-1"] } }, { answers: { "q-one": { level: "low" } } });
  here.change(choosing("low"), "r-2", "r-1");
  here.change((one) => one.acknowledge(), "r-3", "r-1");
  assert.equal(here.revision, "r-1");
});

test("what is changed of a file without a past follows its words, by the mark that a workshop gives them", () => {
  const person = { role: "", saved: "2026-11-20", answers: { "q-old": { level: "low" } } };
  const { rest, given } = answers({}, person);
  const file = { ...rest, people: [given] };
  const here = new Answers(framework, file);
  here.change(choosing("high"), "r-1", "r-9");
  const session = new Session(framework);
  for (const doc of [file, here.toFile("2026-11-24")]) {
    for (const version of versionsOf(doc)) session.add(version, doc.saved);
  }
  assert.deepEqual(session.asked, []);
  assert.deepEqual(session.value("people", "p-1").answers, { "q-one": { level: "high" } });
});

test("a question that is new, or was left open, is not one whose answer is to be looked at again", () => {
  const changed = new Framework(
    /** @type {any} */ ({ ...small, changes: [{ version: "1.2.0", questions: ["q-one", "q-two"] }] }),
  );
  const head = { format: "assessment-kit", format_version: 1, framework: { id: "small", version: "1.0.0" } };
  const news = (/** @type {object} */ person) => {
    const { changed: again, fresh } =
      new Answers(changed, { ...head, people: [{ id: "p-1", ...person }] }).news ?? assert.fail();
    return [again, fresh].map((all) => all.map(({ id }) => id));
  };
  assert.deepEqual(news({ answers: { "q-one": { level: "low" } } }), [["q-one"], ["q-two"]]);
  assert.deepEqual(news({ answers: { "q-old": { note: "Why?" } } }), [["q-one"], ["q-two"]]);
});

test("who begins from somebody's answers is another person, with no past", () => {
  const given = answers(
    { history: { [KEY]: ["r-1"] }, session: { title: "Autumn" }, plan: [{ id: "a-1" }] },
    { role: "cooks", scope: "team", answers: { "q-one": { level: "low", note: "n" } } },
  );
  const begun = Answers.begunFrom(framework, given.toDocument("2026-11-23"), "p-2");
  const { saved: _, ...file } = begun.toFile("2026-11-24");
  const head = { format: "assessment-kit", format_version: 1, framework: { id: "small", version: "1.2.0" } };
  assert.deepEqual(file, {
    ...head,
    people: [{ id: "p-2", answers: { "q-one": { level: "low", note: "n" } } }],
  });
});

test("a role that was not said is asked for no more, and is in no file", () => {
  const here = answers();
  assert.equal(here.role, "");
  here.role = NOT_SAID;
  assert.equal(here.role, NOT_SAID);
  assert.ok(here.isEmpty);
  assert.ok(!("role" in here.toFile("2026-11-23").people[0]));
  assert.equal(new Answers(framework, here.toDocument("2026-11-23")).role, NOT_SAID);
  here.role = "";
  assert.equal(here.role, "");
});

test("answers that moved to another id follow what they were before, wherever they are opened", () => {
  const old = { history: { [KEY]: ["r-1"] } };
  const said = { answers: { "q-old": { level: "low" } } };
  const [file, again] = [answers(old, said), answers(old, said)].map((here) => here.toFile("2026-11-23"));
  assert.deepEqual(file, again);
  const before = { ...file, ...old, people: [{ id: "p-1", ...said }] };
  for (const files of [[before, file], [file, before]]) {
    const session = new Session(framework);
    for (const [place, one] of files.entries()) {
      for (const version of versionsOf(one)) session.add(version, `file:${place}`);
    }
    assert.deepEqual(session.asked, []);
    assert.deepEqual(session.value("people", "p-1").answers, { "q-one": { level: "low" } });
  }
});

/** The small framework, of which the first question is one to begin with. */
function quickFramework() {
  const [component] = small.components;
  const questions = component.questions.map((one, place) => place ? one : { ...one, start: true });
  return new Framework(/** @type {any} */ ({ ...small, components: [{ ...component, questions }] }));
}

test("the few are all that is asked, until another question is answered", () => {
  const here = Answers.blank(quickFramework(), "p-1");
  here.profile = "start";
  assert.deepEqual([here.progress, here.open], [{ count: 0, total: 1 }, ["q-one"]]);
  here.write("q-two", "note", "Only a note");
  assert.equal(here.person.profile, "start");
  here.write("q-two", "choice", "low");
  assert.equal(here.isQuick, false);
  assert.equal(here.progress.count, 1);
  assert.equal(Object.hasOwn(here.person, "profile"), false);
});

test("a part of the questions is all that is asked, and what was said beyond it still counts", () => {
  const profiles = [{ id: "part", questions: ["q-one"] }];
  const here = Answers.blank(new Framework(/** @type {any} */ ({ ...small, profiles })), "p-1");
  here.profile = "part";
  assert.deepEqual([here.progress, here.open], [{ count: 0, total: 1 }, ["q-one"]]);
  here.write("q-two", "choice", "low");
  assert.deepEqual([here.profile, here.progress], ["part", { count: 1, total: 2 }]);
});

test("where the framework has none of the few, all is asked whatever a file says", () => {
  assert.equal(answers({}, { profile: "start" }).isQuick, false);
});

test("which way a component went can be taken back, and leaves nothing", () => {
  const here = answers();
  here.setTrend("all", "better");
  assert.deepEqual([here.trend("all"), here.isEmpty], ["better", false]);
  here.setTrend("all", "");
  assert.deepEqual([here.trend("all"), here.isEmpty, here.person], ["", true, { id: "p-1" }]);
});

test("whoever begins from another's answers takes the views and not the person", () => {
  const { given } = Answers.begunFrom(
    framework,
    answers({}, { role: "cooks", scope: "team", profile: "start", trend: { all: "worse" } }).toDocument(
      "2026-11-23",
    ),
    "p-2",
  );
  assert.deepEqual(given, { id: "p-2", trend: { all: "worse" }, answers: {} });
});
