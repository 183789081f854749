// @ts-check
/**
 * Sessions laid beside each other: last time and this time, a board and its staff, the organisations of a system. Rows are
 * questions, columns stand in the order of adding. Nothing is merged, nothing is added up, and nobody comes first.
 */

import { agreedOn, NO_AGREEMENT } from "./agreement.js";
import { cellOf, isNamed, isOfOne } from "./columns.js";
import { compareVersions } from "./framework.js";
import { middle } from "./spread.js";

/** @typedef {import("./framework.js").Framework} Framework */
/** @typedef {import("./framework.js").Question} Question */
/** @typedef {import("./columns.js").Column} Column */
/** @typedef {import("./columns.js").BesideCell} BesideCell */
/** @typedef {{code: "changed" | "renamed", values: Record<string, string>}} Apart why a question is not the same in all columns */
/** @typedef {{question: Question, cells: BesideCell[], gap: number, apart: Apart | null}} BesideRow gap: levels between the columns that see it most differently */
/** @typedef {{id: string, cells: {said: [string, number][], level: string}[]}} StrangeRow of a question that this version does not have */
/** @typedef {{question: Question, from: string, to: string}} Shift what was agreed: ids of levels, or "no-agreement" */
/** @typedef {Shift & {before: Column, after: Column}} Move between two occasions of one organisation */

/** So many days lie at least between two occasions; closer together a board and its staff are asked apart. */
const OCCASION = 28;

/** @param {Framework} framework @param {Column[]} columns @param {{group: string, order: string}} choice group: "" for everyone; order: "framework" or "gap" @returns {BesideRow[]} */
export function besideRows(framework, columns, { group, order }) {
  const rows = [...framework.questions.values()].map((question) => {
    const cells = columns.map((column) => cellOf(column, question, group));
    return { question, cells, gap: gapOf(question, cells), apart: apartness(framework, columns, question) };
  });
  return order === "gap" ? rows.sort((a, b) => b.gap - a.gap) : rows;
}

/** Questions of other versions, which stand nowhere else. @param {Column[]} columns @returns {StrangeRow[]} */
export function strangeRows(columns) {
  const ids = [...new Set(columns.flatMap(({ strangers }) => [...strangers.keys()]))].sort();
  return ids.map((id) => ({
    id,
    cells: columns.map(({ strangers, session }) => ({
      said: [...strangers.get(id) ?? []],
      level: session.value("agreed", id)?.level ?? "",
    })),
  }));
}

/** How many levels lie between the columns that stand furthest apart: by their middle views, or by what was agreed. @param {Question} question @param {BesideCell[]} cells */
function gapOf({ levels }, cells) {
  const middles = cells.map(({ tally }) => tally ? middle(tally.levels) : -1);
  const agreed = cells.map(({ agreed: { level } }) => levels.findIndex(({ id }) => id === level));
  return Math.max(...[middles, agreed].map((places) => {
    const known = places.filter((place) => place >= 0);
    return known.length ? Math.max(...known) - Math.min(...known) : 0;
  }));
}

/** @param {Framework} framework @param {Column[]} columns @param {Question} question @returns {Apart | null} */
function apartness(framework, columns, { id }) {
  const ids = framework.idsOf(id);
  const holding = columns.filter((column) => ids.some((one) => column.ids.has(one)));
  const versions = holding.map(({ version }) => version).sort(compareVersions);
  const [first, last] = [versions[0], versions[versions.length - 1]];
  const change = first && changeBetween(framework, first, last, id);
  if (change) return { code: "changed", values: { version: change, before: first, after: last } };
  const used = ids.filter((one) => holding.some((column) => column.ids.has(one)));
  const isShared = used.every((one) => holding.every((column) => column.ids.has(one)));
  return isShared ? null : { code: "renamed", values: { ids: used.filter((one) => one !== id).join(", ") } };
}

/** The version in which a question got another meaning, after one and up to another, or "". @param {Framework} framework @param {string} first @param {string} last @param {string} id */
function changeBetween(framework, first, last, id) {
  const found = framework.changes.find(({ version, questions }) =>
    compareVersions(version, first) > 0 && compareVersions(version, last) <= 0 &&
    questions.some((one) => framework.present(one) === id)
  );
  return found?.version ?? "";
}

/** Where one column agreed something else than another, on questions that mean the same in both. @param {Framework} framework @param {Column} before @param {Column} after @returns {Shift[]} */
export function shifts(framework, before, after) {
  const [first, last] = [before.version, after.version].sort(compareVersions);
  return [...framework.questions.values()].flatMap((question) => {
    const { id } = question;
    const [from, to] = [before, after].map(({ session }) => settledOn(agreedOn(session, id)));
    const isMoved = from !== "" && to !== "" && from !== to && !changeBetween(framework, first, last, id);
    return isMoved ? [{ question, from, to }] : [];
  });
}

/** What the room settled on: a level, an honest "no-agreement", or "". @param {import("./agreement.js").Agreed} agreed */
export function settledOn({ level, state }) {
  return level ?? (state === NO_AGREEMENT ? state : "");
}

/** The first column and those of the same organisation at other times, by their days. @param {Column[]} columns @returns {Column[]} */
export function occasions([here, ...others]) {
  if (!here) return [];
  const mine = others.filter((one) => isOfOne(here, one) && isAnotherTime(here, one));
  return [here, ...mine].sort((a, b) => Date.parse(a.day) - Date.parse(b.day));
}

/** Whether what is open here names no organisation, and something else does: nobody knows then whose times they are. @param {Column[]} columns */
export function lacksOrganisation([here, ...others]) {
  return Boolean(here?.isHere) && !isNamed(here) && others.some(isNamed);
}

/** @param {Column} one @param {Column} other */
function isAnotherTime(one, other) {
  return Math.abs(Date.parse(one.day) - Date.parse(other.day)) / 864e5 >= OCCASION;
}

/** What moved from each occasion to the next. @param {Framework} framework @param {Column[]} times in the order of their days @returns {Move[]} */
export function movesAcross(framework, times) {
  return times.slice(1).flatMap((after, place) => {
    const before = times[place];
    if (!isAnotherTime(before, after)) return []; // copies of one occasion
    return shifts(framework, before, after).map((shift) => ({ ...shift, before, after }));
  });
}

/** The move that what is open here is asked about: the one that led to it, or of the first occasion the one from it. @param {Move[]} all of one question */
export function askedMove(all) {
  return all.find(({ after }) => after.isHere) ?? all.find(({ before }) => before.isHere);
}
