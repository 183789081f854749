// @ts-check
import { isSettled, NO_AGREEMENT } from "../rules/agreement.js";
import { stairsOf } from "./cells.js";
import { findAll, make, makeButton, makeUnseen, setText } from "./dom.js";
import { sayAgreed } from "../rules/sayings.js";
import { TwoTexts } from "./two-texts.js";

/** @typedef {import("../workshop.js").WorkshopKit} WorkshopKit */
/** @typedef {import("../rules/framework.js").Question} Question */
/** @typedef {import("../rules/agreement.js").Agreed} Agreed */

let forms = 0;

/** What the room agrees on one question: level, target and reason, or that it does not agree and which views it holds. */
export class AgreeForm {
  /** @param {WorkshopKit} kit @param {import("../rules/desk.js").Line} line */
  constructor(kit, { question, agreed }) {
    this.kit = kit;
    this.question = question;
    this.agreed = agreed;
    this.name = `kit-agree-${++forms}`;
    this.said = make("span", { role: "status" });
    this.reason = make("textarea", { rows: 2, id: this.name + "-reason", dir: "auto" });
    this.target = this.makeTarget();
    this.back = makeButton("", () => this.takeBack(), "kit-link");
    /** What was settled before somebody left the question open again. @type {Agreed | null} */
    this.before = null;
    this.views = this.makeViews();
    this.choices = this.makeChoices();
    this.root = make(
      "div",
      { class: "kit-agree-form" },
      this.choices,
      this.views,
      this.field("target", this.target),
      this.field("reason", this.reason),
      make("p", { class: "kit-agree-form__said" }, this.said, " ", this.back),
    );
    this.root.addEventListener(
      "change",
      (event) => this.take(/** @type {HTMLInputElement} */ (event.target)),
    );
    this.texts = new TwoTexts(this.reason, kit.words, (text) => this.write(text));
    this.reason.addEventListener("input", () => this.write(this.reason.value));
    this.show(agreed);
  }

  /** Words, and for those who cannot see where they stand the question. @param {string} name @returns {[string, HTMLElement]} */
  named(name) {
    return [this.kit.words.say(name), makeUnseen(`: ${this.question.title}`)];
  }

  makeChoices() {
    const { words } = this.kit;
    const { levels, id } = this.question;
    const radios = levels.map((level) => this.radio(level.id, stairsOf(id, level.id), level.name));
    return make(
      "fieldset",
      { class: "kit-agree-form__choices" },
      make("legend", {}, ...this.named("agree_level")),
      ...radios,
      this.radio(NO_AGREEMENT, null, words.say("not_agreed")),
    );
  }

  /** @param {string} value @param {Node | null | undefined} picture @param {string} name */
  radio(value, picture, name) {
    const input = make("input", { type: "radio", name: this.name, "data-value": value });
    return make("label", {}, input, picture, name);
  }

  makeViews() {
    const boxes = this.question.levels.map(({ id, name }) =>
      make("label", {}, make("input", { type: "checkbox", "data-view": id }), name)
    );
    return make(
      "fieldset",
      { class: "kit-agree-form__choices" },
      make("legend", {}, ...this.named("agree_views")),
      ...boxes,
    );
  }

  makeTarget() {
    const options = this.question.levels.map(({ id, name }) => make("option", { value: id }, name));
    const none = make("option", { value: "" }, this.kit.words.say("target_none"));
    none.setAttribute("value", "");
    return make("select", { id: this.name + "-target" }, none, ...options);
  }

  /** @param {"target" | "reason"} field @param {HTMLElement} control */
  field(field, control) {
    const { words } = this.kit;
    const label = make("label", { for: control.id }, ...this.named("agree_" + field));
    const hint = field === "reason" && make("span", { id: this.name + "-hint" }, words.say("agree_hint"));
    if (hint) control.setAttribute("aria-describedby", hint.id);
    return make("p", { class: "kit-agree-form__field" }, label, " ", hint, control);
  }

  /** Leave the question open again; pressed once more, put back what was settled. Nothing is lost by a key in passing. */
  takeBack() {
    const { store } = this.kit;
    const { id } = this.question;
    const { agreed } = this;
    this.before = isSettled(agreed) ? agreed : { ...this.before, ...agreed };
    if (isSettled(agreed)) store.agree(id, "choice", "");
    else store.say("agreed", id, this.before);
  }

  /** @param {HTMLInputElement} control */
  take(control) {
    const { store } = this.kit;
    const { id } = this.question;
    if (control.dataset.view) store.agree(id, "views", this.checkedViews());
    else if (control.type === "radio") store.agree(id, "choice", control.dataset.value);
    else if (control.id === this.target.id) store.agree(id, "target", control.value);
  }

  /** @param {string} text of the reason */
  write(text) {
    const typed = this.texts.typed(text);
    this.kit.store.agree(this.question.id, "reason", typed(this.agreed.reason ?? ""));
  }

  checkedViews() {
    return this.boxes().filter((box) => box.checked).map((box) => box.dataset.view);
  }

  boxes() {
    return findAll(this.views, "input");
  }

  /** Show what is agreed now, without touching the text that somebody is typing. @param {Agreed} agreed */
  show(agreed) {
    const { words } = this.kit;
    this.agreed = agreed;
    const choice = agreed.state ?? agreed.level ?? "";
    for (const radio of this.choices.querySelectorAll("input")) {
      radio.checked = radio.dataset.value === choice;
    }
    if (choice) this.before = null;
    this.back.hidden = !choice && !this.before;
    this.back.replaceChildren(...this.named(choice ? "agree_none" : "undo"));
    for (const box of this.boxes()) box.checked = agreed.views?.includes(box.dataset.view ?? "") ?? false;
    this.views.hidden = agreed.state !== NO_AGREEMENT;
    /** @type {HTMLElement} */ (this.target.parentElement).hidden = agreed.level === undefined;
    this.target.value = agreed.target ?? "";
    const isBusy = document.activeElement === this.reason && !this.kit.store.isEmpty;
    this.texts.show(agreed.reason ?? "", isBusy, agreed.lang);
    this.root.classList.toggle("is-settled", isSettled(agreed));
    const before = this.before && sayAgreed(words, this.question, this.before);
    setText(
      this.said,
      before ? words.say("agree_left", { before }) : sayAgreed(words, this.question, agreed),
    );
  }
}
