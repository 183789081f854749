// @ts-check
/**
 * The one writer of a person's answers: memory, changes, and one event, "change", after every change. A keeper keeps them,
 * and "kept" tells that they are kept now, or are not.
 */

import { checkFramework, readAnswerText } from "../rules/answer-file.js";
import { Answers } from "../rules/answers.js";
import { checkOnePerson, writeAnswerText } from "../rules/one-person.js";
import { AnswerKeeper } from "./answer-keeper.js";

/** @typedef {import("../rules/answer-file.js").AnswerDocument} AnswerDocument */
/** @typedef {import("./answer-keeper.js").KeeperOptions} KeeperOptions */
/** @typedef {(answers: Answers) => void} Change */
/** @typedef {KeeperOptions & {framework: import("../rules/framework.js").Framework, today: () => string}} StoreOptions */

export class AnswerStore extends EventTarget {
  /** The name of the file saved last, and whether answers changed since. */
  #savedAs = "";
  #changedSince = false;
  #cleared = false;
  #isRefused = false;

  #options;
  #answers;
  #keeper;

  /** @param {StoreOptions} options */
  constructor(options) {
    super();
    this.#options = options;
    this.#answers = this.#blank();
    this.#keeper = new AnswerKeeper(options, this.#holder());
  }

  get answers() {
    return this.#answers;
  }

  /** Settles when what was kept is here. */
  get ready() {
    return this.#keeper.ready;
  }

  /** What was kept and could not be read, or did not fit, and why. */
  get aside() {
    return this.#keeper.aside;
  }

  /** Where the answers are. */
  get state() {
    const { trouble, half, isBusy, isAgain } = this.#keeper;
    return {
      trouble,
      half,
      isKeeping: isBusy,
      isAgain,
      isRefused: this.#isRefused,
      isEmpty: this.#answers.isEmpty,
      savedAs: this.#savedAs,
      changedSince: this.#changedSince,
      cleared: this.#cleared,
    };
  }

  /** The answer file as it would be saved now. */
  get text() {
    return writeAnswerText(this.#answers.toDocument(this.#options.today()));
  }

  /** Whether some answers exist nowhere but in this page. */
  get onlyHere() {
    return this.#keeper.isWaiting && this.#changedSince && !this.#answers.isEmpty;
  }

  /** Take in what another tab, or this page before it slept, has stored. */
  refresh() {
    this.#keeper.refresh();
    this.#tell("");
  }

  /** Another tab wrote something. @param {string | null} key null when it emptied storage */
  follow(key) {
    if (this.#keeper.concerns(key)) this.refresh();
  }

  /**
   * @param {string} name one change of the same name replaces another that is not stored yet
   * @param {Change} apply it may run more than once
   * @param {string} [id] of the question it touches
   */
  change(name, apply, id = "") {
    this.#changedSince = true;
    this.#cleared = this.#isRefused = false;
    const adopted = this.#keeper.change(name, () => apply(this.#answers));
    this.#tell(adopted ? "" : id);
  }

  /** Put an opened file in the place of everything here. @param {AnswerDocument} file */
  replace(file) {
    const answers = new Answers(this.#options.framework, file);
    this.#keeper.forget();
    this.#savedAs = "";
    this.change("file", () => this.#answers = answers);
    this.#changedSince = false; // it is all in the file
  }

  /** Remove the answers from memory and from where they are kept. @returns {Promise<boolean>} false when the browser did not let us */
  async clear() {
    this.#answers = this.#blank();
    this.#savedAs = "";
    this.#changedSince = this.#cleared = false;
    const clearing = this.#keeper.clear();
    this.#tell("");
    const isDone = await clearing;
    this.#cleared = isDone && this.#answers.isEmpty;
    this.#isRefused = !isDone;
    this.#tell("");
    return isDone;
  }

  /** A file of everything was saved. @param {string} name */
  saved(name) {
    this.#savedAs = name;
    this.#changedSince = false;
    this.#tell("");
  }

  /** Remove the text that is aside, and keep what waited for it. */
  removeAside() {
    this.#keeper.removeAside();
    this.change("retry", () => {});
  }

  #blank() {
    return Answers.blank(this.#options.framework, this.#options.makeId());
  }

  /** @returns {import("./answer-keeper.js").Holder} */
  #holder() {
    const text = () => this.text;
    return {
      get text() {
        return text();
      },
      check: (text) => this.#read(text),
      hold: (text) => {
        const file = text === null ? null : this.#read(text);
        this.#answers = file ? new Answers(this.#options.framework, file) : this.#blank();
      },
      told: (isOther) => isOther ? this.#tell("") : this.dispatchEvent(new Event("kept")),
    };
  }

  /** @param {string} text */
  #read(text) {
    const { framework } = this.#options;
    const { file } = readAnswerText(text, framework.format);
    checkFramework(file, framework.id);
    checkOnePerson(file);
    return file;
  }

  /** @param {string} id of the question that changed, or "" for all */
  #tell(id) {
    this.dispatchEvent(new CustomEvent("change", { detail: { id } }));
  }
}
