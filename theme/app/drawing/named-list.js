// @ts-check
import { arrange } from "./arrange.js";
import { written } from "../rules/written-in.js";
import { make, makeButton, makeUnseen, setText } from "./dom.js";
import { TwoTexts } from "./two-texts.js";
import { removeWithUndo } from "./undo.js";

/** @typedef {{id: string, name: string, lang?: string}} NamedThing */
/** @typedef {{root: HTMLLIElement, label: HTMLElement, input: HTMLInputElement, more: HTMLElement, named: HTMLElement, texts: TwoTexts}} NameRow more: for what a page says of it; named: whose button it is, for readers */
/**
 * @typedef {object} NamedKind
 * @property {string} kind of things of the plan
 * @property {string} label of a name: that of its words, which say the number
 * @property {(name: string) => string} add
 * @property {(id: string, name: string) => void} rename
 */

/** Names that are entered once, changed in place, and taken away with a way back. Works on the parts of named-list.html. */
export class NamedList {
  /** @type {Map<string, NameRow>} */
  rows = new Map();

  /** @param {import("./component.js").Component<import("../plan.js").PlanKit>} component @param {NamedKind} kind */
  constructor(component, kind) {
    this.kit = component.kit;
    this.kind = kind;
    this.list = component.part("names", "ul");
    this.undo = component.part("undo");
    this.box = component.part("name", "input");
    component.listen(this.box, "change", () => this.add());
    component.listen(component.part("new"), "submit", (event) => {
      event.preventDefault();
      this.add();
      this.box.focus();
    });
  }

  /** What stands in the box when somebody leaves it is entered too: nothing typed is lost. */
  add() {
    const name = this.box.value.trim();
    this.box.value = "";
    if (name) this.kind.add(name);
  }

  /** @param {NamedThing[]} things */
  show(things) {
    if (this.kit.store.isEmpty) this.undo.replaceChildren(); // nothing is left on a shared computer
    const rows = things.map((thing) => this.row(thing));
    arrange(this.list, rows.map(({ root }) => root));
    for (const [at, { label }] of rows.entries()) {
      setText(label, this.kit.words.say(this.kind.label, { number: at + 1 }));
    }
  }

  /** Its row, as it is called now. @param {NamedThing} thing */
  row({ id, name, lang }) {
    const { words } = this.kit;
    const row = this.rows.get(id) ?? this.makeRow(id);
    this.rows.set(id, row);
    row.texts.show(name, row.input === document.activeElement, lang);
    setText(row.named, written(words, name, lang));
    return row;
  }

  /** @param {string} id @returns {NameRow} */
  makeRow(id) {
    const label = makeUnseen("");
    label.id = "kit-name-" + id;
    const input = make("input", { "dir": "auto", "autocomplete": "off", "aria-labelledby": label.id });
    const more = make("div", { class: "kit-names__more" });
    const button = makeButton(this.kit.words.say("plan_remove"), () => this.remove(id), "kit-link");
    const named = makeUnseen("");
    button.append(" ", named);
    const root = make("li", {}, label, input, button, more);
    const texts = new TwoTexts(input, this.kit.words, (text) => this.rename(id, text), button);
    input.addEventListener("input", () => {
      // An empty box is somebody who is about to write another name. Who wants it gone has a button for that.
      if (input.value.trim()) this.rename(id, texts.typed(input.value.trim())(this.nameOf(id)));
    });
    input.addEventListener("change", () => {
      if (!input.value.trim()) input.value = this.nameOf(id);
    });
    return { root, label, input, more, named, texts };
  }

  /** @param {string} id @param {string} name */
  rename(id, name) {
    if (name.trim()) this.kind.rename(id, name);
  }

  /** @param {string} id */
  nameOf(id) {
    return this.kit.store.session.value(this.kind.kind, id)?.name ?? "";
  }

  /** @param {string} id */
  remove(id) {
    const { name, lang } = this.kit.store.session.value(this.kind.kind, id) ?? {};
    const what = { kind: this.kind.kind, id, name: written(this.kit.words, name, lang) };
    removeWithUndo(this.kit, this.undo, what, () => this.rows.get(id)?.input.focus());
  }
}
