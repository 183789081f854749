// @ts-check
/**
 * The desk's questions as rows, in the order chosen: what was counted and agreed on each. Tables, lists, the room and
 * what is printed draw the same rows, and nobody counts again.
 */

import { agreedOn, valueOn } from "./agreement.js";
import { disagreement, middle, placedCount, tallyHands } from "./spread.js";

/** @typedef {import("./framework.js").Framework} Framework */
/** @typedef {import("./framework.js").Question} Question */
/** @typedef {import("./framework.js").Named} Named */
/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("./spread.js").Tally} Tally */
/** @typedef {import("./agreement.js").Agreed} Agreed */
/** @typedef {import("./views.js").Views} Views */
/** @typedef {{question: Question, tally: Tally, agreed: Agreed}} Line what any picture of counts needs */
/**
 * @typedef {object} Groups
 * @property {import("./views.js").Group[]} groups that may be shown on the question
 * @property {import("./views.js").Difference | null} difference between them
 * @property {boolean} isThin whether too few chose a level here of a group that is shown elsewhere
 * @property {boolean} isFolded whether there are people of groups that are not shown here
 */
/** @typedef {Line & Groups & {hands: Record<string, number>, beside: Tally | null, writers: number}} Row beside: a show of hands next to files */
/** @typedef {import("./views.js").Split} Split */
/** @typedef {{order: string, component: string, groups: Split | ""}} Choice component: "" for all; groups: what they are told apart by, "" for none */
/** @typedef {{level: Named, count: number, strength: number, marks: string[]}} Cell marks: "agreed", "target", "view" */

/** The least share of each shade; the style sheet has one for each. */
const SHADES = [0, 0.15, 0.3, 0.45, 0.65];
/** @type {Groups} */
const UNASKED = { groups: [], difference: null, isThin: false, isFolded: false };

/**
 * @param {Framework} framework @param {Views} views @param {Session} session @param {Choice} choice
 * @param {(id: string) => boolean} [wants] whether a question is among those looked at
 */
export function rowsOf({ questions }, views, session, { order, component, groups }, wants = () => true) {
  const asked = [...questions.values()].filter((one) =>
    (!component || one.component === component) && wants(one.id)
  );
  return ordered(
    order,
    asked.map((one) => rowOf(views, session, one, groups || (order === "groups" ? "role" : ""))),
  );
}

/** @param {Views} views @param {Session} session @param {Question} question @param {Split | ""} [groups] what these are told apart by, where they are asked for @returns {Row} */
export function rowOf(views, session, question, groups = "") {
  const { id } = question;
  const hands = valueOn(session, "hands", id);
  const hasFiles = views.people.length > 0;
  const counted = () => tallyHands(question, hands ?? {});
  return {
    question,
    tally: hasFiles ? views.tally(id) : counted(),
    hands: hands ?? {},
    beside: hands && hasFiles ? counted() : null,
    agreed: agreedOn(session, id),
    writers: views.writers.get(id) ?? 0,
    ...(groups ? groupsOf(views, id, groups) : UNASKED),
  };
}

/** Without what groups are shown, which takes long for hundreds. @param {Views} views @param {Session} session @param {Question} question @returns {Row} */
export function rowTold(views, session, question) {
  return { ...rowOf(views, session, question), difference: views.difference(question.id) };
}

/** @param {Views} views @param {string} id @param {Split} by @returns {Groups} */
function groupsOf(views, id, by) {
  const folded = views.folded(id, by);
  return {
    groups: views.groupsOn(id, by),
    difference: views.difference(id, by),
    isThin: folded.some((one) => views.shownBy(by).has(one.id)),
    isFolded: folded.length > 0,
  };
}

/**
 * Rows in an order: component, disagreement, lowest, cannot-say or groups. Equal ones stay as they are.
 * @template {Pick<Row, "tally" | "difference">} R
 * @param {string} order @param {R[]} rows @returns {R[]}
 */
export function ordered(order, rows) {
  /** @type {Record<string, (row: R) => number[]>} */
  const keys = {
    component: () => [],
    disagreement: ({ tally }) => [-disagreement(tally.levels)],
    lowest: ({ tally }) => [height(tally.levels, 0.5), height(tally.levels, 0.25)],
    "cannot-say": ({ tally }) => [-tally.cannotSay],
    groups: ({ difference }) => [difference ? difference.lowAt - difference.highAt : 0],
  };
  const keyed = rows.map((row) => ({ row, key: keys[order](row) }));
  return keyed.sort((a, b) => firstDifference(a.key, b.key)).map(({ row }) => row);
}

/** For sorting by several things, the first that is not the same. @param {number[]} a @param {number[]} b */
export function firstDifference(a, b) {
  const place = a.findIndex((value, index) => value !== b[index]);
  return place < 0 ? 0 : a[place] - b[place];
}

/** How far up its own scale somebody in the line stands; without views after all others. */
/** @param {number[]} levels @param {number} part of the line */
function height(levels, part) {
  const place = middle(levels, part);
  return place < 0 ? 2 : place / Math.max(1, levels.length - 1);
}

/** How strong a count is beside its whole: 0 for nobody, 5 for most. @param {number} count @param {number} whole */
function strength(count, whole) {
  return count && SHADES.filter((least) => count > least * whole).length;
}

/** A cell for each level of the question, lowest first. @param {Line} line @returns {Cell[]} */
export function cellsOf({ question, tally, agreed: { level, target, views = [] } }) {
  const whole = placedCount(tally);
  return question.levels.map((one, place) => ({
    level: one,
    count: tally.levels[place],
    strength: strength(tally.levels[place], whole),
    marks: [one.id === level && "agreed", one.id === target && "target", views.includes(one.id) && "view"]
      .filter((mark) => mark !== false),
  }));
}

/** A cell for each column of a table of all questions: the question's levels under the scale's, or in a row from the first. @param {Framework} framework @param {Line} line @returns {(Cell | undefined)[]} */
export function cellsUnder(framework, line) {
  const cells = cellsOf(line);
  if (line.question.levels === framework.scale && cells.length === widthOf(framework)) return cells;
  const aligned = isOnScale(framework, line.question);
  return Array.from({ length: widthOf(framework) }, (_, column) => {
    return aligned ? cells.find(({ level }) => level.id === framework.scale[column]?.id) : cells[column];
  });
}

/** Worked out once. @type {WeakMap<Framework, number>} */
const widthsKnown = new WeakMap();

/** How many columns of levels a table of all questions has. @param {Framework} framework */
export function widthOf(framework) {
  const { scale, questions } = framework;
  const width = widthsKnown.get(framework) ??
    Math.max(scale.length, ...[...questions.values()].map(({ levels }) => levels.length));
  widthsKnown.set(framework, width);
  return width;
}

/** What heads a column of levels: the name in the scale; where there is none, its number. @param {Framework} framework @param {number} column */
export function columnName({ scale }, column) {
  return scale.length ? scale[column]?.name : `${column + 1}`;
}

/** Whether the levels of a question are among the scale's, name by name. @param {Framework} framework @param {Question} question */
export function isOnScale({ scale }, { levels }) {
  return levels === scale ||
    levels.every((level) => scale.some(({ id, name }) => id === level.id && name === level.name));
}

/** Kept apart from the levels: who cannot say, for whom it does not apply, who did not answer. @param {Tally} tally @returns {[string, number][]} */
export function apartCounts({ cannotSay, notApplicable, unanswered, elsewhere, notAsked }) {
  return [
    ["cannot-say", cannotSay],
    ["not-applicable", notApplicable],
    ["unanswered", unanswered],
    ["not-asked", notAsked],
    ["elsewhere", elsewhere],
  ];
}

/** The columns beside the levels: those that nobody fits only where somebody does. @param {Framework} framework @param {Views} views */
export function statesShown({ questions }, views) {
  const used = new Set(["cannot-say", "unanswered"]);
  const all = [...questions.values()];
  if (all.some(({ notApplicable }) => notApplicable)) used.add("not-applicable");
  const counts = all.flatMap(({ id }) => apartCounts(views.tally(id)));
  for (const [state, count] of counts) if (count) used.add(state);
  return [...new Set(counts.map(([state]) => state))].filter((state) => used.has(state));
}
