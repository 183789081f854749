// @ts-check
/** What the table of the spread and the whole picture are made of: the head, and a row, whose header holds its title alone. */

import { columnName, isOnScale, widthOf } from "../rules/desk.js";
import { apartCells, levelCells, stairsOf } from "./cells.js";
import { make } from "./dom.js";

/** @typedef {import("./cells.js").DrawingKit} DrawingKit */
/** @typedef {import("./dom.js").Child} Child */

/** @param {DrawingKit} kit @param {string[]} states shown as columns */
export function tableHead({ framework, words }, states) {
  const width = widthOf(framework);
  const drawn = [...framework.questions.values()].find((question) =>
    isOnScale(framework, question) && question.levels.length === width
  );
  const levels = Array.from({ length: width }, (_, column) => {
    const level = framework.scale[column];
    return headCell("", level && drawn && stairsOf(drawn.id, level.id), columnName(framework, column));
  });
  return make(
    "thead",
    { role: "rowgroup" },
    make(
      "tr",
      { role: "row" },
      headCell("", words.say("question")),
      ...levels,
      ...states.map((state) => headCell("is-apart", words.say("state_" + state))),
    ),
  );
}

/** @param {string} name of its class @param {...Child} content */
export function headCell(name, ...content) {
  return make("th", { scope: "col", role: "columnheader", class: name }, ...content);
}

/**
 * @param {DrawingKit} kit @param {string[]} states shown @param {import("../rules/desk.js").Line} line
 * @param {Child[]} title @param {Record<string, string>} [attributes]
 */
export function tableRow(kit, states, line, title, attributes) {
  return make(
    "tr",
    { role: "row", ...attributes },
    make("th", { scope: "row", role: "rowheader" }, ...title),
    ...levelCells(kit, line),
    ...apartCells(kit.words, line.tally, states),
  );
}
