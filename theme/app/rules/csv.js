// @ts-check
/**
 * A table as CSV: UTF-8 with its mark, lines that end as RFC 4180 says, every cell in quotes. A cell that a spreadsheet
 * could take for a formula gets an apostrophe before it; whoever reads the file back strips one apostrophe from each cell
 * that begins with apostrophes and then one of these signs. Full-width signs are formulas to some spreadsheets.
 */

const MARK = "\ufeff";
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** @param {string[][]} rows */
export function csvOf(rows) {
  return MARK + rows.map((row) => row.map(csvCell).join(",") + "\r\n").join("");
}

/** @param {string} text */
function csvCell(text) {
  return `"${(FORMULA.test(text) ? "'" + text : text).replaceAll('"', '""')}"`;
}
