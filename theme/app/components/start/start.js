// @ts-check
import { Component } from "../../drawing/component.js";
import { setText } from "../../drawing/dom.js";

/** @typedef {import("../../assessment.js").AssessmentKit} AssessmentKit */

/** The first step: for those who come back, how far they are and where to go on. @extends {Component<AssessmentKit>} */
export class Start extends Component {
  /** @param {HTMLElement} root @param {AssessmentKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.resume = this.part("resume");
    this.soFar = this.part("so-far");
    this.link = this.part("resume-link", "a");
    this.listen(kit.store, "change", () => this.render());
    this.render();
  }

  render() {
    const { store: { answers }, framework, words } = this.kit;
    const [next] = answers.open;
    this.resume.hidden = !answers.progress.count;
    setText(this.soFar, words.say("resume", answers.progress));
    this.link.hidden = !next;
    if (!next) return;
    this.link.hash = next;
    setText(this.link, words.say("resume_link", { title: framework.question(next).title }));
  }
}
