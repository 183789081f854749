// @ts-check
/**
 * A workshop: people's answers side by side, with what the room said and agreed about them.
 *
 * It is a set of items, one for each person, each agreement, each line of the plan and so on, and of each item the
 * greatest version wins: the later day, then the fuller, then the later in the alphabet. So the order in which files are
 * added does not matter, adding one twice changes nothing, and a workshop that was split comes together again.
 */

import { FORMAT, FORMAT_VERSION } from "./answer-file.js";
import { compareVersions } from "./framework.js";
import { canonical, compareText } from "./text.js";

/** @typedef {import("./framework.js").Framework} Framework */
/** @typedef {import("./answer-file.js").AnswerDocument} AnswerDocument */
/** @typedef {import("./answer-file.js").Answer} Answer */
/**
 * @typedef {object} Item
 * @property {string} kind one of KINDS
 * @property {string} id unique within its kind
 * @property {any} value
 * @property {string} stamp the day it was saved, or "" for an unknown day; see `localStamp`
 * @property {number} rank its place in the file it came from
 */
/** @typedef {"added" | "same" | "replaced" | "kept"} Outcome `kept`: what was here is newer and stays */

export const PEOPLE = "people";
/** Each its own, without an id or a place: files that hold some are laid beside each other. */
const COUNTS = "counts";
/** The parts of a file, in its order. */
export const KINDS = [
  "session",
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
  "history",
  "parted",
];
const LISTS = [PEOPLE, COUNTS, "goals", "plan", "initiatives"];
const TEXTS = ["lead", "ask"];
/** What says how the rest came about, and is nothing that the room noted. */
export const CHAINS = ["history", "parted"];

export class Session {
  /** @param {Framework} framework */
  constructor(framework) {
    this.framework = framework;
    /** The newest version of the framework that anything here was answered in. */
    this.version = framework.version;
    /** @type {Map<string, Map<string, Item>>} */
    this.kinds = new Map(KINDS.map((kind) => [kind, new Map()]));
  }

  /** @param {string} kind @returns {Map<string, Item>} */
  of(kind) {
    const found = this.kinds.get(kind);
    if (!found) throw new Error(`no items of kind "${kind}"`);
    return found;
  }

  /** @param {string} kind @param {string} id */
  value(kind, id) {
    return this.of(kind).get(id)?.value;
  }

  get people() {
    return this.of(PEOPLE);
  }

  get isEmpty() {
    return [...this.kinds.values()].every((items) => !items.size);
  }

  /** Let an item in if it is greater than what is here. @param {Item} item @returns {Outcome} */
  add(item) {
    const here = this.of(item.kind).get(item.id);
    if (here && !isGreater(item, here)) return isSame(item, here) ? "same" : "kept";
    this.put(item);
    if (!here) return "added";
    return isSame(item, here) ? "same" : "replaced";
  }

  /** Set an item whatever was here. @param {Item} item */
  put(item) {
    this.of(item.kind).set(item.id, item);
  }

  /** @param {string} kind @param {string} id */
  remove(kind, id) {
    this.of(kind).delete(id);
  }

  /** @param {string} version */
  seeVersion(version) {
    if (compareVersions(version, this.version) > 0) this.version = version;
  }

  /** Everything as one file of format 1; people stand in the order of their random ids. @param {string} day of saving @returns {AnswerDocument} */
  toDocument(day) {
    const { id } = this.framework;
    const filled = KINDS.filter((kind) => kind === PEOPLE || this.of(kind).size);
    const parts = filled.map((kind) => [kind, fieldOf(kind, [...this.of(kind).values()])]);
    return {
      format: FORMAT,
      format_version: FORMAT_VERSION,
      framework: { id, version: this.version },
      saved: day,
      .../** @type {any} */ (Object.fromEntries(parts)),
    };
  }
}

/**
 * A part of a file out of its items, whatever their order.
 * @param {string} kind @param {Item[]} items of that kind, at least one but of people @returns {any}
 */
export function fieldOf(kind, items) {
  const sorted = [...items].sort((a, b) => compareText(a.id, b.id));
  if (TEXTS.includes(kind)) return sorted[0].value;
  if (!LISTS.includes(kind)) return Object.fromEntries(sorted.map(({ id, value }) => [id, value]));
  return sorted.sort((a, b) => a.rank - b.rank).map(({ value }) => value);
}

/** A part of a file as items: ids and values. @param {string} kind @param {any} field @returns {[string, any][]} */
export function entriesOf(kind, field) {
  if (TEXTS.includes(kind)) return [["", field]];
  if (!LISTS.includes(kind)) return Object.entries(field);
  return field.map((/** @type {any} */ one) => [one.id ?? canonical(one), one]);
}

/** The stamp of what is said on this page: above any file of the same day. @param {string} day */
export function localStamp(day) {
  return day + "+";
}

/** The items of a file that has been checked. @param {AnswerDocument} doc @returns {Item[]} */
export function itemsOf(doc) {
  const stamp = doc.saved ?? "";
  const fields = /** @type {Record<string, any>} */ (doc);
  return KINDS.filter((kind) => fields[kind] !== undefined).flatMap((kind) =>
    entriesOf(kind, fields[kind])
      .filter(([, value]) => value !== "")
      .map(([id, value], place) => {
        if (kind === PEOPLE) return personItem(value, stamp);
        return { kind, id, value, stamp, rank: kind === COUNTS ? 0 : place };
      })
  );
}

/** People keep the day of their own answers, also inside a workshop's file that is saved later. */
/** @param {import("./answer-file.js").Person} person @param {string} day @returns {Item} */
function personItem(person, day) {
  const { id, role, saved = day, ...rest } = /** @type {Record<string, any>} */ (person);
  const value = { id, ...(role && { role }), ...(saved && { saved }), ...rest };
  return { kind: PEOPLE, id, value, stamp: saved, rank: 0 };
}

/** @param {Item} a @param {Item} b */
function isGreater(a, b) {
  return (compareText(a.stamp, b.stamp) || fullness(a) - fullness(b) ||
    compareText(canonical(a.value), canonical(b.value)) ||
    b.rank - a.rank) > 0;
}

/** How much was said: a person's answers, else the length of the text. @param {Item} item */
function fullness({ kind, value }) {
  return kind === PEOPLE ? Object.keys(value.answers ?? {}).length : canonical(value).length;
}

/** Whether two items say the same, whenever they were saved. @param {Item} a @param {Item} b */
function isSame(a, b) {
  const { saved: _, ...left } = a.kind === PEOPLE ? a.value : { value: a.value };
  const { saved: __, ...right } = b.kind === PEOPLE ? b.value : { value: b.value };
  return canonical(left) === canonical(right);
}
