// @ts-check
import { columnHead, columnNames, settledText } from "../../drawing/columns.js";
import { Component } from "../../drawing/component.js";
import { make, makeButton } from "../../drawing/dom.js";
import { TwoTexts } from "../../drawing/two-texts.js";
import { WhenSeen } from "../../drawing/when-seen.js";
import { agreedOn } from "../../rules/agreement.js";
import { askedMove, movesAcross, occasions, settledOn } from "../../rules/beside.js";
import { choiceOn } from "../../rules/plan.js";
import { columnsBeside } from "../../state/laying.js";

/** @typedef {import("../../plan.js").PlanKit} PlanKit */
/** @typedef {import("../../rules/beside.js").Move} Move */
/** @typedef {import("../../rules/columns.js").Column} Column */
/** @typedef {import("../../rules/framework.js").Question} Question */

/** What was agreed at other times of one organisation, and why it moved, which is asked once. @extends {Component<PlanKit>} */
export class Moved extends Component {
  /** @param {HTMLElement} root @param {PlanKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.seen = new WhenSeen(this, () => this.render());
    /** A box for each question asked about, so that nobody loses the one they type in. @type {Map<string, {item: HTMLElement, show: () => void}>} */
    this.asked = new Map();
    this.listen(kit.store, "change", ({ detail }) => this.follow(detail.what));
    this.listen(
      root,
      "focusout",
      ({ relatedTarget }) => !root.contains(relatedTarget) && this.seen.look(),
    );
    this.seen.look();
  }

  /** @param {string} what */
  follow(what) {
    if (what === "all" || what === "people") this.seen.mark();
    for (const { show } of this.asked.values()) show();
    return this.seen.look();
  }

  get isBusy() {
    return this.root.contains(document.activeElement);
  }

  /** Not under the hands of somebody who types. @returns {Promise<void>} */
  async render() {
    if (this.isBusy) this.seen.mark();
    if (this.seen.isStale) return;
    const { framework, store } = this.kit;
    const times = occasions(await columnsBeside(store));
    if (this.isBusy) this.seen.mark(); // somebody began to type meanwhile
    if (this.seen.isStale) return;
    const all = movesAcross(framework, times);
    const questions = [...framework.questions.values()].filter((question) =>
      all.some((move) => move.question === question) || choiceOn(store.session, question.id).why_moved
    );
    this.root.hidden = !questions.length && times.length < 3;
    this.part("list").classList.toggle("is-long", questions.length > 60);
    this.part("list").replaceChildren(
      ...questions.map((question) => this.item(question, all.filter((move) => move.question === question))),
    );
    this.part("times").hidden = times.length < 3;
    const table = this.part("table");
    if (times.length > 2) table.replaceChildren(...this.timeline(times));
  }

  /** @param {Question} question @param {Move[]} found */
  item(question, found) {
    const { words, store } = this.kit;
    const lines = found.map((move) => {
      const why = !move.after.isHere && choiceOn(move.after.session, question.id).why_moved;
      return make(
        "p",
        {},
        ...this.place(question, move.before, move.from),
        " → ",
        ...this.place(question, move.after, move.to),
        why && make("span", { class: "kit-written", dir: "auto" }, words.say("beside_because", { why })),
      );
    });
    const isAsked = askedMove(found) || choiceOn(store.session, question.id).why_moved;
    return make(
      "li",
      { "data-moved": question.id },
      make("h3", {}, question.title),
      ...lines,
      isAsked ? this.why(question.id) : null,
    );
  }

  /** When, and what was agreed then. @param {Question} question @param {Column} column @param {string} level */
  place(question, column, level) {
    const { words } = this.kit;
    const when = column.day ? words.day(column.day) : words.list(columnNames(words, column));
    return [make("span", {}, when, ": ", ...settledText(words, question, level))];
  }

  /** @param {string} id of a question */
  why(id) {
    const found = this.asked.get(id) ?? this.makeWhy(id);
    this.asked.set(id, found);
    found.show();
    return found.item;
  }

  /** Asked once: what was said is shown, and can be changed. @param {string} id of a question */
  makeWhy(id) {
    const { words, store } = this.kit;
    const kept = () => choiceOn(store.session, id).why_moved ?? "";
    const area = make("textarea", { name: `${id}.why_moved`, rows: 2, dir: "auto" });
    const label = make("label", {}, words.say("beside_why"), area);
    const text = make("span", { class: "kit-written", dir: "auto" });
    const change = makeButton(words.say("beside_change"), () => {
      [label.hidden, said.hidden] = [false, true];
      area.focus();
    }, "kit-link");
    const said = make("p", {}, text, " ", change);
    [label.hidden, said.hidden] = [kept() !== "", kept() === ""];
    const write = (/** @type {string} */ given) => {
      const typed = texts.typed(given);
      store.choose(id, { why_moved: typed(kept()) });
    };
    const texts = new TwoTexts(area, words, write);
    this.listen(area, "input", () => write(area.value));
    this.listen(area, "blur", () => texts.show(kept(), false));
    const show = () => {
      texts.show(kept(), document.activeElement === area);
      text.textContent = words.say("beside_because", { why: kept() });
    };
    return { item: make("div", {}, label, said), show };
  }

  /** Each occasion in the order of its day. @param {Column[]} times */
  timeline(times) {
    const { framework, words } = this.kit;
    const rows = [...framework.questions.values()].map((question) => {
      const all = times.map(({ session }) => settledOn(agreedOn(session, question.id)));
      const cells = all.map((one) => make("td", {}, ...settledText(words, question, one)));
      return all.some(Boolean) && make("tr", {}, make("th", { scope: "row" }, question.title), ...cells);
    });
    const heads = times.map((column) => columnHead(words, column));
    return [
      make(
        "thead",
        {},
        make("tr", {}, make("th", { scope: "col" }, words.say("beside_question")), ...heads),
      ),
      make("tbody", {}, ...rows),
    ];
  }
}
