// @ts-check
/** Two tabs that change one thing before they hear of each other. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { HERE } from "./things.js";
import { fromBothTabs } from "./two-tabs.js";

/** @param {any} value @param {string} revision @param {string} by */
function version(value, revision, by = HERE) {
  return { ...(value && { value }), chain: [revision, "r-0"], rank: 0, by: [by] };
}

/** @type {[string, any, any, any, any[]][]} kind, before, theirs, ours, what stands */
const SAID = [
  ["agreed", { level: "low" }, { level: "low", reason: "So" }, { level: "top" }, [{
    level: "top",
    reason: "So",
  }]],
  ["agreed", {}, { level: "low", target: "top" }, { reason: "So" }, [{
    level: "low",
    target: "top",
    reason: "So",
  }]],
  ["agreed", {}, { level: "low" }, { level: "top" }, [{ level: "low" }, { level: "top" }]],
  ["agreed", {}, { level: "low" }, { level: "low" }, [{ level: "low" }]],
  ["agreed", {}, { level: "low" }, { state: "no-agreement" }, [{ level: "low" }, { state: "no-agreement" }]],
  ["agreed", { level: "low" }, undefined, { level: "low", reason: "So" }, [{ reason: "So" }]],
  ["agreed", { reason: "a" }, { reason: "a b" }, { reason: "c" }, [{ reason: "c\n\na b" }]],
  ["agreed", { reason: "a" }, undefined, { reason: "a" }, [undefined]],
  ["hands", { low: 1 }, { low: 2 }, { low: 1, top: 3 }, [{ low: 2, top: 3 }]],
  ["hands", { low: 1 }, { low: 2 }, { low: 3 }, [{ low: 2 }, { low: 3 }]],
  ["session", {}, { id: "s-1", date: "2027-03-01" }, { id: "s-2", title: "Spring" }, [
    { id: "s-1", date: "2027-03-01", title: "Spring" },
  ]],
  ["session", {}, { organisation: "A" }, { organisation: "B" }, [{ organisation: "B / A" }]],
  ["ask", "Give", "Give time", "Give money", ["Give money\n\nGive time"]],
  ["lead", undefined, "Chair", "Matron", ["Matron / Chair"]],
  ["lead", "Chair", undefined, "Chair", [undefined]],
  ["plan", { owner: "A" }, { owner: "B", difference: "x" }, { owner: "C", due: "2027-01-01" }, [
    { owner: "C / B", difference: "x", due: "2027-01-01" },
  ]],
  ["plan", {}, { due: "2027-01-01" }, { due: "2027-02-01" }, [{ due: "2027-01-01" }, { due: "2027-02-01" }]],
  ["plan", { changed: "2027-01-01" }, { changed: "2027-01-03", needs: "a" }, {
    changed: "2027-01-02",
    status: "done",
  }, [{ changed: "2027-01-03", needs: "a", status: "done" }]],
  ["plan", {}, { progress: [{ id: "n-2", date: "", note: "" }] }, {
    progress: [{ id: "n-1", date: "", note: "" }],
    owner: "B",
  }, [{ progress: [{ id: "n-1", date: "", note: "" }, { id: "n-2", date: "", note: "" }], owner: "B" }]],
  ["choices", { choice: "keep" }, { choice: "keep", why: "a" }, { choice: "keep", why: "b" }, [
    { choice: "keep", why: "b\n\na" },
  ]],
  ["goals", { name: "A" }, { name: "B" }, { name: "C" }, [{ name: "C / B" }]],
  ["initiatives", { questions: ["a", "b"] }, { questions: ["b", "c"] }, { questions: ["a", "b", "d"] }, [
    { questions: ["b", "c", "d"] },
  ]],
  ["lead", undefined, { text: "Cadeirydd", lang: "cy" }, "Matron", [
    { text: "Matron / Cadeirydd", lang: "cy" },
  ]],
  ["ask", { text: "Amser", lang: "cy" }, { text: "Amser ac arian", lang: "cy" }, {
    text: "Amser",
    lang: "cy",
  }, [
    { text: "Amser ac arian", lang: "cy" },
  ]],
  ["ask", { text: "Amser", lang: "cy" }, undefined, { text: "Amser", lang: "cy" }, [undefined]],
  ["agreed", {}, { level: "low" }, { reason: "Felly", lang: "cy" }, [
    { level: "low", reason: "Felly", lang: "cy" },
  ]],
  ["choices", {}, { why: "Oui", lang: "fr" }, { why: "Ie", lang: "cy" }, [{ why: "Ie\n\nOui", lang: "cy" }]],
  ["goals", { name: "A", lang: "cy" }, { name: "B", lang: "cy" }, { name: "A", lang: "cy" }, [
    { name: "B", lang: "cy" },
  ]],
  ["people", {}, { id: "p-1", role: "a" }, { id: "p-1", scope: "b" }, [
    { id: "p-1", role: "a" },
    { id: "p-1", scope: "b" },
  ]],
];

test("what both said is joined field by field, and what contradicts each other stands twice", () => {
  for (const [kind, before, theirs, ours, expected] of SAID) {
    const found = fromBothTabs(kind, [version(before, "r-1")], [version(theirs, "r-2")], [
      version(ours, "r-3"),
    ]);
    assert.deepEqual(found.map(({ value }) => value), expected);
  }
});

test("what is joined follows what either tab said", () => {
  const [said] = fromBothTabs("hands", [], [version({ low: 1 }, "r-2")], [version({ top: 1 }, "r-3")]);
  assert.deepEqual(said.chain, ["r-3", "r-2", "r-0"]);
});

test("files that either tab added stay, and those that either took out go", () => {
  const [a, b, c, d] = ["a", "b", "c", "d"].map((by) => version({ id: by }, "r-" + by, by));
  const both = { ...a, by: ["a", "e"] };
  assert.deepEqual(fromBothTabs("people", [a, b, both], [a, c, both], [b, d, a]), [a, c, d]);
  assert.deepEqual(fromBothTabs("people", [], [a], [{ ...a, by: ["e"] }]), [both]);
});
