// @ts-check
/** What is laid beside what: rows and cells, what moved, what stands apart, and what a file of counts tells. */

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  askedMove,
  besideRows,
  lacksOrganisation,
  movesAcross,
  occasions,
  shifts,
  strangeRows,
} from "./beside.js";
import { fileColumn, hereColumn } from "./columns.js";
import { canCount, countsOnly } from "./counts-file.js";
import { Framework } from "./framework.js";
import { Session } from "./session.js";
import small from "./small.test.json" with { type: "json" };
import { Views } from "./views.js";

/** @typedef {import("./answer-file.js").AnswerDocument} AnswerDocument */
/** @typedef {import("./columns.js").Column} Column */

const changes = [{ version: "1.1.0", questions: ["q-two"] }];
const framework = new Framework({ ...small, changes });
const EVERYONE = { group: "", order: "framework" };

/** So many people of a role who chose a level on a question. @param {...[string, number, string, string?]} crowds */
function crowd(...crowds) {
  return crowds.flatMap(([role, count, level, question = "q-one"]) =>
    Array.from({ length: count }, (_, number) => ({
      id: `p-${role}-${level}-${question}-${number}`,
      role,
      answers: { [question]: { level } },
    }))
  );
}

/** @param {Partial<AnswerDocument>} parts @param {string} [version] @returns {AnswerDocument} */
function documentOf(parts, version = "1.2.0") {
  return {
    format: "assessment-kit",
    format_version: 1,
    framework: { id: "small", version },
    people: [],
    ...parts,
  };
}

/** @param {Partial<AnswerDocument>} parts @param {string} [version] */
function column(parts, version) {
  return fileColumn(framework, documentOf(parts, version), "file.json");
}

/** @param {string} organisation @param {string} date @param {AnswerDocument["agreed"]} [agreed] @param {string} [version] */
function occasion(organisation, date, agreed, version) {
  return column({ session: { organisation, date }, agreed }, version);
}

/** @param {Column[]} columns @param {{group: string, order: string}} [choice] */
function cellsOn(columns, choice = EVERYONE) {
  return besideRows(framework, columns, choice)[0].cells;
}

test("a cell holds everyone's counts, how many they are, and what was agreed", () => {
  const agreed = { "q-old": { level: "high" } };
  const [cell] = cellsOn([column({ people: crowd(["cooks", 2, "low"]), agreed })]);
  assert.deepEqual([cell.tally?.levels, cell.count, cell.agreed.level], [[2, 0, 0, 0], 2, "high"]);
});

test("a group is shown only where enough of it chose a level and no smaller one can be worked out", () => {
  const enough = column({ people: crowd(["cooks", 3, "low"], ["guests", 3, "top"]) });
  const few = column({ people: crowd(["cooks", 2, "low"], ["guests", 6, "top"]) });
  const found = cellsOn([enough, few], { group: "cooks", order: "framework" });
  assert.deepEqual(found.map(({ tally, isHidden }) => [tally?.levels, isHidden]), [
    [[3, 0, 0, 0], false],
    [undefined, true],
  ]);
});

test("counts that somebody wrote by hand are guarded as if they were people", () => {
  const groups = (/** @type {number} */ cooks, /** @type {number} */ all) =>
    column({
      counts: [
        { people: all, questions: { "q-one": { low: all } } },
        { group: "cooks", people: cooks, questions: { "q-one": { low: cooks } } },
      ],
    });
  const found = cellsOn([groups(3, 6), groups(2, 6), groups(3, 4), groups(3, 3)], {
    group: "cooks",
    order: "framework",
  });
  assert.deepEqual(found.map(({ count }) => count), [3, 0, 0, 3]);
});

test("a show of hands stands for a room without files", () => {
  const [cell] = cellsOn([column({ hands: { "q-one": { low: 2, "cannot-say": 1 } } })]);
  assert.deepEqual([cell.tally?.levels, cell.tally?.cannotSay, cell.count], [[2, 0, 0, 0], 1, 3]);
});

test("adding a file changes no other column, and rows are ordered by how far columns lie apart", () => {
  const columns = [
    column({ people: crowd(["cooks", 1, "low"], ["cooks", 1, "low", "q-two"]) }),
    column({ agreed: { "q-three": { level: "high" } } }),
    column({ people: crowd(["cooks", 1, "low"], ["cooks", 1, "top", "q-two"]) }),
  ];
  const before = besideRows(framework, columns.slice(0, 2), EVERYONE).map(({ cells }) => cells);
  const after = besideRows(framework, columns, EVERYONE).map(({ cells }) => cells.slice(0, 2));
  assert.deepEqual(after, before);
  const [first] = besideRows(framework, columns, { group: "", order: "gap" });
  assert.deepEqual([first.question.id, first.gap], ["q-two", 3]);
});

test("a question stands apart where it changed between the versions of two columns, or had another id", () => {
  const old = { "q-one": { level: "low" }, "q-two": { level: "low" } };
  const now = { "q-two": { level: "top" } };
  const renamed = { "q-old": { level: "low" } };
  /** @param {...Column} columns */
  const apart = (...columns) => besideRows(framework, columns, EVERYONE).map(({ apart: one }) => one?.code);
  assert.deepEqual(apart(column({ agreed: old }, "1.0.0"), column({ agreed: now })), [
    undefined,
    "changed",
    undefined,
  ]);
  assert.deepEqual(apart(column({ agreed: old }, "1.1.0"), column({ agreed: now })), [
    undefined,
    undefined,
    undefined,
  ]);
  assert.deepEqual(apart(column({ agreed: old }), column({ agreed: renamed })), [
    "renamed",
    undefined,
    undefined,
  ]);
  assert.deepEqual(apart(column({ agreed: renamed }), column({ agreed: renamed }))[0], undefined);
});

test("a question of another version is a row of its own", () => {
  const people = [{ id: "p-a", answers: { gone: { level: "low" } } }];
  const found = strangeRows([
    column({ people }),
    column({ agreed: { gone: { level: "so" }, "q-one": { level: "low" } } }),
  ]);
  assert.deepEqual(found, [{
    id: "gone",
    cells: [{ said: [["low", 1]], level: "" }, { said: [], level: "so" }],
  }]);
});

test("what moved from one to another is the reverse of what moved back", () => {
  const one = occasion("Riverside", "2025-11-20", {
    "q-one": { level: "low" },
    "q-two": { level: "low" },
    "q-three": { state: "no-agreement" },
  }, "1.0.0");
  const other = occasion("Riverside", "2026-11-20", {
    "q-old": { level: "top" },
    "q-two": { level: "top" },
    "q-three": { level: "high" },
  });
  const there = shifts(framework, one, other);
  assert.deepEqual(there.map(({ question, from, to }) => [question.id, from, to]), [
    ["q-one", "low", "top"],
    ["q-three", "no-agreement", "high"],
  ]);
  const back = shifts(framework, other, one);
  assert.deepEqual(back.map(({ question, from, to }) => ({ question, from: to, to: from })), there);
});

test("occasions are of one organisation and weeks apart, in the order of their days, whatever the order of adding", () => {
  const here = occasion("Riverside", "2026-11-23");
  const last = occasion(" riverside ", "2025-11-23");
  const board = occasion("Riverside", "2026-11-10");
  const others = occasion("St Elsewhere’s", "2025-11-23");
  const unnamed = occasion("", "2024-11-23");
  const found = occasions([here, board, last, others, unnamed]);
  assert.deepEqual(found.map(({ day }) => day), ["2025-11-23", "2026-11-23"]);
  assert.deepEqual(occasions([unnamed, here, others]), [unnamed]);
  assert.deepEqual(occasions([]), []);
});

test("what is open here is asked about the move that led to it, or of the first the one from it", () => {
  const session = new Session(framework);
  session.add({ kind: "session", id: "", value: { date: "2026-11-23" }, chain: [], rank: 0 });
  session.add({ kind: "agreed", id: "q-one", value: { level: "high" }, chain: [], rank: 0 });
  const here = hereColumn(session, new Views(framework, []), "1.2.0");
  const earlier = occasion("", "2025-11-23", { "q-one": { level: "low" } });
  const copy = occasion("", "2025-11-24", { "q-one": { level: "middle" } });
  const later = occasion("", "2027-11-23", { "q-one": { level: "top" } });
  const asked = (/** @type {Column[]} */ ...columns) => askedMove(movesAcross(framework, occasions(columns)));
  assert.deepEqual([asked(here, later, earlier)?.from, asked(here, later, earlier)?.to], ["low", "high"]);
  assert.deepEqual([asked(here, later)?.from, asked(here, later)?.to], ["high", "top"]);
  assert.deepEqual(movesAcross(framework, occasions([here, earlier, copy])).length, 1);
  assert.equal(lacksOrganisation([here, earlier]), false);
  assert.equal(lacksOrganisation([here, earlier, occasion("Riverside", "2025-11-23")]), true);
});

test("a file of counts holds everybody and the groups that are shown, and nobody's words", () => {
  const people = [
    ...crowd(["cooks", 3, "low"], ["guests", 4, "top"]),
    { id: "p-w", role: "guests", answers: { "q-two": { level: "low", note: "Mine" } } },
  ];
  const views = new Views(framework, people);
  const doc = documentOf({
    people,
    agreed: { "q-one": { level: "low", reason: "Ours" } },
    session: { id: "s-1" },
    hands: { "q-one": { low: 1 } },
    history: { "people:p-w": ["r-1"] },
  });
  const { counts, agreed, session, ...rest } = countsOnly(doc, views);
  assert.deepEqual(counts, [
    { group: "", people: 8, questions: { "q-one": { low: 3, top: 4 } } },
    { group: "cooks", people: 3, questions: { "q-one": { low: 3 } } },
    { group: "guests", people: 5, questions: { "q-one": { top: 4 } } },
  ]);
  assert.deepEqual([agreed, session], [doc.agreed, doc.session]);
  assert.deepEqual(Object.keys(rest).sort(), ["format", "format_version", "framework", "people"]);
  assert.equal(canCount(views), true);
  assert.equal(canCount(new Views(framework, people.slice(0, 2))), false);
});
