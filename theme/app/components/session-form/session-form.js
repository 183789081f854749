// @ts-check
import { Component } from "../../drawing/component.js";
import { saveWorkshop } from "../../state/save-workshop.js";

/** @typedef {import("../../workshop.js").WorkshopKit} WorkshopKit */

/** The last area: the file, and what comes after it. @extends {Component<WorkshopKit>} */
export class SessionForm extends Component {
  /** @param {HTMLElement} root @param {WorkshopKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.pressed("save", () => saveWorkshop(kit.store));
    this.pressed("clear", () => kit.desk.ask("clear"));
  }
}
