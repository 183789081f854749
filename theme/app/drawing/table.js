// @ts-check
/** What the table of the spread and the whole picture are made of: the head, and a row. */

import { apartCells, apartCounts, columnsOf, levelCells, stairsOf } from "./cells.js";
import { make } from "./dom.js";

/** @typedef {import("../workshop.js").WorkshopKit} WorkshopKit */
/** @typedef {import("../rules/framework.js").Question} Question */
/** @typedef {import("../rules/spread.js").Tally} Tally */
/** @typedef {import("./dom.js").Child} Child */

/** Columns beside the levels: those that nobody fits only where somebody does. @param {WorkshopKit} kit */
export function statesOf({ store: { views }, framework }) {
  const used = new Set(["cannot-say", "unanswered"]);
  for (const { id, notApplicable } of framework.questions.values()) {
    if (notApplicable) used.add("not-applicable");
    for (const [state, count] of apartCounts(views.tally(id))) if (count) used.add(state);
  }
  return apartCounts(views.tally([...framework.questions.keys()][0])).map(([state]) => state)
    .filter((state) => used.has(state));
}

/** @param {WorkshopKit} kit @param {string[]} states */
export function tableHead({ framework, words }, states) {
  const { width, has } = columnsOf(framework);
  const drawn = [...framework.questions.values()].find((question) =>
    has(question) && question.levels.length === width
  );
  const levels = Array.from({ length: width }, (_, column) => {
    const level = framework.scale[column];
    return headCell("", level && drawn && stairsOf(drawn.id, level.id), level?.name);
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
function headCell(name, ...content) {
  return make("th", { scope: "col", role: "columnheader", class: name }, ...content);
}

/**
 * @param {WorkshopKit} kit @param {string[]} states shown @param {Question} question @param {Tally} tally
 * @param {import("../rules/agreement.js").Agreed} agreed @param {Child[]} title @param {Record<string, string>} [attributes]
 */
export function tableRow(kit, states, question, tally, agreed, title, attributes) {
  return make(
    "tr",
    { role: "row", ...attributes },
    make("th", { scope: "row", role: "rowheader" }, ...title),
    ...levelCells(kit, question, tally, agreed),
    ...apartCells(kit.words, tally, states),
  );
}
