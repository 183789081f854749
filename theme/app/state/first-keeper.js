// @ts-check
/**
 * Keeps a strand in the first copy: takes in what stands there, writes it again where the strand goes on, and puts aside
 * what cannot be read before anything is written over it.
 */

import { Refusal } from "../rules/answer-file.js";
import { FirstCopy } from "./first-copy.js";

/** @typedef {import("./answer-keeper.js").KeeperOptions} KeeperOptions */
/** @typedef {import("./answer-keeper.js").Holder} Holder */
/** @typedef {import("./answer-keeper.js").Aside} Aside */

/** In which what one tab wrote has come to all of them. */
const MOMENT = 300;

export class FirstKeeper {
  /** Why it is not what is held: "", "off", "blocked", "full" or "unreadable". */
  trouble = "";
  /** Whether a newer edition keeps something, here or in the second copy. */
  isNewer = false;
  /** Whether somebody else had removed what was kept. */
  isAgain = false;
  /** What was put aside of it. @type {Aside | null} */
  aside = null;

  /** What it was when it was last looked at. @type {string | null | undefined} */
  #text;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #looking;

  #copy;
  #strand;
  #holder;
  #changed;

  /**
   * @param {KeeperOptions} options @param {string} visit a random name @param {import("./strand.js").Strand} strand
   * @param {Holder} holder @param {(isOther: boolean) => void} changed it was looked at again, later
   */
  constructor({ key, storage }, visit, strand, holder, changed) {
    this.#strand = strand;
    this.#holder = holder;
    this.#changed = changed;
    this.#copy = new FirstCopy(key, visit, storage);
    this.read(true);
    this.#attempt(() => this.#copy.tidy(this.#copy.text));
    this.#readAside();
  }

  /** Whether anything is in it. */
  get isThere() {
    return Boolean(this.#text) || this.aside !== null;
  }

  /** Whether a storage event is about it. @param {string | null} key null when storage was emptied */
  concerns(key) {
    return this.#copy.isAt(key);
  }

  /**
   * @param {boolean} [isSure] or a text without a mark may be one of which the mark is on its way
   * @returns {boolean} whether something else is held now
   */
  read(isSure = false) {
    const before = this.#strand.times;
    this.#attempt(() => {
      const { text } = this.#copy;
      if (text !== this.#text) this.#take(text, isSure);
      this.#text = text;
      if (text === this.#strand.text) this.trouble = "";
      else if (this.#strand.text !== null) this.write();
    });
    return this.#strand.times > before;
  }

  /** @returns {boolean} whether storage let us */
  write() {
    const { text, mark } = this.#strand;
    return !this.isNewer && this.trouble !== "unreadable" && this.#attempt(() => {
      if (text === null) this.#copy.clear(mark);
      else this.#copy.write(text, mark);
      this.#text = text;
      this.trouble = "";
    });
  }

  /** The strand holds nothing any more, and neither does this. @returns {boolean} whether storage let us */
  clear() {
    this.isNewer = this.isAgain = false;
    this.trouble = "";
    this.aside = null;
    return this.write();
  }

  /** Remove what is aside of it, if anything is. @returns {boolean} whether something was */
  removeAside() {
    const isStuck = this.trouble === "unreadable";
    const isHere = isStuck || this.aside !== null;
    this.#attempt(() => {
      if (isStuck) this.#copy.remove();
      else if (isHere) this.#copy.removeAside();
      if (isStuck) this.#text = null;
      this.trouble = "";
      this.aside = null;
    });
    this.#readAside();
    return isHere;
  }

  /** Why a text could not be held. @param {string} text */
  reasonOf(text) {
    try {
      this.#holder.check(text);
      return null;
    } catch (error) {
      return /** @type {Refusal} */ (error);
    }
  }

  /** Why a copy could not be read; fails where a newer edition wrote it: then nothing may be written over it. @param {unknown} error */
  refusal(error) {
    if (!(error instanceof Refusal)) throw error;
    this.isNewer ||= error.code === "newer_format";
    if (this.isNewer) throw new Refusal("newer");
    return error;
  }

  /** @param {string | null} text @param {boolean} isSure */
  #take(text, isSure) {
    const mark = this.#copy.markOf(text);
    if (!mark && text !== null && !isSure) return this.#lookAgain();
    try {
      const outcome = this.#strand.takeShared(text, mark);
      if (text === null && outcome === "old") this.isAgain = true;
    } catch (error) {
      const why = this.refusal(error);
      this.aside = { text: text ?? "", why };
      this.#copy.putAside(text ?? "");
    }
    if (this.trouble === "unreadable") this.trouble = "";
  }

  /** A text of which the mark is not here yet is left alone for a moment. */
  #lookAgain() {
    this.#looking ??= setTimeout(() => {
      this.#looking = undefined;
      this.#changed(this.read(true));
    }, MOMENT);
    throw new Refusal("unreadable");
  }

  /** What an earlier visit put aside and nobody has removed. */
  #readAside() {
    this.#attempt(() => {
      const text = this.#copy.aside;
      if (text !== null) this.aside ??= { text, why: this.reasonOf(text) };
    });
  }

  /** @param {() => void} act on the copy @returns {boolean} whether storage let us; if not, `trouble` says why */
  #attempt(act) {
    try {
      act();
      return true;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.code !== "newer") this.trouble = error.code;
      return false;
    }
  }
}
