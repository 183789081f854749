"""Scripts that bring the browser's storage into trouble: what several tests share."""

from __future__ import annotations

# Until wake() the browser neither opens a database nor refuses to.
SILENT = """const open = IDBFactory.prototype.open, asked = [];
IDBFactory.prototype.open = function (...given) {
  const request = {};
  asked.push(() => {
    const real = open.apply(this, given);
    real.onupgradeneeded = () => { request.result = real.result; request.onupgradeneeded() };
    real.onsuccess = () => { request.result = real.result; request.onsuccess() };
  });
  return request;
};
window.wake = () => { IDBFactory.prototype.open = open; for (const one of asked) one() };"""

# Deletes a database by its name, as another program might.
DELETE = """(name) => new Promise((resolve, reject) => {
  const request = indexedDB.deleteDatabase(name);
  request.onsuccess = () => resolve();
  request.onblocked = () => reject("the page holds on to it");
})"""

# The news of other tabs wait until hear() is called, as when they have not come yet.
SLOW_NEWS = """const { addEventListener: listen } = EventTarget.prototype, news = [];
let deaf = false;
BroadcastChannel.prototype.addEventListener = function (type, take) {
  listen.call(this, type, (event) => deaf ? news.push(() => take(event)) : take(event));
};
window.stopHearing = () => { deaf = true };
window.hear = () => { deaf = false; for (const one of news.splice(0)) one() };"""

OFF = "Object.defineProperty(window, 'indexedDB', {get: () => undefined})"
BLOCKED = "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError') }"
FULL = "IDBObjectStore.prototype.put = () => { throw new DOMException('no room', 'QuotaExceededError') }"

NEWER = """(name) => new Promise((resolve) => {
  const request = indexedDB.open(name, 99);
  request.onsuccess = () => { request.result.close(); resolve() };
})"""

DAMAGE = """([name, key, text]) => new Promise((resolve) => {
  const request = indexedDB.open(name);
  request.onsuccess = () => {
    const change = request.result.transaction("texts", "readwrite");
    change.objectStore("texts").put(text, key);
    change.oncomplete = () => { request.result.close(); resolve() };
  };
})"""
