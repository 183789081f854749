// @ts-check
import { Component } from "../../drawing/component.js";
import { make } from "../../drawing/dom.js";
import { saveAnswers } from "../../state/save-answers.js";

/** @typedef {import("../../assessment.js").AssessmentKit} AssessmentKit */

/** Asks before anything is cleared, says what would be lost, and offers the file. @extends {Component<AssessmentKit, HTMLDialogElement>} */
export class ClearAnswers extends Component {
  /** @param {HTMLDialogElement} root @param {AssessmentKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.loses = this.part("loses");
    this.listen(kit.asks, "clear", () => this.ask());
    this.pressed("save", () => saveAnswers(kit.store));
    this.pressed("cancel", () => this.root.close());
    this.pressed("clear", () => {
      this.root.close();
      return kit.store.clear();
    });
  }

  ask() {
    const { store: { answers, aside, state: { savedAs, changedSince } }, words } = this.kit;
    const count = answers.all.size;
    const saved = savedAs && !changedSince;
    const lines = answers.isEmpty ? [words.say("clear_nothing")] : [
      words.say("clear_loses", { count }),
      words.say(saved ? "clear_saved" : "clear_file", { name: savedAs }),
    ];
    this.part("save").hidden = answers.isEmpty || Boolean(saved);
    if (aside) lines.push(words.say("clear_aside"));
    this.loses.replaceChildren(...lines.map((line) => make("p", {}, line)));
    this.root.showModal();
  }
}
