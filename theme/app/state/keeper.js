// @ts-check
/**
 * Values by key, kept in the browser's database and shared with other tabs. Each is kept under a key of its own, so that a
 * change to one agreement does not write ten thousand people again and two tabs do not undo each other. What the database
 * has not taken waits, and is tried again with the next change. A kept text that cannot be read is moved aside under a key
 * of its own, never dropped.
 */

import { Refusal } from "../rules/answer-file.js";
import { openChannel } from "./channel.js";
import { batches, LargeDatabase } from "./large-database.js";
import { renew } from "./renew.js";
import { Slices } from "./slices.js";

/** @typedef {[string, any]} Entry a key and its value; undefined takes one away */
/**
 * For whom it keeps.
 * @typedef {object} Holder
 * @property {(key: string, value: any) => boolean} isSound whether a kept value is what its key says
 * @property {() => Entry[]} entries everything that is held
 * @property {(entries: Entry[]) => Promise<void>} replace hold these and nothing else
 * @property {(entries: Entry[]) => void} adopt hold these too
 * @property {(key: string, known: any, kept: any, value: any) => any} both of a value that another tab changed meanwhile: what this tab knew, what is kept now, and what this tab has
 * @property {() => void} told that something is kept, or is not
 */

const ASIDE = "aside:";

export class Keeper {
  /** Values the database has not taken. @type {Map<string, any>} */
  #waiting = new Map();
  /** What this tab knows to be kept: what waits was made from it. @type {Map<string, any>} */
  #known = new Map();
  /** Kept texts that could not be read, by key. @type {Map<string, string>} */
  #aside = new Map();
  /** Why nothing is kept: "", "off", "blocked", "full", "newer" or "silent". */
  #trouble = "";
  /** @type {Promise<void> | null} */
  #flushing = null;
  #database;
  #channel;
  #holder;

  /** @param {string} name of the database @param {Holder} holder */
  constructor(name, holder) {
    this.#holder = holder;
    this.#database = new LargeDatabase(name, () => this.#keepAgain(), () => this.#goOn());
    this.#channel = openChannel(name);
    this.#channel?.addEventListener("message", (event) => this.#hear(event.data));
    /** Settles when what was kept is here. */
    this.ready = this.refresh();
  }

  get trouble() {
    return this.#trouble;
  }

  /** How many values are kept nowhere. */
  get waiting() {
    return this.#waiting.size;
  }

  get isBusy() {
    return this.#flushing !== null;
  }

  /** @returns {ReadonlyMap<string, string>} */
  get aside() {
    return this.#aside;
  }

  /** Keep these with the next flush. @param {Entry[]} entries */
  put(entries) {
    for (const [key, value] of entries) this.#waiting.set(key, value);
  }

  /** Keep what waits. One flush runs at a time and takes in what comes meanwhile. @returns {Promise<void>} */
  flush() {
    this.#flushing ??= this.ready.then(() => this.#keep()).finally(() => {
      this.#flushing = null;
      this.#holder.told();
    });
    return this.#flushing;
  }

  /** Let the holder hold what is kept, and above it what waits. @returns {Promise<void>} */
  async refresh() {
    /** @type {Entry[]} */
    const good = [];
    /** @type {[string, string][]} */
    const bad = [];
    const [aside, slices] = [new Map(), new Slices()];
    try {
      await this.#database.readAll(async (texts) => {
        for (const [key, text] of texts) {
          await slices.breathe();
          if (key.startsWith(ASIDE)) aside.set(key, text);
          else (this.#read(key, text, good) ? [] : bad).push([key, text]);
        }
      });
    } catch (error) {
      return this.#say(error);
    }
    this.#aside = aside;
    const made = [...this.#waiting.keys()].map((key) => /** @type {Entry} */ ([key, this.#known.get(key)]));
    this.#known = new Map([...good, ...made]);
    await this.#putAside(bad);
    const waiting = [...this.#waiting].filter(([key]) => !key.startsWith(ASIDE));
    await this.#holder.replace([...good, ...waiting]);
  }

  removeAside() {
    this.put([...this.#aside.keys()].map((key) => [key, undefined]));
    this.#aside.clear();
    return this.flush();
  }

  /** Remove everything. @returns {Promise<boolean>} false when the browser did not let us */
  async clear() {
    await this.#flushing;
    this.#waiting.clear();
    this.#known.clear();
    this.#aside.clear();
    this.#trouble = "";
    try {
      await this.#database.clear();
    } catch (error) {
      this.#trouble = troubleIn(error);
      return false;
    }
    this.#channel?.postMessage(null);
    return true;
  }

  async #keep() {
    try {
      while (this.#waiting.size) {
        for (const batch of batches([...this.#waiting])) await this.#keepBatch(batch);
      }
      this.#trouble = "";
    } catch (error) {
      this.#trouble = troubleIn(error);
    }
  }

  /** @param {Entry[]} batch */
  async #keepBatch(batch) {
    const waiting = this.#waiting; // not what waits anew, when the database goes while this is written
    const [ours, kept] = [new Map(batch), new Map()];
    const keys = [...ours.keys()];
    await renew(this.#database, keys, (key, text) => {
      kept.set(key, this.#withKept(key, text, ours.get(key)));
      return textOf(kept.get(key));
    });
    /** @type {Entry[]} */
    const news = [];
    for (const [key, value] of batch) {
      const isLast = waiting.get(key) === value;
      this.#known.set(key, isLast ? kept.get(key) : value);
      if (!isLast) continue;
      waiting.delete(key);
      if (kept.get(key) !== value) news.push([key, kept.get(key)]);
    }
    this.#channel?.postMessage(keys);
    if (news.length) this.#holder.adopt(news);
  }

  /** @param {string} key @param {string | undefined} text that is kept @param {any} value to keep */
  #withKept(key, text, value) {
    const known = this.#known.get(key);
    if (text === undefined || text === textOf(known)) return value;
    /** @type {Entry[]} */
    const kept = [];
    return this.#read(key, text, kept) ? this.#holder.both(key, known, kept[0][1], value) : value;
  }

  /** The browser closed the database, perhaps for good: what is on this page counts. */
  #keepAgain() {
    this.#known.clear();
    this.#waiting = new Map(this.#holder.entries());
    this.flush();
  }

  /** The database answers after all: take in what it kept, and let it keep what waits. */
  async #goOn() {
    await this.refresh();
    await this.flush();
  }

  /** Another tab changed these. @param {string[] | null} keys null for everything */
  async #hear(keys) {
    await this.ready;
    if (!keys || keys.length > 50) return this.refresh();
    /** @type {Entry[]} */
    const entries = [];
    const texts = await this.#database.read(keys).catch((error) => this.#say(error));
    for (const [key, text] of texts ?? []) {
      if (this.#waiting.has(key)) continue;
      if (key.startsWith(ASIDE)) text === undefined ? this.#aside.delete(key) : this.#aside.set(key, text);
      else if (text === undefined) entries.push([key, undefined]);
      else this.#read(key, text, entries);
    }
    for (const [key, value] of entries) this.#known.set(key, value);
    this.#holder.adopt(entries);
  }

  /** @param {unknown} error */
  #say(error) {
    this.#trouble = troubleIn(error);
    this.#holder.told();
  }

  /** @param {string} key @param {string} text @param {Entry[]} into @returns {boolean} whether it could be read */
  #read(key, text, into) {
    try {
      const value = JSON.parse(text);
      if (!this.#holder.isSound(key, value)) return false;
      into.push([key, value]);
      return true;
    } catch {
      return false;
    }
  }

  /** @param {[string, string][]} bad */
  async #putAside(bad) {
    if (!bad.length) return;
    for (const [key, text] of bad) this.#aside.set(ASIDE + key, text);
    try {
      const texts = new Map(bad.flatMap(([key, text]) => [[key, null], [ASIDE + key, text]]));
      await renew(this.#database, [...texts.keys()], (key) => texts.get(key) ?? null);
    } catch (error) {
      this.#trouble = troubleIn(error);
    }
  }
}

/** @param {any} value */
function textOf(value) {
  return value === undefined ? null : JSON.stringify(value);
}

/** @param {unknown} error */
function troubleIn(error) {
  if (error instanceof Refusal) return error.code;
  throw error;
}
