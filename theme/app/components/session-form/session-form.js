// @ts-check
import { Component } from "../../drawing/component.js";
import { findAll } from "../../drawing/dom.js";
import { saveWorkshop } from "../../state/save-workshop.js";

/** @typedef {import("../../workshop.js").WorkshopKit} WorkshopKit */

/** What the session is called, whose it is and when. @extends {Component<WorkshopKit>} */
export class SessionForm extends Component {
  /** @param {HTMLElement} root @param {WorkshopKit} kit */
  constructor(root, kit) {
    super(root, kit);
    const { store } = kit;
    this.fields = findAll(root, "input", "[name]");
    for (const field of this.fields) {
      this.listen(field, "input", () => store.say("session", field.name, field.value));
    }
    this.pressed("save", () => saveWorkshop(store));
    this.pressed("clear", () => kit.desk.ask("clear"));
    this.listen(store, "change", () => this.show());
    this.show();
  }

  show() {
    for (const field of this.fields) {
      if (field !== document.activeElement) {
        field.value = this.kit.store.session.value("session", field.name) ?? "";
      }
    }
  }
}
