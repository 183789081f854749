// @ts-check
/** What a file of format 1 is made of: things, each with a kind, an id and a past. A file ↔ its things. */

import { canonical, compareText } from "./text.js";

/** @typedef {import("./answer-file.js").AnswerDocument} AnswerDocument */
/**
 * @typedef {object} Version one that a file, or the room, gave of a thing
 * @property {any} [value] undefined where it was taken away
 * @property {string[]} chain its revisions, newest first
 * @property {number} rank its place in the file it came from
 * @property {string[]} by keys of the files that hold it; HERE for what was said on this page
 * @property {boolean} [draft] whether it was said here since the last save
 */
/** @typedef {{kind: string, id: string, versions: Version[]}} Thing kind: one of KINDS; id: unique within its kind */
/** @typedef {{kind: string, id: string} & Omit<Version, "by">} Given a version as it comes out of a file */
/** @typedef {{kind: string, id: string, value: any, rank: number}} Item what stands of a thing */

export const HERE = "here";
export const PEOPLE = "people";
export const SESSION = "session";
/** Each its own, without an id or a past: files that hold some are laid beside each other. */
export const COUNTS = "counts";
/** The parts of a file, in its order. */
export const KINDS = [
  SESSION,
  PEOPLE,
  COUNTS,
  "hands",
  "agreed",
  "choices",
  "lead",
  "ask",
  "goals",
  "plan",
  "initiatives",
];
const LISTS = [PEOPLE, COUNTS, "goals", "plan", "initiatives"];
/** People stand in the order of their random ids. */
const UNORDERED = [PEOPLE, COUNTS];
/** The place of what parted, behind all that a file lists. */
const LAST = 1e9;
/** There is one of each. */
const SINGLES = [SESSION, "lead", "ask"];

/** As `history` and `parted` of a file call a thing. @param {{kind: string, id: string}} thing */
export function thingKey({ kind, id }) {
  return SINGLES.includes(kind) ? kind : `${kind}:${id}`;
}

/** The kind and the id in its name. @param {string} key @returns {[string, string]} */
export function splitKey(key) {
  const [kind] = key.split(":", 1);
  return [kind, key.slice(kind.length + 1)];
}

/**
 * A part of a file out of what stands, whatever its order.
 * @param {string} kind @param {Item[]} items of that kind, at least one but of people @returns {any}
 */
export function fieldOf(kind, items) {
  const sorted = [...items].sort((a, b) => compareText(a.id, b.id));
  if (SINGLES.includes(kind)) return sorted[0].value;
  if (!LISTS.includes(kind)) return Object.fromEntries(sorted.map(({ id, value }) => [id, value]));
  return sorted.sort((a, b) => a.rank - b.rank).map(({ value }) => value);
}

/** A part of a file by ids. @param {string} kind @param {any} field @returns {[string, any][]} */
export function entriesOf(kind, field) {
  if (SINGLES.includes(kind)) return [["", field]];
  if (!LISTS.includes(kind)) return Object.entries(field);
  return field.map((/** @type {any} */ one) => [one.id ?? canonical(one), one]);
}

/** All that a checked file holds: each thing, its versions that parted, and what was taken away. @param {AnswerDocument} doc @returns {Given[]} */
export function versionsOf(doc) {
  const { history = {}, parted = {}, saved = "" } = doc;
  const chains = new Map(Object.entries(history));
  const fields = /** @type {Record<string, any>} */ (doc);
  const held = KINDS.filter((kind) => fields[kind] !== undefined).flatMap((kind) =>
    entriesOf(kind, fields[kind]).filter(([, value]) => !isNothing(value)).map(([id, value], place) => {
      const chain = chains.get(thingKey({ kind, id })) ?? [];
      return given(kind, id, chain, UNORDERED.includes(kind) ? 0 : place, dated(kind, value, saved));
    })
  );
  const known = new Set(held.map(thingKey));
  const others = Object.entries(parted).flatMap(([key, versions]) =>
    versions.map(({ value, history: chain }) => versionOf(key, chain, value))
  );
  const gone = [...chains].filter(([key, chain]) => !known.has(key) && chain.length)
    .map(([key, chain]) => versionOf(key, chain));
  return [...held, ...others, ...gone];
}

/** @param {string} key of a thing @param {string[]} chain @param {any} [value] */
function versionOf(key, chain, value) {
  const [kind, id] = splitKey(key);
  return given(kind, id, chain, LAST, value);
}

/** @param {string} kind @param {string} id @param {string[]} chain @param {number} rank @param {any} value @returns {Given} */
function given(kind, id, chain, rank, value) {
  return { kind, id, chain, rank, ...(value !== undefined && { value }) };
}

/** People keep the day of their own answers, also inside a workshop's file that is saved later. @param {string} kind @param {any} value @param {string} day */
function dated(kind, value, day) {
  if (kind !== PEOPLE || !value) return value;
  const { id, role, saved = day, ...rest } = value;
  return { id, ...(role && { role }), ...(saved && { saved }), ...rest };
}

/** Those that say something. @param {Record<string, any>} fields @returns {Record<string, any>} */
export function filled(fields) {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== "" && value?.length !== 0),
  );
}

/** Whether it says nothing at all. @param {any} value */
export function isNothing(value) {
  return value === undefined || value === "" ||
    (typeof value === "object" && value !== null && !Object.keys(value).length);
}
