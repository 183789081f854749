// @ts-check
import { Component } from "../../drawing/component.js";
import { find, setText } from "../../drawing/dom.js";
import { sayProgress } from "../../rules/sayings.js";
import { showWhere } from "../../drawing/where.js";
import { saveWorkshop } from "../../state/save-workshop.js";

/** @typedef {import("../../workshop.js").WorkshopKit} WorkshopKit */

/** The bar: how many people, what is kept where, and what one can do about it. @extends {Component<WorkshopKit>} */
export class WorkshopBar extends Component {
  /** @param {HTMLElement} root @param {WorkshopKit} kit */
  constructor(root, kit) {
    super(root, kit);
    const { store } = kit;
    this.progress = find(root, "output", "#progress");
    this.state = find(root, "output", "#saved-state");
    this.pressed("save", () => saveWorkshop(store));
    this.pressed("print", () => print());
    this.pressed("clear", () => kit.desk.ask("clear"));
    this.listen(store, "change", () => this.render());
    this.listen(globalThis, "pageshow", (event) => event.persisted && store.refresh());
    this.listen(globalThis, "beforeunload", (event) => store.onlyHere && event.preventDefault());
    this.render();
  }

  render() {
    const { store, words } = this.kit;
    const people = words.say("people", { count: store.session.people.size });
    setText(
      this.progress,
      words.say("so_far", { people, agreed: sayProgress(words, store.session) }),
    );
    showWhere(this.root, this.state, words, store.state);
  }
}
