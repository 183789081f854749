// @ts-check
/** A session and its plan → the report for somebody, as blocks. What people wrote, and who they are, is in none. */

import { boardReport } from "./report-board.js";
import { everyoneReport } from "./report-everyone.js";
import { fullRecord } from "./report-record.js";

/** @typedef {import("./report-parts.js").Given} Given */
/** @typedef {import("./blocks.js").Block} Block */

/** By the values of the page's presets. @type {Record<string, (given: Given) => Block[]>} */
const REPORTS = { board: boardReport, everyone: everyoneReport, record: fullRecord };

/** @param {Given} given @param {string} preset @returns {Block[]} */
export function reportFor(given, preset) {
  return REPORTS[preset](given);
}
