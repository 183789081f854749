// @ts-check
import { columnsOf } from "../../drawing/cells.js";
import { Component } from "../../drawing/component.js";
import { findAll, make, makeButton, setText } from "../../drawing/dom.js";
import { makeNotes } from "../../drawing/notes.js";
import { sayAgreed, sayDifference, saySpread } from "../../drawing/sayings.js";
import { tallyShown } from "../../drawing/strip.js";
import { statesOf, tableHead, tableRow } from "../../drawing/table.js";
import { makeTick } from "../../drawing/talk.js";
import { agreedOn, valueOn } from "../../rules/agreement.js";
import { ordered, tallyHands } from "../../rules/spread.js";

/** @typedef {import("../../workshop.js").WorkshopKit} WorkshopKit */
/** @typedef {import("../../rules/framework.js").Question} Question */
/** @typedef {import("../../rules/spread.js").Tally} Tally */

/** The spread of views: a table whose cells are the picture. @extends {Component<WorkshopKit>} */
export class Spread extends Component {
  /** @param {HTMLElement} root @param {WorkshopKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.table = this.part("table");
    this.order = this.part("order", "select");
    this.filter = this.part("component", "select");
    this.groups = this.part("groups", "input");
    /** Questions whose notes are open. @type {Set<string>} */
    this.open = new Set();
    /** @type {string[]} */
    this.states = [];
    this.stale = true;
    for (const control of [this.order, this.filter, this.groups]) {
      this.listen(control, "change", () => this.choose(control));
    }
    this.listen(kit.store, "change", ({ detail }) => this.follow(detail));
    this.listen(globalThis, "hashchange", () => this.renderIfSeen());
    this.listen(globalThis, "beforeprint", () => this.stale && this.render());
    this.renderIfSeen();
  }

  /** A box that was ticked in the table stays where it is, with the focus on it. @param {{what: string}} detail */
  follow({ what }) {
    if (!["all", "people", "item", "talk"].includes(what)) return;
    this.stale = true;
    if (what !== "talk" || !this.table.contains(document.activeElement)) this.renderIfSeen();
    if (what === "talk") this.tellOrder();
  }

  tellOrder() {
    this.kit.store.dispatchEvent(new CustomEvent("order", { detail: this.ids() }));
  }

  /** To see where groups differ most, one must see the groups. @param {HTMLElement} control */
  choose(control) {
    if (control === this.order && this.order.value === "groups") this.groups.checked = true;
    this.render();
  }

  renderIfSeen() {
    if (this.stale && this.root.closest(".is-current")) this.render();
  }

  render() {
    const { store, words } = this.kit;
    this.stale = false;
    setText(this.part("printed"), this.saySession());
    this.part("record").replaceChildren(...this.record());
    const hasHands = store.session.of("hands").size > 0;
    const isEmpty = !store.session.people.size && !hasHands;
    for (const name of ["empty", "view"]) this.part(name).hidden = isEmpty === (name === "view");
    if (isEmpty) return;
    this.showGroups();
    setText(this.part("rule"), words.say("rule_" + this.order.value));
    this.states = statesOf(this.kit);
    this.table.replaceChildren(tableHead(this.kit, this.states), ...this.bodies());
    this.part("strangers").replaceChildren(...this.strangers());
    this.tellOrder();
  }

  /** What a printed page begins with: what was agreed, why, and what is aimed for. */
  record() {
    const { words, framework, store: { session } } = this.kit;
    const entries = this.ids().flatMap((id) => {
      const question = framework.question(id);
      const { reason = "", ...agreed } = agreedOn(session, id);
      const said = sayAgreed(words, question, agreed);
      return said || reason
        ? [make("dt", {}, question.title), make("dd", {}, said), make("dd", {}, reason)]
        : [];
    });
    return entries.length ? [make("h2", {}, words.say("record")), make("dl", {}, ...entries)] : [];
  }

  /** What a printed page must say of itself. */
  saySession() {
    const { words, store: { session } } = this.kit;
    const { title, organisation, date } = Object.fromEntries(
      [...session.of("session")].map(([id, item]) => [id, item.value]),
    );
    const people = words.say("people", { count: session.people.size });
    return [title, organisation, date && words.day(date), people].filter(Boolean).join(" · ");
  }

  /** What may be shown apart, and what is folded into everyone. */
  showGroups() {
    const { store: { views }, words, framework } = this.kit;
    const canShow = views.open.size > 0;
    this.groups.disabled = !canShow;
    if (!canShow) this.groups.checked = false;
    const names = words.list(views.folded.map(({ name }) => name));
    const minimum = framework.minimumGroup;
    const name = !canShow ? "groups_none" : names && this.groups.checked ? "groups_folded" : "";
    setText(this.part("folded"), name && words.say(name, { names, count: minimum }));
  }

  /** The questions shown, in the order chosen. */
  ids() {
    const { store, framework } = this.kit;
    const wanted = this.filter.value;
    const tallies = new Map(
      [...framework.questions.values()]
        .filter(({ id, component }) => (!wanted || component === wanted) && store.wants(id))
        .map((question) => [question.id, tallyShown(this.kit, question)]),
    );
    return ordered(this.order.value, tallies, (id) => store.views.apart(id));
  }

  /** @param {string} id @returns {Record<string, number> | undefined} */
  hands(id) {
    return valueOn(this.kit.store.session, "hands", id);
  }

  bodies() {
    const { framework } = this.kit;
    let before = "";
    return this.ids().flatMap((id) => {
      const question = framework.question(id);
      const isNew = this.order.value === "component" && question.component !== before;
      before = question.component;
      return [isNew && this.componentBody(before), this.body(question)].filter((body) =>
        body instanceof Node
      );
    });
  }

  /** @param {string} id */
  componentBody(id) {
    const { framework } = this.kit;
    const title = framework.components.find((component) => component.id === id)?.title ?? "";
    const width = columnsOf(framework).width + this.states.length + 1;
    const head = make("th", { colspan: width, scope: "rowgroup", role: "rowheader" }, title);
    return make("tbody", { class: "kit-spread__part", role: "rowgroup" }, make("tr", { role: "row" }, head));
  }

  /** @param {Question} question */
  body(question) {
    const { session } = this.kit.store;
    const hands = this.hands(question.id);
    const rows = [
      this.row(question, tallyShown(this.kit, question), this.title(question), {
        "data-question": question.id,
      }),
    ];
    if (this.groups.checked) rows.push(...this.groupRows(question));
    if (hands && session.people.size) {
      const name = this.kit.words.say("hands");
      rows.push(
        this.row(question, tallyHands(question, hands), [make("span", {}, name)], {
          "data-hands": question.id,
          "class": "is-part",
        }),
      );
    }
    if (this.open.has(question.id)) rows.push(this.notesRow(question));
    return make("tbody", { role: "rowgroup" }, ...rows);
  }

  /** @param {Question} question */
  groupRows(question) {
    const { words, store: { views } } = this.kit;
    const groups = views.groupsOn(question.id);
    const hidden = [...views.open].some((id) => !groups.some((group) => group.id === id));
    const rows = groups.map(({ id, name, tally }) =>
      this.row(question, tally, [make("span", {}, name)], { "data-group": id, "class": "is-part" })
    );
    if (!hidden || !views.open.size) return rows;
    return [
      ...rows,
      this.wideRow(
        "is-part kit-quiet",
        words.say("groups_hidden_here", { count: this.kit.framework.minimumGroup }),
      ),
    ];
  }

  /** @param {Question} question @param {Tally} tally @param {import("../../drawing/dom.js").Child[]} title @param {Record<string, string>} attributes */
  row(question, tally, title, attributes) {
    const agreed = "data-question" in attributes ? agreedOn(this.kit.store.session, question.id) : {};
    return tableRow(this.kit, this.states, question, tally, agreed, title, attributes);
  }

  /** The question, what its row says in words, and what one can do with it. @param {Question} question */
  title(question) {
    const { words, store: { views, session }, framework } = this.kit;
    const tally = tallyShown(this.kit, question);
    const component = framework.components.find(({ id }) => id === question.component)?.title;
    const agreed = sayAgreed(words, question, agreedOn(session, question.id));
    const difference = this.groups.checked
      ? sayDifference(words, question, views.difference(question.id))
      : "";
    return [
      make("b", {}, question.title),
      this.order.value === "component" ? null : make("span", { class: "kit-spread__where" }, component),
      make("span", { class: "kit-spread__words" }, saySpread(words, question, tally.levels)),
      difference && make("span", { class: "kit-spread__words kit-spread__differ" }, difference),
      agreed && make("span", { class: "kit-spread__agreed" }, agreed),
      make(
        "span",
        { class: "kit-spread__doing" },
        makeTick(this.kit, question),
        this.notesButton(question),
        this.presentButton(question),
      ),
    ];
  }

  /** @param {Question} question */
  notesButton({ id, title }) {
    const { words, store: { views } } = this.kit;
    const count = views.writers.get(id) ?? 0;
    if (!count) return null;
    const button = makeButton(words.say("notes", { count }), () => {
      if (!this.open.delete(id)) this.open.add(id);
      this.render();
      findAll(this.table, "button", `[data-notes="${id}"]`)[0]?.focus();
    }, "kit-link");
    button.ariaExpanded = String(this.open.has(id));
    button.setAttribute("data-notes", id);
    button.setAttribute(
      "aria-label",
      words.say("notes_label", { notes: words.say("notes", { count }), title }),
    );
    return button;
  }

  /** @param {Question} question */
  presentButton({ id, title }) {
    const { words, store } = this.kit;
    const button = makeButton(
      words.say("present"),
      () => store.dispatchEvent(new CustomEvent("present", { detail: id })),
      "kit-link",
    );
    button.setAttribute("aria-label", words.say("present_label", { title }));
    return button;
  }

  /** @param {Question} question */
  notesRow(question) {
    return this.wideRow("kit-spread__notes", makeNotes(this.kit, question));
  }

  /** @param {string} name @param {import("../../drawing/dom.js").Child} content */
  wideRow(name, content) {
    const width = columnsOf(this.kit.framework).width + this.states.length + 1;
    return make("tr", { role: "row", class: name }, make("td", { colspan: width, role: "cell" }, content));
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
