// @ts-check
/**
 * A workshop: people's answers side by side, with what the room said and agreed about them.
 *
 * It is a set of things, one for each person, each agreement, each line of the plan and so on, each with every version
 * that a file or the room here gave of it. What stands is worked out from all of them by `history.js`: so the order in
 * which files are added does not matter, adding one twice changes nothing, a file that is taken out again gives back what
 * its versions had replaced, and copies that were changed apart both stand until a person decides.
 */

import { FORMAT, FORMAT_VERSION } from "./answer-file.js";
import { LONGEST_CHAIN, says } from "./chain.js";
import { compareVersions } from "./framework.js";
import { decided, exactly, isSame, joined } from "./history.js";
import { looksLikeTwo } from "./people.js";
import { canonical, compareText } from "./text.js";
import { COUNTS, fieldOf, HERE, KINDS, PEOPLE, SESSION, thingKey } from "./things.js";

/** @typedef {import("./framework.js").Framework} Framework */
/** @typedef {import("./answer-file.js").AnswerDocument} AnswerDocument */
/** @typedef {import("./answer-file.js").Answer} Answer */
/** @typedef {import("./things.js").Version} Version */
/** @typedef {import("./things.js").Thing} Thing */
/** @typedef {import("./things.js").Given} Given */
/** @typedef {import("./things.js").Item} Item */
/** @typedef {"added" | "same" | "replaced" | "older" | "away" | "asked"} Outcome `older`: what was here follows it; `away`: it was taken away here */

export class Session {
  /** @type {Map<string, Map<string, Thing>>} */
  #things = new Map(KINDS.map((kind) => [kind, new Map()]));
  /** @type {Map<string, Map<string, Item>>} */
  #items = new Map(KINDS.map((kind) => [kind, new Map()]));
  /** The versions of each thing that nothing follows, by its name. @type {Map<string, Version[]>} */
  #standing = new Map();
  /** Things of which a person has to decide what stands. @type {Map<string, Thing>} */
  #asked = new Map();

  /** @param {Framework} framework */
  constructor(framework) {
    this.framework = framework;
    /** The newest version of the framework that anything here was answered in. */
    this.version = framework.version;
  }

  /** What stands of a kind, by id. @param {string} kind @returns {ReadonlyMap<string, Item>} */
  of(kind) {
    return at(this.#items, kind);
  }

  /** @param {string} kind @param {string} id */
  value(kind, id) {
    return this.of(kind).get(id)?.value;
  }

  get people() {
    return this.of(PEOPLE);
  }

  /** What the session says of itself. @returns {NonNullable<AnswerDocument["session"]>} */
  get heading() {
    return this.value(SESSION, "") ?? {};
  }

  get isEmpty() {
    return [...this.#items.values()].every((items) => !items.size);
  }

  /** Things of which a person has to decide what stands: copies that parted, and two people with one id. */
  get asked() {
    return [...this.#asked.values()];
  }

  /** Whether just this stands of a thing already, and nobody has to decide. @param {string} kind @param {string} id @param {any} value */
  stands(kind, id, value) {
    const [one, ...others] = this.standing(kind, id);
    if (!one || others.length || this.#asked.has(thingKey({ kind, id }))) return false;
    return one.value !== undefined && canonical(one.value) === canonical(value);
  }

  /** Whether all that stands in another one stands here, or what followed it. @param {Session} other */
  holds(other) {
    return other.things.every(({ kind, id }) =>
      other.standing(kind, id).every(({ chain: [newest], value }) =>
        this.standing(kind, id).some((one) =>
          newest ? one.chain.includes(newest) : canonical(one.value) === canonical(value)
        )
      )
    );
  }

  /** Every thing, also those that were taken away. */
  get things() {
    return [...this.#things.values()].flatMap((things) => [...things.values()]);
  }

  /** @param {string} kind @param {string} id */
  thing(kind, id) {
    return at(this.#things, kind).get(id);
  }

  /** Let a version of a file in. @param {Given} given @param {string} file its key @returns {Outcome} */
  add({ kind, id, ...rest }, file = "") {
    const version = { ...rest, by: [file] };
    const { versions = [] } = this.thing(kind, id) ?? {};
    const before = this.standing(kind, id);
    this.put({ kind, id, versions: withVersion(versions, version) });
    if (!versions.length) return version.value === undefined ? "same" : "added";
    const now = this.standing(kind, id);
    if (before.some((one) => says(one) === says(version))) return "same";
    if (this.#asked.has(thingKey({ kind, id }))) return "asked";
    if (now.some((one) => isSame(one, version))) return "replaced";
    return now.every(({ value }) => value === undefined) ? "away" : "older";
  }

  /** Set what the room says here. It follows all that stood. @param {string} kind @param {string} id @param {any} value undefined takes it away @param {() => string} newRevision */
  say(kind, id, value, newRevision) {
    const { versions = [] } = this.thing(kind, id) ?? {};
    const before = this.standing(kind, id);
    const goesOn = before.length === 1 && before[0].draft;
    const chain = goesOn ? before[0].chain : decided(before, newRevision());
    const rank = Math.min(at(this.#things, kind).size, ...versions.map((one) => one.rank));
    const said = { ...(value !== undefined && { value }), chain, rank, by: [HERE], draft: true };
    const rest = without(versions, HERE);
    const isNothing = value === undefined && !rest.length && chain.length < 2;
    this.put({ kind, id, versions: isNothing ? [] : [...rest, said] });
  }

  /** Whether a person has to decide what stands of a thing. @param {string} kind @param {string} id */
  isAsked(kind, id) {
    return this.#asked.has(thingKey({ kind, id }));
  }

  /** Change each of the versions between which a person has still to decide. @param {string} kind @param {string} id @param {(value: any) => any} change @param {() => string} newRevision */
  sayEach(kind, id, change, newRevision) {
    const standing = this.standing(kind, id);
    const revisions = standing.map(newRevision).sort(compareText); // what stands first goes on to
    const said = standing.map((one, place) => ({
      ...one,
      ...(one.value !== undefined && { value: change(one.value) }),
      chain: one.draft ? one.chain : decided([one], revisions[place]),
      by: [HERE],
      draft: true,
    }));
    this.put({ kind, id, versions: [...without(this.thing(kind, id)?.versions ?? [], HERE), ...said] });
  }

  /** Take away what only this file brought of a thing. @param {string} kind @param {string} id @param {string} file */
  takeOut(kind, id, file) {
    const { versions = [] } = this.thing(kind, id) ?? {};
    this.put({ kind, id, versions: without(versions, file) });
  }

  /** A file holds everything that was said here: what is said from now on is another revision. @returns {Thing[]} that changed */
  handedOver() {
    const changed = this.things.filter(({ versions }) => versions.some(({ draft }) => draft));
    return changed.map((thing) => {
      const versions = thing.versions.map(({ draft: _, ...version }) => version);
      this.put({ ...thing, versions });
      return { ...thing, versions };
    });
  }

  /** Set a thing whatever was here. @param {Thing} thing without versions, it is not here any more */
  put(thing) {
    const { kind, id, versions } = thing;
    const standing = standingOf(versions);
    const [value] = standing.map((one) => one.value);
    const rank = Math.min(...versions.map((one) => one.rank));
    setOrDelete(at(this.#things, kind), id, versions.length > 0 && thing);
    setOrDelete(at(this.#items, kind), id, value !== undefined && { kind, id, value, rank });
    setOrDelete(this.#standing, thingKey(thing), versions.length > 0 && standing);
    setOrDelete(this.#asked, thingKey(thing), isAsked(thing, standing) && thing);
  }

  /** The versions of a thing that nothing follows, one that says something first. @param {string} kind @param {string} id @returns {Version[]} */
  standing(kind, id) {
    return this.#standing.get(thingKey({ kind, id })) ?? [];
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
    const history = this.#byThing((standing) => standing[0].chain.slice(0, LONGEST_CHAIN));
    const parted = this.#byThing((standing) => standing.slice(1).map(toParted));
    return {
      format: FORMAT,
      format_version: FORMAT_VERSION,
      framework: { id, version: this.version },
      saved: day,
      .../** @type {any} */ (Object.fromEntries(parts)),
      ...(history && { history }),
      ...(parted && { parted }),
    };
  }

  /** Something for each thing where there is something, or null. @param {(standing: Version[]) => any[]} get */
  #byThing(get) {
    const found = this.things.filter(({ kind }) => kind !== COUNTS)
      .map((thing) => /** @type {const} */ ([thingKey(thing), get(this.standing(thing.kind, thing.id))]))
      .filter(([, list]) => list.length).sort(([a], [b]) => compareText(a, b));
    return found.length ? Object.fromEntries(found) : null;
  }
}

/** Those that nothing follows, one that says something first. @param {Version[]} versions @returns {Version[]} */
function standingOf(versions) {
  const standing = joined(versions);
  const first = standing.findIndex(({ value }) => value !== undefined);
  return first > 0 ? [standing[first], ...standing.filter((_, place) => place !== first)] : standing;
}

/** @template T @param {Map<string, T>} map @param {string} key @param {T | false} value */
function setOrDelete(map, key, value) {
  if (value === false) map.delete(key);
  else map.set(key, value);
}

/** Copies that came to the same words on ways of their own leave nothing to decide: so two people who only add notes to a plan are asked nothing. @param {Thing} thing @param {Version[]} standing */
function isAsked({ kind, versions }, standing) {
  if (new Set(standing.map(says)).size > 1) return true;
  const decidedHere = standing[0]?.by.includes(HERE);
  return kind === PEOPLE && !decidedHere && looksLikeTwo(versions.map(({ value }) => value));
}

/** @param {Version[]} versions @param {Version} more */
export function withVersion(versions, more) {
  const same = versions.find((one) => exactly(one) === exactly(more));
  if (!same) return [...versions, more];
  const both = { ...same, rank: Math.min(same.rank, more.rank), by: [...new Set([...same.by, ...more.by])] };
  return versions.map((one) => one === same ? both : one);
}

/** Those that somebody else gave too. @param {Version[]} versions @param {string} by */
function without(versions, by) {
  return versions.map((one) =>
    one.by.includes(by) ? { ...one, by: one.by.filter((other) => other !== by) } : one
  )
    .filter((one) => one.by.length);
}

/** @param {Version} version */
function toParted({ value, chain }) {
  return { ...(value !== undefined && { value }), history: chain.slice(0, LONGEST_CHAIN) };
}

/** @template T @param {Map<string, T>} kinds @param {string} kind @returns {T} */
function at(kinds, kind) {
  const found = kinds.get(kind);
  if (!found) throw new Error(`no things of kind "${kind}"`);
  return found;
}
