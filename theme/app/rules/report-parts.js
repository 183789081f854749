// @ts-check
/** What several reports say: which session it was, who took part, where views differ, and what an action says. */

import { NO_AGREEMENT } from "./agreement.js";
import { actionName, nameWritten } from "./action-name.js";
import { aside, heading, paragraph } from "./blocks.js";
import { firstDifference, rowTold } from "./desk.js";
import { actionsOf, choiceOn, chosenFor, isOpen, questionOf, sayingOf, statusOf, WORK_ON } from "./plan.js";
import { lettersBeside } from "./report-short.js";
import { headingTexts, sayGroup } from "./sayings.js";
import { answered, disagreement, endsOf } from "./spread.js";
import { compareText } from "./text.js";
import { written } from "./written-in.js";

/** @typedef {import("./blocks.js").Block} Block */
/** @typedef {import("./desk.js").Row} Row */
/** @typedef {import("./answer-file.js").Action} Action */
/**
 * @typedef {object} Given what a report is made of
 * @property {import("./framework.js").Framework} framework
 * @property {import("./words.js").Words} words
 * @property {import("./session.js").Session} session
 * @property {import("./views.js").Views} views
 * @property {string} today
 */
/** @typedef {Given & {texts: import("./report-short.js").Shortener}} Brief of a report that has few pages */

/** So many questions are told of a kind, at most. */
export const MOST_TOLD = 3;
/** The cells of a table are narrow, the last ones narrower still. */
const [CELL_LETTERS, LAST_LETTERS] = [60, 40];
/** Of those that people see most differently, so many are told apart from the others. */
const MOST_APART = 2;
/** Views and groups as many levels apart as this are worth people's time. */
const FAR_APART = 2;

/** @param {Given} given @param {string} title the name of its words @returns {Block[]} */
export function reportHead({ framework, words, session }, title) {
  const said = [framework.title, ...headingTexts(words, session.heading)];
  return [heading(1, words.say(title)), ...aside(said.join(" · "))];
}

/** Who leads, or what is asked; "" where nobody said. @param {Given} given @param {"lead" | "ask"} kind */
export function sayTextOf({ words, session }, kind) {
  const { text, lang } = sayingOf(session, kind);
  return written(words, text.trim(), lang);
}

/**
 * How many people took part, by group, and that there are others where there are. The groups are those of which every other
 * count is made, so that a report and what else is printed of a session, laid beside each other, give away no group that is
 * too small. @param {Given} given
 */
export function sayWhoTookPart(given) {
  const { framework: { minimumGroup: few }, words, views: { people } } = given;
  if (!people.length) return words.say("report_nobody");
  const groups = groupSizes(given);
  const said = words.say(groups.length ? "report_took_part" : "report_took_part_as_one", {
    people: words.say("people", { count: people.length }),
    groups: words.list(groups.map((group) => words.say("named_count", group))),
  });
  const told = groups.reduce((sum, group) => sum + group.count, 0);
  return said + (groups.length && told < people.length ? " " + words.say("report_rest", { few }) : "");
}

/** @param {Given} given */
function groupSizes({ words, views }) {
  return views.partsBy().map((part) => ({
    name: sayGroup(words, views.nameOf(part)),
    count: part.reduce((sum, role) => sum + views.sizeOf(role), 0),
  }));
}

/** All questions, and where groups differ. @param {Given} given */
export function reportRows({ framework, views, session }) {
  return [...framework.questions.values()].map((question) => rowTold(views, session, question));
}

/**
 * Where the room sees it differently, where groups do, and where people stand far apart: the few furthest, and the others
 * that the room sees differently, each in the framework's order.
 * @param {Row[]} rows @returns {{told: Row[], others: Row[]}}
 */
export function farthestApart(rows) {
  const apart = rows.filter((row) => row.agreed.state === NO_AGREEMENT || isFarApart(row));
  const keyed = apart.map((row) => ({
    row,
    key: [row.agreed.state === NO_AGREEMENT ? 1 : 0, groupGap(row), disagreement(row.tally.levels)],
  }));
  const first = new Set(
    keyed.sort((a, b) => firstDifference(b.key, a.key)).slice(0, MOST_APART).map(({ row }) => row),
  );
  return {
    told: apart.filter((row) => first.has(row)),
    others: apart.filter((row) => row.agreed.state === NO_AGREEMENT && !first.has(row)),
  };
}

/** @param {Given} given @param {Row[]} others that are seen differently and not told @returns {Block[]} */
export function alsoApart({ words }, others) {
  const titles = words.list(others.map(({ question }) => question.title));
  return paragraph(titles && words.say("report_differ_also", { titles }));
}

/** In words that nowhere views differ, or that there are none. @param {Given} given @param {Row[]} rows @param {string} none the name of the words where there are */
export function sayNone({ words }, rows, none) {
  return words.say(rows.some(({ tally }) => answered(tally)) ? none : "report_no_views");
}

/** @param {Row} row */
function isFarApart(row) {
  const [low, high] = endsOf(row.tally.levels);
  return groupGap(row) > 0 || high - low >= FAR_APART;
}

/** How many levels lie between groups, where that is enough to be told. @param {Row} row */
function groupGap({ difference }) {
  const gap = difference ? difference.highAt - difference.lowAt : 0;
  return gap < FAR_APART ? 0 : gap;
}

/** Questions chosen for something: a few with why, the others named in a line. @param {Brief} brief @param {string} choice @param {string} [unsaid] where no reason is written */
export function chosenWithWhy({ words, session, texts }, choice, unsaid) {
  const chosen = chosenFor(session, choice);
  const lines = chosen.slice(0, MOST_TOLD).map(({ id, title }) => {
    const { why = "", lang } = choiceOn(session, id);
    const told = written(words, texts.short(why, lettersBeside(title)), lang) || unsaid;
    return told ? `${title}: ${told}` : title;
  });
  const others = words.list(chosen.slice(MOST_TOLD).map(({ title }) => title));
  if (!others) return lines;
  texts.isUsed = true;
  return [...lines, words.say("report_also", { titles: others })];
}

/** Questions to work on for which there is no action, in a sentence. @param {Given} given @param {Action[]} actions @returns {Block[]} */
export function notBegun({ words, session }, actions) {
  const begun = new Set(actions.map((action) => questionOf(session, action)));
  const later = chosenFor(session, WORK_ON).filter((question) => !begun.has(question));
  const titles = words.list(later.map(({ title }) => title));
  return paragraph(titles && words.say("report_work_on_also", { titles }));
}

/** What is still to be done by its day, what has none after that, and last what is over. @param {Action[]} actions */
export function nearestFirst(actions) {
  const place = (/** @type {Action} */ action) => (isOpen(action) ? "0" : "1") + (action.due || "~");
  return [...actions].sort((a, b) => compareText(place(a), place(b)));
}

/** What an action is for: the title of its question, of one that this version does not have its id, or "". @param {Given} given @param {Action} action */
export function actionFor({ session }, action) {
  return questionOf(session, action)?.title ?? action.question ?? "";
}

/** What it is called and what is done for it, the first step, who, and by when. @param {Brief} brief @param {Action} action */
export function actionCellsTold(brief, action) {
  const { words, texts } = brief;
  const { first_step: step = "", owner = "", lang } = action;
  return [
    sayWhat(brief, action),
    written(words, texts.short(step, CELL_LETTERS), lang) || "–",
    written(words, texts.short(owner, LAST_LETTERS), lang) || words.say("report_no_owner"),
    sayDue(brief, action),
  ];
}

/** @param {Given} given @param {string} name of the words of its heading @param {string[]} head likewise, without what they begin with @param {string[][]} rows @returns {Block} */
export function planTableOf({ words }, name, head, rows) {
  return {
    kind: "table",
    look: "plan",
    name: words.say(name),
    head: head.map((one) => words.say("report_" + one)),
    rows,
  };
}

/** @param {Given} given @param {number} count of actions that a report leaves out @returns {Block[]} */
export function moreActions({ words }, count) {
  return aside(count ? words.say("report_more_actions", { count }) : "");
}

/** @param {Brief} brief @returns {Block[]} */
export function wholeElsewhere({ words, texts }) {
  return aside(texts.isUsed ? words.say("report_whole") : "");
}

/** A day, and where the action stands when it is no longer only planned. @param {Brief} brief @param {Action} action */
function sayDue(brief, action) {
  const { words } = brief;
  const day = action.due ? words.day(action.due) : words.say("report_no_day");
  return statusOf(action) === "planned" ? day : `${day} (${sayStatus(brief, action)})`;
}

/** @param {Brief} brief @param {Action} action */
function sayStatus({ words, texts }, action) {
  const status = words.say("plan_status_" + statusOf(action));
  return action.because && !isOpen(action)
    ? `${status}: ${written(words, texts.short(action.because, LAST_LETTERS), action.lang)}`
    : status;
}

/** On the first day that is still to come they look again. @param {Given} given */
export function nextLook({ session, today }) {
  const days = actionsOf(session).filter(isOpen).map(({ review = "" }) => review);
  return days.filter((day) => day >= today).sort()[0];
}

/** Its name, and what is done where that is not the name and both are short. @param {Brief} brief @param {Action} action */
function sayWhat({ words, session, texts }, action) {
  const name = actionName(session, action, words);
  const doing = action.difference?.trim() ? action.action ?? "" : "";
  const isWhole = name.length + doing.length <= CELL_LETTERS;
  if (isWhole) return nameWritten(words, doing ? `${name}\n${doing}` : name, action);
  texts.isUsed ||= doing !== "";
  return nameWritten(words, texts.short(name, CELL_LETTERS), action);
}
