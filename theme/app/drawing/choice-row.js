// @ts-check
/** The row of a question in which a room says what to do about it: what is known of it, three choices, and why. */

import { isSettled, NO_AGREEMENT } from "../rules/agreement.js";
import { CHOICES, KEEP } from "../rules/plan.js";
import { answered } from "../rules/spread.js";
import { written } from "../rules/written-in.js";
import { find, findAll, make, makeButton, makeUnseen, setText } from "./dom.js";
import { sayAgreed } from "../rules/sayings.js";
import { makeStrip } from "./strip.js";
import { TwoTexts } from "./two-texts.js";

/** @typedef {import("../rules/words.js").Words} Words */
/** @typedef {import("../rules/worth.js").Look} Look */
/** @typedef {import("../rules/answer-file.js").Choice} Choice */
/** @typedef {(fields: (kept: Choice) => Partial<Choice>) => void} Write what to keep in the place of what is kept */

export class ChoiceRow {
  #words;
  #texts;
  #why;
  #field;
  #clear;
  /** Why, as the store has it. @type {Choice} */
  #kept = {};
  #title;
  #said = make("b");
  #reasons = make("span");
  #ideas = make("details", { hidden: true });
  /** The ideas that are drawn. */
  #shown = "";
  #strip = make("div");
  #choices;
  #asks = make("p", { class: "kit-choice-row__asks", hidden: true });
  #asked = "";
  #differs = "";

  /** @param {Words} words @param {import("../rules/framework.js").Question} question @param {string} where its component @param {Write} write */
  constructor(words, { id, title }, where, write) {
    const why = make("textarea", { name: id + ".why", id: `kit-why-${id}`, rows: 1, dir: "auto" });
    this.#words = words;
    this.#title = title;
    this.#why = why;
    this.#texts = new TwoTexts(why, words, (text) => this.#write(write, text));
    this.#clear = makeButton(words.say("choose_clear"), () => {
      write(() => ({ choice: "" }));
      this.focus();
    }, "kit-link");
    this.#field = make(
      "p",
      { class: "kit-choice-row__why" },
      make("label", { for: why.id }, make("span"), " ", makeUnseen(title)),
      why,
      this.#clear,
    );
    this.#clear.ariaLabel = `${words.say("choose_clear")}: ${title}`;
    this.#reasons.id = `kit-reasons-${id}`;
    this.#asks.id = `kit-asks-${id}`;
    this.#choices = this.#makeChoices(id, title);
    const around = make("div", { class: "kit-choice-row__said" }, this.#said, this.#reasons);
    this.root = make(
      "div",
      { "class": "kit-choice-row", "data-question": id, "tabindex": -1 },
      make("div", {}, make("h3", {}, title, " ", make("small", {}, where)), around, this.#ideas),
      make("div", {}, this.#strip, this.#choices),
      this.#asks,
      this.#field,
    );
    this.root.addEventListener("change", ({ target }) => {
      const { type, value } = /** @type {HTMLInputElement} */ (target);
      if (type === "radio") write(() => ({ choice: value }));
    });
    why.addEventListener("input", () => this.#write(write, why.value));
    // What another tab wrote meanwhile waits until nobody is typing.
    why.addEventListener("blur", () => this.#showWhy(false));
  }

  /** @param {Write} write @param {string} text */
  #write(write, text) {
    const typed = this.#texts.typed(text);
    write(({ why = "" }) => ({ why: typed(why) }));
  }

  /** @param {string} id @param {string} title */
  #makeChoices(id, title) {
    const labels = CHOICES.map((value) =>
      make(
        "label",
        {},
        make("input", { type: "radio", name: id + ".choice", value, autocomplete: "off" }),
        this.#words.say("choice_" + value),
      )
    );
    return make(
      "div",
      {
        "class": "kit-choice-row__choices",
        "role": "radiogroup",
        "aria-label": title,
        "aria-describedby": `${this.#reasons.id} ${this.#asks.id}`,
      },
      ...labels,
    );
  }

  /** @param {Look} look @param {Choice} kept */
  show({ row, reasons, ideas }, kept) {
    const { choice = "" } = kept;
    const { question, agreed, tally } = row;
    const words = this.#words;
    const told = reasons.filter(({ code }) => code !== "differ"); // said by what was agreed
    const said = sayAgreed(words, question, agreed);
    this.#choices.ariaLabel = [this.#title, said].filter(Boolean).join(". "); // not every screen reader says a description
    setText(this.#said, said);
    setText(this.#reasons, told.map((one) => words.say("worth_" + one.code, one.values)).join(" · "));
    this.#showIdeas(ideas);
    const isDrawn = answered(tally) > 0 || isSettled(agreed);
    this.#strip.replaceChildren(isDrawn ? makeStrip(words, row) : "");
    this.#differs = choice === KEEP && agreed.state === NO_AGREEMENT ? words.say("choose_differs") : "";
    this.ask(this.#asked);
    this.#kept = kept;
    this.#showChoice(choice);
  }

  /** They stay unfolded while they are the same. @param {Look["ideas"]} ideas */
  #showIdeas(ideas) {
    const key = JSON.stringify(ideas);
    if (key === this.#shown) return;
    this.#shown = key;
    this.#ideas.hidden = !ideas.length;
    this.#ideas.replaceChildren(
      make(
        "summary",
        {},
        this.#words.say("choose_ideas", { count: ideas.length }),
        " ",
        makeUnseen(this.#title),
      ),
      make(
        "ul",
        {},
        ...ideas.map(({ text, lang }) =>
          make("li", { class: "kit-written" }, written(this.#words, text, lang))
        ),
      ),
    );
  }

  /** @param {string} choice */
  #showChoice(choice) {
    for (const radio of this.#radios) radio.checked = radio.value === choice;
    this.#clear.hidden = !choice;
    this.#field.hidden = !choice && !this.#kept.why;
    setText(find(this.#field, "span"), this.#words.say("why_" + (choice || "none")));
    this.#showWhy(document.activeElement === this.#why && !this.#field.hidden);
  }

  /** @param {boolean} isBusy whether somebody is in the box */
  #showWhy(isBusy) {
    const { why = "", lang } = this.#kept;
    this.#texts.show(why, isBusy, lang);
  }

  /** A question beside it, or "". Where there is none, it is said that the room sees differently what is to be kept. @param {string} text */
  ask(text) {
    this.#asked = text;
    setText(this.#asks, text || this.#differs);
    this.#asks.hidden = !this.#asks.textContent;
  }

  get #radios() {
    return findAll(this.root, "input", "[type=radio]");
  }

  /** Where Tab would stop first. */
  focus() {
    const radios = this.#radios;
    (radios.find(({ checked }) => checked) ?? radios[0]).focus();
  }
}
