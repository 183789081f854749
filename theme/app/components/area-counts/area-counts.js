// @ts-check
import { Component } from "../../drawing/component.js";
import { setText } from "../../drawing/dom.js";
import { sayProgress } from "../../rules/sayings.js";

/** @typedef {import("../../workshop.js").WorkshopKit} WorkshopKit */

/** Beside the areas: how many people, how many questions agreed. @extends {Component<WorkshopKit>} */
export class AreaCounts extends Component {
  /** @param {HTMLElement} root @param {WorkshopKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.listen(kit.store, "change", () => this.render());
    this.render();
  }

  render() {
    const { words, store: { session } } = this.kit;
    setText(this.part("people"), words.say("people", { count: session.people.size }));
    setText(this.part("agreed"), sayProgress(words, session));
  }
}
