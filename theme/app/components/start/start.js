// @ts-check
import { Component } from "../../drawing/component.js";
import { fillOne, find, setText } from "../../drawing/dom.js";
import { turnTo } from "../../drawing/links.js";

/** @typedef {import("../../assessment.js").AssessmentKit} AssessmentKit */

/** The first step: for those who come back, where to go on. @extends {Component<AssessmentKit>} */
export class Start extends Component {
  /** @param {HTMLElement} root @param {AssessmentKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.resume = this.part("resume", "a");
    this.quick = root.querySelector("[data-part=quick]");
    if (this.quick) this.listen(this.quick, "click", () => this.ask(true));
    for (const all of document.querySelectorAll("[data-all]")) {
      this.listen(all, "click", () => this.goOn());
    }
    this.listen(this.part("begin"), "click", () => this.ask(false));
    this.listen(kit.store, "change", () => this.render());
    this.render();
  }

  /** The few questions only, or all. @param {boolean} isQuick */
  ask(isQuick) {
    const { store } = this.kit;
    if (store.answers.isQuick !== isQuick) store.change("profile", (answers) => answers.isQuick = isQuick);
  }

  goOn() {
    this.ask(false);
    turnTo(this.kit.store.answers.open[0] ?? "your-picture");
  }

  render() {
    const { store: { answers }, framework, words } = this.kit;
    const [next = "your-picture"] = answers.open;
    const isBegun = answers.progress.count > 0;
    this.resume.hidden = !isBegun;
    const begin = this.part("begin");
    fillOne(isBegun ? this.resume : begin, begin, this.resume);
    if (!isBegun) return;
    this.resume.hash = next;
    const title = framework.questions.get(next)?.title ?? find(document, "*", `#${next} h1`).textContent;
    setText(this.resume, words.say("resume_link", { title }));
  }
}
