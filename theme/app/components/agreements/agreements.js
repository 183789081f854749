// @ts-check
import { AgreeForm } from "../../drawing/agree-form.js";
import { Component } from "../../drawing/component.js";
import { make, setText } from "../../drawing/dom.js";
import { sayAgreed, saySpread } from "../../drawing/sayings.js";
import { makeStrip, tallyShown } from "../../drawing/strip.js";
import { agreedOn, agreementProgress, isSettled } from "../../rules/agreement.js";

/** @typedef {import("../../workshop.js").WorkshopKit} WorkshopKit */
/** @typedef {import("../../rules/framework.js").Question} Question */

/** Every question with what was agreed over what was said; each opens to be agreed. @extends {Component<WorkshopKit>} */
export class Agreements extends Component {
  /** @param {HTMLElement} root @param {WorkshopKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.list = this.part("list");
    this.only = this.part("only", "input");
    /** @type {Map<string, {row: HTMLElement, form: AgreeForm | null}>} */
    this.rows = new Map();
    this.stale = true;
    this.list.append(...kit.framework.components.map((component) => this.component(component)));
    this.listen(this.only, "change", () => this.filter());
    this.listen(kit.store, "change", ({ detail }) => this.follow(detail));
    this.listen(globalThis, "hashchange", () => this.renderIfSeen());
    this.renderIfSeen();
  }

  /** @param {{id: string, title: string, questions: string[]}} component */
  component({ title, questions }) {
    const rows = questions.map((id) => this.makeRow(this.kit.framework.question(id)));
    return make("section", {}, make("h2", {}, title), ...rows);
  }

  /** @param {Question} question */
  makeRow(question) {
    const row = make(
      "details",
      { "class": "kit-agreements__row", "data-agree": question.id },
      make("summary"),
    );
    this.rows.set(question.id, { row, form: null });
    this.listen(row, "toggle", () => this.fill(question));
    return row;
  }

  /** A form is made when its question is opened first. @param {Question} question */
  fill(question) {
    const entry = this.rows.get(question.id);
    if (!entry || entry.form) return;
    entry.form = new AgreeForm(this.kit, question);
    entry.row.append(entry.form.root);
  }

  /** @param {{what: string, id: string}} detail */
  follow({ what, id }) {
    if (what === "talk") this.filter();
    if (what === "item" && this.rows.has(id) && !this.stale) return this.renderRow(id);
    if (!["all", "people", "item"].includes(what)) return;
    this.stale = true;
    this.renderIfSeen();
  }

  renderIfSeen() {
    if (!this.stale || !this.root.closest(".is-current")) return;
    this.stale = false;
    for (const id of this.rows.keys()) this.renderRow(id);
    this.filter();
  }

  /** @param {string} id */
  renderRow(id) {
    const { words, store: { session }, framework } = this.kit;
    const entry = /** @type {{row: HTMLElement, form: AgreeForm | null}} */ (this.rows.get(id));
    const question = framework.question(id);
    const agreed = sayAgreed(words, question, agreedOn(session, id));
    const { levels } = tallyShown(this.kit, question);
    entry.row.firstElementChild?.replaceChildren(
      make(
        "span",
        { class: "kit-agreements__title" },
        make("b", {}, question.title),
        " ",
        make("span", { class: "kit-quiet" }, saySpread(words, question, levels)),
      ),
      makeStrip(this.kit, question),
      make(
        "span",
        { class: agreed ? "kit-agreements__said" : "kit-quiet" },
        agreed || words.say("agreed_not_yet"),
      ),
    );
    entry.form?.show();
    this.showProgress();
  }

  showProgress() {
    const { words, store: { session } } = this.kit;
    setText(this.part("progress"), words.say("agreed_progress", agreementProgress(session)));
  }

  /** Rows that were open stay, so that one does not vanish while it is being agreed. */
  filter() {
    const { store } = this.kit;
    for (const [id, { row }] of this.rows) {
      const isDone = this.only.checked && isSettled(agreedOn(store.session, id));
      row.hidden = (isDone || !store.wants(id)) && !row.hasAttribute("open");
    }
    this.showProgress();
  }
}
