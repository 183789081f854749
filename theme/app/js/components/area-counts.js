// @ts-check
import { agreementProgress } from "../agreement.js";
import { Component } from "../component.js";
import { setText } from "../dom.js";

/** @typedef {import("../parts/cells.js").WorkshopKit} WorkshopKit */

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
    setText(this.part("agreed"), words.say("agreed_count", agreementProgress(session)));
  }
}
