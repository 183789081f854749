// @ts-check
import { Component } from "../../drawing/component.js";
import { setText } from "../../drawing/dom.js";
import { Seen } from "../../drawing/seen.js";
import { sayWhere } from "../../drawing/where.js";

/** @typedef {import("../../assessment.js").AssessmentKit} AssessmentKit */

/** The last step: what becomes of the file. @extends {Component<AssessmentKit>} */
export class HandOver extends Component {
  /** @param {HTMLElement} root @param {AssessmentKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.file = this.part("file");
    this.seen = new Seen(this);
    this.pressed("clear", () => kit.asks.ask("clear"));
    this.listen(kit.store, "change", () => this.render());
    this.render();
  }

  render() {
    const { store, words } = this.kit;
    const { state, answers, fileName: name } = store;
    const unsaved = words.say(answers.isEmpty ? "nothing_to_save" : "hand_unsaved", { name });
    setText(this.file, state.saved && !state.changedSince ? sayWhere(words, state) : unsaved);
    this.seen.render();
  }
}
