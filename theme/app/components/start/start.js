// @ts-check
import { Component } from "../../drawing/component.js";
import { fillOne, find, setText } from "../../drawing/dom.js";
import { turnTo } from "../../drawing/links.js";
import { START } from "../../rules/framework.js";

/** @typedef {import("../../assessment.js").AssessmentKit} AssessmentKit */

/** The first step: for those who come back, where to go on. @extends {Component<AssessmentKit>} */
export class Start extends Component {
  /** @param {HTMLElement} root @param {AssessmentKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.resume = this.part("resume", "a");
    this.quick = root.querySelector("[data-part=quick]");
    if (this.quick) this.listen(this.quick, "click", () => this.ask(START));
    for (const all of document.querySelectorAll("[data-all]")) {
      this.listen(all, "click", () => this.goOn());
    }
    this.listen(this.part("begin"), "click", () => this.begin());
    this.listen(kit.store, "change", () => this.render());
    this.render();
  }

  /** The few questions only, another part, or all. @param {string} profile "" for all */
  ask(profile) {
    const { store } = this.kit;
    if (store.answers.profile !== profile) store.change("profile", (answers) => answers.profile = profile);
  }

  /** With what is chosen, which is not the few. */
  begin() {
    if (this.kit.store.answers.isQuick) this.ask("");
  }

  goOn() {
    this.ask("");
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
