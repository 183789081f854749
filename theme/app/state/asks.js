// @ts-check
/** What one part of a page asks of another: they meet here, and do not know each other. */
export class Asks extends EventTarget {
  /** @param {string} what @param {unknown} [detail] */
  ask(what, detail) {
    this.dispatchEvent(new CustomEvent(what, { detail }));
  }
}
