// @ts-check
/** Two pages for a board: what is asked of it, what people said, where they differ, and what will be worked on. */

import { isSettled, NO_AGREEMENT } from "./agreement.js";
import { aside, bullets, heading, labelled, listOr, missingPart, paragraph, section } from "./blocks.js";
import { cellsUnder, columnName, isOnScale, widthOf } from "./desk.js";
import { levelName } from "./framework.js";
import { actionsOf, choiceOn, chosenFor, KEEP, NOT_NOW, WORK_ON } from "./plan.js";
import {
  actionCellsTold,
  actionFor,
  alsoApart,
  chosenWithWhy,
  farthestApart,
  moreActions,
  MOST_TOLD,
  nearestFirst,
  nextLook,
  notBegun,
  planTableOf,
  reportHead,
  reportRows,
  sayNone,
  sayTextOf,
  sayWhoTookPart,
  wholeElsewhere,
} from "./report-parts.js";
import { Shortener } from "./report-short.js";
import { sayAgreed, sayDifference, saySpread } from "./sayings.js";
import { answered, middle, placedCount, spreadOf } from "./spread.js";
import { written } from "./written-in.js";

/** @typedef {import("./blocks.js").Block} Block */
/** @typedef {import("./blocks.js").TableCell} TableCell */
/** @typedef {import("./desk.js").Row} Row */
/** @typedef {import("./report-parts.js").Given} Given */
/** @typedef {import("./report-parts.js").Brief} Brief */

/** Of a framework with more questions, the board sees those that were settled or chosen. */
const MOST_ROWS = 40;
/** As many actions as two pages have room for beside the rest. */
const BOARD_ACTIONS = 6;

/** @param {Given} whole @returns {Block[]} */
export function boardReport(whole) {
  const given = { ...whole, texts: new Shortener() };
  const { words } = given;
  const rows = reportRows(given);
  const ask = sayTextOf(given, "ask");
  const putOff = chosenWithWhy(given, NOT_NOW);
  return [
    ...reportHead(given, "report_title_board"),
    ...section(
      words.say("report_ask"),
      ask ? paragraph(ask) : [missingPart(words.say("report_ask_missing"), "report")],
    ),
    ...section(words.say("report_who"), paragraph(sayWhoTookPart(given))),
    ...section(words.say("report_picture"), pictureOf(given, rows)),
    ...section(words.say("report_differ"), toldApart(given, rows)),
    ...section(
      words.say("report_keep"),
      listOr(chosenWithWhy(given, KEEP), words.say("report_keep_none"), "choose"),
    ),
    ...section(words.say("report_work_on"), prioritiesOf(given)),
    ...(putOff.length ? section(words.say("report_not_now"), bullets(putOff)) : []),
    ...paragraph(whatIsNext(given)),
    ...section(words.say("report_unsaid"), notSaid(given, rows)),
    ...wholeElsewhere(given),
    ...aside(words.say("report_reflection")),
  ];
}

/** @param {Given} given @param {Row[]} rows @returns {Block[]} */
function pictureOf(given, rows) {
  const { framework, words, session } = given;
  const isTold = (/** @type {Row} */ { agreed, question: { id } }) =>
    isSettled(agreed) || choiceOn(session, id).choice;
  const told = rows.length > MOST_ROWS ? rows.filter(isTold) : rows;
  const count = rows.length - told.length;
  if (!rows.some((row) => isSettled(row.agreed) || answered(row.tally))) {
    return [missingPart(words.say("report_no_views"), "open")];
  }
  const lines = framework.components.flatMap(({ id, title }) => {
    const own = told.filter(({ question }) => question.component === id);
    return own.length ? [[title], ...own.map((row) => pictureRow(given, row))] : [];
  });
  return [
    ...aside(
      words.say("report_picture_how") + (count ? " " + words.say("report_picture_part", { count }) : ""),
    ),
    {
      kind: "table",
      look: "picture",
      name: words.say("report_picture"),
      head: pictureHead(given),
      rows: lines,
    },
  ];
}

/** @param {Given} given */
function pictureHead({ framework, words }) {
  const levels = Array.from({ length: widthOf(framework) }, (_, at) => columnName(framework, at) ?? "–");
  const others = ["state_cannot-say", "report_views", "report_agreed"].map((name) => words.say(name));
  return [words.say("report_question"), ...levels, ...others];
}

/** A question's counts under the scale's levels, or in a row from the first with their own names. @param {Given} given @param {Row} row @returns {TableCell[]} */
function pictureRow({ framework, words }, row) {
  const { question, tally, agreed } = row;
  const aligned = isOnScale(framework, question);
  const counts = cellsUnder(framework, row).map((cell) => {
    if (!cell || !answered(tally)) return "–";
    return { text: aligned ? `${cell.count}` : `${cell.level.name} ${cell.count}`, strength: cell.strength };
  });
  const { shape } = spreadOf(tally.levels, framework.minimumGroup);
  const { level, target, state } = agreed;
  const settled = [level, target].map((one) => levelName(question, one)).filter(Boolean).join(" → ");
  return [
    question.title,
    ...counts,
    answered(tally) ? `${tally.cannotSay}` : "–",
    words.say("report_shape_" + shape),
    state === NO_AGREEMENT ? words.say("report_not_agreed") : settled || "–",
  ];
}

/** @param {Brief} given @param {Row[]} rows @returns {Block[]} */
function toldApart(given, rows) {
  const { words } = given;
  const { told, others } = farthestApart(rows);
  if (!told.length) return paragraph(sayNone(given, rows, "report_differ_none"));
  const each = told.flatMap((row) => {
    const { question, agreed, difference } = row;
    const said = [
      sayDifference(words, question, difference),
      saySpread(given, row),
      sayAgreed(words, question, agreed),
    ].filter(Boolean);
    const levels = levelsHeld(row).map((place) => {
      const { id, name } = question.levels[place];
      const count = words.say("people", { count: row.tally.levels[place] });
      const held = row.tally.levels[place] ? words.say("report_level", { name, count }) : name;
      const text = question.descriptors.get(id);
      return held + (text ? ": " + text : "");
    });
    return [
      heading(3, question.title),
      ...paragraph(said.join(". ") + "."),
      ...bullets(levels),
      ...labelled(
        words.say("report_reason"),
        written(words, given.texts.short(agreed.reason ?? ""), agreed.lang),
      ),
    ];
  });
  return [...each, ...alsoApart(given, others)];
}

/**
 * The levels that people hold who differ: the views that the room wrote down, else where the two groups stand, else where
 * the middle half of all people begins and ends.
 * @param {Row} row @returns {number[]} places
 */
function levelsHeld({ question, agreed: { views = [] }, difference, tally: { levels } }) {
  const held = question.levels.flatMap(({ id }, place) => views.includes(id) ? [place] : []);
  if (held.length) return held;
  if (difference) return [difference.lowAt, difference.highAt];
  return [...new Set([middle(levels, 0.25), middle(levels, 0.75)])].filter((place) => place >= 0);
}

/** @param {Brief} given @returns {Block[]} */
function prioritiesOf(given) {
  const { words, session } = given;
  const actions = nearestFirst(actionsOf(session));
  if (!actions.length && !chosenFor(session, WORK_ON).length) {
    return [missingPart(words.say("report_work_on_none"), "choose")];
  }
  const lines = actions.slice(0, BOARD_ACTIONS).map((action) => [
    actionFor(given, action) || "–",
    ...actionCellsTold(given, action),
  ]);
  const head = ["work_on_what", "of_difference", "of_first_step", "of_owner", "of_due"];
  return [
    ...(lines.length ? [planTableOf(given, "report_work_on", head, lines)] : []),
    ...moreActions(given, actions.length - lines.length),
    ...notBegun(given, actions),
  ];
}

/** Who leads the plan, and when it is looked at again, where that is written. @param {Given} given */
function whatIsNext(given) {
  const { words } = given;
  const lead = sayTextOf(given, "lead");
  const day = nextLook(given);
  return [
    lead ? words.say("report_leads", { lead }) : "",
    day ? words.say("follow_again", { day: words.day(day) }) : "",
  ].filter(Boolean).join(" ");
}

/** What most could not judge. @param {Given} given @param {Row[]} rows @returns {Block[]} */
function notSaid(given, rows) {
  const first = rows.filter(({ tally }) => tally.cannotSay)
    .sort((a, b) => b.tally.cannotSay - a.tally.cannotSay).slice(0, MOST_TOLD);
  const items = rows.filter((row) => first.includes(row)).map(({ question: { title }, tally }) =>
    given.words.say("report_unsaid_of", {
      title,
      count: tally.cannotSay,
      total: placedCount(tally) + tally.cannotSay,
    })
  );
  return paragraph(items.join(" · ") || sayNone(given, rows, "report_unsaid_none"));
}
