// @ts-check
/**
 * Keeps a person's answers in two copies: in localStorage, at once and seen by other tabs, and in the browser's database,
 * which outlives a crash. Beside each stands a mark that tells which of them follows the other; that one counts, and the
 * other is written again.
 *
 * A text that cannot be read, or that does not fit, is put aside before anything is written over it. What a newer edition
 * of the page keeps is left alone. Storage that somebody else emptied is filled again.
 */

import { Refusal } from "../rules/answer-file.js";
import { FirstCopy } from "./first-copy.js";
import { SecondCopy } from "./second-copy.js";
import { Strand } from "./strand.js";

/**
 * For whom it keeps: for a strand, and more.
 * @typedef {object} Keeping
 * @property {(text: string) => void} check throws a Refusal for what could not be held
 * @property {(isOther: boolean) => void} told it is kept or is not, and perhaps something else is held now
 */
/** @typedef {import("./strand.js").Holder & Keeping} Holder */
/** @typedef {{key: string, storage: () => Storage | null, makeId: () => string}} KeeperOptions reading `localStorage` may throw, and it may be null */
/** @typedef {{text: string, why: Refusal | null}} Aside `why` it could not be read; null where it could, but did not fit */

/** In which what one tab wrote has come to all of them. */
const MOMENT = 300;

export class AnswerKeeper {
  /** Why the first copy is not what is held: "", "off", "blocked", "full" or "unreadable". */
  #trouble = "";
  /** Why the second is not: "", "off", "blocked", "full" or "silent". */
  #half = "";
  /** Whether a newer edition keeps something here. */
  #isNewer = false;
  #isAgain = false;
  #isClearing = false;
  /** What the first copy was when it was last looked at. @type {string | null | undefined} */
  #first;
  /** At which of its times the strand was kept in the second. */
  #second = -1;
  /** What was put aside of the first copy. @type {Aside | null} */
  #aside = null;
  /** @type {Promise<void> | null} */
  #flushing = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #looking;

  #firstCopy;
  #secondCopy;
  #holder;
  #strand;

  /** @param {KeeperOptions} options @param {Holder} holder */
  constructor({ key, storage, makeId }, holder) {
    this.#holder = holder;
    const visit = makeId().slice(2, 10);
    this.#strand = new Strand(visit, holder);
    this.#firstCopy = new FirstCopy(key, visit, storage);
    this.#secondCopy = new SecondCopy(key, makeId, () => this.#flush());
    this.#readFirst(true);
    this.#attempt(() => this.#firstCopy.tidy(this.#firstCopy.text));
    this.#readAside();
    /** Settles when both copies were looked at, or the database was given up. */
    this.ready = this.#flush();
  }

  /** Why it is kept nowhere: "", "off", "blocked", "full", "unreadable" or "newer". */
  get trouble() {
    if (this.#isNewer) return "newer";
    return this.#isInSecond || this.isBusy ? "" : this.#trouble;
  }

  /** Why it is kept in the first copy only: "", "off", "blocked", "full" or "silent". */
  get half() {
    return this.#isInSecond ? "" : this.#half;
  }

  get isBusy() {
    return this.#flushing !== null && !this.half && !this.#isInSecond;
  }

  /** Whether somebody else had removed what was kept. */
  get isAgain() {
    return this.#isAgain;
  }

  /** @returns {Aside | null} */
  get aside() {
    const { aside: text } = this.#secondCopy;
    return this.#aside ?? (text === null ? null : { text, why: this.#reasonOf(text) });
  }

  /** What is to be kept. */
  get text() {
    return this.#strand.text ?? "";
  }

  /** Whether some change is kept nowhere. */
  get isWaiting() {
    return (this.#isNewer || this.#trouble !== "") && !this.#isInSecond;
  }

  get #isInSecond() {
    return this.#second === this.#strand.times;
  }

  /** Whether a storage event is about what is kept here. @param {string | null} key null when storage was emptied */
  concerns(key) {
    return this.#firstCopy.isAt(key);
  }

  /** Take in what another tab, or this page before it slept, has kept. */
  refresh() {
    this.#isNewer = false;
    this.#readFirst();
    this.#flush();
  }

  /**
   * @param {string} name one change of the same name takes the place of another
   * @param {() => void} apply to what is held; it may run more than once
   * @returns {boolean} whether more is held now than the change: what another tab wrote
   */
  change(name, apply) {
    this.#isAgain = false;
    const isMore = this.#readFirst();
    this.#strand.change(name, apply);
    this.#writeFirst();
    this.#flush();
    return isMore;
  }

  /** What was changed so far is not put in again. */
  forget() {
    this.#strand.forget();
  }

  /** Remove everything; it is no longer held. @returns {Promise<boolean>} false when the browser did not let us */
  async clear() {
    const wasFirst = Boolean(this.#first) || this.#aside !== null;
    const wasSecond = this.#half !== "off" && (this.#secondCopy.isMet || this.#half !== "blocked");
    this.#isNewer = this.#isAgain = false;
    this.#isClearing = true;
    this.#trouble = "";
    this.#aside = null;
    this.#strand.clear();
    this.#secondCopy.removeAside(true);
    const isGone = this.#writeFirst();
    await this.#flush();
    this.#isClearing = false;
    return (isGone || !wasFirst) && (this.#isInSecond || !wasSecond);
  }

  /** Remove the text that is aside. The next change is kept where it stood. */
  removeAside() {
    this.#attempt(() => {
      if (this.#trouble === "unreadable") this.#firstCopy.remove();
      else if (this.#aside) this.#firstCopy.removeAside();
      else this.#secondCopy.removeAside();
      if (this.#trouble === "unreadable") this.#first = null;
      this.#trouble = "";
      this.#aside = null;
    });
    this.#readAside();
  }

  /**
   * @param {boolean} [isSure] or a text without a mark may be one of which the mark is on its way
   * @returns {boolean} whether something else is held now
   */
  #readFirst(isSure = false) {
    const before = this.#strand.times;
    this.#attempt(() => {
      const { text } = this.#firstCopy;
      if (text !== this.#first) this.#takeFirst(text, isSure);
      this.#first = text;
      if (text === this.#strand.text) this.#trouble = "";
      else if (this.#strand.text !== null) this.#writeFirst();
    });
    return this.#strand.times > before;
  }

  /** @param {string | null} text @param {boolean} isSure */
  #takeFirst(text, isSure) {
    const mark = this.#firstCopy.markOf(text);
    if (!mark && text !== null && !isSure) return this.#lookAgain();
    try {
      const outcome = this.#strand.takeShared(text, mark);
      if (text === null && outcome === "old") this.#isAgain = true;
    } catch (error) {
      const why = this.#refusal(error);
      this.#aside = { text: text ?? "", why };
      this.#firstCopy.putAside(text ?? "");
    }
    if (this.#trouble === "unreadable") this.#trouble = "";
  }

  /** A text of which the mark is not here yet is left alone for a moment. */
  #lookAgain() {
    this.#looking ??= setTimeout(() => {
      this.#looking = undefined;
      const isOther = this.#readFirst(true);
      this.#flush();
      this.#holder.told(isOther);
    }, MOMENT);
    throw new Refusal("unreadable");
  }

  /** @returns {boolean} whether storage let us */
  #writeFirst() {
    const { text, mark } = this.#strand;
    return !this.#isNewer && this.#trouble !== "unreadable" && this.#attempt(() => {
      if (text === null) this.#firstCopy.clear(mark);
      else this.#firstCopy.write(text, mark);
      this.#first = text;
      this.#trouble = "";
    });
  }

  /** @returns {Promise<void>} Settles when the second copy is what is held, or it is known why not. */
  #flush() {
    if (this.#isNewer) return Promise.resolve();
    this.#flushing ??= this.#writeSecond().finally(() => {
      this.#flushing = null;
      this.#holder.told(false);
    });
    return this.#flushing;
  }

  async #writeSecond() {
    try {
      do {
        let times = 0;
        await this.#secondCopy.change((kept) => {
          const aside = this.#takeSecond(kept);
          times = this.#strand.times;
          return { text: this.#strand.text, mark: this.#strand.mark, aside };
        });
        this.#second = times;
      } while (!this.#isInSecond);
      this.#half = "";
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.#half = error.code;
      this.#isNewer ||= error.code === "newer";
    }
  }

  /** @param {import("./second-copy.js").Kept | null} kept @returns {string | null} what of it is to be put aside */
  #takeSecond(kept) {
    if (!kept) {
      this.#isAgain ||= this.#secondCopy.isThere;
      this.#strand.missSecond();
    }
    if (!kept || this.#isClearing) return null;
    const { text, mark } = kept;
    try {
      if (!mark) this.#holder.check(text ?? "");
      if (!mark) return text;
      const outcome = this.#strand.takeSecond(text, mark.seen, !this.#secondCopy.isMet);
      if (outcome === "taken") {
        this.#writeFirst();
        this.#holder.told(true);
      }
      return outcome === "other" ? text : null;
    } catch (error) {
      this.#refusal(error);
      return text;
    }
  }

  /** What an earlier visit put aside and nobody has removed. */
  #readAside() {
    this.#attempt(() => {
      const text = this.#firstCopy.aside;
      if (text !== null) this.#aside ??= { text, why: this.#reasonOf(text) };
    });
  }

  /** Why a text could not be held. @param {string} text */
  #reasonOf(text) {
    try {
      this.#holder.check(text);
      return null;
    } catch (error) {
      return /** @type {Refusal} */ (error);
    }
  }

  /** Why a copy could not be read; fails where a newer edition wrote it: then nothing may be written over it. @param {unknown} error */
  #refusal(error) {
    if (!(error instanceof Refusal)) throw error;
    this.#isNewer ||= error.code === "newer_format";
    if (this.#isNewer) throw new Refusal("newer");
    return error;
  }

  /** @param {() => void} act on the first copy @returns {boolean} whether storage let us; if not, `trouble` says why */
  #attempt(act) {
    try {
      act();
      return true;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.code !== "newer") this.#trouble = error.code;
      return false;
    }
  }
}
