// @ts-check
/**
 * The copy in the browser's database, which outlives a crash: a text, its mark, and what was put aside. It tells other
 * tabs, since the news of the first copy does not come to all of them.
 */

import { readMark } from "../rules/copies.js";
import { openChannel } from "./channel.js";
import { Database } from "./database.js";

/** @typedef {import("../rules/copies.js").Mark} Mark */
/** @typedef {{text: string | null, mark: Mark | null}} Kept `mark`: null where it is none of this text */

const ANSWERS = "answers";
const ASIDE = "aside:";

export class SecondCopy {
  /** Whether it was ever looked at. */
  isMet = false;
  /** Whether something was in it then. */
  isThere = false;
  /** @type {Map<string, string>} */
  #asides = new Map();
  /** @type {Set<string>} */
  #gone = new Set();
  #database;
  #channel;
  #makeId;

  /** @param {string} name @param {() => string} makeId @param {() => void} again to be kept again, or at last @param {() => void} told another tab wrote it */
  constructor(name, makeId, again, told) {
    this.#makeId = makeId;
    this.#database = new Database(name, again, again);
    this.#channel = openChannel(name);
    this.#channel?.addEventListener("message", told);
  }

  /** A text that was put aside. @returns {string | null} */
  get aside() {
    const [text = null] = this.#asides.values();
    return text;
  }

  /** With the next change. @param {boolean} [isAll] or only the one that is told of */
  removeAside(isAll = false) {
    for (const key of [...this.#asides.keys()].slice(0, isAll ? undefined : 1)) {
      this.#asides.delete(key);
      this.#gone.add(key);
    }
  }

  /**
   * Look at it and write it in one go. Fails with a Refusal, as the database does.
   * @param {(kept: Kept | null) => {text: string | null, mark: string, aside: string | null}} next aside: what is not to be lost
   */
  async change(next) {
    let isNews = false;
    await this.#database.change((texts) => {
      const before = texts.get(ANSWERS);
      const { text, mark, aside } = next(before === undefined ? null : readCopy(before));
      this.isMet = true;
      for (const key of this.#gone) texts.delete(key);
      if (aside !== null) texts.set(ASIDE + this.#makeId(), aside);
      this.#asides = new Map([...texts].filter(([key]) => key.startsWith(ASIDE)));
      /** @type {[string, string | null][]} */
      const entries = [...this.#gone].map((key) => [key, null]);
      const now = `${mark}\n${text ?? ""}`;
      this.isThere = before !== undefined || text !== null;
      isNews = this.isThere && now !== before;
      if (isNews) entries.push([ANSWERS, now]);
      this.#gone.clear();
      return [...entries, ...this.#asides];
    });
    if (isNews) this.#channel?.postMessage(null);
  }
}

/** @param {string} record @returns {Kept} */
function readCopy(record) {
  const end = record.indexOf("\n");
  const text = record.slice(end + 1) || null;
  return { text, mark: readMark(record.slice(0, Math.max(end, 0)), text) };
}
