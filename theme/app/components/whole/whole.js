// @ts-check
import { Component } from "../../drawing/component.js";
import { findAll, make, makeButton } from "../../drawing/dom.js";
import { tallyShown } from "../../drawing/strip.js";
import { statesOf, tableHead, tableRow } from "../../drawing/table.js";
import { agreedOn } from "../../rules/agreement.js";

/** @typedef {import("../../workshop.js").WorkshopKit} WorkshopKit */

/** The spread of every question on one screen, to be seen as a pattern; each leads to its question. @extends {Component<WorkshopKit, HTMLDialogElement>} */
export class Whole extends Component {
  /** @param {HTMLDialogElement} root @param {WorkshopKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.ids = [...kit.framework.questions.keys()];
    this.listen(kit.store, "order", ({ detail }) => this.ids = detail);
    for (const button of findAll(document, "button", "[data-whole]")) {
      this.listen(button, "click", () => this.show());
    }
    this.pressed("leave", () => this.root.close());
  }

  show() {
    const states = statesOf(this.kit);
    const rows = this.ids.map((id) => this.row(states, id));
    this.part("table").replaceChildren(
      tableHead(this.kit, states),
      make("tbody", { role: "rowgroup" }, ...rows),
    );
    this.root.showModal();
  }

  /** @param {string[]} states @param {string} id */
  row(states, id) {
    const { framework, store } = this.kit;
    const question = framework.question(id);
    const { level = "" } = agreedOn(store.session, id);
    const button = makeButton(question.title, () => {
      this.root.close();
      store.dispatchEvent(new CustomEvent("present", { detail: id }));
    }, "kit-link kit-link--strong");
    return tableRow(this.kit, states, question, tallyShown(this.kit, question), { level }, [button]);
  }
}
