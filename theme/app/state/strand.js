// @ts-check
/**
 * A text that goes on through several copies and tabs: what is held of it here, which changes are in that, and what is to
 * be done about a copy that comes. Changes of this visit that are missing in the copy are put in again; those of another
 * visit are for that to put in again.
 */

import { hasAll, raised, withBoth, writeMark } from "../rules/copies.js";

/** @typedef {import("../rules/copies.js").Seen} Seen */
/** @typedef {import("../rules/copies.js").Mark} Mark */
/**
 * For whom it is held.
 * @typedef {object} Holder
 * @property {string} text everything that is held, as it is to be kept
 * @property {(text: string | null) => void} hold this and nothing else, null for nothing; throws a Refusal for what is no such text
 */
/** @typedef {"same" | "old" | "taken" | "other"} Outcome of a copy: as here; to be written again; held now; or to be put aside */

export class Strand {
  /** What is held, null for nothing. @type {string | null} */
  text = null;
  /** @type {Seen} */
  seen = new Map();
  /** How often it became another. */
  times = 0;
  /** Whether somebody who left no mark put it there. */
  #isStrange = false;
  /** Of this visit, the latest of each name. @type {Map<string, {apply: () => void, number: number}>} */
  #changes = new Map();
  #visit;
  #holder;

  /** @param {string} visit a random name @param {Holder} holder */
  constructor(visit, holder) {
    this.#visit = visit;
    this.#holder = holder;
  }

  get mark() {
    return writeMark(this.seen, this.text);
  }

  /** @param {string} name one change of the same name takes the place of another @param {() => void} apply it may run more than once */
  change(name, apply) {
    apply();
    this.#raise();
    this.#changes.delete(name);
    this.#changes.set(name, { apply, number: this.seen.get(this.#visit) ?? 0 });
    this.text = this.#holder.text;
  }

  /** From here on nothing of what was changed is put in again. */
  forget() {
    this.#changes.clear();
  }

  /** Nothing is held any more, and that is a change like another. */
  clear() {
    this.forget();
    this.#raise();
    this.text = null;
  }

  /** A copy that others see and change at once. @param {string | null} text @param {Mark | null} mark @returns {Outcome} */
  takeShared(text, mark) {
    if (mark) return this.#take(text, mark.seen);
    if (text === null || text === this.text) return this.text === null ? "same" : "old";
    this.#holder.hold(text);
    this.#became(text);
    this.forget();
    this.#isStrange = true;
    return "taken";
  }

  /** There is no other copy, and so none that a strange text could have been put beside. */
  missSecond() {
    this.#isStrange = false;
  }

  /** The other copy. @param {string | null} text @param {Seen} seen @param {boolean} isStart whether it is looked at for the first time @returns {Outcome} */
  takeSecond(text, seen, isStart) {
    const isOther = this.#isStrange || (isStart && this.#parted(seen));
    this.#isStrange = false;
    if (!isOther || text === this.text) return this.#take(text, seen, isStart);
    this.seen = withBoth(this.seen, seen);
    return text === null ? "old" : "other";
  }

  /** @param {string | null} text @param {Seen} seen @param {boolean} [isStart] @returns {Outcome} */
  #take(text, seen, isStart = false) {
    const isOver = this.text === text || this.text === null || (text !== null && this.text > text); // of two made at one instant
    if (hasAll(this.seen, seen) && (!hasAll(seen, this.seen) || isOver)) {
      return text === this.text ? "same" : "old";
    }
    if (text !== this.text) this.#holder.hold(text);
    if (text === null && !isStart) this.forget();
    const mine = [...this.#changes.values()].filter(({ number }) => number > (seen.get(this.#visit) ?? 0));
    for (const { apply } of mine) apply();
    this.seen = withBoth(seen, new Map([...this.seen].filter(([visit]) => visit === this.#visit)));
    this.#became(mine.length ? this.#holder.text : text);
    return "taken";
  }

  /** Whether either has what the other has not, changes of this visit aside. @param {Seen} seen */
  #parted(seen) {
    const before = [...this.seen].filter(([visit]) => visit !== this.#visit);
    return !hasAll(seen, new Map(before)) && !hasAll(this.seen, seen);
  }

  #raise() {
    this.seen = raised(this.seen, this.#visit);
    this.times++;
  }

  /** @param {string | null} text */
  #became(text) {
    this.text = text;
    this.times++;
  }
}
