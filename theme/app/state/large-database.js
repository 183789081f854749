// @ts-check
/** The database for what is too much for localStorage: it reads many texts, a batch at a time. */

import { Database } from "./database.js";

/** Texts read or written at a time, so that the page answers in between. */
export const BATCH = 250;

export class LargeDatabase extends Database {
  /** Let go of it, so that nobody has to wait for this page. */
  async close() {
    (await this.opening)?.close();
    this.opening = null;
  }

  /** Everything that is kept, a batch at a time. @param {(texts: [string, string][]) => Promise<void> | void} take */
  async readAll(take) {
    for (let from = "";;) {
      const texts = await this.readAfter(from);
      await take(texts);
      if (texts.length < BATCH) return;
      from = texts[texts.length - 1][0];
    }
  }

  /** @param {string} from the key before the first @returns {Promise<[string, string][]>} */
  readAfter(from) {
    return this.attempt("readonly", (store, done) => {
      const range = IDBKeyRange.lowerBound(from, true);
      const keys = store.getAllKeys(range, BATCH);
      const values = store.getAll(range, BATCH);
      values.onsuccess = () => done(keys.result.map((key, index) => [String(key), values.result[index]]));
    });
  }

  /** @param {string[]} keys @returns {Promise<[string, string | undefined][]>} */
  read(keys) {
    return this.attempt("readonly", (store, done) => {
      /** @type {[string, string | undefined][]} */
      const found = [];
      for (const key of keys) {
        const request = store.get(key);
        request.onsuccess = () => {
          found.push([key, request.result]);
          if (found.length === keys.length) done(found);
        };
      }
    });
  }

  /** @returns {Promise<void>} */
  clear() {
    return this.attempt("readwrite", (store, done) => {
      store.clear();
      store.transaction.oncomplete = () => done(undefined);
    });
  }
}

/** Texts a transaction takes without holding the page up. @template T @param {T[]} all @returns {T[][]} */
export function batches(all) {
  return Array.from(
    { length: Math.ceil(all.length / BATCH) },
    (_, index) => all.slice(index * BATCH, (index + 1) * BATCH),
  );
}
