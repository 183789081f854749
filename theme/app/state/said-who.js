// @ts-check
/**
 * Whoever said whose the answers are goes to the same page in another language, and is not asked again there: the page that
 * is left writes it down, and the one that comes takes it away. It holds for the very answers that were there. A new tab, a
 * browser that was closed and a page that is loaded again ask, and so does a browser that keeps nothing for a tab.
 */

/** @typedef {import("../rules/answers.js").Answers} Answers */

export class SaidWho {
  #name;
  #storage;

  /** @param {string} key of the answers; head.js knows the name by its end @param {() => Storage} storage reading `sessionStorage` may throw, and where it is null, so does using it */
  constructor(key, storage) {
    this.#name = key + ":who";
    this.#storage = storage;
  }

  /** @param {Answers} answers of somebody who is known */
  pass(answers) {
    try {
      this.#storage().setItem(this.#name, marked(answers));
    } catch { /* it is asked again */ }
  }

  /** Whether it was said of these answers, which is told once. @param {Answers} answers */
  take(answers) {
    try {
      const said = this.#storage().getItem(this.#name);
      this.#storage().removeItem(this.#name);
      return said === marked(answers);
    } catch {
      return false;
    }
  }
}

/** Whose they are, and which. @param {Answers} answers */
function marked({ person, revision }) {
  return person.id + revision;
}
