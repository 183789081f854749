// @ts-check
/**
 * The one writer of a person's answers: memory, changes, and one event, "change", after every change. A keeper keeps them,
 * and "kept" tells that they are kept now, or are not.
 */

import { checkFramework, MEGABYTES, readAnswerText } from "../rules/answer-file.js";
import { Answers } from "../rules/answers.js";
import { checkOnePerson, writeAnswerText } from "../rules/one-person.js";
import { AnswerKeeper } from "./answer-keeper.js";
import { LastSave } from "./last-save.js";

/** @typedef {import("../rules/answer-file.js").AnswerDocument} AnswerDocument */
/** @typedef {import("./answer-keeper.js").KeeperOptions} KeeperOptions */
/** @typedef {(answers: Answers) => void} Change */
/** @typedef {KeeperOptions & {framework: import("../rules/framework.js").Framework, makeId: (letter?: string) => string, today: () => string}} StoreOptions */

export class AnswerStore extends EventTarget {
  /** The revision that was here when the page came up: it may be in a file that nobody remembers. */
  #first = "";
  #cleared = false;
  #isRefused = false;

  #options;
  #answers;
  #keeper;
  #last;

  /** @param {StoreOptions} options */
  constructor(options) {
    super();
    this.#options = options;
    this.#answers = this.#blank();
    this.#last = new LastSave(options);
    this.#keeper = new AnswerKeeper(options, this.#holder());
    this.#first = this.#answers.revision;
  }

  get answers() {
    return this.#answers;
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
      saved: this.#saved,
      changedSince: this.#saved?.revision !== this.#answers.revision,
      cleared: this.#cleared,
    };
  }

  /** What is remembered of the last save of these answers, and not of somebody else's. */
  get #saved() {
    const { value } = this.#last;
    const isOurs = value && (!value.revision || this.#answers.chain.includes(value.revision));
    return isOurs && !this.#answers.isEmpty ? value : null;
  }

  /** Everything, as it is kept. */
  get text() {
    return writeAnswerText(this.#answers.toDocument(this.#options.today()));
  }

  /** The answer file as it would be saved now. */
  get file() {
    return { name: this.fileName, text: writeAnswerText(this.#answers.toFile(this.#options.today())) };
  }

  /** Whether it is a file that pages open: what was made to be kept, which is hardly more than the file. */
  get fits() {
    const { text } = this.#keeper;
    return text.length * 3 < MEGABYTES * 1e6 || new Blob([text]).size <= MEGABYTES * 1e6;
  }

  /** It tells neither who nor when. */
  get fileName() {
    const [number] = this.#answers.person.id.match(/[0-9a-f]{4,8}/) ?? ["file"];
    return `answers-${number}.json`;
  }

  /** Whether some answers exist nowhere but in this page. */
  get onlyHere() {
    return this.#keeper.isWaiting && this.state.changedSince && !this.#answers.isEmpty;
  }

  /** Take in what another tab, or this page before it slept, has stored. */
  refresh() {
    this.#last.refresh();
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
    this.#cleared = this.#isRefused = false;
    this.#last.refresh();
    const revision = this.#options.makeId("r");
    const handed = this.#last.value?.revision ?? this.#first;
    const adopted = this.#keeper.change(name, () => this.#answers.change(apply, revision, handed));
    this.#tell(adopted ? "" : id);
  }

  /** Put opened answers in the place of everything here. @param {AnswerDocument} file @param {string} name of the file, or "" where there is none @param {boolean} isMine or somebody begins from them */
  open(file, name, isMine) {
    const { framework, makeId } = this.#options;
    const answers = isMine ? new Answers(framework, file) : Answers.begunFrom(framework, file, makeId());
    const { revision } = answers;
    this.#keeper.forget();
    this.#keeper.change("file", () => this.#answers = answers);
    this.#last.value = isMine && name ? { name, day: file.saved ?? "", revision, isSeen: true } : null;
    this.#first = revision;
    this.#cleared = this.#isRefused = false;
    this.#tell("");
  }

  /** Remove the answers from memory and from where they are kept. @returns {Promise<boolean>} false when the browser did not let us */
  async clear() {
    this.#answers = this.#blank();
    this.#last.value = null;
    this.#first = "";
    this.#cleared = false;
    const clearing = this.#keeper.clear();
    this.#tell("");
    const isDone = await clearing;
    this.#cleared = isDone && this.#answers.isEmpty;
    this.#isRefused = !isDone;
    this.#tell("");
    return isDone;
  }

  /** A file of everything was handed to the browser; whether it arrived, no page can see. @param {string} name */
  saved(name) {
    this.#last.value = { name, day: this.#options.today(), revision: this.#answers.revision };
    this.#tell("");
    this.dispatchEvent(new CustomEvent("saved"));
  }

  /** Somebody says whether the file saved last is there. @param {boolean} isSeen */
  see(isSeen) {
    if (this.#saved) this.#last.value = { ...this.#saved, isSeen };
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
