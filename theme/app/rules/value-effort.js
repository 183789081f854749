// @ts-check
/** What actions are worth beside what they take: nine cells, from much for little to little for much. Places only, never a product. */

import { isOpen } from "./plan.js";

/** @typedef {import("./answer-file.js").Action} Action */
/** @typedef {{value: number, cells: {effort: number, actions: Action[]}[]}} GridRow */

/** Little, some, much. */
export const AMOUNTS = [1, 2, 3];

/** The most value first; of an action for which nothing is left to do nobody asks any more. @param {Action[]} actions */
export function gridOf(actions) {
  const open = actions.filter(isOpen);
  /** @type {GridRow[]} */
  const rows = [...AMOUNTS].reverse().map((value) => ({
    value,
    cells: AMOUNTS.map((effort) => ({
      effort,
      actions: open.filter((one) => one.value === value && one.effort === effort),
    })),
  }));
  return { open, rows, unplaced: open.filter(({ value, effort }) => !value || !effort) };
}
