// @ts-check
import { arrangeInTurn } from "../../drawing/arrange.js";
import { columnHead, columnNames, settledText } from "../../drawing/columns.js";
import { Component } from "../../drawing/component.js";
import { make, makeButton, makeUnseen, setText } from "../../drawing/dom.js";
import { TwoTexts } from "../../drawing/two-texts.js";
import { WhenSeen } from "../../drawing/when-seen.js";
import { agreedOn } from "../../rules/agreement.js";
import { askedMove, lacksOrganisation, movesAcross, occasions, settledOn } from "../../rules/beside.js";
import { choiceOn } from "../../rules/plan.js";
import { written } from "../../rules/written-in.js";
import { columnsBeside } from "../../state/laying.js";
import { Pieces } from "../../state/pieces.js";
import { Slices } from "../../state/slices.js";

/** @typedef {import("../../plan.js").PlanKit} PlanKit */
/** @typedef {import("../../rules/beside.js").Move} Move */
/** @typedef {import("../../rules/columns.js").Column} Column */
/** @typedef {import("../../rules/framework.js").Question} Question */

/** From so many on, only what is seen is laid out. */
const MANY_MOVED = 60;

/** What was agreed at other times of one organisation, and why it moved, which is asked once. @extends {Component<PlanKit>} */
export class Moved extends Component {
  /** @param {HTMLElement} root @param {PlanKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.seen = new WhenSeen(this, () => this.render());
    /** A box for each question asked about, so that nobody loses the one they type in. @type {Map<string, {item: HTMLElement, show: () => void}>} */
    this.asked = new Map();
    this.pieces = new Pieces();
    /** What is drawn of each question. @type {Map<Question, Element>} */
    this.items = new Map();
    /** @type {Map<Question, Element>} */
    this.lines = new Map();
    this.listen(kit.store, "change", ({ detail }) => this.follow(detail));
    this.listen(
      root,
      "focusout",
      ({ relatedTarget }) => !root.contains(relatedTarget) && this.seen.look(),
    );
    this.seen.look();
  }

  /** @param {{what: string, id: string}} detail */
  follow({ what, id }) {
    if (what === "all" || what === "people") this.seen.mark();
    if (what === "item") this.asked.get(id)?.show();
    else if (what !== "state") { for (const { show } of this.asked.values()) show(); }
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
    await new Slices().rest(); // the table comes first
    const columns = await columnsBeside(store);
    const isUnnamed = lacksOrganisation(columns);
    const times = isUnnamed ? [] : occasions(columns);
    if (this.isBusy) this.seen.mark(); // somebody began to type meanwhile
    if (this.seen.isStale) return;
    /** @type {Map<Question, Move[]>} */
    const moves = new Map([...framework.questions.values()].map((question) => [question, []]));
    for (const move of movesAcross(framework, times)) moves.get(move.question)?.push(move);
    for (const [question, found] of moves) {
      if (!found.length && !choiceOn(store.session, question.id).why_moved) moves.delete(question);
    }
    this.root.hidden = !moves.size && times.length < 3 && !isUnnamed;
    this.part("unnamed").hidden = !isUnnamed;
    this.part("list").classList.toggle("is-long", moves.size > MANY_MOVED);
    this.part("times").hidden = times.length < 3;
    return this.pieces.draw(this.drawAll(moves, times.length < 3 ? [] : times), 0); // it is below the table
  }

  /** @param {Map<Question, Move[]>} moves @param {Column[]} times of which a table is made */
  *drawAll(moves, times) {
    const items = new Map(
      [...moves].map(([question, found]) => [question, () => this.itemNow(question, found)]),
    );
    yield* arrangeInTurn(this.part("list"), items, this.items);
    const table = this.part("table", "table");
    table.tHead?.replaceWith(this.timelineHead(times));
    const settled = [...this.kit.framework.questions.values()].filter(({ id }) =>
      times.some(({ session }) => settledOn(agreedOn(session, id)))
    );
    const lines = new Map(settled.map((question) => [question, () => this.line(question, times)]));
    table.classList.toggle("is-long", lines.size > MANY_MOVED);
    table.style.setProperty("--columns", String(times.length));
    yield* arrangeInTurn(table.tBodies[0], lines, this.lines);
  }

  /** Under the hands of somebody who types by now it stays as it is. @param {Question} question @param {Move[]} found */
  itemNow(question, found) {
    const old = this.items.get(question);
    if (!old?.contains(document.activeElement)) return this.item(question, found);
    this.seen.mark();
    return old;
  }

  /** @param {Question} question @param {Move[]} found */
  item(question, found) {
    const { store } = this.kit;
    const lines = found.map((move) => {
      const why = !move.after.isHere && this.because(choiceOn(move.after.session, question.id));
      return make(
        "p",
        {},
        ...this.place(question, move.before, move.from),
        " → ",
        ...this.place(question, move.after, move.to),
        why && make("span", { class: "kit-written", dir: "auto" }, why),
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

  /** In words, or "". @param {import("../../rules/answer-file.js").Choice} choice */
  because({ why_moved, lang }) {
    const { words } = this.kit;
    const why = written(words, why_moved, lang);
    return why && words.say("beside_because", { why });
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
    const { words, store, framework } = this.kit;
    const kept = () => choiceOn(store.session, id).why_moved ?? "";
    const area = make("textarea", { name: `${id}.why_moved`, rows: 2, dir: "auto" });
    const whose = () => [" ", makeUnseen(framework.question(id).title)];
    const label = make("label", {}, words.say("beside_why"), ...whose(), area);
    const text = make("span", { class: "kit-written", dir: "auto" });
    const change = makeButton(words.say("beside_change"), () => {
      [label.hidden, said.hidden] = [false, true];
      area.focus();
    }, "kit-link");
    change.append(...whose());
    const said = make("p", {}, text, " ", change);
    [label.hidden, said.hidden] = [kept() !== "", kept() === ""];
    const write = (/** @type {string} */ given) => {
      const typed = texts.typed(given);
      store.choose(id, { why_moved: typed(kept()) });
    };
    const texts = new TwoTexts(area, words, write);
    this.listen(area, "input", () => write(area.value));
    const showText = (/** @type {boolean} */ isBusy) =>
      texts.show(kept(), isBusy, choiceOn(store.session, id).lang);
    this.listen(area, "blur", () => showText(false));
    const show = () => {
      showText(document.activeElement === area);
      setText(text, this.because(choiceOn(store.session, id)));
    };
    return { item: make("div", {}, label, said), show };
  }

  /** Each occasion in the order of its day. @param {Column[]} times */
  timelineHead(times) {
    const { words } = this.kit;
    const heads = times.map((column) => columnHead(words, column));
    const first = make("th", { scope: "col", role: "columnheader" }, words.say("report_question"));
    return make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, first, ...heads));
  }

  /** @param {Question} question @param {Column[]} times */
  line(question, times) {
    const cells = times.map(({ session }) => {
      const settled = settledOn(agreedOn(session, question.id));
      return make("td", { role: "cell" }, ...settledText(this.kit.words, question, settled));
    });
    const title = make("th", { scope: "row", role: "rowheader" }, question.title);
    return make("tr", { role: "row" }, title, ...cells);
  }
}
