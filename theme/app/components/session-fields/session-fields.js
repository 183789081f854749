// @ts-check
import { Component } from "../../drawing/component.js";
import { findAll } from "../../drawing/dom.js";

/** @typedef {import("../../workshop.js").WorkshopKit} WorkshopKit */

/** Whose session it is and when; asked first, so that no file of another is mixed in. @extends {Component<WorkshopKit>} */
export class SessionFields extends Component {
  /** @param {HTMLElement} root @param {WorkshopKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.fields = findAll(root, "input", "[name]");
    for (const field of this.fields) {
      this.listen(field, "input", () => kit.store.head(headingField(field), field.value));
    }
    this.listen(kit.store, "change", () => this.show());
    this.show();
  }

  show() {
    const { store } = this.kit;
    /** @type {Record<string, string | undefined>} */
    const said = { date: store.today, ...store.session.heading };
    for (const field of this.fields) {
      if (field !== document.activeElement) field.value = said[field.name] ?? "";
    }
  }
}

/** @param {HTMLInputElement} field */
function headingField({ name }) {
  return /** @type {"title" | "organisation" | "date"} */ (name);
}
