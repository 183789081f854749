// @ts-check
/** Which groups of a room may be shown apart. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { partsBeside, partsShown } from "./folding.js";

/** Parts of a room in a line, as "a b+c"; a capital letter is the wider group of its roles, as of "L1". @param {Record<string, number>} sizes */
function shown(sizes) {
  const pieces = Object.entries(sizes).map(([id, size]) => ({
    id: id.replace("nobody", ""),
    size,
    wider: /^[A-Z]/.test(id) ? id[0] : undefined,
  }));
  return partsShown(pieces, 5).map((roles) => roles.join("+")).join(" ");
}

test("a room of twelve sees those who lead and everyone else", () => {
  assert.equal(shown({ L1: 2, L2: 3, E1: 5, E2: 2 }), "L1+L2 E1+E2");
});

test("roles of which enough chose a level stand for themselves", () => {
  assert.equal(shown({ L1: 6, L2: 5, E1: 9 }), "L1 L2 E1");
});

test("a small role is joined with the next smallest of its wider group", () => {
  assert.equal(shown({ L1: 6, E1: 15, E2: 8, E3: 6, E4: 1 }), "L1 E1 E2 E3+E4");
});

test("small roles that are enough together leave the others as they are", () => {
  assert.equal(shown({ E1: 9, E2: 4, E3: 3, L1: 5 }), "E1 E2+E3 L1");
});

test("a wider group that is too small takes another part with it into everyone", () => {
  assert.equal(shown({ L1: 2, L2: 2, E1: 9, E2: 6 }), "E1");
  assert.equal(shown({ L1: 2, L2: 3, E1: 4 }), "");
});

test("who gave no group is hidden among enough others", () => {
  assert.equal(shown({ L1: 5, E1: 6, nobody: 1 }), "E1");
  assert.equal(shown({ L1: 5, E1: 6, nobody: 5 }), "L1 E1");
});

test("people who said nothing on a question are not given away either", () => {
  assert.equal(shown({ L1: 5, E1: 6, E2: 0 }), "L1 E1+E2");
});

test("roles without a wider group are part of everyone when they are small", () => {
  assert.equal(shown({ a: 6, b: 4, c: 2 }), "a");
});

test("one part that is everyone is not shown", () => {
  assert.equal(shown({ a: 9 }), "");
});

/** Scopes shown beside all roles, of rooms as {"cooks team": 4}. @param {Record<string, number>} sizes */
function beside(sizes) {
  const cells = Object.entries(sizes).map(([both, size]) => {
    const [role, scope] = both.split(" ");
    return { role, scope, size };
  });
  const pieces = (/** @type {"role" | "scope"} */ by) =>
    [...new Set(cells.map((cell) => cell[by]))].map((id) => ({
      id,
      size: cells.reduce((sum, cell) => sum + (cell[by] === id ? cell.size : 0), 0),
    }));
  const roles = partsShown(pieces("role"), 5);
  return partsBeside(pieces("scope"), 5, roles, cells).map((ids) => ids.join("+")).join(" ");
}

test("scopes in which all roles are found are shown beside them", () => {
  assert.equal(beside({ "a t": 3, "a s": 2, "b t": 2, "b s": 3 }), "t s");
});

test("a scope that is a role and a few others is not", () => {
  assert.equal(beside({ "a t": 6, "b t": 2, "b s": 7 }), "");
  assert.equal(beside({ "a t": 6, "b t": 5, "b s": 7 }), "t s");
});

test("a scope of people of one role alone is not, where few of that role are left", () => {
  assert.equal(beside({ "a t": 5, "a s": 2, "b s": 6 }), "");
});
