// @ts-check
import { Component } from "../../drawing/component.js";
import { make, makeButton, setText } from "../../drawing/dom.js";
import { makeMore } from "../../drawing/more.js";
import { PEOPLE } from "../../rules/session.js";

/** @typedef {import("../../workshop.js").WorkshopKit} WorkshopKit */
/** @typedef {import("../../rules/session.js").Item} Item */

const PEOPLE_AT_ONCE = 100;

/** Who is here, by group and short id, never by name; each can be taken out again, and put back. @extends {Component<WorkshopKit, HTMLDetailsElement>} */
export class People extends Component {
  /** @param {HTMLDetailsElement} root @param {WorkshopKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.list = this.part("list");
    this.undo = this.part("undo");
    this.shown = PEOPLE_AT_ONCE;
    /** @type {Item | null} */
    this.removed = null;
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
    const here = this.removed && people.has(this.removed.id);
    if (here) this.removed = null;
    this.root.hidden = !people.size && !this.removed;
    setText(this.part("title"), words.say("people_here", { count: people.size }));
    this.undo.replaceChildren(...this.undoParts());
    if (!this.root.open) return this.list.replaceChildren();
    const all = [...people.values()].sort((a, b) => this.sortKey(a) < this.sortKey(b) ? -1 : 1);
    this.list.replaceChildren(...all.slice(0, this.shown).map((item) => this.row(item)));
    if (all.length > this.shown) this.list.append(make("li", {}, this.moreButton(all.length - this.shown)));
  }

  /** @param {Item} item */
  sortKey({ id, value }) {
    return this.roleName(value.role) + " " + id;
  }

  /** @param {string | undefined} role */
  roleName(role) {
    const { framework, words } = this.kit;
    return framework.roles.find(({ id }) => id === role)?.name ?? (role || words.say("no_role"));
  }

  /** @param {Item} item */
  row(item) {
    const { words, store } = this.kit;
    const name = words.say("person", { role: this.roleName(item.value.role), id: shortId(item.id) });
    const answers = Object.values(item.value.answers ?? {}).filter(({ level, state }) => level ?? state);
    const button = makeButton(words.say("remove"), () => {
      this.removed = item;
      store.remove(PEOPLE, item.id);
      this.undo.querySelector("button")?.focus();
    });
    button.setAttribute("aria-label", words.say("remove_person", { name }));
    const count = make(
      "span",
      { class: "kit-quiet" },
      words.say("person_answers", { count: answers.length }),
    );
    return make("li", {}, make("span", {}, name, " ", count), button);
  }

  undoParts() {
    const { words, store } = this.kit;
    const { removed } = this;
    if (!removed) return [];
    const name = words.say("person", { role: this.roleName(removed.value.role), id: shortId(removed.id) });
    const button = makeButton(words.say("undo"), () => store.put(removed));
    return [make("span", {}, words.say("removed", { name })), " ", button];
  }

  /** @param {number} left */
  moreButton(left) {
    return makeMore(this.kit.words, Math.min(PEOPLE_AT_ONCE, left), () => {
      this.shown += PEOPLE_AT_ONCE;
      this.render();
    });
  }
}

/** As in the name of the file that the page suggests. @param {string} id */
function shortId(id) {
  return id.replace(/^p-/, "").slice(0, 4);
}
