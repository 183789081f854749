// @ts-check
import { Component } from "../../drawing/component.js";
import { find, setText } from "../../drawing/dom.js";
import { NOT_SAID } from "../../rules/answers.js";

/** @typedef {import("../../assessment.js").AssessmentKit} AssessmentKit */

/** Once a file was handed over: what may have to be done next, until one goes on. @extends {Component<AssessmentKit>} */
export class AfterSave extends Component {
  /** @param {HTMLElement} root @param {AssessmentKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.shared = this.part("shared");
    this.ask = this.part("ask");
    this.role = this.part("role", "select");
    this.role.append(
      ...[...find(document, "select", "[name=role]").options].map((one) => one.cloneNode(true)),
    );
    this.pressed("clear", () => kit.asks.ask("clear"));
    this.pressed("copy", () => kit.asks.ask("copy"));
    this.listen(this.role, "change", () => this.take());
    this.listen(kit.store, "saved", () => this.show());
    this.listen(kit.store, "change", () => this.shared.hidden ||= kit.store.state.changedSince);
    this.listen(globalThis, "hashchange", () => this.shared.hidden = this.ask.hidden = true);
  }

  show() {
    const { role } = this.kit.store.answers;
    this.shared.hidden = false;
    this.ask.hidden = role !== "" || !this.kit.framework.roles.length;
    this.role.value = role;
    setText(this.part("again"), "");
  }

  take() {
    const { store, words } = this.kit;
    const { value } = this.role;
    store.change("role", (answers) => answers.role = value);
    setText(this.part("again"), value && value !== NOT_SAID ? words.say("role_again_save") : "");
  }
}
