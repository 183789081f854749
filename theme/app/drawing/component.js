// @ts-check
/** Components: each is found by its `data-component` hook, checks its parts at birth, and fails alone, in words. */

import { make } from "./dom.js";

/** @typedef {{words: import("../rules/words.js").Words}} Kit what every component is given; a page adds its framework and store */

/** @template {Kit} K */
export class Component {
  /** @param {HTMLElement} root @param {K} kit */
  constructor(root, kit) {
    this.root = root;
    this.kit = kit;
  }

  /** Its element with that `data-part`; a template that lost it fails at once, not at the first click. @param {string} name */
  part(name) {
    const found = /** @type {HTMLElement | null} */ (this.root.querySelector(`[data-part="${name}"]`));
    if (!found) throw new Error(`${this.root.dataset.component} has no part "${name}"`);
    return found;
  }

  /**
   * Listen, and when handling fails say so in place.
   * @param {EventTarget} target @param {string} type @param {(event: any) => unknown} handle
   */
  listen(target, type, handle) {
    target.addEventListener(type, async (event) => {
      try {
        await handle(event);
      } catch (error) {
        reportFailure(this.root, this.kit.words, error);
      }
    });
  }
}

/**
 * Start every component of the page; one that fails leaves the others running.
 * @template {Kit} K
 * @param {Record<string, new (root: HTMLElement, kit: K) => unknown>} classes by the hook's value @param {K} kit
 */
export function startComponents(classes, kit) {
  for (const [name, Class] of Object.entries(classes)) {
    for (const root of document.querySelectorAll(`[data-component="${name}"]`)) {
      try {
        new Class(/** @type {HTMLElement} */ (root), kit);
      } catch (error) {
        reportFailure(/** @type {HTMLElement} */ (root), kit.words, error);
      }
    }
  }
}

/** @param {HTMLElement} root @param {Kit["words"]} words @param {unknown} error */
function reportFailure(root, words, error) {
  console.error(error);
  if (root.querySelector(":scope > .kit-failed")) return;
  root.prepend(make("p", { class: "kit-failed", role: "alert" }, words.say("failed")));
}
