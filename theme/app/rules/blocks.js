// @ts-check
/** A report as blocks: one document, drawn on the page (drawing/sheet.js), as a page of its own and as plain text. */

/** @typedef {string | {text: string, strength: number}} TableCell strength: of a count, from 0 for nobody to 5 */
/**
 * @typedef {{kind: "heading", level: number, text: string, isGap?: boolean}
 *   | {kind: "text", text: string, isQuiet?: boolean}
 *   | {kind: "field", label: string, text: string}
 *   | {kind: "missing", text: string, step: string, isWanted: boolean}
 *   | {kind: "list", items: string[]}
 *   | {kind: "table", look: string, name: string, head: string[], rows: TableCell[][]}} Block
 * level: from 1; isGap: over nothing but what is missing; step: of the page, where that can be filled in; isWanted: a report
 * without it says too little; look: what the style sheets know a table by;
 * a row of one cell is a heading over those below it
 */

/** @param {number} level @param {string} text @returns {Block} */
export function heading(level, text) {
  return { kind: "heading", level, text };
}

/** A heading of the second level over what it names. @param {string} title @param {Block[]} blocks @returns {Block[]} */
export function section(title, blocks) {
  const isGap = blocks.every(({ kind }) => kind === "missing");
  return [{ kind: "heading", level: 2, text: title, isGap }, ...blocks];
}

/** @param {string} text @returns {Block[]} nothing where there is none */
export function paragraph(text) {
  return text ? [{ kind: "text", text }] : [];
}

/** @param {string} text @returns {Block[]} */
export function aside(text) {
  return text ? [{ kind: "text", text, isQuiet: true }] : [];
}

/** @param {string} label @param {string | undefined} text @returns {Block[]} */
export function labelled(label, text) {
  return text ? [{ kind: "field", label, text }] : [];
}

/** @param {string[]} items @returns {Block[]} */
export function bullets(items) {
  return items.length ? [{ kind: "list", items }] : [];
}

/** A list, or in words that there is nothing, and the step that fills it. @param {string[]} items @param {string} none @param {string} step @returns {Block[]} */
export function listOr(items, none, step) {
  return items.length ? bullets(items) : [{ kind: "missing", text: none, step, isWanted: false }];
}

/** @param {string} text @param {string} step @returns {Block} */
export function missingPart(text, step) {
  return { kind: "missing", text, step, isWanted: true };
}

/** Without what is missing: the page says so, and what is handed on has no empty place. @param {Block[]} blocks */
export function withoutGaps(blocks) {
  return blocks.filter(({ kind, ...more }) => kind !== "missing" && !("isGap" in more && more.isGap));
}

/** What is to be asked for before a report is handed on, in words. @param {Block[]} blocks */
export function gapsAsked(blocks) {
  return blocks.flatMap((block) => block.kind === "missing" && block.isWanted ? block.text : []).join(" ");
}

/** @param {TableCell} cell */
export function cellText(cell) {
  return typeof cell === "string" ? cell : cell.text;
}

/** @param {Block} block @returns {string} its text, where it has one */
export function blockText(block) {
  return "label" in block ? `${block.label}: ${block.text}` : "text" in block ? block.text : "";
}
