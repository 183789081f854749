// @ts-check
/** Components: each is found by its `data-component` hook, checks its parts at birth, and fails alone, in words. */

import { find, findAll, make } from "./dom.js";

/** @typedef {{words: import("../rules/words.js").Words}} Kit what every component is given; a page adds its framework and store */

/** @template {Kit} K @template {HTMLElement} [R=HTMLElement] its element */
export class Component {
  /** @param {R} root @param {K} kit */
  constructor(root, kit) {
    this.root = root;
    this.kit = kit;
    root.addEventListener("failed", (event) => {
      event.preventDefault();
      const { place, error } = /** @type {CustomEvent} */ (event).detail;
      reportFailure(place, kit.words, error);
    });
  }

  /**
   * Its element with that `data-part`, and not one of a component inside it.
   * @template {import("./dom.js").Tag | "*"} [T="*"]
   * @param {string} name @param {T} [tag] which it is
   */
  part(name, tag) {
    const all = findAll(this.root, tag ?? /** @type {T} */ ("*"), `[data-part="${name}"]`);
    const found = all.find((one) => one.parentElement?.closest("[data-component]") === this.root);
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

  /** Act when one of its buttons is pressed. @param {string} name of the part @param {() => unknown} act */
  pressed(name, act) {
    this.listen(this.part(name), "click", act);
  }
}

/** What fails outside of any component is said above all. @param {Kit["words"]} words */
export function reportOthers(words) {
  const main = find(document, "main");
  for (const type of ["error", "unhandledrejection"]) {
    addEventListener(
      type,
      (/** @type {any} */ { error, reason }) => (error ?? reason) && reportIn(main, words),
    );
  }
}

/**
 * Start every component of the page; one that fails leaves the others running.
 * @template {Kit} K
 * @param {Record<string, new (root: any, kit: K) => unknown>} classes by the hook's value @param {K} kit
 * @param {() => Promise<void>} [rest] before each of them, so that the person is heard and the screen drawn
 */
export async function startComponents(classes, kit, rest) {
  for (const [name, Class] of Object.entries(classes)) {
    await rest?.();
    for (const root of findAll(document, "*", `[data-component="${name}"]`)) {
      try {
        new Class(root, kit);
      } catch (error) {
        reportFailure(root, kit.words, error);
      }
    }
  }
}

/** @param {HTMLElement} root @param {Kit["words"]} words @param {unknown} error */
function reportFailure(root, words, error) {
  console.error(error);
  reportIn(root, words);
}

/** In a dialog that did not open nobody would see it: then where somebody is. @param {HTMLElement} root @param {Kit["words"]} words */
function reportIn(root, words) {
  const isShut = root.matches("dialog:not([open])");
  const place = isShut ? document.activeElement?.closest("[data-component]") ?? find(document, "main") : root;
  if (place.querySelector(":scope > .kit-failed")) return;
  place.prepend(make("p", { class: "kit-failed", role: "alert" }, words.say("failed")));
}
