// @ts-check
import { cellsOf } from "../rules/desk.js";
import { cellAttributes, countText } from "./cells.js";
import { make, makeUnseen } from "./dom.js";

/**
 * The picture in one line: a box for each level, lowest first, and over it what was agreed.
 * @param {import("../rules/words.js").Words} words @param {import("../rules/desk.js").Line} line
 */
export function makeStrip(words, line) {
  const boxes = cellsOf(line).map((cell) =>
    make(
      "li",
      cellAttributes(words, cell),
      makeUnseen(cell.level.name + " "),
      countText(cell.count),
    )
  );
  return make("ol", { class: "kit-strip" }, ...boxes);
}
