// @ts-check
/** Everyone's answers counted, and those of groups that may be shown apart (folding.js). */

import { partsShown } from "./folding.js";
import {
  addTo,
  answerTo,
  emptyTally,
  joinedTallies,
  middle,
  placedCount,
  placeOf,
  writings,
} from "./spread.js";
import { compareText, fnv } from "./text.js";

/** @typedef {import("./framework.js").Framework} Framework */
/** @typedef {import("./spread.js").Tally} Tally */
/** @typedef {import("./spread.js").Person} Person */
/** @typedef {{id: string, name: string, isRest?: boolean, roles: string[], tally: Tally}} Group a role, a wider group, or the rest of one beside others of its roles */
/** @typedef {{low: Group, high: Group, lowAt: number, highAt: number}} Difference levels are indexes */

/** Between the names of roles that are told as one. */
const JOINED = "+";

export class Views {
  /** @param {Framework} framework @param {Iterable<Person>} people */
  constructor(framework, people) {
    this.framework = framework;
    this.people = [...people];
    /** @type {Map<string, Tally>} */
    this.everyone = this.blank();
    /** By role, "" for who gave none that we know. Not to be shown as they are. @type {Map<string, {size: number, tallies: Map<string, Tally>}>} */
    this.byRole = new Map(["", ...framework.roles.map(({ id }) => id)].map((id) => [id, this.nobody()]));
    /** What may be shown, once it was asked for. @type {Map<string, Group[]>} */
    this.groups = new Map();
    /** @type {string[][] | null} */
    this.apart = null;
    /** @type {Map<string, Difference | null>} */
    this.differences = new Map();
    /** @type {Set<string> | null} */
    this.rolesShown = null;
    /** How many people wrote something on a question. @type {Map<string, number>} */
    this.writers = new Map();
    /** How many would like to work on a question. @type {Map<string, number>} */
    this.wanted = new Map();
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

  nobody() {
    return { size: 0, tallies: this.blank() };
  }

  blank() {
    return new Map(
      [...this.framework.questions.values()].map(({ id, levels }) => [id, emptyTally(levels.length)]),
    );
  }

  /** @param {Person} person */
  count(person) {
    const { role = "" } = person;
    const group = /** @type {{size: number, tallies: Map<string, Tally>}} */ (this.byRole.get(role) ??
      this.byRole.get(""));
    group.size++;
    this.groups.clear();
    this.differences.clear();
    this.rolesShown = this.apart = null;
    for (const [id, question] of this.framework.questions) {
      const answer = answerTo(this.framework, person, id);
      const place = placeOf(question, answer);
      addTo(/** @type {Tally} */ (this.everyone.get(id)), place);
      if (answer?.note?.trim() || answer?.evidence?.trim()) oneMore(this.writers, id);
      if (answer?.work_on) oneMore(this.wanted, id);
      addTo(/** @type {Tally} */ (group.tallies.get(id)), place);
    }
  }

  /** @param {string} id of a question @returns {Tally} */
  tally(id) {
    const tally = this.everyone.get(id);
    if (!tally) throw new Error(`no question "${id}"`);
    return tally;
  }

  /** How many would like to work on a question; of so few that a mark could be told by who is here, nothing. @param {string} id */
  wantedOn(id) {
    return this.people.length < this.framework.minimumGroup ? 0 : this.wanted.get(id) ?? 0;
  }

  /** What people would try, each once, in an order that follows neither files nor people; of so few that a writer could be told by who is here, nothing. @param {string} id of a question */
  ideasOn(id) {
    if (this.people.length < this.framework.minimumGroup) return [];
    const all = this.people.flatMap((person) => answerTo(this.framework, person, id)?.ideas ?? []);
    const texts = [...new Set(all.map((text) => text.trim()).filter(Boolean))];
    return texts.sort((a, b) => fnv(a) - fnv(b) || compareText(a, b));
  }

  /** The groups that may be shown on a question, in the framework's order. @param {string} id @returns {Group[]} */
  groupsOn(id) {
    const found = this.groups.get(id) ?? this.partsOn(id).map((roles) => this.groupOf(roles, id));
    this.groups.set(id, found);
    return found;
  }

  /**
   * Which roles may be told apart, or together as one, by how many people are here of each. What is shown of a question is
   * one of these parts, or several as one: so all that is ever told, and how many took part, put together, say how many
   * people some of these parts are, and nothing of a smaller group.
   */
  get parts() {
    this.apart ??= partsShown(
      this.pieces([...this.byRole.keys()].map((role) => [role]), (role) => this.sizeOf(role)),
      this.framework.minimumGroup,
    );
    return this.apart;
  }

  /** Which of the parts may be told apart on a question, by how many chose a level. @param {string} id of a question */
  partsOn(id) {
    const known = new Set(this.parts.flat());
    const rest = [...this.byRole.keys()].filter((role) => !known.has(role));
    const pieces = this.pieces([...this.parts, rest], (role) => placedCount(this.tallyOf(role, id)));
    return partsShown(pieces, this.framework.minimumGroup).map((names) =>
      names.flatMap((name) => name.split(JOINED))
    );
  }

  /** Those with people in them. What "" is part of has no name, and is never shown. @param {string[][]} parts roles @param {(role: string) => number} count */
  pieces(parts, count) {
    const sum = (/** @type {string[]} */ part, /** @type {(role: string) => number} */ of) =>
      part.reduce((total, role) => total + of(role), 0);
    return parts.filter((part) => sum(part, (role) => this.sizeOf(role))).map((part) => ({
      id: part[0] && part.join(JOINED),
      wider: this.framework.roles.find(({ id }) => id === part[0])?.wider,
      size: sum(part, count),
    }));
  }

  /** How many people gave a role, "" for none that we know. @param {string} role */
  sizeOf(role) {
    return this.byRole.get(role)?.size ?? 0;
  }

  /** @param {string} role @param {string} id of a question */
  tallyOf(role, id) {
    return /** @type {Tally} */ (this.byRole.get(role)?.tallies.get(id));
  }

  /** @param {string[]} ids of roles @param {string} id of a question @returns {Group} */
  groupOf(ids, id) {
    return {
      ...this.nameOf(ids),
      roles: ids,
      tally: joinedTallies(ids.map((role) => this.tallyOf(role, id))),
    };
  }

  /** Roles that are shown as one are of one wider group: all who are here of it, or the rest. @param {string[]} ids */
  nameOf([first, ...others]) {
    const { roles, wider } = this.framework;
    const role = /** @type {import("./framework.js").Role} */ (roles.find(({ id }) => id === first));
    const name = others.length && wider.find(({ id }) => id === role.wider);
    if (!name) return role;
    const family = roles.filter((one) => one.wider === name.id && this.sizeOf(one.id));
    return family.length === others.length + 1
      ? name
      : { ...name, id: [first, ...others].join(JOINED), isRest: true };
  }

  /** The roles that some question shows, for themselves or in something wider. */
  get shownRoles() {
    const questions = [...this.framework.questions.keys()];
    this.rolesShown ??= new Set(questions.flatMap((id) => this.groupsOn(id).flatMap(({ roles }) => roles)));
    return this.rolesShown;
  }

  /** Roles with people in them that are part of everyone only: on a question, or on all. @param {string} [id] */
  folded(id) {
    const shown = id ? new Set(this.groupsOn(id).flatMap(({ roles }) => roles)) : this.shownRoles;
    return this.framework.roles.filter((role) => this.sizeOf(role.id) && !shown.has(role.id));
  }

  /** The two groups that see a question most differently, by their middle views. @param {string} id @returns {Difference | null} */
  difference(id) {
    const found = this.differences.get(id);
    if (found !== undefined) return found;
    const difference = this.differenceOf(id);
    this.differences.set(id, difference);
    return difference;
  }

  /** @param {string} id @returns {Difference | null} */
  differenceOf(id) {
    const groups = this.groupsOn(id);
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

/** @param {Map<string, number>} counts @param {string} id */
function oneMore(counts, id) {
  counts.set(id, (counts.get(id) ?? 0) + 1);
}
