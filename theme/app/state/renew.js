// @ts-check
import { putOr } from "./database.js";
import { BATCH } from "./large-database.js";

/**
 * Write all or none of these, each out of what is kept of it, so that no other tab comes between.
 * @param {import("./database.js").Database} database @param {string[]} keys
 * @param {(key: string, text: string | undefined) => string | null} renewed null takes one away @returns {Promise<void>}
 */
export function renew(database, keys, renewed) {
  return database.attempt("readwrite", (store, done, fail) => {
    for (const key of keys) {
      const request = store.get(key);
      request.onsuccess = () => putOr(fail, store, () => [[key, renewed(key, request.result)]]);
    }
    store.transaction.oncomplete = () => done(undefined);
  }, keys.length < BATCH ? "strict" : "relaxed");
}
