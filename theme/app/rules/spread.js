// @ts-check
/** How far apart views are: counts of ordinal answers, and what can be said of them without adding levels up. */

import { CANNOT_SAY, NOT_APPLICABLE } from "./framework.js";
import { canonical, compareText, fnv } from "./text.js";

/** @typedef {import("./framework.js").Framework} Framework */
/** @typedef {import("./answer-file.js").Answer} Answer */
/** @typedef {import("./framework.js").Question} Question */
/** @typedef {import("./answer-file.js").Person} Person */
/**
 * How many people chose what; the numbers add up to the people counted.
 * @typedef {object} Tally
 * @property {number[]} levels lowest first
 * @property {number} cannotSay
 * @property {number} notApplicable
 * @property {number} elsewhere at a level or in a state that this version of the framework does not have
 * @property {number} unanswered
 * @property {number} notAsked who were asked a few questions only, and not this one
 */
/** @typedef {"none" | "few" | "one" | "near" | "split" | "between" | "most" | "close" | "wide"} Shape */
/**
 * @typedef {object} Spread
 * @property {Shape} shape
 * @property {number} low index of the lowest level chosen
 * @property {number} high
 * @property {number} most index of the level chosen most, the lowest of equals
 * @property {number} pair index of the lower of two neighbouring levels that most chose, the lowest of equals
 * @property {number} count levels from the lowest to the highest chosen
 * @property {number} below how many people are in the lower of two groups
 * @property {number} above
 * @property {number} between how many stand between the two
 */

const STATES = [CANNOT_SAY, NOT_APPLICABLE];
/** A valley between two groups holds at most this share of the smaller group's peak. */
const VALLEY = 0.25;
/** Each of two groups holds at least this share of those who chose a level. */
const GROUP = 0.25;
/** One level is what "most" chose from this share on. */
const MOST = 0.6;
/** Two neighbouring levels are what nearly all chose from this share on. */
const CLOSE = 0.75;

/** @param {number} levels @returns {Tally} */
export function emptyTally(levels) {
  return {
    levels: Array(levels).fill(0),
    cannotSay: 0,
    notApplicable: 0,
    elsewhere: 0,
    unanswered: 0,
    notAsked: 0,
  };
}

/** @param {Tally} tally */
export function placedCount({ levels }) {
  return levels.reduce((sum, count) => sum + count, 0);
}

/** How many said anything at all. @param {Tally} tally */
export function answered(tally) {
  return placedCount(tally) + tally.cannotSay + tally.notApplicable + tally.elsewhere;
}

/** A person's answer to a question as it is called today: under its own id, else under one that it had. */
/** @param {Framework} framework @param {Person} person @param {string} id of a question @returns {Answer | undefined} */
export function answerTo(framework, { answers = {} }, id) {
  if (Object.hasOwn(answers, id)) return answers[id];
  const old = framework.former.get(id)?.find((one) => Object.hasOwn(answers, one));
  return old === undefined ? undefined : answers[old];
}

/** Where an answer is counted: the index of a level, or another field of a tally. @param {Question} question @param {Answer | undefined} answer @param {boolean} [isAsked] */
export function placeOf({ levels }, { level, state } = {}, isAsked = true) {
  for (let place = 0; place < levels.length; place++) if (levels[place].id === level) return place;
  if (state === CANNOT_SAY) return "cannotSay";
  if (state === NOT_APPLICABLE) return "notApplicable";
  if (level !== undefined || state !== undefined) return "elsewhere";
  return isAsked ? "unanswered" : "notAsked";
}

/** @param {Tally} tally @param {ReturnType<typeof placeOf>} place @param {number} [count] */
export function addTo(tally, place, count = 1) {
  if (typeof place === "number") tally.levels[place] += count;
  else tally[place] += count;
}

/** Several tallies of one question as one. @param {Tally[]} tallies */
export function joinedTallies(tallies) {
  const sum = emptyTally(tallies[0].levels.length);
  for (const { levels, ...others } of tallies) {
    levels.forEach((count, place) => addTo(sum, place, count));
    for (const [place, count] of Object.entries(others)) addTo(sum, /** @type {any} */ (place), count);
  }
  return sum;
}

/**
 * A show of hands as a tally: nobody in it is unanswered.
 * @param {Question} question @param {Record<string, number>} hands
 */
export function tallyHands(question, hands) {
  const tally = emptyTally(question.levels.length);
  for (const [id, count] of Object.entries(hands)) {
    addTo(tally, placeOf(question, STATES.includes(id) ? { state: id } : { level: id }), count);
  }
  return tally;
}

/**
 * How much ordinal views differ: 0 when all chose one level, 1 when half stand at each end, and nothing between needs
 * distances between levels. Leik's ordinal dispersion: R. K. Leik (1966), "A Measure of Ordinal Consensus",
 * Pacific Sociological Review 9(2), 85–90.
 * @param {number[]} levels counts, lowest level first
 */
export function disagreement(levels) {
  const total = levels.reduce((sum, count) => sum + count, 0);
  if (!total || levels.length < 2) return 0;
  let [reached, sum] = [0, 0];
  for (const count of levels.slice(0, -1)) {
    reached += count;
    sum += Math.min(reached, total - reached);
  }
  return (2 * sum) / (total * (levels.length - 1));
}

/**
 * The middle view: with the people lined up from the lowest level to the highest, the level of the one in the middle,
 * of two the lower. Index of a level, or -1 without people.
 * @param {number[]} levels @param {number} [part] of the line, 0.5 for the middle
 */
export function middle(levels, part = 0.5) {
  const total = levels.reduce((sum, count) => sum + count, 0);
  const wanted = Math.max(1, Math.ceil(total * part));
  let reached = 0;
  return levels.findIndex((count) => (reached += count) >= wanted);
}

/** The lowest and the highest level that anybody chose, -1 without people. @param {number[]} levels */
export function endsOf(levels) {
  return [levels.findIndex((count) => count > 0), levels.findLastIndex((count) => count > 0)];
}

/**
 * The picture in words: how far views reach, and how they lie.
 * @param {number[]} levels @param {number} [least] fewer people are "few" where words would point at one of them @returns {Spread}
 */
export function spreadOf(levels, least = 0) {
  const total = levels.reduce((sum, count) => sum + count, 0);
  const [low, high] = endsOf(levels);
  const most = levels.indexOf(Math.max(...levels));
  const pairs = levels.slice(1).map((count, place) => count + levels[place]);
  const pair = pairs.indexOf(Math.max(...pairs));
  const [below, above] = twoGroups(levels, total);
  const between = below && total - below - above;
  return { shape: shapeOf(), low, high, most, pair, below, above, between, count: high - low + 1 };

  /** @returns {Shape} */
  function shapeOf() {
    if (total < 2) return total ? "few" : "none";
    if (low === high) return "one";
    if (high - low === 1) return "near";
    if (below) return total < least ? "few" : between ? "between" : "split";
    if (levels[most] >= total * MOST) return "most";
    return pairs[pair] >= total * CLOSE ? "close" : "wide";
  }
}

/**
 * People in the lower and the upper of two groups with a valley between them, the deepest there is, or zeros.
 * @param {number[]} levels @param {number} total
 */
function twoGroups(levels, total) {
  let [found, depth] = [[0, 0], Infinity];
  const deepest = Math.max(...levels) * VALLEY;
  for (let valley = 1; valley < levels.length - 1; valley++) {
    if (levels[valley] > deepest) continue; // of hundreds of questions most have no valley anywhere
    const [left, right] = [levels.slice(0, valley), levels.slice(valley + 1)];
    const sides = [left, right].map((side) => side.reduce((sum, count) => sum + count, 0));
    const peak = Math.min(Math.max(...left), Math.max(...right));
    const isDeep = levels[valley] <= peak * VALLEY && levels[valley] < Math.min(peak, depth);
    if (isDeep && Math.min(...sides) >= Math.max(1, total * GROUP)) [found, depth] = [sides, levels[valley]];
  }
  return found;
}

/**
 * What people wrote on a question, each text once with how often, in an order that follows neither files nor people.
 * @param {Iterable<Answer | undefined>} answers
 */
export function writings(answers) {
  /** @type {Map<string, {note: string, evidence: string, lang: string, count: number}>} */
  const found = new Map();
  for (const { note = "", evidence = "", lang = "" } of [...answers].map((answer) => answer ?? {})) {
    if (!note.trim() && !evidence.trim()) continue;
    const key = canonical([note, evidence]);
    found.set(key, { note, evidence, lang, count: (found.get(key)?.count ?? 0) + 1 });
  }
  return [...found].sort(([a], [b]) => fnv(a) - fnv(b) || compareText(a, b)).map(([, text]) => text);
}
