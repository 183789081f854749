// @ts-check
import { make, makeButton } from "./dom.js";
import { bothTexts } from "../rules/text.js";
import { mended } from "../rules/verdict.js";

/**
 * A box for text that another tab may change while somebody is in it: that is said below it, with the other text, and until
 * a person has chosen both are kept.
 */
export class TwoTexts {
  /** What this tab knows to be kept. */
  #known = "";
  /** What another tab says, until somebody has chosen. @type {string | null} */
  #theirs = null;
  /** @type {HTMLElement | null} */
  #notice = null;
  #area;
  #between;
  #words;
  #write;

  /** @param {HTMLTextAreaElement | HTMLInputElement} area @param {import("../rules/words.js").Words} words @param {(text: string) => void} write */
  constructor(area, words, write) {
    this.#area = area;
    this.#between = area.matches("input") ? " / " : "\n\n";
    this.#words = words;
    this.#write = write;
  }

  /** Something was typed. @param {string} text @returns {(kept: string) => string} what to keep in the place of what is kept */
  typed(text) {
    const known = this.#known;
    const mine = this.#theirs === null ? text : this.#both(text, this.#theirs);
    this.#known = mended(mine);
    return (kept) => kept === known ? mine : this.#both(mine, kept);
  }

  /** @param {string} text that is kept @param {boolean} isBusy whether somebody is in the box */
  show(text, isBusy) {
    const isNews = text !== this.#known;
    this.#known = text;
    if (this.#theirs === null && !(isBusy && isNews)) {
      if (!isBusy && this.#area.value !== text) this.#area.value = text;
    } else if (mended(this.#area.value) === text) this.#end();
    else if (isNews) this.#tell(text);
  }

  /** @param {string} theirs */
  #tell(theirs) {
    this.#end();
    this.#theirs = theirs;
    this.#notice = make(
      "div",
      { class: "kit-notice", role: "status" },
      make("p", {}, this.#words.say("elsewhere")),
      make("p", { class: "kit-written" }, theirs || "–"),
      make(
        "p",
        { class: "kit-turn" },
        makeButton(this.#words.say("elsewhere_take"), () => this.#choose(theirs)),
        makeButton(this.#words.say("elsewhere_keep"), () => this.#choose(this.#area.value)),
        makeButton(
          this.#words.say("elsewhere_both"),
          () => this.#choose(this.#both(this.#area.value, theirs)),
        ),
      ),
    );
    this.#area.parentElement?.after(this.#notice);
  }

  /** @param {string} text */
  #choose(text) {
    this.#theirs = null;
    this.#area.value = text;
    this.#area.focus();
    this.#write(text);
    this.#end();
  }

  /** @param {string} mine @param {string} theirs */
  #both(mine, theirs) {
    return bothTexts(mine, theirs, this.#between);
  }

  #end() {
    this.#theirs = null;
    this.#notice?.remove();
  }
}
