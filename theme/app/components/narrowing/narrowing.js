// @ts-check
import { Component } from "../../drawing/component.js";
import { setText } from "../../drawing/dom.js";

/** @typedef {import("../../workshop.js").WorkshopKit} WorkshopKit */

/** Wherever questions are listed: only those that are marked to talk about. @extends {Component<WorkshopKit>} */
export class Narrowing extends Component {
  /** @param {HTMLElement} root @param {WorkshopKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.only = this.part("only", "input");
    this.listen(this.only, "change", () => kit.store.tick("", this.only.checked));
    this.listen(kit.store, "change", () => this.render());
    this.render();
  }

  render() {
    const { words, store } = this.kit;
    const count = store.ticked.length;
    this.root.hidden = !count;
    this.only.checked = store.talk.has("");
    setText(this.part("label"), words.say("talk_only", { count }));
  }
}
