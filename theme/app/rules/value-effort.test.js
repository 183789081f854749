// @ts-check
/** Where actions stand on the picture of value and effort. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { AMOUNTS, gridOf } from "./value-effort.js";

test("each open action stands in one place, and only with both said", () => {
  const said = [undefined, ...AMOUNTS];
  const actions = said.flatMap((value) =>
    said.flatMap((effort) =>
      ["going", "done", "stopped"].map((status) => ({
        id: `a-${value}-${effort}-${status}`,
        status,
        ...(value && { value }),
        ...(effort && { effort }),
      }))
    )
  );
  const { open, rows, unplaced } = gridOf(actions);
  const cells = rows.flatMap(({ value, cells }) => cells.map((cell) => ({ value, ...cell })));
  for (const { value, effort, actions } of cells) {
    assert.deepEqual(actions.map(({ id }) => id), [`a-${value}-${effort}-going`]);
  }
  assert.deepEqual(rows.map(({ value }) => value), [3, 2, 1]);
  assert.equal(open.length, 16);
  assert.equal(unplaced.length, 16 - cells.length);
});
