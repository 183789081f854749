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
import { FirstKeeper } from "./first-keeper.js";
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

export class AnswerKeeper {
  /** Why the second is not: "", "off", "blocked", "full" or "silent". */
  #half = "";
  #isClearing = false;
  /** At which of its times the strand was kept in the second. */
  #second = -1;
  /** @type {Promise<void> | null} */
  #flushing = null;
  #first;
  #secondCopy;
  #holder;
  #strand;

  /** @param {KeeperOptions} options @param {Holder} holder */
  constructor(options, holder) {
    const { key, makeId } = options;
    this.#holder = holder;
    const visit = makeId().slice(2, 10);
    this.#strand = new Strand(visit, holder);
    this.#secondCopy = new SecondCopy(key, makeId, () => this.#flush(), () => this.#hear());
    this.#first = new FirstKeeper(
      options,
      visit,
      this.#strand,
      holder,
      (isOther) => this.#lookedAgain(isOther),
    );
    this.#flush();
  }

  /** Why it is kept nowhere: "", "off", "blocked", "full", "unreadable" or "newer". */
  get trouble() {
    if (this.#first.isNewer) return "newer";
    return this.#isInSecond || this.isBusy ? "" : this.#first.trouble;
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
    return this.#first.isAgain;
  }

  /** @returns {Aside | null} */
  get aside() {
    const { aside: text } = this.#secondCopy;
    return this.#first.aside ?? (text === null ? null : { text, why: this.#first.reasonOf(text) });
  }

  /** What is to be kept. */
  get text() {
    return this.#strand.text ?? "";
  }

  /** Whether some change is kept nowhere. */
  get isWaiting() {
    return (this.#first.isNewer || this.#first.trouble !== "") && !this.#isInSecond;
  }

  get #isInSecond() {
    return this.#second === this.#strand.times;
  }

  /** Whether a storage event is about what is kept here. @param {string | null} key null when storage was emptied */
  concerns(key) {
    return this.#first.concerns(key);
  }

  /** Take in what another tab, or this page before it slept, has kept. */
  refresh() {
    this.#first.isNewer = false;
    this.#first.read();
    this.#flush();
  }

  /**
   * @param {string} name one change of the same name takes the place of another
   * @param {() => void} apply to what is held; it may run more than once
   * @returns {boolean} whether more is held now than the change: what another tab wrote
   */
  change(name, apply) {
    this.#first.isAgain = false;
    const isMore = this.#first.read();
    this.#strand.change(name, apply);
    this.#first.write();
    this.#flush();
    return isMore;
  }

  /** What was changed so far is not put in again. */
  forget() {
    this.#strand.forget();
  }

  /** Remove everything; it is no longer held. @returns {Promise<boolean>} false when the browser did not let us */
  async clear() {
    const wasFirst = this.#first.isThere;
    const wasSecond = this.#half !== "off" && (this.#secondCopy.isMet || this.#half !== "blocked");
    this.#isClearing = true;
    this.#strand.clear();
    this.#secondCopy.removeAside(true);
    const isGone = this.#first.clear();
    await this.#flush();
    this.#isClearing = false;
    return (isGone || !wasFirst) && (this.#isInSecond || !wasSecond);
  }

  /** Remove the text that is aside. The next change is kept where it stood. */
  removeAside() {
    if (!this.#first.removeAside()) this.#secondCopy.removeAside();
  }

  /** @param {boolean} isOther whether something else is held now */
  #lookedAgain(isOther) {
    this.#flush();
    this.#holder.told(isOther);
  }

  /** @returns {Promise<void>} Settles when the second copy is what is held, or it is known why not. */
  #flush() {
    if (this.#first.isNewer) return Promise.resolve();
    this.#flushing ??= this.#writeSecond().finally(() => {
      this.#flushing = null;
      this.#holder.told(false);
    });
    return this.#flushing;
  }

  /** Another tab wrote the second copy: what is being written may have looked at it before. */
  async #hear() {
    await this.#flushing;
    this.#flush();
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
      this.#first.isNewer ||= error.code === "newer";
    }
  }

  /** @param {import("./second-copy.js").Kept | null} kept @returns {string | null} what of it is to be put aside */
  #takeSecond(kept) {
    if (!kept) {
      this.#first.isAgain ||= this.#secondCopy.isThere;
      this.#strand.missSecond();
    }
    if (!kept || this.#isClearing) return null;
    const { text, mark } = kept;
    try {
      if (!mark) this.#holder.check(text ?? "");
      if (!mark) return text;
      const outcome = this.#strand.takeSecond(text, mark.seen, !this.#secondCopy.isMet);
      if (outcome === "taken") {
        this.#first.write();
        this.#holder.told(true);
      }
      return outcome === "other" ? text : null;
    } catch (error) {
      this.#first.refusal(error);
      return text;
    }
  }
}
