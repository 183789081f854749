// @ts-check
/** Two copies of one text, and which of them counts. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { hasAll, raised, readMark, withBoth, writeMark } from "./copies.js";

/** @param {Record<string, number>} counts */
const seen = (counts) => new Map(Object.entries(counts));

test("a copy follows another when it has all its changes, and two that changed apart do not", () => {
  assert.ok(hasAll(seen({ a: 2, b: 1 }), seen({ a: 2 })));
  assert.ok(!hasAll(seen({ a: 2 }), seen({ a: 2, b: 1 })));
  assert.ok(!hasAll(seen({ a: 3 }), seen({ a: 2, b: 1 })) && !hasAll(seen({ a: 2, b: 1 }), seen({ a: 3 })));
});

test("both together follow either", () => {
  assert.deepEqual(withBoth(seen({ a: 3 }), seen({ a: 2, b: 1 })), seen({ b: 1, a: 3 }));
});

test("one more change follows what was, and of many visits the oldest is forgotten", () => {
  assert.deepEqual(raised(seen({ a: 1 }), "a"), seen({ a: 2 }));
  let all = seen({});
  for (let visit = 0; visit < 100; visit++) all = raised(all, `v${visit}`);
  assert.equal(all.size, 40);
  assert.equal([...all.keys()].pop(), "v99");
});

test("a mark tells its own text from any other, and a clear from storage that is gone", () => {
  const mark = writeMark(seen({ a: 1 }), "text");
  assert.deepEqual(readMark(mark, "text"), { seen: seen({ a: 1 }) });
  assert.equal(readMark(mark, "texT"), null);
  assert.equal(readMark(mark, null), null);
  assert.deepEqual(readMark(writeMark(seen({ a: 1 }), null), null), { seen: seen({ a: 1 }) });
  assert.equal(readMark(null, null), null);
});

test("what is no mark is none", () => {
  for (
    const text of [
      "",
      "{",
      "null",
      "[]",
      '{"seen": [[1, 2]], "cleared": true}',
      '{"seen": {}, "cleared": true}',
    ]
  ) {
    assert.equal(readMark(text, null), null, text);
  }
});
