// @ts-check
import { Component } from "../../drawing/component.js";
import { findAll } from "../../drawing/dom.js";
import { sayRefused } from "../../drawing/refused.js";
import { TwoTexts } from "../../drawing/two-texts.js";

/** @typedef {import("../../workshop.js").WorkshopKit} WorkshopKit */

/** Whose session it is and when; asked first, so that no file of another is mixed in. @extends {Component<WorkshopKit>} */
export class SessionFields extends Component {
  /** @param {HTMLElement} root @param {WorkshopKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.fields = new Map(findAll(root, "input", "[name]").map((field) => [field, this.textsOf(field)]));
    for (const field of this.fields.keys()) {
      this.listen(field, "input", () => this.take(field, field.value));
      this.listen(field, "blur", () => this.show());
    }
    this.listen(kit.store, "change", () => this.show());
    this.show();
  }

  /** A day has no two texts. @param {HTMLInputElement} field */
  textsOf(field) {
    return field.type === "date"
      ? null
      : new TwoTexts(field, this.kit.words, (text) => this.take(field, text));
  }

  /** @param {HTMLInputElement} field @param {string} text */
  take(field, text) {
    const { store } = this.kit;
    const name = headingField(field);
    const typed = this.fields.get(field)?.typed(text);
    const isKept = field.validity.valid &&
      store.head(name, typed ? typed(store.session.heading[name] ?? "") : text);
    this.refuse(field, !isKept && !field.validity.badInput); // half of a day is on its way
  }

  /** @param {HTMLInputElement} field @param {boolean} isRefused */
  refuse(field, isRefused) {
    sayRefused(field, isRefused ? this.kit.words.say("date_refused") : "");
  }

  /** What cannot be kept stays in its box, with a word. */
  show() {
    const { store } = this.kit;
    /** @type {Record<string, string | undefined>} */
    const said = { date: store.today, ...store.session.heading };
    for (const [field, texts] of this.fields) {
      const isBusy = field === document.activeElement;
      const text = said[field.name] ?? "";
      if (texts) texts.show(text, isBusy && !store.isEmpty, said.lang);
      else if (!isBusy && field.validity.valid) field.value = text;
      else if (!isBusy) this.refuse(field, true);
    }
  }
}

/** @param {HTMLInputElement} field */
function headingField({ name }) {
  return /** @type {"title" | "organisation" | "date"} */ (name);
}
