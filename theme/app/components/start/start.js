// @ts-check
import { Component } from "../../drawing/component.js";
import { setText } from "../../drawing/dom.js";

/** @typedef {import("../../assessment.js").AssessmentKit} AssessmentKit */

/** The first step: for those who come back, where to go on. @extends {Component<AssessmentKit>} */
export class Start extends Component {
  /** @param {HTMLElement} root @param {AssessmentKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.resume = this.part("resume", "a");
    this.listen(kit.store, "change", () => this.render());
    this.render();
  }

  render() {
    const { store: { answers }, framework, words } = this.kit;
    const [next] = answers.open;
    const isBegun = answers.progress.count > 0 && next !== undefined;
    this.resume.hidden = !isBegun;
    this.resume.classList.toggle("kit-button--main", isBegun);
    this.part("begin").classList.toggle("kit-button--main", !isBegun);
    if (!isBegun) return;
    this.resume.hash = next;
    setText(this.resume, words.say("resume_link", { title: framework.question(next).title }));
  }
}
