// @ts-check
/**
 * Texts by key in IndexedDB, for what is too much for localStorage. Every failure is a Refusal that names the reason:
 * "off", "blocked", "full" or "newer".
 */

import { Refusal } from "../rules/answer-file.js";

const STORE = "texts";
const DATABASE_VERSION = 1;
/** Texts read or written at a time, so that the page answers in between. */
const BATCH = 250;

export class Database {
  /** @param {string} name @param {() => void} lost called when the browser closes it under us */
  constructor(name, lost) {
    this.name = name;
    this.lost = lost;
    /** @type {Promise<IDBDatabase> | null} */
    this.opening = null;
  }

  /** @returns {Promise<IDBDatabase>} */
  open() {
    this.opening ??= this.connect().catch((error) => {
      this.opening = null;
      throw error;
    });
    return this.opening;
  }

  /** @returns {Promise<IDBDatabase>} */
  connect() {
    return new Promise((resolve, reject) => {
      if (!globalThis.indexedDB) throw new Refusal("off");
      const request = indexedDB.open(this.name, DATABASE_VERSION);
      request.onupgradeneeded = () => request.result.createObjectStore(STORE);
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        const close = () => {
          request.result.close();
          this.opening = null;
          this.lost();
        };
        request.result.onversionchange = close;
        request.result.onclose = close;
        resolve(request.result);
      };
    });
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

  /** All or none of them. @param {[string, string | null][]} texts null takes one away @returns {Promise<void>} */
  write(texts) {
    return this.attempt("readwrite", (store, done) => {
      for (const [key, text] of texts) {
        if (text === null) store.delete(key);
        else store.put(text, key);
      }
      store.transaction.oncomplete = () => done(undefined);
    });
  }

  /** @returns {Promise<void>} */
  clear() {
    return this.attempt("readwrite", (store, done) => {
      store.clear();
      store.transaction.oncomplete = () => done(undefined);
    });
  }

  /**
   * @template T
   * @param {IDBTransactionMode} mode @param {(store: IDBObjectStore, done: (result: T) => void) => void} act
   * @returns {Promise<T>}
   */
  async attempt(mode, act) {
    try {
      const database = await this.open();
      return await new Promise((resolve, reject) => {
        const transaction = database.transaction(STORE, mode);
        transaction.onabort = () => reject(transaction.error ?? new Refusal("blocked"));
        act(transaction.objectStore(STORE), resolve);
      });
    } catch (error) {
      throw new Refusal(reasonOf(error));
    }
  }
}

/** Texts a transaction takes without holding the page up. @template T @param {T[]} all @returns {T[][]} */
export function batches(all) {
  return Array.from(
    { length: Math.ceil(all.length / BATCH) },
    (_, index) => all.slice(index * BATCH, (index + 1) * BATCH),
  );
}

/** @param {unknown} error */
function reasonOf(error) {
  if (error instanceof Refusal) return error.code;
  const name = error instanceof DOMException ? error.name : "";
  return { QuotaExceededError: "full", VersionError: "newer" }[name] ?? "blocked";
}
