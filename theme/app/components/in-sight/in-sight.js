// @ts-check
import { Component } from "../../drawing/component.js";

/** @typedef {import("../../assessment.js").AssessmentKit} AssessmentKit */

/** What must be known before going on stands where the person does: above the steps, or above the question that the address names. @extends {Component<AssessmentKit>} */
export class InSight extends Component {
  /** @param {HTMLElement} root @param {AssessmentKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.home = root.previousElementSibling;
    this.listen(globalThis, "hashchange", () => this.place());
    this.place();
  }

  place() {
    const named = document.getElementById(location.hash.slice(1));
    const question = named?.matches("[data-question]") ? named : null;
    if (question) question.before(this.root);
    else this.home?.after(this.root);
    if (!question) return;
    // The browser scrolls to the question by itself, too, when the page has come.
    const above = question.getBoundingClientRect().top - this.root.getBoundingClientRect().top;
    question.style.scrollMarginBlockStart = `${above}px`;
    question.scrollIntoView();
  }
}
