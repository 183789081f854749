// @ts-check
import { ChoiceRow } from "../../drawing/choice-row.js";
import { Component } from "../../drawing/component.js";
import { findAll, make, setText } from "../../drawing/dom.js";
import { WhenSeen } from "../../drawing/when-seen.js";
import { choiceOn, chosenFor, KEEP, NOT_NOW, WORK_ON } from "../../rules/plan.js";
import { lookAt, worthFirst } from "../../rules/worth.js";
import { letLettersAct, lettersAct } from "../../state/letters.js";
import { Pieces } from "../../state/pieces.js";

/** @typedef {import("../../plan.js").PlanKit} PlanKit */
/** @typedef {import("../../rules/worth.js").Look} Look */

/** So many are enough for a year; one more gets a question, and is chosen all the same. */
const ENOUGH = 5;
/** Drawn without a rest: more than a screen holds. */
const ROWS_IN_SIGHT = 12;
const CHOICE_KEYS = new Map([["k", KEEP], ["w", WORK_ON], ["n", NOT_NOW]]);
const ROW_KEYS = new Map([["ArrowUp", -1], ["ArrowDown", 1]]);

/** What to do about each question: keep, work on, or not now. @extends {Component<PlanKit>} */
export class Choosing extends Component {
  /** @param {HTMLElement} root @param {PlanKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.list = this.part("list");
    this.order = this.part("order", "select");
    this.letters = this.part("letters", "input");
    /** @type {Map<string, ChoiceRow>} */
    this.rows = new Map();
    /** By question. @type {Map<string, Look>} */
    this.looks = new Map();
    /** Each with the questions it holds, drawn or still to be drawn. @type {[HTMLElement, string[]][]} */
    this.sections = [];
    this.pieces = new Pieces();
    /** Where somebody chose to work on something last. */
    this.latest = "";
    this.seen = new WhenSeen(this, () => this.render());
    this.listen(this.order, "change", () => {
      this.list.replaceChildren(); // rows find their new places bit by bit
      return this.place();
    });
    this.listen(this.letters, "change", () => letLettersAct(kit.store, this.letters.checked));
    this.listen(this.list, "keydown", (event) => this.steer(event));
    this.listen(kit.store, "change", ({ detail }) => this.follow(detail));
    this.seen.look();
  }

  /** @param {{what: string, id: string}} detail */
  follow({ what, id }) {
    if (what === "item" && !this.seen.isStale) return this.showChoice(id);
    if (!["all", "people", "item", "talk"].includes(what)) return;
    this.seen.mark();
    return this.seen.look();
  }

  render() {
    const { store } = this.kit;
    const { views, session } = store;
    this.looks.clear();
    this.part("bare").hidden = views.people.length > 0 || session.of("agreed").size > 0;
    this.showLetters();
    this.showCount();
    return this.list.contains(document.activeElement) ? this.draw() : this.place();
  }

  draw() {
    return this.pieces.draw(this.drawRows(), ROWS_IN_SIGHT);
  }

  /** Each row as it stands now, and in its place. */
  *drawRows() {
    for (const [section, ids] of this.sections) {
      let above = this.topOf(section, ids);
      for (const id of ids) {
        const { root } = this.showRow(id);
        if (root.parentNode !== section) above?.after(root);
        above = root;
        yield;
      }
    }
  }

  /** @param {import("../../rules/framework.js").Question} question */
  rowOf(question) {
    const { words, framework } = this.kit;
    const { id } = question;
    const where = framework.componentTitle(question.component);
    const found = this.rows.get(id) ??
      new ChoiceRow(words, question, where, (fields) => this.choose(id, fields));
    this.rows.set(id, found);
    return found;
  }

  /** What is known of a question is worked out when it is drawn: of hundreds few are in sight. @param {string} id */
  lookAt(id) {
    const { views, session, ticked } = this.kit.store;
    const look = this.looks.get(id) ?? lookAt(views, session, ticked, id);
    this.looks.set(id, look);
    return look;
  }

  /** @param {string} id of a question */
  showRow(id) {
    const look = this.lookAt(id);
    const row = this.rowOf(look.row.question);
    row.show(look, choiceOn(this.kit.store.session, id));
    return row;
  }

  /** @param {string} id @param {(kept: import("../../rules/answer-file.js").Choice) => Partial<import("../../rules/answer-file.js").Choice>} fields */
  choose(id, fields) {
    const { store } = this.kit;
    const said = fields(choiceOn(store.session, id));
    if (said.choice !== undefined) this.latest = said.choice === WORK_ON ? id : "";
    store.choose(id, said);
  }

  /** @param {string} id of what changed, as a question */
  showChoice(id) {
    if (this.rows.has(id)) this.showRow(id);
    this.showCount();
  }

  showCount() {
    const { words, store: { session } } = this.kit;
    const count = chosenFor(session, WORK_ON).length;
    const isMore = count > ENOUGH;
    setText(
      this.part("count"),
      words.say(isMore ? "choose_more" : count ? "choose_count" : "choose_none", { count }),
    );
    const asks = isMore ? words.say("choose_asks", { count }) : "";
    for (const [id, row] of this.rows) row.ask(id === this.latest ? asks : "");
  }

  showLetters() {
    const isOn = lettersAct(this.kit.store);
    this.letters.checked = isOn;
    for (const one of findAll(this.root, "span", "[data-letter]")) one.hidden = !isOn;
  }

  /** In the order that is asked for; what is worth most looks stands first, never what is lowest. */
  place() {
    const isMixed = this.order.value !== "component";
    this.list.classList.toggle("is-mixed", isMixed);
    const { framework: { components, questions } } = this.kit;
    const worth = () => worthFirst([...questions.keys()].map((id) => this.lookAt(id)));
    this.sections = isMixed
      ? [this.section(this.order.selectedOptions[0].text, worth().map(({ row }) => row.question.id))]
      : components.map(({ title, questions: own }) => this.section(title, own));
    this.list.replaceChildren(...this.sections.map(([section]) => section));
    return this.draw();
  }

  /** With the rows that are there already. @param {string} title @param {string[]} ids of questions @returns {[HTMLElement, string[]]} */
  section(title, ids) {
    const rows = ids.map((id) => this.rows.get(id)?.root).filter((row) => row?.isConnected);
    const section = make("section", {}, make("h2", {}, title), ...rows);
    if (rows.length) this.topOf(section, ids);
    return [section, ids];
  }

  /**
   * What stands above its rows: its title, and the names of the levels where all of them have these. Those are drawn with
   * the rows. @param {HTMLElement} section @param {string[]} ids of questions
   */
  topOf(section, ids) {
    const { framework } = this.kit;
    const isOnScale = this.part("bare").hidden &&
      ids.every((id) => framework.question(id).levels === framework.scale);
    const found = section.querySelector(".kit-choosing__head");
    if (found || !isOnScale) return found ?? section.firstElementChild;
    const names = /** @type {HTMLElement} */ (this.part("scale").cloneNode(true));
    names.hidden = false;
    names.removeAttribute("data-part");
    const head = make("div", { "class": "kit-choosing__head", "aria-hidden": "true" }, names);
    section.firstElementChild?.after(head);
    return head;
  }

  /** Keys on a row, unless somebody is typing. @param {KeyboardEvent & {target: HTMLElement}} event */
  steer(event) {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || target.matches("textarea")) return;
    const all = findAll(this.list, "div", "[data-question]");
    const at = all.findIndex((one) => one.contains(target));
    const move = ROW_KEYS.get(key);
    const choice = CHOICE_KEYS.get(key.toLowerCase());
    if (at < 0 || (move === undefined && (choice === undefined || !lettersAct(this.kit.store)))) return;
    event.preventDefault();
    const id = all[at + (move ?? 0)]?.dataset.question ?? "";
    if (choice && !event.repeat) {
      this.choose(id, (kept) => ({ choice: kept.choice === choice ? "" : choice }));
    }
    if (move !== undefined || !target.dataset.question) this.rows.get(id)?.focus();
  }
}
