// @ts-check
import { Component } from "../../drawing/component.js";
import { make, makeButton } from "../../drawing/dom.js";
import { sayAgreed } from "../../drawing/sayings.js";
import { makeTick } from "../../drawing/talk.js";
import { agreedOn } from "../../rules/agreement.js";

/** @typedef {import("../../workshop.js").WorkshopKit} WorkshopKit */

/** The questions in the order of the spread, each a way into the presentation. @extends {Component<WorkshopKit>} */
export class PresentList extends Component {
  /** @param {HTMLElement} root @param {WorkshopKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.list = this.part("list");
    this.ids = [...kit.framework.questions.keys()];
    this.listen(kit.store, "order", ({ detail }) => {
      this.ids = detail;
      if (!this.list.contains(document.activeElement)) this.render();
    });
    this.listen(kit.store, "change", ({ detail }) => ["all", "item"].includes(detail.what) && this.render());
    this.pressed("start", () => this.present(this.ids[0]));
    this.render();
  }

  render() {
    const { framework, words, store: { session } } = this.kit;
    this.list.replaceChildren(...this.ids.map((id) => {
      const question = framework.question(id);
      const button = makeButton(question.title, () => this.present(id), "kit-link kit-link--strong");
      return make(
        "li",
        {},
        button,
        " ",
        make("span", { class: "kit-quiet" }, sayAgreed(words, question, agreedOn(session, id))),
        " ",
        makeTick(this.kit, question),
      );
    }));
  }

  /** @param {string} id of a question */
  present(id) {
    this.kit.store.dispatchEvent(new CustomEvent("present", { detail: id }));
  }
}
