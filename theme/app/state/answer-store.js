// @ts-check
/**
 * The one writer of a person's answers: memory, the browser's storage, and one event, "change", after every change.
 *
 * Each change reads storage first and adopts what another tab wrote there, then adds itself. A change that could not be
 * stored stays in `pending` and is tried again with the next one. Text in storage that cannot be read is put aside
 * under a key of its own before anything is written.
 */

import { checkFramework, readAnswerText, Refusal } from "../rules/answer-file.js";
import { Answers } from "../rules/answers.js";
import { checkOnePerson, writeAnswerText } from "../rules/one-person.js";

/** @typedef {import("../rules/answer-file.js").AnswerDocument} AnswerDocument */
/** @typedef {(answers: Answers) => void} Change */
/**
 * @typedef {object} StoreOptions
 * @property {import("../rules/framework.js").Framework} framework
 * @property {string} key
 * @property {() => Storage | null} storage reading `localStorage` may throw, and it may be null
 * @property {() => string} makeId
 * @property {() => string} today
 */

export class AnswerStore extends EventTarget {
  /** Why nothing is kept: "", "off", "blocked", "full" or "unreadable". */
  #trouble = "";
  /** The name of the file saved last, and whether answers changed since. */
  #savedAs = "";
  #changedSince = false;
  #cleared = false;
  /** What storage held that could not be read. @type {{text: string, why: Refusal | null} | null} */
  #aside = null;
  /** @type {string | null} */
  #seen = null;
  /** Changes that storage has not taken, the latest of each name. @type {Map<string, Change>} */
  #pending = new Map();

  #options;
  #asideKey;
  #answers;

  /** @param {StoreOptions} options */
  constructor(options) {
    super();
    this.#options = options;
    this.#asideKey = options.key + ":set-aside";
    this.#answers = this.#blank();
    this.refresh();
    this.#readAside();
  }

  get answers() {
    return this.#answers;
  }

  /** What storage held that could not be read, and why. */
  get aside() {
    return this.#aside;
  }

  /** Where the answers are. */
  get state() {
    return {
      trouble: this.#trouble,
      isEmpty: this.#answers.isEmpty,
      savedAs: this.#savedAs,
      changedSince: this.#changedSince,
      cleared: this.#cleared,
    };
  }

  #blank() {
    return Answers.blank(this.#options.framework, this.#options.makeId());
  }

  /** Take in what another tab, or this page before it slept, has stored. */
  refresh() {
    if (this.#attempt((storage) => this.#adopt(storage)) && !this.#pending.size) this.#trouble = "";
    this.#tell("");
  }

  /** Another tab wrote something. @param {string | null} key null when it emptied storage */
  follow(key) {
    if (key === null || key === this.#options.key) this.refresh();
  }

  /**
   * @param {string} name one change of the same name replaces another that is not stored yet
   * @param {Change} apply it may run more than once
   * @param {string} [id] of the question it touches
   */
  change(name, apply, id = "") {
    this.#pending.delete(name);
    this.#pending.set(name, apply);
    this.#changedSince = true;
    this.#cleared = false;
    const before = this.#seen;
    const reached = this.#attempt((storage) => this.#adopt(storage));
    const adopted = this.#seen !== before;
    apply(this.#answers);
    if (reached) this.#attempt((storage) => this.#keep(storage));
    this.#tell(adopted ? "" : id);
  }

  /** Put an opened file in the place of everything here. @param {AnswerDocument} file */
  replace(file) {
    const answers = new Answers(this.#options.framework, file);
    this.#pending.clear();
    this.#savedAs = "";
    this.change("file", () => this.#answers = answers);
    this.#changedSince = false; // it is all in the file
  }

  /** Remove the answers from memory and storage; false when the browser did not let us. */
  clear() {
    this.#pending.clear();
    this.#answers = this.#blank();
    this.#seen = this.#aside = null;
    this.#savedAs = this.#trouble = "";
    this.#changedSince = false;
    this.#cleared = this.#attempt((storage) => {
      storage.removeItem(this.#options.key);
      storage.removeItem(this.#asideKey);
    });
    this.#tell("");
    return this.#cleared;
  }

  /** A file of everything was saved. @param {string} name */
  saved(name) {
    this.#savedAs = name;
    this.#changedSince = false;
    this.#tell("");
  }

  /** Remove the text that could not be read, and keep what waited for it. */
  removeAside() {
    const key = this.#trouble === "unreadable" ? this.#options.key : this.#asideKey;
    this.#attempt((storage) => storage.removeItem(key));
    this.#trouble = "";
    this.#aside = null;
    this.#readAside();
    this.change("retry", () => {});
  }

  /** The answer file as it would be saved now. */
  get text() {
    return writeAnswerText(this.#answers.toDocument(this.#options.today()));
  }

  /** Whether some answers exist nowhere but in this page. */
  get onlyHere() {
    return this.#pending.size > 0 && this.#changedSince && !this.#answers.isEmpty;
  }

  /** @param {(storage: Storage) => void} act @returns {boolean} whether storage let us; if not, `trouble` says why */
  #attempt(act) {
    try {
      const storage = this.#options.storage();
      if (!storage) throw new Refusal("off");
      act(storage);
      return true;
    } catch (error) {
      this.#trouble = troubleOf(error);
      return false;
    }
  }

  /** @param {Storage} storage */
  #keep(storage) {
    const text = this.text;
    storage.setItem(this.#options.key, text);
    this.#seen = text;
    this.#pending.clear();
    this.#trouble = "";
  }

  /** @param {Storage} storage */
  #adopt(storage) {
    const text = storage.getItem(this.#options.key);
    if (text === this.#seen) return;
    this.#answers = text === null ? this.#blank() : this.#read(text, storage);
    this.#seen = text;
    for (const apply of this.#pending.values()) apply(this.#answers);
  }

  /** @param {string} text @param {Storage} storage */
  #read(text, storage) {
    try {
      return new Answers(this.#options.framework, this.#check(text));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.#putAside(text, error, storage);
      return this.#blank();
    }
  }

  /** @param {string} text */
  #check(text) {
    const { framework } = this.#options;
    const { file } = readAnswerText(text, framework.format);
    checkFramework(file, framework.id);
    checkOnePerson(file);
    return file;
  }

  /**
   * Fails where something else is aside already, or there is no room: then nothing may be written over `text`.
   * @param {string} text @param {Refusal} why @param {Storage} storage
   */
  #putAside(text, why, storage) {
    this.#aside = { text, why };
    const before = storage.getItem(this.#asideKey);
    try {
      if (before === null) storage.setItem(this.#asideKey, text);
    } catch {
      throw new Refusal("unreadable");
    }
    if (before !== null && before !== text) throw new Refusal("unreadable");
  }

  /** What an earlier visit put aside and nobody has removed. */
  #readAside() {
    this.#attempt((storage) => {
      const text = storage.getItem(this.#asideKey);
      if (text === null || this.#aside) return;
      this.#aside = { text, why: null };
      try {
        this.#check(text);
      } catch (error) {
        if (error instanceof Refusal) this.#aside.why = error;
      }
    });
  }

  /** @param {string} id of the question that changed, or "" for all */
  #tell(id) {
    this.dispatchEvent(new CustomEvent("change", { detail: { id } }));
  }
}

/** @param {unknown} error */
function troubleOf(error) {
  if (error instanceof Refusal) return error.code;
  return error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "blocked";
}
