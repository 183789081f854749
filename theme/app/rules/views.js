// @ts-check
/**
 * Everyone's answers counted, and those of groups that may be shown apart.
 *
 * A group is shown only where enough of it answered, and where taking the shown groups from everyone does not leave a
 * few people behind whose answers could be worked out. Who gave no group, or one that the framework does not have, is
 * part of everyone only.
 */

import { addTo, answered, answerTo, emptyTally, middle, placedCount, placeOf, writings } from "./spread.js";

/** @typedef {import("./framework.js").Framework} Framework */
/** @typedef {import("./spread.js").Tally} Tally */
/** @typedef {import("./spread.js").Person} Person */
/** @typedef {{id: string, size: number}} Part */
/** @typedef {{id: string, name: string, tally: Tally}} Group */
/** @typedef {{low: Group, high: Group, lowAt: number, highAt: number}} Difference levels are indexes */

export class Views {
  /** @param {Framework} framework @param {Iterable<Person>} people */
  constructor(framework, people) {
    this.framework = framework;
    this.people = [...people];
    /** @type {Map<string, Tally>} */
    this.everyone = this.blank();
    /** Not to be shown as they are. @type {Map<string, {size: number, tallies: Map<string, Tally>}>} */
    this.groups = new Map(framework.roles.map(({ id }) => [id, { size: 0, tallies: this.blank() }]));
    /** How many people wrote something on a question. @type {Map<string, number>} */
    this.writers = new Map();
    /** @type {Map<string, ReturnType<typeof writings>>} */
    this.written = new Map();
    for (const person of this.people) this.count(person);
  }

  /** The same, resting between people. @param {Framework} framework @param {Person[]} people @param {() => Promise<void>} breathe */
  static async inSlices(framework, people, breathe) {
    const views = new Views(framework, []);
    views.people = people;
    for (const person of people) {
      views.count(person);
      await breathe();
    }
    return views;
  }

  /** Groups that may be shown wherever enough of them answered. */
  get open() {
    const parts = [...this.groups].map(([id, { size }]) => ({ id, size }));
    return showable(parts, this.people.length, this.framework.minimumGroup);
  }

  blank() {
    return new Map(
      [...this.framework.questions.values()].map(({ id, levels }) => [id, emptyTally(levels.length)]),
    );
  }

  /** @param {Person} person */
  count(person) {
    const group = this.groups.get(person.role ?? "");
    if (group) group.size++;
    for (const [id, question] of this.framework.questions) {
      const answer = answerTo(this.framework, person, id);
      const place = placeOf(question, answer);
      addTo(/** @type {Tally} */ (this.everyone.get(id)), place);
      if (answer?.note?.trim() || answer?.evidence?.trim()) {
        this.writers.set(id, (this.writers.get(id) ?? 0) + 1);
      }
      const own = group?.tallies.get(id);
      if (own) addTo(own, place);
    }
  }

  /** @param {string} id of a question @returns {Tally} */
  tally(id) {
    const tally = this.everyone.get(id);
    if (!tally) throw new Error(`no question "${id}"`);
    return tally;
  }

  /** The groups that may be shown on a question, in the framework's order. @param {string} id @returns {Group[]} */
  groupsOn(id) {
    const { open: ids } = this;
    const open = this.framework.roles.filter((role) => ids.has(role.id))
      .map((role) => ({ ...role, tally: /** @type {Tally} */ (this.groups.get(role.id)?.tallies.get(id)) }));
    const parts = open.map((group) => ({ id: group.id, size: answered(group.tally) }));
    const shown = showable(parts, answered(this.tally(id)), this.framework.minimumGroup);
    return open.filter((group) => shown.has(group.id));
  }

  /** Groups with people in them that are part of everyone only. */
  get folded() {
    const { open } = this;
    return this.framework.roles.filter(({ id }) => this.groups.get(id)?.size && !open.has(id));
  }

  /** The two groups that see a question most differently, by their middle views. @param {string} id @returns {Difference | null} */
  difference(id) {
    const groups = this.groupsOn(id).filter(({ tally }) => placedCount(tally) >= this.framework.minimumGroup);
    const places = groups.map(({ tally }) => middle(tally.levels));
    const [lowAt, highAt] = [Math.min(...places), Math.max(...places)];
    if (groups.length < 2 || lowAt === highAt) return null;
    return { low: groups[places.indexOf(lowAt)], high: groups[places.indexOf(highAt)], lowAt, highAt };
  }

  /** What people wrote on a question, without who. @param {string} id */
  writingsOn(id) {
    const found = this.written.get(id) ??
      writings(this.people.map((person) => answerTo(this.framework, person, id)));
    this.written.set(id, found);
    return found;
  }

  /**
   * Answers that stand under ids which this version has no place for: how many people gave each.
   * @returns {Map<string, Map<string, number>>} question id → level or state ("" for a note alone) → people
   */
  get strangers() {
    /** @type {Map<string, Map<string, number>>} */
    const found = new Map();
    for (const { answers = {} } of this.people) {
      for (const [id, { level, state }] of Object.entries(answers)) {
        if (this.framework.present(id)) continue;
        const counts = found.get(id) ?? new Map();
        const said = level ?? state ?? "";
        found.set(id, counts.set(said, (counts.get(said) ?? 0) + 1));
      }
    }
    return found;
  }
}

/**
 * Which parts of a whole may be shown beside it: none smaller than the minimum, and as many as leave either nobody or at
 * least the minimum behind when they are taken from the whole. The smallest are given up first, of equals the later.
 * @param {Part[]} parts that do not overlap @param {number} whole @param {number} minimum @returns {Set<string>}
 */
export function showable(parts, whole, minimum) {
  const shown = parts.filter(({ size }) => size > 0 && size >= minimum).sort((a, b) => b.size - a.size);
  const hidden = () => whole - shown.reduce((sum, { size }) => sum + size, 0);
  while (shown.length && hidden() > 0 && hidden() < minimum) shown.pop();
  return new Set(shown.map(({ id }) => id));
}
