// @ts-check
import { Component } from "../../drawing/component.js";
import { make, makeButton, setText } from "../../drawing/dom.js";
import { makeMore } from "../../drawing/more.js";
import { sayAnswers, sayRole, shortId } from "../../drawing/persons.js";
import { PEOPLE } from "../../rules/things.js";

/** @typedef {import("../../workshop.js").WorkshopKit} WorkshopKit */
/** @typedef {import("../../rules/things.js").Item} Item */
/** @typedef {import("../../rules/things.js").Thing} Thing */

const PEOPLE_AT_ONCE = 100;

/** Who is here, by group and short id, never by name; each can be taken out again, and put back. @extends {Component<WorkshopKit, HTMLDetailsElement>} */
export class People extends Component {
  /** @param {HTMLDetailsElement} root @param {WorkshopKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.list = this.part("list");
    this.undo = this.part("undo");
    this.shown = PEOPLE_AT_ONCE;
    /** What was done last, and the things as they were before. @type {{said: string, things: Thing[]} | null} */
    this.done = null;
    /** Two who may be one. @type {[Item, Item] | null} */
    this.pair = null;
    this.listen(
      kit.store,
      "change",
      ({ detail }) => ["all", "people"].includes(detail.what) && this.render(),
    );
    this.listen(root, "toggle", () => this.render());
    this.render();
  }

  render() {
    const { store: { session: { people } }, words } = this.kit;
    if (this.done?.things.every(({ id }) => people.has(id))) this.done = null; // put back in another way
    this.root.hidden = !people.size && !this.done;
    setText(this.part("title"), words.say("people_here", { count: people.size }));
    this.showUndo();
    if (!this.root.open) return this.list.replaceChildren();
    const all = [...people.values()].sort((a, b) => this.sortKey(a) < this.sortKey(b) ? -1 : 1);
    this.list.replaceChildren(...all.slice(0, this.shown).map((item) => this.row(item)));
    if (all.length > this.shown) this.list.append(make("li", {}, this.moreButton(all.length - this.shown)));
  }

  /** @param {Item} item */
  nameOf({ id, value }) {
    return this.kit.words.say("person", { role: sayRole(this.kit, value.role), id: shortId(id) });
  }

  /** @param {Item} item */
  sortKey({ id, value }) {
    return sayRole(this.kit, value.role) + " " + id;
  }

  /** @param {Item} item */
  row(item) {
    const { words, store } = this.kit;
    const name = this.nameOf(item);
    const button = makeButton(words.say("remove"), () => {
      this.act(words.say("removed", { name }), [item], () => store.remove(PEOPLE, item.id));
    });
    button.setAttribute("aria-label", words.say("remove_person", { name }));
    const count = make("span", { class: "kit-quiet" }, sayAnswers(this.kit, item.value));
    return make("li", {}, make("span", {}, name, " ", count), this.joining(item), button);
  }

  /** Two files of one person, from two computers, as one. @param {Item} item */
  joining(item) {
    const { words, store } = this.kit;
    if (store.session.people.size < 2) return null;
    const label = words.say("join_person", { name: this.nameOf(item) });
    const select = make("select", { "aria-label": label }, make("option", { value: "" }, words.say("join")));
    // Everybody else, once somebody turns to it: a hundred rows with a hundred names each would be ten thousand.
    select.addEventListener("focus", () => select.append(...this.others(item)), { once: true });
    this.listen(select, "change", () => this.askToJoin(item, select.value));
    return select;
  }

  /** @param {Item} item */
  others(item) {
    return [...this.kit.store.session.people.values()].filter(({ id }) => id !== item.id)
      .slice(0, PEOPLE_AT_ONCE).map((other) => make("option", { value: other.id }, this.nameOf(other)));
  }

  /** @param {Item} item @param {string} id of the other */
  askToJoin(item, id) {
    const other = this.kit.store.session.people.get(id);
    this.pair = other ? [item, other] : null;
    this.render();
    this.lead();
  }

  /** @param {[Item, Item]} pair */
  join([item, other]) {
    const { words, store } = this.kit;
    this.pair = null;
    this.act(
      words.say("joined", { name: this.nameOf(item) }),
      [item, other],
      () => store.joinPeople(item.id, other.id),
    );
  }

  /** The button that was pressed is gone: to what can be undone, else above the list. */
  lead() {
    (this.undo.querySelector("button") ?? this.part("title")).focus();
  }

  /** Do something that can be undone. @param {string} said @param {Item[]} items that it changes @param {() => void} act */
  act(said, items, act) {
    const { session } = this.kit.store;
    const things = items.flatMap(({ id }) => session.thing(PEOPLE, id) ?? []);
    act();
    this.done = { said, things };
    this.render();
    this.lead();
  }

  /** Only when it differs, so that it speaks once. */
  showUndo() {
    const parts = this.undoParts();
    const said = parts.map((part) => typeof part === "string" ? part : part.textContent).join("");
    if (this.undo.textContent !== said) this.undo.replaceChildren(...parts);
  }

  undoParts() {
    const { words, store } = this.kit;
    if (this.pair) {
      const pair = this.pair;
      const [name, other] = pair.map((one) => this.nameOf(one));
      return [
        make("span", {}, words.say("join_text", { name, other })),
        " ",
        makeButton(words.say("join_now"), () => this.join(pair)),
        " ",
        makeButton(words.say("join_not"), () => this.askToJoin(pair[0], "")),
      ];
    }
    if (!this.done) return [];
    const { said, things } = this.done;
    const button = makeButton(words.say("undo"), () => {
      this.done = null;
      for (const thing of things) store.putBack(thing);
      this.lead();
    });
    return [make("span", {}, said), " ", button];
  }

  /** @param {number} left */
  moreButton(left) {
    return makeMore(this.kit.words, Math.min(PEOPLE_AT_ONCE, left), () => {
      this.shown += PEOPLE_AT_ONCE;
      this.render();
    });
  }
}
