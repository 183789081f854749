// @ts-check
import { Component } from "../../drawing/component.js";
import { make, makeButton } from "../../drawing/dom.js";

/** @typedef {import("../../assessment.js").AssessmentKit} AssessmentKit */
/** @typedef {import("../../state/kept-elsewhere.js").Kept} Kept */

/** Answers that this browser keeps under another address of the page: offered where there are none here, never taken. @extends {Component<AssessmentKit>} */
export class Elsewhere extends Component {
  /** @param {HTMLElement} root @param {AssessmentKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.found = kit.keptElsewhere();
    this.part("list").append(...this.found.map((one) => this.entry(one)));
    this.listen(kit.store, "change", () => this.render());
    this.render();
  }

  render() {
    this.root.hidden = !this.found.length || !this.kit.store.answers.isEmpty;
  }

  /** @param {Kept} kept */
  entry({ address, count, text }) {
    const { words, asks } = this.kit;
    const look = () => asks.ask("open", { file: new File([text], address), isKept: true });
    return make(
      "li",
      {},
      words.say("kept_elsewhere_holds", { count, address }) + " ",
      makeButton(words.say("kept_elsewhere_look"), look),
    );
  }
}
