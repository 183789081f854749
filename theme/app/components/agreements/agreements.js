// @ts-check
import { AgreeForm } from "../../drawing/agree-form.js";
import { stairsOf } from "../../drawing/cells.js";
import { Component } from "../../drawing/component.js";
import { find, make, setText } from "../../drawing/dom.js";
import { sayAgreed, sayProgress, saySpread } from "../../rules/sayings.js";
import { makeStrip } from "../../drawing/strip.js";
import { isSettled } from "../../rules/agreement.js";

/** @typedef {import("../../workshop.js").WorkshopKit} WorkshopKit */
/** @typedef {import("../../rules/framework.js").Question} Question */

/** Every question with what was agreed over what was said; each opens to be agreed. @extends {Component<WorkshopKit>} */
export class Agreements extends Component {
  /** @param {HTMLElement} root @param {WorkshopKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.list = this.part("list");
    this.only = this.part("only", "input");
    /** @type {Map<string, {row: HTMLDetailsElement, form: AgreeForm | null, isSettled: boolean}>} */
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
    return make("section", {}, make("h2", {}, title), this.head(questions), ...rows);
  }

  /** For the eye, over the strips, where all have one scale; each strip names its levels to readers itself. @param {string[]} questions */
  head(questions) {
    const [{ id, levels }, ...others] = questions.map((one) => this.kit.framework.question(one));
    const names = levels.map((level) => make("li", {}, stairsOf(id, level.id), level.name));
    return others.every((one) => one.levels === levels) &&
      make(
        "div",
        { "class": "kit-agreements__head", "aria-hidden": "true" },
        make("ol", { class: "kit-strip" }, ...names),
      );
  }

  /** @param {Question} question */
  makeRow(question) {
    const row = make(
      "details",
      { "class": "kit-agreements__row", "data-agree": question.id },
      make("summary"),
    );
    this.rows.set(question.id, { row, form: null, isSettled: false });
    this.listen(row, "toggle", () => this.fill(question.id));
    return row;
  }

  /** A form is made when its question is opened first. @param {string} id */
  fill(id) {
    const entry = this.rows.get(id);
    if (!entry || entry.form) return;
    entry.form = new AgreeForm(this.kit, this.kit.desk.row(id));
    entry.row.append(entry.form.root);
  }

  /** @param {{what: string, id: string}} detail */
  follow({ what, id }) {
    if (what === "talk") this.filter();
    if (what === "item" && this.rows.has(id) && !this.stale) return this.change(id);
    if (!["all", "people", "item"].includes(what)) return;
    this.stale = true;
    this.renderIfSeen();
  }

  /** @param {string} id of the question agreed */
  change(id) {
    this.renderRow(id);
    this.showProgress();
  }

  renderIfSeen() {
    if (!this.stale || !this.root.closest(".is-current")) return;
    this.stale = false;
    for (const id of this.rows.keys()) this.renderRow(id);
    this.filter();
    this.showProgress();
  }

  /** @param {string} id */
  renderRow(id) {
    const entry = this.rows.get(id);
    if (!entry) return;
    const line = this.kit.desk.row(id);
    entry.isSettled = isSettled(line.agreed);
    find(entry.row, "summary").replaceChildren(...this.summary(line));
    entry.form?.show(line.agreed);
  }

  /** @param {import("../../rules/desk.js").Line} line */
  summary(line) {
    const { words } = this.kit;
    const { question, agreed } = line;
    const said = sayAgreed(words, question, agreed);
    const spread = make("span", { class: "kit-quiet" }, saySpread(this.kit, line));
    return [
      make("span", { class: "kit-agreements__title" }, make("h3", {}, question.title), " ", spread),
      makeStrip(words, line),
      make(
        "span",
        { class: said ? "kit-agreements__said" : "kit-quiet" },
        said || words.say("agreed_not_yet"),
      ),
    ];
  }

  showProgress() {
    const { words, store: { session } } = this.kit;
    setText(this.part("progress"), sayProgress(words, session));
  }

  /** Rows that were open stay, so that one does not vanish while it is being agreed. */
  filter() {
    const { store } = this.kit;
    for (const [id, { row, isSettled }] of this.rows) {
      row.hidden = ((this.only.checked && isSettled) || !store.wants(id)) && !row.open;
    }
  }
}
