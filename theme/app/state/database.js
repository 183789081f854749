// @ts-check
/**
 * Texts by key in IndexedDB, which outlive a crash. Every failure is a Refusal that names the reason: "off", "blocked",
 * "full", "newer", or "silent" where the browser has not answered for three seconds.
 */

import { Refusal } from "../rules/answer-file.js";

const STORE = "texts";
const DATABASE_VERSION = 1;
/** Seconds until a browser that does not answer is given up, counted one by one: a page that is held up counts none. */
const PATIENCE = 3;

export class Database {
  /**
   * @param {string} name @param {() => void} lost called when the browser closes it under us
   * @param {() => void} woken called when it answers after it was given up
   */
  constructor(name, lost, woken) {
    this.name = name;
    this.lost = lost;
    this.woken = woken;
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

  /**
   * Read everything and write in one go, so that no other tab comes between. For few texts.
   * @param {(texts: Map<string, string>) => [string, string | null][]} change
   * @returns {Promise<void>}
   */
  change(change) {
    return this.attempt("readwrite", (store, done, fail) => {
      const [keys, values] = [store.getAllKeys(), store.getAll()];
      values.onsuccess = () => {
        const texts = () => new Map(keys.result.map((key, at) => [String(key), String(values.result[at])]));
        putOr(fail, store, () => change(texts()));
      };
      store.transaction.oncomplete = () => done(undefined);
    });
  }

  /**
   * @template T
   * @param {IDBTransactionMode} mode
   * @param {(store: IDBObjectStore, done: (result: T) => void, fail: (error: unknown) => void) => void} act
   * @param {IDBTransactionDurability} [durability] strict: it is on the disk when it is done; what follows a relaxed one takes that along
   * @returns {Promise<T>}
   */
  async attempt(mode, act, durability = "strict") {
    try {
      return await this.soon(this.run(mode, act, durability));
    } catch (error) {
      throw new Refusal(reasonOf(error));
    }
  }

  /**
   * @template T
   * @param {IDBTransactionMode} mode
   * @param {(store: IDBObjectStore, done: (result: T) => void, fail: (error: unknown) => void) => void} act
   * @param {IDBTransactionDurability} durability
   * @returns {Promise<T>}
   */
  async run(mode, act, durability) {
    const database = await this.open();
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode, { durability });
      transaction.onabort = () => reject(transaction.error ?? new Refusal("blocked"));
      act(transaction.objectStore(STORE), resolve, reject);
    });
  }

  /** What comes of it, unless that takes too long: then the next try opens anew. @template T @param {Promise<T>} work @returns {Promise<T>} */
  soon(work) {
    return new Promise((resolve, reject) => {
      let seconds = 0;
      const clock = setInterval(() => {
        if (++seconds < PATIENCE) return;
        clearInterval(clock);
        this.opening = null;
        reject(new Refusal("silent"));
        work.then(() => this.woken(), () => {});
      }, 1000);
      work.then(resolve, reject).finally(() => clearInterval(clock));
    });
  }
}

/** @param {(error: unknown) => void} fail @param {IDBObjectStore} store @param {() => [string, string | null][]} texts null takes one away */
export function putOr(fail, store, texts) {
  try {
    for (const [key, text] of texts()) {
      if (text === null) store.delete(key);
      else store.put(text, key);
    }
  } catch (error) {
    fail(error);
    store.transaction.abort();
  }
}

/** @param {unknown} error */
function reasonOf(error) {
  if (error instanceof Refusal) return error.code;
  if (!(error instanceof DOMException)) console.error(error);
  const name = error instanceof DOMException ? error.name : "";
  return { QuotaExceededError: "full", VersionError: "newer" }[name] ?? "blocked";
}
