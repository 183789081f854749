// @ts-check
import { Component } from "../../drawing/component.js";
import { findAll, stepTitle } from "../../drawing/dom.js";
import { readOut } from "../../drawing/notice.js";

/** @typedef {import("../../assessment.js").AssessmentKit} AssessmentKit */

/** What must be known before going on stands where the person does: above the steps, or above the question that the address names. @extends {Component<AssessmentKit>} */
export class InSight extends Component {
  /** @param {HTMLElement} root @param {AssessmentKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.home = root.previousElementSibling;
    /** The headings that were read out, or are known. @type {HTMLElement[]} */
    this.told = [];
    this.listen(globalThis, "hashchange", async () => {
      await null; // the step has the focus first
      this.place();
    });
    for (const news of ["change", "kept"]) this.listen(kit.store, news, () => this.tell());
    this.place();
    // Where the address leads, the browser moves the focus by itself, too, when the page has come.
    this.listen(globalThis, "load", () =>
      requestAnimationFrame(() => {
        this.told = [];
        this.tell();
      }));
  }

  place() {
    const named = document.getElementById(location.hash.slice(1));
    const question = named?.matches("[data-question]") ? named : null;
    if (question) question.before(this.root);
    else this.home?.after(this.root);
    if (question) this.scrollTo(question);
    this.tell();
  }

  /** What is new gets the focus, and so is read out. After what is gone, one reads on at the step. */
  tell() {
    const seen = findAll(this.root, "h2").filter((one) => !one.closest("[hidden]"));
    const news = seen.find((one) => !this.told.includes(one));
    if (news && !readOut(news)) return;
    const isLost = seen.length < this.told.length && document.activeElement === document.body;
    this.told = seen;
    if (isLost) stepTitle().focus();
  }

  /** @param {HTMLElement} question */
  scrollTo(question) {
    // The browser scrolls to the question by itself, too, when the page has come.
    const above = question.getBoundingClientRect().top - this.root.getBoundingClientRect().top;
    question.style.scrollMarginBlockStart = `${above}px`;
    question.scrollIntoView();
  }
}
