// @ts-check
/** Everyone's answers counted, and those of groups that may be shown apart (folding.js). */

import { partsBeside, partsShown } from "./folding.js";
import { addTo, answerTo, emptyTally, joinedTallies, middle, placedCount, placeOf } from "./spread.js";
import { compareText, fnv } from "./text.js";

/** @typedef {import("./framework.js").Framework} Framework */
/** @typedef {import("./spread.js").Tally} Tally */
/** @typedef {import("./spread.js").Person} Person */
/** @typedef {"role" | "scope"} Split what people are told apart by */
/** @typedef {{id: string, name: string, isRest?: boolean, ids: string[], tally: Tally}} Group a role or scope, a wider group, or the rest of one beside others of its roles */
/** @typedef {{role: string, scope: string, size: number, tallies: Map<string, Tally>}} Cell people who gave both, "" for none that we know */
/** @typedef {{low: Group, high: Group, lowAt: number, highAt: number}} Difference levels are indexes */

/** Between the ids of what is told as one. */
const JOINED = "+";

export class Views {
  /** @param {Framework} framework @param {Iterable<Person>} people */
  constructor(framework, people) {
    this.framework = framework;
    this.people = [...people];
    /** @type {Map<string, Tally>} */
    this.everyone = this.blank();
    /** Not to be shown as they are. @type {Map<string, Cell>} */
    this.cells = new Map();
    /** What may be shown, once it was asked for. @type {Record<Split, Map<string, Group[]>>} */
    this.groups = { role: new Map(), scope: new Map() };
    /** @type {Partial<Record<Split, string[][]>>} */
    this.apart = {};
    /** @type {Record<Split, Map<string, Difference | null>>} */
    this.differences = { role: new Map(), scope: new Map() };
    /** @type {Partial<Record<Split, Set<string>>>} */
    this.shown = {};
    /** How many people wrote something on a question. @type {Map<string, number>} */
    this.writers = new Map();
    /** How many would like to work on a question. @type {Map<string, number>} */
    this.wanted = new Map();
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

  blank() {
    return new Map(
      [...this.framework.questions.values()].map(({ id, levels }) => [id, emptyTally(levels.length)]),
    );
  }

  /** @param {Person} person */
  count(person) {
    const cell = this.cellOf(person);
    cell.size++;
    for (const found of [this.groups, this.differences].flatMap(Object.values)) found.clear();
    [this.shown, this.apart] = [{}, {}];
    for (const [id, question] of this.framework.questions) {
      const answer = answerTo(this.framework, person, id);
      const place = placeOf(question, answer, this.framework.asks(person.profile, id));
      addTo(/** @type {Tally} */ (this.everyone.get(id)), place);
      if (answer?.note?.trim() || answer?.evidence?.trim()) oneMore(this.writers, id);
      if (answer?.work_on) oneMore(this.wanted, id);
      addTo(/** @type {Tally} */ (cell.tallies.get(id)), place);
    }
  }

  /** @param {Person} person @returns {Cell} */
  cellOf({ role = "", scope = "" }) {
    const known = { role: knownIn(this.framework.roles, role), scope: knownIn(this.framework.scopes, scope) };
    const key = `${known.role} ${known.scope}`;
    const cell = this.cells.get(key) ?? { ...known, size: 0, tallies: this.blank() };
    this.cells.set(key, cell);
    return cell;
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
    const all = this.people.flatMap((person) => {
      const { ideas = [], lang = "" } = answerTo(this.framework, person, id) ?? {};
      return ideas.map((text) => ({ text: text.trim(), lang })).filter(({ text }) => text);
    });
    const each = [...new Map(all.map((idea) => [idea.text, idea])).values()];
    return each.sort((a, b) => fnv(a.text) - fnv(b.text) || compareText(a.text, b.text));
  }

  /** The groups that may be shown on a question, in the framework's order. @param {string} id @param {Split} [by] @returns {Group[]} */
  groupsOn(id, by = "role") {
    const found = this.groups[by].get(id) ?? this.partsOn(id, by).map((ids) => this.groupOf(ids, id, by));
    this.groups[by].set(id, found);
    return found;
  }

  /**
   * Which roles, or scopes, may be told apart, or together as one, by how many people are here of each. What is shown of a
   * question is one of these parts, or several as one: so all that is ever told, and how many took part, put together, say
   * how many people some of these parts are, and nothing of a smaller group.
   * @param {Split} [by]
   * @returns {string[][]}
   */
  partsBy(by = "role") {
    const pieces = () => this.pieces(this.idsBy(by).map((one) => [one]), by, (one) => this.sizeOf(one, by));
    this.apart[by] ??= by === "role"
      ? partsShown(pieces(), this.framework.minimumGroup)
      : partsBeside(pieces(), this.framework.minimumGroup, this.partsBy(), [...this.cells.values()]);
    return this.apart[by];
  }

  /** Which of the parts may be told apart on a question, by how many chose a level. Scopes give way to roles, so that nobody can be worked out of both. @param {string} id of a question @param {Split} by */
  partsOn(id, by) {
    const { minimumGroup } = this.framework;
    const parts = this.partsBy(by);
    const known = new Set(parts.flat());
    const rest = this.idsBy(by).filter((one) => !known.has(one));
    const cells = [...this.cells.values()].map(({ role, scope, tallies }) => {
      return { role, scope, size: placedCount(/** @type {Tally} */ (tallies.get(id))) };
    });
    const pieces = this.pieces(
      [...parts, rest],
      by,
      (one) => cells.reduce((sum, cell) => sum + (cell[by] === one ? cell.size : 0), 0),
    );
    const shown = by === "role"
      ? partsShown(pieces, minimumGroup)
      : partsBeside(pieces, minimumGroup, this.groupsOn(id).map(({ ids }) => ids), cells);
    return shown.map((names) => names.flatMap((name) => name.split(JOINED)));
  }

  /** Those with people in them. What "" is part of has no name, and is never shown. @param {string[][]} parts @param {Split} by @param {(id: string) => number} count */
  pieces(parts, by, count) {
    const sum = (/** @type {string[]} */ part, /** @type {(id: string) => number} */ of) =>
      part.reduce((total, one) => total + of(one), 0);
    return parts.filter((part) => sum(part, (one) => this.sizeOf(one, by))).map((part) => ({
      id: part[0] && part.join(JOINED),
      wider: this.namesBy(by).find(({ id }) => id === part[0])?.wider,
      size: sum(part, count),
    }));
  }

  /** @param {Split} by */
  idsBy(by) {
    return ["", ...this.namesBy(by).map(({ id }) => id)];
  }

  /** @param {Split} by @returns {import("./framework.js").Role[]} */
  namesBy(by) {
    return by === "role" ? this.framework.roles : this.framework.scopes;
  }

  /** How many people gave a role or scope, "" for none that we know. @param {string} id @param {Split} [by] */
  sizeOf(id, by = "role") {
    return this.cellsOf([id], by).reduce((sum, { size }) => sum + size, 0);
  }

  /** @param {string[]} ids @param {Split} by */
  cellsOf(ids, by) {
    return [...this.cells.values()].filter((cell) => ids.includes(cell[by]));
  }

  /** @param {string[]} ids @param {string} id of a question @param {Split} by @returns {Group} */
  groupOf(ids, id, by) {
    const tallies = this.cellsOf(ids, by).map((cell) => /** @type {Tally} */ (cell.tallies.get(id)));
    const named = by === "role" ? this.nameOf(ids) : this.namesBy(by).find((one) => one.id === ids[0]);
    return { .../** @type {import("./framework.js").Named} */ (named), ids, tally: joinedTallies(tallies) };
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

  /** The roles, or scopes, that some question shows, for themselves or in something wider. @param {Split} [by] */
  shownBy(by = "role") {
    const questions = [...this.framework.questions.keys()];
    const shown = this.shown[by] ??
      new Set(questions.flatMap((id) => this.groupsOn(id, by).flatMap(({ ids }) => ids)));
    this.shown[by] = shown;
    return shown;
  }

  /** Roles, or scopes, with people in them that are part of everyone only: on a question, or on all (""). @param {string} [id] @param {Split} [by] */
  folded(id = "", by = "role") {
    const shown = id ? new Set(this.groupsOn(id, by).flatMap(({ ids }) => ids)) : this.shownBy(by);
    return this.namesBy(by).filter((one) => this.sizeOf(one.id, by) && !shown.has(one.id));
  }

  /** The two groups that see a question most differently, by their middle views. @param {string} id @param {Split} [by] @returns {Difference | null} */
  difference(id, by = "role") {
    const found = this.differences[by].get(id);
    if (found !== undefined) return found;
    const difference = differenceOf(this.groupsOn(id, by));
    this.differences[by].set(id, difference);
    return difference;
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

/** @param {Group[]} groups @returns {Difference | null} */
function differenceOf(groups) {
  const places = groups.map(({ tally }) => middle(tally.levels));
  const [lowAt, highAt] = [Math.min(...places), Math.max(...places)];
  if (groups.length < 2 || lowAt === highAt) return null;
  return { low: groups[places.indexOf(lowAt)], high: groups[places.indexOf(highAt)], lowAt, highAt };
}

/** @param {Map<string, number>} counts @param {string} id */
function oneMore(counts, id) {
  counts.set(id, (counts.get(id) ?? 0) + 1);
}

/** @param {import("./framework.js").Named[]} all @param {string} id "" where it is none of these */
function knownIn(all, id) {
  return all.some((one) => one.id === id) ? id : "";
}
