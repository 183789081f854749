// @ts-check
/** What a spread, a difference between groups and an agreement are in words. */

import { agreementProgress, NO_AGREEMENT } from "./agreement.js";
import { levelName, TRENDS } from "./framework.js";
import { spreadOf } from "./spread.js";
import { written } from "./written-in.js";

/** @typedef {import("./framework.js").Question} Question */
/** @typedef {import("./words.js").Words} Words */

/** A name of more letters is no word of a sentence, and of more than that its beginning is enough. */
const [LONG_NAME, LONGEST_NAME] = [24, 40];

/** What a session is called, whose it is and when it was. @param {Words} words @param {NonNullable<import("./answer-file.js").AnswerDocument["session"]>} heading */
export function headingTexts(words, { title, organisation, date, lang }) {
  const texts = [title, organisation].map((text) => written(words, text, lang));
  return [...texts, date ? words.day(date) : ""].filter(Boolean);
}

/** A level's name within a sentence. @param {Words} words @param {Question} question @param {number} place */
function nameWithin(words, { levels }, place) {
  const name = levels[place]?.name ?? "";
  if (name.length <= LONG_NAME) return name;
  const end = name.length > LONGEST_NAME ? name.lastIndexOf(" ", LONGEST_NAME) : name.length;
  return words.say("quoted", {
    name: end === name.length ? name : name.slice(0, end < 0 ? LONGEST_NAME : end) + "…",
  });
}

/** "From Starting to Spreading, split in two groups". @param {{framework: import("./framework.js").Framework, words: Words}} kit @param {import("./desk.js").Line} line */
export function saySpread({ words, framework: { minimumGroup: few } }, { question, tally: { levels } }) {
  const { shape, low, high, most, pair, ...counts } = spreadOf(levels, few);
  const name = (/** @type {number} */ place) => nameWithin(words, question, place);
  return words.say("spread_" + shape, {
    low: name(low),
    high: name(high),
    most: name(most),
    lower: name(pair),
    upper: name(pair + 1),
    few,
    ...counts,
  });
}

/** @param {Words} words @param {{name: string, isRest?: boolean}} group */
export function sayGroup(words, { name, isRest }) {
  return isRest ? words.say("group_rest", { name }) : name;
}

/** "Frontline staff see this 2 levels lower than …", or "". @param {Words} words @param {Question} question @param {import("./views.js").Difference | null} found */
export function sayDifference(words, question, found) {
  if (!found) return "";
  const { low, high, lowAt, highAt } = found;
  const gap = words.say("gap", { count: highAt - lowAt });
  return words.say("groups_differ", {
    low: sayGroup(words, low),
    high: sayGroup(words, high),
    gap,
    low_level: nameWithin(words, question, lowAt),
    high_level: nameWithin(words, question, highAt),
  });
}

/** "better 7 · same 4 · worse 1". @param {Words} words @param {import("./heard.js").Trend} trend */
export function sayTrends(words, trend) {
  return TRENDS.map((way) => words.say("trends_" + way, { count: trend[way] })).join(" · ");
}

/** "Compared with a year ago: better 7 …". @param {Words} words @param {import("./heard.js").Trend} trend */
export function sayTrend(words, trend) {
  return words.say("trend", { said: sayTrends(words, trend) });
}

/** "5 of 22 agreed, 1 seen differently". @param {Words} words @param {import("./session.js").Session} session */
export function sayProgress(words, session) {
  const found = agreementProgress(session);
  return words.say(found.differ ? "agreed_and_differ" : "agreed_progress", found);
}

/** @param {Words} words @param {Question} question @param {import("./agreement.js").Agreed} agreed */
export function sayAgreed(words, question, { level, target, state, views = [] }) {
  if (state === NO_AGREEMENT) {
    const held = words.list(views.map((view) => levelName(question, view)));
    return words.say(views.length ? "not_agreed_views" : "not_agreed", { views: held });
  }
  if (level === undefined) return "";
  const names = { level: levelName(question, level), target: levelName(question, target) };
  return words.say(target ? "agreed_target" : "agreed", names);
}
