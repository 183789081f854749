// @ts-check
import { Component } from "../../drawing/component.js";
import { find, setText } from "../../drawing/dom.js";

/** @typedef {import("../../assessment.js").AssessmentKit} AssessmentKit */

/** Beside each step, and each component of several, how many of its questions are answered. @extends {Component<AssessmentKit>} */
export class StepCounts extends Component {
  /** @param {HTMLElement} root @param {AssessmentKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.profile = "";
    this.listen(kit.store, "change", (event) => this.count(event.detail.id));
    this.count("");
  }

  /** @param {string} id of the question that changed, or "" */
  count(id) {
    const { framework, words, store } = this.kit;
    const { profile } = store.answers;
    const isOne = id && profile === this.profile;
    this.profile = profile;
    for (const { id: part, questions } of framework.parts) {
      if (isOne && !questions.includes(id)) continue;
      const asked = store.answers.asked(questions);
      const count = store.answers.count(asked);
      const total = asked.length;
      const place = find(this.root, "span", `[data-count="${part}"]`);
      const isDone = count === total;
      place.closest("li")?.toggleAttribute("hidden", !total); // of nothing that is asked
      setText(place, words.say(isDone ? "step_done" : "step_progress", { count, total }));
      place.classList.toggle("is-complete", isDone);
    }
  }
}
