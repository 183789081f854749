// @ts-check
import { Component } from "../../drawing/component.js";
import { find, findAll, make, makeButton, setText } from "../../drawing/dom.js";
import { newId } from "../../drawing/page.js";
import {
  choose,
  chosenOn,
  fillRows,
  makeLegend,
  makePaperRow,
  makeTrendRow,
  saidOn,
} from "../../drawing/paper-row.js";
import { MOST_WANTED, TRENDS } from "../../rules/framework.js";
import { choicesOf, meaningOf } from "../../rules/paper.js";
import { TypedForms } from "../../state/typed-forms.js";

/** @typedef {import("../../workshop.js").WorkshopKit} WorkshopKit */
/** @typedef {import("../../rules/answer-file.js").Person} Person */
/** @typedef {import("../../rules/paper.js").Choice} Choice */

/** Forms that came back on paper, typed in: one key an answer, and with each form a new person. @extends {Component<WorkshopKit>} */
export class PaperForm extends Component {
  /** @param {HTMLElement} root @param {WorkshopKit} kit */
  constructor(root, kit) {
    super(root, kit);
    const { words } = kit;
    this.dialog = this.part("dialog", "dialog");
    this.rows = this.part("rows");
    this.line = this.part("line");
    this.selects = findAll(root, "select");
    this.states = {
      cannot_say: { key: words.say("paper_key_cannot_say"), name: words.say("state_cannot-say") },
      not_applicable: { key: words.say("paper_key_not_applicable"), name: words.say("state_not-applicable") },
    };
    /** By question. @type {Map<string, Choice[]>} */
    this.choices = new Map();
    this.ways = TRENDS.map((value, place) => ({
      key: "+=-"[place],
      value,
      name: words.say("trend_" + value),
    }));
    this.typed = new TypedForms(kit.store);
    /** Whose form is open, and what stood on it at first. */
    this.id = this.before = "";
    /** Where the focus was when leaving had to be asked. @type {HTMLElement | null} */
    this.at = null;
    this.listen(
      kit.store,
      "change",
      ({ detail }) => ["all", "people"].includes(detail.what) && this.render(),
    );
    this.listen(globalThis, "beforeunload", (event) => this.isChanged && event.preventDefault());
    this.listen(this.rows, "keydown", (event) => this.steer(event));
    this.listen(this.dialog, "input", () => this.touched());
    this.listen(this.dialog, "cancel", (event) => this.leave(event));
    this.listen(this.dialog, "keydown", (event) => event.key === "Escape" && this.leave(event));
    this.listen(this.dialog, "close", () => root.append(this.line));
    this.pressed("open", () => this.open(this.isChanged ? null : { id: "" }));
    this.pressed("next", () => this.add() ? this.open({ id: "" }) : this.say("paper_nothing"));
    this.pressed("done", () => this.add() || !this.isChanged ? this.close() : this.say("paper_nothing"));
    this.pressed("leave", () => this.leave());
    this.pressed("go-on", () => this.goOn());
    this.pressed("discard", () => this.close());
    this.render();
  }

  /** What stands on the form. */
  get person() {
    const [role, scope] = this.selects.map(({ value }) => value);
    return { id: this.id, ...(role && { role }), ...(scope && { scope }), ...saidOn(this.lines) };
  }

  get lines() {
    return findAll(this.rows, "div", "[data-paper]");
  }

  get isChanged() {
    return this.before !== "" && JSON.stringify(this.person) !== this.before;
  }

  /** @param {Person | null} person without an id for a new one; null for the form as it was left */
  open(person) {
    if (!this.rows.hasChildNodes()) this.build();
    if (person) this.fill(person);
    this.part("foot").prepend(this.line);
    if (!this.dialog.open) this.dialog.showModal();
    this.render();
    this.dialog.scrollTop = 0;
    this.selects[0].focus();
  }

  build() {
    const { framework, words } = this.kit;
    const { scale } = framework;
    const width = Math.max(...[...framework.questions.values()].map(({ levels }) => levels.length));
    for (const [place, { id: component, title, questions }] of framework.components.entries()) {
      this.rows.append(make("h3", {}, title));
      for (const [below, id] of questions.entries()) {
        const question = framework.question(id);
        const number = `${place + 1}.${below + 1}`;
        const choices = choicesOf(question, this.states);
        const own = question.levels !== scale;
        this.choices.set(id, choices);
        this.rows.append(makePaperRow(words, question, { number, choices, width, own }));
      }
      this.rows.append(makeTrendRow(component, title, words.say("trend_ask"), this.ways));
    }
    this.part("legend").append(...this.legend());
  }

  /** What the boxes are, as far as the questions have them in common. */
  legend() {
    const { scale, questions } = this.kit.framework;
    const all = [...questions.values()];
    const common = all.find(({ levels }) => levels === scale);
    const notApplicable = all.some((question) => question.notApplicable);
    return makeLegend(
      choicesOf({ levels: common ? scale : [], notApplicable }, this.states),
      common?.id ?? "",
    );
  }

  /** @param {Person} person */
  fill({ id, role, scope, ...said }) {
    this.id = id || newId("p");
    for (const [place, select] of this.selects.entries()) {
      const value = [role, scope][place];
      if (value) select.value = value;
      else select.selectedIndex = id && !place ? select.length - 1 : 0; // a role was not said
    }
    fillRows(this.lines, said);
    this.before = JSON.stringify(this.person);
    this.touched();
  }

  /** Something was done: nothing is asked any more, and the stars are counted. */
  touched() {
    this.ask(false);
    const count = findAll(this.rows, "input", "[type=checkbox]:checked").length;
    const { words } = this.kit;
    setText(this.part("stars"), count > MOST_WANTED ? words.say("paper_stars", { count }) : "");
  }

  /** A key on the line of a question. @param {KeyboardEvent & {target: HTMLElement}} event */
  steer(event) {
    const { key, target } = event;
    const row = /** @type {HTMLDivElement | null} */ (target.closest("[data-paper]"));
    if (!row || event.ctrlKey || event.altKey || event.metaKey) return;
    if (target.matches("textarea") || (target.matches("button") && key === "Enter")) return;
    const meaning = this.meaning(key, row) ?? this.meaningBeside(key, row);
    if (!meaning) return;
    event.preventDefault();
    if (event.repeat && meaning.choice !== undefined) return; // a key held down answers once
    if (meaning.choice !== undefined) choose(meaning.row, meaning.choice);
    if (meaning.star) findAll(meaning.row, "input", "[type=checkbox]")[0]?.click();
    if (meaning.step) this.goTo(meaning.row, meaning.step);
    this.touched();
  }

  /** @param {string} key @param {HTMLDivElement} row */
  meaning(key, row) {
    const { paper = "", trend } = row.dataset;
    const meaning = meaningOf(key, trend ? this.ways : this.choices.get(paper) ?? []);
    return meaning && { ...meaning, row };
  }

  /** On the line of a year ago, an answer is one to the next question; on a question's, a year ago is that of its component. @param {string} key @param {HTMLDivElement} row */
  meaningBeside(key, row) {
    const all = this.lines;
    const at = all.indexOf(row);
    if (row.dataset.trend) return all[at + 1] && this.meaning(key, all[at + 1]);
    const trend = all.slice(at).find((one) => one.dataset.trend);
    const meaning = trend && this.meaning(key, trend);
    return meaning && { ...meaning, step: 0 };
  }

  /** @param {HTMLDivElement} from @param {number} step */
  goTo(from, step) {
    const all = this.lines;
    const row = all[all.indexOf(from) + step];
    if (row) (chosenOn(row) ?? find(row, "input")).focus();
    else if (step > 0) this.part("next").focus();
    else this.selects[this.selects.length - 1].focus();
  }

  /** What stands on the form is a person's, if anything does. @returns {boolean} */
  add() {
    const { person } = this;
    if (!Object.keys(person.answers).length && !person.trend) return false;
    this.typed.add(person);
    return true;
  }

  /** Close, or ask when something would be lost; asked a second time, go on. @param {Event} [event] that would close it */
  leave(event) {
    event?.preventDefault();
    if (!this.isChanged) return this.close();
    if (!this.part("go-on").hidden) return this.goOn();
    this.at = /** @type {HTMLElement | null} */ (document.activeElement);
    this.ask(true);
    this.say("paper_not_added");
    this.part("go-on").focus();
  }

  /** @param {boolean} isAsked whether to throw away, in the place of what else could be done */
  ask(isAsked) {
    this.say("");
    for (const name of ["go-on", "discard"]) this.part(name).hidden = !isAsked;
    for (const name of ["next", "leave"]) this.part(name).hidden = isAsked;
  }

  goOn() {
    this.ask(false);
    this.at?.focus();
  }

  close() {
    this.before = "";
    this.dialog.close();
    this.render();
  }

  /** @param {string} name of the words; "" for none */
  say(name) {
    setText(this.part("said"), name && this.kit.words.say(name));
  }

  render() {
    const { kit: { words }, typed: { here, out }, id } = this;
    setText(this.part("title"), words.say("paper_form", { number: this.typed.numberOf(id) }));
    const typed = here.length ? words.say("paper_typed", { count: here.length }) : "";
    setText(this.part("typed"), out ? words.say("paper_out", { number: out.number }) : typed);
    this.part("last").replaceChildren(...this.lastButtons());
  }

  /** For the form that was typed in last. */
  lastButtons() {
    const { kit: { words }, typed: { last, out, isLastAsTyped, here: { length: number } } } = this;
    /** @param {string} name @param {() => void} act */
    const button = (name, act) => makeButton(words.say(name, { number }), act, "kit-link");
    if (out) return [button("paper_back", () => this.turn(() => this.typed.putBack()))];
    if (!last || (this.dialog.open && last.id === this.id)) return [];
    const again = button("paper_again", () => this.isChanged ? this.leave() : this.open(last));
    const away = button("paper_take_out", () => this.turn(() => this.typed.takeOutLast()));
    return isLastAsTyped ? [again, away] : [away];
  }

  /** The button that was pressed is gone then; the focus goes to the one that undoes it. @param {() => void} act */
  turn(act) {
    act();
    const [first] = findAll(this.part("last"), "button").reverse();
    first?.focus();
  }
}
