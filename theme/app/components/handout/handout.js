// @ts-check
import { Component } from "../../drawing/component.js";
import { make, setText } from "../../drawing/dom.js";
import { sayAgreed } from "../../drawing/sayings.js";

/** @typedef {import("../../workshop.js").WorkshopKit} WorkshopKit */

/** On paper only, before the spread: what a sheet must say of itself, and what was agreed, why, and what is aimed for. @extends {Component<WorkshopKit>} */
export class Handout extends Component {
  /** @param {HTMLElement} root @param {WorkshopKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.listen(globalThis, "beforeprint", () => this.render());
  }

  render() {
    setText(this.part("printed"), this.saySession());
    this.part("record").replaceChildren(...this.record());
  }

  saySession() {
    const { words, store: { session } } = this.kit;
    const { title, organisation, date } = session.heading;
    const people = words.say("people", { count: session.people.size });
    return [title, organisation, date && words.day(date), people].filter(Boolean).join(" · ");
  }

  record() {
    const { words, desk } = this.kit;
    const entries = desk.rows.flatMap(({ question, agreed }) => {
      const [said, { reason = "" }] = [sayAgreed(words, question, agreed), agreed];
      return said || reason
        ? [make("dt", {}, question.title), make("dd", {}, said), make("dd", {}, reason)]
        : [];
    });
    return entries.length ? [make("h2", {}, words.say("record")), make("dl", {}, ...entries)] : [];
  }
}
