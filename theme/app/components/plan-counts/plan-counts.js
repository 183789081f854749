// @ts-check
import { Component } from "../../drawing/component.js";
import { setText } from "../../drawing/dom.js";
import { actionsOf, chosenFor, WORK_ON } from "../../rules/plan.js";

/** @typedef {import("../../plan.js").PlanKit} PlanKit */

/** Beside the steps: how many people, how many questions are chosen to work on, how many actions. @extends {Component<PlanKit>} */
export class PlanCounts extends Component {
  /** @param {HTMLElement} root @param {PlanKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.listen(kit.store, "change", () => this.render());
    this.render();
  }

  render() {
    const { words, store: { session } } = this.kit;
    setText(this.part("people"), words.say("people", { count: session.people.size }));
    setText(this.part("chosen"), words.say("chosen", { count: chosenFor(session, WORK_ON).length }));
    setText(this.part("actions"), words.say("actions", { count: actionsOf(session).length }));
  }
}
