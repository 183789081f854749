// @ts-check
/** What is remembered of the file saved last, beside the answers: over a reload, and in every tab. */

import { isMap } from "../rules/verdict.js";

/** @typedef {{name: string, day: string, revision: string, isSeen?: boolean}} Saved `isSeen`: somebody says that the file is there */
/** @typedef {{key: string, storage: () => Storage | null}} Options reading `localStorage` may throw, and it may be null */

export class LastSave {
  #options;
  /** What storage said last, or would say if it let us. @type {Saved | null} */
  #here = null;

  /** @param {Options} options */
  constructor({ key, storage }) {
    this.#options = { key: key + ":saved", storage };
    this.refresh();
  }

  get value() {
    return this.#here;
  }

  set value(saved) {
    this.#here = saved;
    const { key } = this.#options;
    this.#attempt((storage) => saved ? storage.setItem(key, JSON.stringify(saved)) : storage.removeItem(key));
  }

  /** Another tab may have saved. Where nothing is remembered any more, what was known here stays. */
  refresh() {
    this.#attempt((storage) => {
      const found = JSON.parse(storage.getItem(this.#options.key) ?? "null");
      if (isMap(found) && typeof found.name === "string") this.#here = /** @type {any} */ (found);
    });
  }

  /** Without storage the page goes on, and the store of answers says why. @param {(storage: Storage) => void} act */
  #attempt(act) {
    try {
      const storage = this.#options.storage();
      if (storage) act(storage);
    } catch { /* nothing but this record is lost */ }
  }
}
