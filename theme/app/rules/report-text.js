// @ts-check
import { blockText, cellText } from "./blocks.js";
import { plainOf } from "./written-in.js";

/** @typedef {import("./blocks.js").Block} Block */

/** A report as plain text, for a message or minutes: a blank line between blocks, a row of a table a line with tabs. @param {Block[]} blocks */
export function reportText(blocks) {
  return plainOf(blocks.map(plainBlock).join("\n\n") + "\n");
}

/** @param {Block} block */
function plainBlock(block) {
  if (block.kind === "list") return block.items.map((item) => "- " + item).join("\n");
  if (block.kind === "table") return [block.head, ...block.rows].map(tableLine).join("\n");
  const text = blockText(block);
  return block.kind === "heading" && block.level === 1 ? text.toUpperCase() : text;
}

/** @param {import("./blocks.js").TableCell[]} cells */
function tableLine(cells) {
  return cells.map((cell) => cellText(cell).replace(/\s+/g, " ")).join("\t");
}
