// @ts-check
import { Component } from "../../drawing/component.js";
import { findAll, make, makeButton, setText } from "../../drawing/dom.js";
import { makeNotes } from "../../drawing/notes.js";
import { sayAgreed, sayDifference, sayGroup, saySpread, sayTrend } from "../../rules/sayings.js";
import { headCell, tableHead, tableRow } from "../../drawing/table.js";
import { makeTick } from "../../drawing/talk.js";
import { statesShown, widthOf } from "../../rules/desk.js";
import { trendOn, writingsOn } from "../../rules/heard.js";

/** @typedef {import("../../workshop.js").WorkshopKit} WorkshopKit */
/** @typedef {import("../../rules/framework.js").Question} Question */
/** @typedef {import("../../rules/desk.js").Row} Row */
/** @typedef {import("../../drawing/dom.js").Child} Child */

/** @typedef {import("../../rules/views.js").Split} Split */

/** @type {Split[]} */
const SPLITS = ["role", "scope"];

/** The spread of views: a table whose cells are the picture. @extends {Component<WorkshopKit>} */
export class Spread extends Component {
  /** @param {HTMLElement} root @param {WorkshopKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.table = this.part("table");
    this.order = this.part("order", "select");
    this.filter = this.part("component", "select");
    this.groups = this.part("groups", "input");
    this.split = this.part("split", "select");
    /** Questions whose notes are open. @type {Set<string>} */
    this.open = new Set();
    /** @type {string[]} */
    this.states = [];
    this.stale = true;
    for (const control of [this.order, this.filter, this.groups, this.split]) {
      this.listen(control, "change", () => this.choose(control));
    }
    this.listen(kit.store, "change", ({ detail }) => this.follow(detail));
    this.listen(globalThis, "hashchange", () => this.renderIfSeen());
    this.showRule(); // before anybody looks: it is spoken where it changes
    this.renderIfSeen();
  }

  showRule() {
    setText(this.part("rule"), this.kit.words.say("rule_" + this.order.value));
    this.part("rule").classList.toggle("kit-unseen", this.order.value === "component"); // the box says it
  }

  /** A box that was ticked in the table stays where it is, with the focus on it. @param {{what: string}} detail */
  follow({ what }) {
    if (!["all", "people", "item", "talk"].includes(what)) return;
    this.stale = true;
    if (what !== "talk" || !this.table.contains(document.activeElement)) this.renderIfSeen();
  }

  /** To see where groups differ most, one must see the groups. @param {HTMLElement} control */
  choose(control) {
    if (control === this.split || (control === this.order && this.order.value === "groups")) {
      this.groups.checked = true;
    }
    this.render();
  }

  renderIfSeen() {
    if (this.stale && this.root.closest(".is-current")) this.render();
  }

  render() {
    const { store: { session, views }, words, framework, desk } = this.kit;
    this.stale = false;
    const isEmpty = !session.people.size && !session.of("hands").size;
    this.part("empty").hidden = !isEmpty;
    this.part("next").classList.toggle("kit-button--main", !isEmpty);
    for (const name of ["view", "whole"]) this.part(name).hidden = isEmpty;
    if (isEmpty) return;
    this.showGroups();
    desk.choose({ order: this.order.value, component: this.filter.value, groups: this.splitBy });
    this.showRule();
    this.states = statesShown(framework, views);
    const head = tableHead(this.kit, this.states);
    head.rows[0].append(headCell("kit-spread__end", words.say("in_words")));
    this.table.style.setProperty("--levels", String(widthOf(framework)));
    this.table.style.setProperty("--states", String(this.states.length));
    this.table.replaceChildren(head, ...this.bodies());
    this.part("strangers").replaceChildren(...this.strangers());
  }

  get by() {
    return /** @type {Split} */ (this.split.value);
  }

  get splitBy() {
    return this.groups.checked ? this.by : "";
  }

  /** What may be shown apart, and what is folded into everyone. */
  showGroups() {
    const { store: { views }, words, framework } = this.kit;
    const ways = SPLITS.filter((by) => views.shownBy(by).size > 0);
    const canShow = ways.length > 0;
    this.part("ask-split").hidden = ways.length < 2 || !this.groups.checked;
    if (ways.length === 1) this.split.value = ways[0];
    this.part("ask-groups").hidden = !canShow;
    this.part("by-groups", "option").disabled = !canShow;
    if (!canShow) this.groups.checked = false;
    if (!canShow && this.order.value === "groups") this.order.value = "component";
    const names = words.list(views.folded("", this.by).map(({ name }) => name));
    const name = !names ? "" : !canShow ? "groups_none" : this.groups.checked ? "groups_folded" : "";
    setText(this.part("folded"), name && words.say(name, { names, count: framework.minimumGroup }));
    setText(this.part("shown"), this.groups.checked ? words.say("groups_shown") : "");
  }

  bodies() {
    let before = "";
    return this.kit.desk.rows.flatMap((row) => {
      const { component } = row.question;
      const isNew = this.order.value === "component" && component !== before;
      before = component;
      return isNew ? [this.componentBody(component), this.body(row)] : [this.body(row)];
    });
  }

  /** @param {string} id */
  componentBody(id) {
    const trend = trendOn(this.kit.store.views, id);
    const said = trend && make("span", { class: "kit-spread__trend" }, " ", sayTrend(this.kit.words, trend));
    const head = make(
      "th",
      { colspan: this.width, scope: "rowgroup", role: "rowheader" },
      this.kit.framework.componentTitle(id),
      said,
    );
    return make("tbody", { class: "kit-spread__part", role: "rowgroup" }, make("tr", { role: "row" }, head));
  }

  get width() {
    return widthOf(this.kit.framework) + this.states.length + 2;
  }

  /** @param {Row} row */
  body(row) {
    const { id } = row.question;
    const line = tableRow(this.kit, this.states, row, [row.question.title], { "data-question": id });
    line.append(make("td", { class: "kit-spread__end", role: "cell" }, ...this.end(row)));
    return make(
      "tbody",
      { role: "rowgroup" },
      line,
      ...(this.groups.checked ? this.groupRows(row) : []),
      row.beside && this.partRow(row, row.beside, this.kit.words.say("hands"), { "data-hands": id }),
      this.open.has(id) && this.notesRow(id),
    );
  }

  /** @param {Row} row */
  groupRows(row) {
    const { words, framework } = this.kit;
    const rows = row.groups.map((group) =>
      this.partRow(row, group.tally, sayGroup(words, group), { "data-group": group.id })
    );
    const why = words.say("groups_hidden_here", { count: framework.minimumGroup });
    return row.isThin ? [...rows, this.wideRow("is-part kit-quiet", why)] : rows;
  }

  /** @param {Row} row of the whole @param {Row["tally"]} tally @param {string} name @param {Record<string, string>} attributes */
  partRow({ question }, tally, name, attributes) {
    const line = { question, tally, agreed: {} };
    return tableRow(this.kit, this.states, line, [name], { ...attributes, class: "is-part" });
  }

  /** At the end of the row: what it says in words, and what one can do with its question. @param {Row} row @returns {Child[]} */
  end(row) {
    const { words } = this.kit;
    const { question, agreed } = row;
    const said = sayAgreed(words, question, agreed);
    const difference = this.groups.checked ? sayDifference(words, question, row.difference) : "";
    const where = this.order.value === "component"
      ? ""
      : this.kit.framework.componentTitle(question.component);
    return [
      make(
        "span",
        {},
        where && make("span", { class: "kit-spread__where" }, where, " · "),
        saySpread(this.kit, row),
        difference && make("span", { class: "kit-spread__differ" }, " · ", difference),
        said && make("b", {}, " · ", said),
      ),
      " ",
      make(
        "span",
        { class: "kit-spread__doing" },
        makeTick(this.kit, question),
        row.writers > 0 && this.notesButton(question, row.writers),
        this.presentButton(question),
      ),
    ];
  }

  /** @param {Question} question @param {number} count */
  notesButton({ id, title }, count) {
    const { words } = this.kit;
    const notes = words.say("notes", { count });
    const button = makeButton(notes, () => this.openNotes(id), "kit-link");
    button.ariaExpanded = String(this.open.has(id));
    button.dataset.notes = id;
    button.ariaLabel = words.say("notes_label", { notes, title });
    return button;
  }

  /** Or close them. @param {string} id of a question */
  openNotes(id) {
    if (!this.open.delete(id)) this.open.add(id);
    this.render();
    findAll(this.table, "button", `[data-notes="${id}"]`)[0]?.focus();
  }

  /** @param {Question} question */
  presentButton({ id, title }) {
    const { words, desk } = this.kit;
    const button = makeButton(words.say("present"), () => desk.ask("present", id), "kit-link");
    button.ariaLabel = words.say("present_label", { title });
    return button;
  }

  /** @param {string} id of a question */
  notesRow(id) {
    const { words, store } = this.kit;
    return this.wideRow("kit-spread__notes", makeNotes(words, writingsOn(store.views, id)));
  }

  /** @param {string} name @param {Child} content */
  wideRow(name, content) {
    const cell = make("td", { colspan: this.width, role: "cell" }, content);
    return make("tr", { role: "row", class: name }, cell);
  }

  /** Answers to questions of another version. */
  strangers() {
    const { words, store: { views } } = this.kit;
    const rows = [...views.strangers].map(([id, counts]) => {
      const said = [...counts].map(([level, count]) =>
        words.say("stranger", { level: level || words.say("stranger_note"), count })
      );
      return make("li", {}, make("b", {}, id), " ", words.list(said));
    });
    if (!rows.length) return [];
    return [
      make("h2", {}, words.say("strangers")),
      make("p", {}, words.say("strangers_text")),
      make("ul", {}, ...rows),
    ];
  }
}
