// @ts-check
import { Component } from "../../drawing/component.js";
import { find, setText } from "../../drawing/dom.js";

/** @typedef {import("../../assessment.js").AssessmentKit} AssessmentKit */

/** Beside each step, how many of its questions are answered. @extends {Component<AssessmentKit>} */
export class StepCounts extends Component {
  /** @param {HTMLElement} root @param {AssessmentKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.listen(kit.store, "change", (event) => this.count(event.detail.id));
    this.count("");
  }

  /** @param {string} id of the question that changed, or "" */
  count(id) {
    const { framework, words, store } = this.kit;
    for (const component of framework.components) {
      if (id && framework.question(id).component !== component.id) continue;
      const count = store.answers.count(component.questions);
      const total = component.questions.length;
      const place = find(this.root, "span", `[data-count="${component.id}"]`);
      setText(place, words.say("step_progress", { count, total }));
      place.classList.toggle("is-complete", count === total);
    }
  }
}
