// @ts-check
/**
 * The copy in localStorage: written before the page does anything else, seen by other tabs at once, and perhaps a minute
 * late on the disk. Beside it stand marks and what was put aside, under keys of their own. Each visit writes a mark of its
 * own, since two tabs that write at one instant may each write over one key of the other. All of it throws a Refusal with
 * the reason: "off", "blocked" or "full".
 */

import { Refusal } from "../rules/answer-file.js";
import { readMark } from "../rules/copies.js";

export class FirstCopy {
  #key;
  #mark;
  #aside;
  #open;

  /** @param {string} key @param {string} visit @param {() => Storage | null} open reading `localStorage` may throw, and it may be null */
  constructor(key, visit, open) {
    this.#key = key;
    this.#mark = `${key}:mark:${visit}`;
    this.#aside = `${key}:set-aside`;
    this.#open = open;
  }

  /** Whether a storage event is about it. @param {string | null} key null when storage was emptied */
  isAt(key) {
    return key === null || key === this.#key;
  }

  get text() {
    return this.#attempt((storage) => storage.getItem(this.#key));
  }

  /** The mark that was written with this text, or with its end. @param {string | null} text */
  markOf(text) {
    return this.#attempt((storage) => {
      for (const key of this.#marks(storage)) {
        const mark = readMark(storage.getItem(key), text);
        if (mark) return mark;
      }
      return null;
    });
  }

  /** Remove the marks of earlier visits, but that of this text. @param {string | null} text */
  tidy(text) {
    this.#attempt((storage) => {
      for (const key of this.#marks(storage)) {
        if (!readMark(storage.getItem(key), text)) storage.removeItem(key);
      }
    });
  }

  /** The mark first: other tabs look when the text changes. @param {string} text @param {string} mark */
  write(text, mark) {
    this.#attempt((storage) => {
      const before = storage.getItem(this.#mark);
      storage.setItem(this.#mark, mark);
      try {
        storage.setItem(this.#key, text);
      } catch (error) {
        if (before !== null) storage.setItem(this.#mark, before);
        throw error;
      }
    });
  }

  /** Remove all of it, and leave the mark of that, if there is room. @param {string} mark */
  clear(mark) {
    this.#attempt((storage) => {
      for (const key of [this.#aside, ...this.#marks(storage)]) storage.removeItem(key);
      try {
        storage.setItem(this.#mark, mark);
      } finally {
        storage.removeItem(this.#key);
      }
    });
  }

  get aside() {
    return this.#attempt((storage) => storage.getItem(this.#aside));
  }

  /**
   * Fails where something else is aside already, or there is no room: then nothing may be written over `text`.
   * @param {string} text
   */
  putAside(text) {
    this.#attempt((storage) => {
      const before = this.aside;
      try {
        if (before === null) storage.setItem(this.#aside, text);
      } catch {
        throw new Refusal("unreadable");
      }
      if (before !== null && before !== text) throw new Refusal("unreadable");
    });
  }

  removeAside() {
    this.#attempt((storage) => storage.removeItem(this.#aside));
  }

  /** Remove the text itself, which nobody can read. */
  remove() {
    this.#attempt((storage) => storage.removeItem(this.#key));
  }

  /** @param {Storage} storage */
  #marks(storage) {
    return Object.keys(storage).filter((key) => key.startsWith(`${this.#key}:mark:`));
  }

  /** @template T @param {(storage: Storage) => T} act @returns {T} */
  #attempt(act) {
    try {
      const storage = this.#open();
      if (!storage) throw new Refusal("off");
      return act(storage);
    } catch (error) {
      if (error instanceof Refusal) throw error;
      const isFull = error instanceof DOMException && error.name === "QuotaExceededError";
      throw new Refusal(isFull ? "full" : "blocked");
    }
  }
}
