// @ts-check
/**
 * Keeps a person's answers in the browser's storage, as text, and knows what happened to it: what other tabs wrote, why
 * nothing is kept, what had to be put aside.
 *
 * Each change reads storage first and takes in what another tab wrote there, then adds itself. A change that could not be
 * stored stays pending and is tried again with the next one. Text in storage that cannot be read is put aside under a key
 * of its own before anything is written.
 */

import { Refusal } from "../rules/answer-file.js";

/** @typedef {import("../rules/answer-file.js").AnswerDocument} AnswerDocument */
/**
 * For whom it keeps.
 * @typedef {object} Holder
 * @property {string} text everything that is held, as it is to be kept
 * @property {(text: string) => AnswerDocument} read throws a Refusal for what is no such text
 * @property {(file: AnswerDocument | null) => void} hold this and nothing else; null for nothing
 */
/** @typedef {{key: string, storage: () => Storage | null}} KeeperOptions reading `localStorage` may throw, and it may be null */

export class AnswerKeeper {
  /** Why nothing is kept: "", "off", "blocked", "full" or "unreadable". */
  #trouble = "";
  /** What storage held that could not be read. @type {{text: string, why: Refusal | null} | null} */
  #aside = null;
  /** @type {string | null} */
  #seen = null;
  /** Changes that storage has not taken, the latest of each name. @type {Map<string, () => void>} */
  #pending = new Map();

  #options;
  #asideKey;
  #holder;

  /** @param {KeeperOptions} options @param {Holder} holder */
  constructor(options, holder) {
    this.#options = options;
    this.#asideKey = options.key + ":set-aside";
    this.#holder = holder;
    this.refresh();
    this.#readAside();
  }

  get trouble() {
    return this.#trouble;
  }

  /** What storage held that could not be read, and why. */
  get aside() {
    return this.#aside;
  }

  /** Whether some change is kept nowhere. */
  get isWaiting() {
    return this.#pending.size > 0;
  }

  /** Whether a storage event is about what is kept here. @param {string | null} key null when storage was emptied */
  concerns(key) {
    return key === null || key === this.#options.key;
  }

  /** Take in what another tab, or this page before it slept, has stored. */
  refresh() {
    if (this.#attempt((storage) => this.#adopt(storage)) && !this.#pending.size) this.#trouble = "";
  }

  /**
   * @param {string} name one change of the same name replaces another that is not stored yet
   * @param {() => void} apply to what is held; it may run more than once
   * @returns {boolean} whether more was held afterwards than the change: what another tab wrote
   */
  change(name, apply) {
    this.#pending.delete(name);
    this.#pending.set(name, apply);
    const before = this.#seen;
    const reached = this.#attempt((storage) => this.#adopt(storage));
    const adopted = this.#seen !== before;
    apply();
    if (reached) this.#attempt((storage) => this.#keep(storage));
    return adopted;
  }

  /** What waits is not wanted any more. */
  forget() {
    this.#pending.clear();
  }

  /** Remove everything; false when the browser did not let us. */
  clear() {
    this.forget();
    this.#seen = this.#aside = null;
    this.#trouble = "";
    return this.#attempt((storage) => {
      storage.removeItem(this.#options.key);
      storage.removeItem(this.#asideKey);
    });
  }

  /** Remove the text that could not be read. */
  removeAside() {
    const key = this.#trouble === "unreadable" ? this.#options.key : this.#asideKey;
    this.#attempt((storage) => storage.removeItem(key));
    this.#trouble = "";
    this.#aside = null;
    this.#readAside();
  }

  /** @param {(storage: Storage) => void} act @returns {boolean} whether storage let us; if not, `trouble` says why */
  #attempt(act) {
    try {
      const storage = this.#options.storage();
      if (!storage) throw new Refusal("off");
      act(storage);
      return true;
    } catch (error) {
      this.#trouble = troubleOf(error);
      return false;
    }
  }

  /** @param {Storage} storage */
  #keep(storage) {
    const { text } = this.#holder;
    storage.setItem(this.#options.key, text);
    this.#seen = text;
    this.#pending.clear();
    this.#trouble = "";
  }

  /** @param {Storage} storage */
  #adopt(storage) {
    const text = storage.getItem(this.#options.key);
    if (text === this.#seen) return;
    this.#holder.hold(text === null ? null : this.#read(text, storage));
    this.#seen = text;
    for (const apply of this.#pending.values()) apply();
  }

  /** @param {string} text @param {Storage} storage */
  #read(text, storage) {
    try {
      return this.#holder.read(text);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.#putAside(text, error, storage);
      return null;
    }
  }

  /**
   * Fails where something else is aside already, or there is no room: then nothing may be written over `text`.
   * @param {string} text @param {Refusal} why @param {Storage} storage
   */
  #putAside(text, why, storage) {
    this.#aside = { text, why };
    const before = storage.getItem(this.#asideKey);
    try {
      if (before === null) storage.setItem(this.#asideKey, text);
    } catch {
      throw new Refusal("unreadable");
    }
    if (before !== null && before !== text) throw new Refusal("unreadable");
  }

  /** What an earlier visit put aside and nobody has removed. */
  #readAside() {
    this.#attempt((storage) => {
      const text = storage.getItem(this.#asideKey);
      if (text === null || this.#aside) return;
      this.#aside = { text, why: null };
      try {
        this.#holder.read(text);
      } catch (error) {
        if (error instanceof Refusal) this.#aside.why = error;
      }
    });
  }
}

/** @param {unknown} error */
function troubleOf(error) {
  if (error instanceof Refusal) return error.code;
  return error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "blocked";
}
