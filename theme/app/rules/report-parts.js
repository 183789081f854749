// @ts-check
/** What several reports say: which session it was, who took part, where views differ, and what an action says. */

import { NO_AGREEMENT } from "./agreement.js";
import { actionName } from "./action-name.js";
import { aside, heading, paragraph } from "./blocks.js";
import { firstDifference, rowOf } from "./desk.js";
import { actionsOf, choiceOn, chosenFor, isOpen, questionOf, statusOf } from "./plan.js";
import { sayGroup } from "./sayings.js";
import { answered, disagreement, spreadOf } from "./spread.js";

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

/** So many questions are told apart from the others, at most. */
export const MOST_TOLD = 3;
/** Views and groups as many levels apart as this are worth people's time. */
const FAR_APART = 2;

/** @param {Given} given @param {string} title the name of its words @returns {Block[]} */
export function reportHead({ framework, words, session }, title) {
  const { title: name, organisation, date } = session.heading;
  const said = [framework.title, name, organisation, date && words.day(date)].filter(Boolean);
  return [heading(1, words.say(title)), ...aside(said.join(" · "))];
}

/**
 * How many people took part, by group. The groups are those of which every other count is made, so that a report and what
 * else is printed of a session, laid beside each other, give away no group that is too small.
 * @param {Given} given @returns {Block[]}
 */
export function whoTookPart(given) {
  const { framework: { minimumGroup: few }, words, views: { people } } = given;
  if (!people.length) return paragraph(words.say("report_nobody"));
  const groups = groupSizes(given);
  const said = words.say(groups.length ? "report_took_part" : "report_took_part_as_one", {
    people: words.say("people", { count: people.length }),
    groups: words.list(groups.map((group) => words.say("report_group", group))),
  });
  const count = people.length - groups.reduce((sum, group) => sum + group.count, 0);
  const rest = groups.length && count ? " " + words.say("report_rest", { count, few }) : "";
  return paragraph(said + rest);
}

/** @param {Given} given */
function groupSizes({ words, views }) {
  return views.partsBy().map((part) => ({
    name: sayGroup(words, views.nameOf(part)),
    count: part.reduce((sum, role) => sum + views.sizeOf(role), 0),
  }));
}

/** All questions, with the groups that may be shown. @param {Given} given */
export function reportRows({ framework, views, session }) {
  return [...framework.questions.values()].map((question) => rowOf(views, session, question, "role"));
}

/**
 * Where the room sees it differently, where groups do, and where people stand far apart: a few, in the framework's order.
 * @param {Row[]} rows
 */
export function farthestApart(rows) {
  const apart = rows.filter((row) => row.agreed.state === NO_AGREEMENT || isFarApart(row));
  const keyed = apart.map((row) => ({
    row,
    key: [row.agreed.state === NO_AGREEMENT ? 1 : 0, groupGap(row), disagreement(row.tally.levels)],
  }));
  const first = keyed.sort((a, b) => firstDifference(b.key, a.key)).slice(0, MOST_TOLD);
  return rows.filter((row) => first.some((one) => one.row === row));
}

/** In words that nowhere views differ, or that there are none. @param {Given} given @param {Row[]} rows @param {string} none the name of the words where there are */
export function sayNone({ words }, rows, none) {
  return words.say(rows.some(({ tally }) => answered(tally)) ? none : "report_no_views");
}

/** @param {Row} row */
function isFarApart(row) {
  const { shape, low, high } = spreadOf(row.tally.levels);
  return groupGap(row) > 0 || (shape !== "few" && high - low >= FAR_APART);
}

/** How many levels lie between groups, where that is enough to be told. @param {Row} row */
function groupGap({ difference }) {
  const gap = difference ? difference.highAt - difference.lowAt : 0;
  return gap < FAR_APART ? 0 : gap;
}

/** Questions chosen for something, each with why. @param {Given} given @param {string} choice @param {string} [unsaid] where no reason is written */
export function chosenWithWhy({ session }, choice, unsaid) {
  return chosenFor(session, choice).map(({ id, title }) => {
    const why = choiceOn(session, id).why || unsaid;
    return why ? `${title}: ${why}` : title;
  });
}

/** What an action is for: the title of its question, of one that this version does not have its id, or "". @param {Given} given @param {Action} action */
export function actionFor({ session }, action) {
  return questionOf(session, action)?.title ?? action.question ?? "";
}

/** What it is called and what is done for it, the first step, who, and by when. @param {Given} given @param {Action} action */
export function actionCellsTold(given, action) {
  const { words } = given;
  return [
    sayWhat(given, action),
    action.first_step || "–",
    action.owner || words.say("report_no_owner"),
    sayDue(given, action),
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

/** A day, and where the action stands when it is no longer only planned. @param {Given} given @param {Action} action */
function sayDue({ words }, action) {
  const day = action.due ? words.day(action.due) : words.say("report_no_day");
  return statusOf(action) === "planned" ? day : `${day} (${sayStatus(words, action)})`;
}

/** @param {import("./words.js").Words} words @param {Action} action */
function sayStatus(words, action) {
  const status = words.say("report_status_" + statusOf(action));
  return action.because ? `${status}: ${action.because}` : status;
}

/** On the first day that is still to come they look again. @param {Given} given */
export function nextLook({ session, today }) {
  const days = actionsOf(session).filter(isOpen).map(({ review = "" }) => review);
  return days.filter((day) => day >= today).sort()[0];
}

/** Its name, and what is done where that is not the name. @param {Given} given @param {Action} action */
function sayWhat({ words, session }, action) {
  const name = actionName(session, action, words);
  return action.difference?.trim() && action.action ? `${name}\n${action.action}` : name;
}
