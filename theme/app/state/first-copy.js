// @ts-check
/**
 * The copy in localStorage: written before the page does anything else, seen by other tabs at once, and perhaps a minute
 * late on the disk. Beside it stand its mark and what was put aside, under keys of their own. All of it throws a Refusal
 * with the reason: "off", "blocked" or "full".
 */

import { readMark } from "../rules/copies.js";
import { Refusal } from "../rules/answer-file.js";

export class FirstCopy {
  #key;
  #open;

  /** @param {string} key @param {() => Storage | null} open reading `localStorage` may throw, and it may be null */
  constructor(key, open) {
    this.#key = key;
    this.#open = open;
  }

  /** Whether a storage event is about it. @param {string | null} key null when storage was emptied */
  isAt(key) {
    return key === null || key === this.#key;
  }

  get text() {
    return this.#attempt((storage) => storage.getItem(this.#key));
  }

  /** The mark that was written with this text. @param {string | null} text */
  markOf(text) {
    return this.#attempt((storage) => readMark(storage.getItem(this.#key + ":mark"), text));
  }

  /** The mark first: other tabs look when the text changes. @param {string} text @param {string} mark */
  write(text, mark) {
    this.#attempt((storage) => {
      const before = storage.getItem(this.#key + ":mark");
      storage.setItem(this.#key + ":mark", mark);
      try {
        storage.setItem(this.#key, text);
      } catch (error) {
        if (before !== null) storage.setItem(this.#key + ":mark", before);
        throw error;
      }
    });
  }

  /** Remove all of it, and leave the mark of that, if there is room. @param {string} mark */
  clear(mark) {
    this.#attempt((storage) => {
      storage.removeItem(this.#key + ":set-aside");
      try {
        storage.setItem(this.#key + ":mark", mark);
      } catch {
        storage.removeItem(this.#key + ":mark");
      }
      storage.removeItem(this.#key);
    });
  }

  get aside() {
    return this.#attempt((storage) => storage.getItem(this.#key + ":set-aside"));
  }

  /**
   * Fails where something else is aside already, or there is no room: then nothing may be written over `text`.
   * @param {string} text
   */
  putAside(text) {
    this.#attempt((storage) => {
      const before = this.aside;
      try {
        if (before === null) storage.setItem(this.#key + ":set-aside", text);
      } catch {
        throw new Refusal("unreadable");
      }
      if (before !== null && before !== text) throw new Refusal("unreadable");
    });
  }

  removeAside() {
    this.#attempt((storage) => storage.removeItem(this.#key + ":set-aside"));
  }

  /** Remove the text itself, which nobody can read. */
  remove() {
    this.#attempt((storage) => storage.removeItem(this.#key));
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
