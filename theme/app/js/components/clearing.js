// @ts-check
import { Component } from "../component.js";
import { make } from "../dom.js";
import { saveAnswers } from "../parts/saving.js";

/** @typedef {import("../assessment.js").AssessmentKit} AssessmentKit */

/** Asks before anything is cleared, says what would be lost, and offers the file. @extends {Component<AssessmentKit>} */
export class Clearing extends Component {
  /** @param {HTMLElement} root @param {AssessmentKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.dialog = /** @type {HTMLDialogElement} */ (root);
    this.loses = this.part("loses");
    this.listen(kit.store, "clear-asked", () => this.ask());
    this.listen(this.part("save"), "click", () => saveAnswers(kit.store));
    this.listen(this.part("cancel"), "click", () => this.dialog.close());
    this.listen(this.part("clear"), "click", () => {
      kit.store.clear();
      this.dialog.close();
    });
  }

  ask() {
    const { store: { answers, aside }, words } = this.kit;
    const count = answers.all.size;
    const lines = count || answers.role
      ? [words.say("clear_loses", { count }), words.say("clear_file")]
      : [words.say("clear_nothing")];
    if (aside) lines.push(words.say("clear_aside"));
    this.loses.replaceChildren(...lines.map((line) => make("p", {}, line)));
    this.dialog.showModal();
  }
}
