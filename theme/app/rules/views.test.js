// @ts-check
/** Which groups may be shown apart, and what is said of them. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Framework } from "./framework.js";
import { trendOn } from "./heard.js";
import small from "./small.test.json" with { type: "json" };
import { Views } from "./views.js";

/** @typedef {import("./spread.js").Person} Person */
/** So many people of a role who chose the same level. @typedef {[string, number, string | undefined]} Crowd */

/** @param {...Crowd} crowds */
function viewsOf(...crowds) {
  return new Views(new Framework(small), peopleOf(...crowds));
}

/** @param {...Crowd} crowds */
function peopleOf(...crowds) {
  /** @type {Person[]} */
  const people = crowds.flatMap(([role, count, level]) =>
    Array.from({ length: count }, (_, number) => ({
      id: `p-${role || "x"}-${number}`,
      role,
      answers: Object.fromEntries(level ? [["q-one", { level }]] : []),
    }))
  );
  return people;
}

/** The small framework with a wider group. @param {...Crowd} crowds */
function wideViewsOf(...crowds) {
  const roles = small.roles.map((role) => role.id === "guests" ? role : { ...role, wider: "staff" });
  return new Views(
    new Framework({ ...small, roles, wider: [{ id: "staff", name: "All staff" }] }),
    peopleOf(...crowds),
  );
}

/** @param {Views} views */
function shownOn(views) {
  return views.groupsOn("q-one").map(({ id }) => id);
}

test("what is part of everyone only can be told by name", () => {
  const views = viewsOf(["cooks", 6, "low"], ["guests", 4, "high"], ["waiters", 2, "top"]);
  assert.deepEqual(shownOn(views), ["cooks"]);
  assert.deepEqual(views.folded().map(({ id }) => id), ["guests", "waiters"]);
});

test("who gave a group that the framework does not have is guarded like a group", () => {
  assert.deepEqual(shownOn(viewsOf(["cooks", 6, "low"], ["guests", 4, "high"], ["bakers", 1, "top"])), [
    "cooks",
  ]);
});

test("a group of which few chose a level is not shown on that question, and is on others", () => {
  const views = viewsOf(["cooks", 4, undefined], ["cooks", 2, "low"], ["guests", 4, "high"], [
    "waiters",
    5,
    "low",
  ]);
  assert.deepEqual(shownOn(views), ["waiters"]);
  assert.deepEqual(views.folded("q-one").map(({ id }) => id), ["cooks", "guests"]);
});

test("roles that are too small are shown by the name of their wider group", () => {
  const views = wideViewsOf(["cooks", 2, "low"], ["guests", 4, "high"], ["waiters", 2, "top"]);
  const found = views.groupsOn("q-one").map(({ id, name, tally }) => [id, name, tally.levels]);
  assert.deepEqual(found, [["staff", "All staff", [2, 0, 0, 2]], ["guests", "Guests", [0, 0, 4, 0]]]);
  assert.deepEqual(views.folded(), []);
});

test("the rest of a wider group stands beside its other roles", () => {
  const roles = small.roles.map((role) => ({ ...role, wider: "all" }));
  const framework = new Framework({ ...small, roles, wider: [{ id: "all", name: "All" }] });
  const views = new Views(
    framework,
    peopleOf(["cooks", 4, "low"], ["guests", 2, "high"], ["waiters", 1, "top"]),
  );
  const found = views.groupsOn("q-one").map(({ name, isRest = false, ids }) => [name, isRest, ids]);
  assert.deepEqual(found, [["Cooks", false, ["cooks"]], ["All", true, ["guests", "waiters"]]]);
});

test("groups are compared by their middle views", () => {
  const views = viewsOf(["cooks", 3, "low"], ["guests", 4, "high"], ["waiters", 3, "middle"]);
  const found = views.difference("q-one");
  assert.deepEqual([found?.low.id, found?.high.id, found?.lowAt, found?.highAt], ["cooks", "guests", 0, 2]);
  assert.equal(views.difference("q-two"), null);
});

test("an answer under an id that moved counts under the new one, unless that is answered too", () => {
  /** @type {Person[]} */
  const people = [
    { id: "p-a", answers: { "q-old": { level: "low" } } },
    { id: "p-b", answers: { "q-old": { level: "low" }, "q-one": { level: "top" } } },
  ];
  assert.deepEqual(new Views(new Framework(small), people).tally("q-one").levels, [1, 0, 0, 1]);
});

test("which way a component went is said of enough people only", () => {
  const [{ id }] = small.components;
  /** @param {("better" | "worse")[]} ways */
  const said = (...ways) =>
    trendOn(
      new Views(new Framework(small), ways.map((way, at) => ({ id: `p-${at}`, trend: { [id]: way } }))),
      id,
    );
  assert.equal(said("better", "worse"), null);
  assert.deepEqual(said("better", "worse", "worse"), { better: 1, same: 0, worse: 2 });
});

test("whoever was asked the first questions only is not missed on the others", () => {
  const [component] = small.components;
  const questions = component.questions.map((one, place) => place ? one : { ...one, start: true });
  const framework = new Framework(
    /** @type {any} */ ({ ...small, components: [{ ...component, questions }] }),
  );
  const views = new Views(framework, [{ id: "p-a", profile: "start" }, { id: "p-b" }]);
  const found = component.questions.map(({ id }) => [views.tally(id).unanswered, views.tally(id).notAsked]);
  assert.deepEqual(found[0], [2, 0]);
  assert.deepEqual(found[1], [1, 1]);
});

test("whoever was asked a part is not missed beyond it, and a part that nobody knows is all", () => {
  const [{ questions: [{ id: first }, { id: second }] }] = small.components;
  const framework = new Framework(
    /** @type {any} */ ({ ...small, profiles: [{ id: "part", questions: [first] }] }),
  );
  const views = new Views(framework, [{ id: "p-a", profile: "part" }, { id: "p-b", profile: "other" }]);
  const found = [first, second].map((id) => [views.tally(id).unanswered, views.tally(id).notAsked]);
  assert.deepEqual(found, [[2, 0], [1, 1]]);
});
