// @ts-check
import { make, makeButton } from "./dom.js";
import { bothTexts } from "../rules/text.js";
import { mended } from "../rules/verdict.js";
import { written } from "../rules/written-in.js";

/**
 * A box for text that another tab may change while somebody is in it: that is said below it, with the other text, and until
 * a person has chosen both are kept. Of two days one is kept, and the other told.
 */
export class TwoTexts {
  /** What this tab knows to be kept. */
  #known = "";
  /** What another tab says, until somebody has chosen. @type {string | null} */
  #theirs = null;
  /** @type {HTMLElement | null} */
  #notice = null;
  #isOffer = false;
  #area;
  #between;
  #words;
  #write;
  #place;

  /** @param {HTMLTextAreaElement | HTMLInputElement} area @param {import("../rules/words.js").Words} words @param {(text: string) => void} write @param {Element | null} [place] after which it is told */
  constructor(area, words, write, place = area.parentElement) {
    this.#area = area;
    this.#place = place;
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

  get #isDay() {
    return this.#area.type === "date";
  }

  /** @param {string} text that is kept @param {boolean} isBusy whether somebody is in the box @param {string} [lang] of the text @param {string} [other] what is kept too, of a copy that was changed apart */
  show(text, isBusy, lang, other = text) {
    const { first, language } = this.#words;
    this.#area.lang = text && !this.#isDay ? lang || first : language;
    if (this.#isOffer && other === text) this.#end();
    this.#showKept(text, isBusy);
    if (other === text || this.#theirs !== null || this.#area.value === other) return;
    this.#tell(other);
    this.#isOffer = true;
  }

  /** @param {string} text @param {boolean} isBusy */
  #showKept(text, isBusy) {
    if (!text && !isBusy) this.#end(); // emptied after all, or everything was removed from this computer
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
    const words = this.#words;
    const notice = make("div", { class: "kit-notice kit-two-texts", role: "status" });
    const content = [
      make("p", {}, words.say(this.#isDay ? "elsewhere_day" : "elsewhere")),
      make(
        "p",
        { class: "kit-written", dir: "auto" },
        (theirs && this.#isDay ? words.day(theirs) : written(words, theirs, this.#area.lang)) || "–",
      ),
      make(
        "p",
        { class: "kit-turn" },
        makeButton(words.say("elsewhere_take"), () => this.#choose(theirs)),
        makeButton(words.say("elsewhere_keep"), () => this.#choose(this.#area.value)),
        !this.#isDay && makeButton(
          words.say("elsewhere_both"),
          () => this.#choose(this.#both(this.#area.value, theirs)),
        ),
      ),
    ];
    this.#notice = notice;
    (this.#place ?? this.#area).after(notice);
    setTimeout(() => notice.append(...content)); // in the tree first, or it would not be spoken
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
    return this.#isDay ? mine : bothTexts(mine, theirs, this.#between);
  }

  #end() {
    this.#theirs = null;
    this.#isOffer = false;
    this.#notice?.remove();
  }
}
