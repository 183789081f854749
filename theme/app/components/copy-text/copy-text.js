// @ts-check
import { Component } from "../../drawing/component.js";
import { setText } from "../../drawing/dom.js";
import { isFramed } from "../../state/download.js";

/** @typedef {import("../../drawing/component.js").Kit & {store: EventTarget, asks: EventTarget, file: () => Promise<{name: string, text: string}> | {name: string, text: string}}} CopyKit */

/** The text of the file, to copy, where the file itself cannot arrive. @extends {Component<CopyKit, HTMLDialogElement>} */
export class CopyText extends Component {
  /** @param {HTMLDialogElement} root @param {CopyKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.text = this.part("text", "textarea");
    this.listen(kit.asks, "copy", () => this.show());
    this.listen(kit.store, "saved", () => isFramed() && this.show());
    this.pressed("copy", () => this.copy());
    this.pressed("close", () => this.root.close());
  }

  async show() {
    const { words } = this.kit;
    const { name, text } = await this.kit.file();
    const how = words.say(text ? "copy_how" : "copy_too_long", { name });
    setText(this.part("how"), isFramed() ? `${words.say("copy_framed")} ${how}` : how);
    setText(this.part("done"), "");
    this.text.value = text;
    if (!this.root.open) this.root.showModal();
  }

  /** The old command works on plain http too. */
  copy() {
    this.text.select();
    setText(this.part("done"), this.kit.words.say(document.execCommand("copy") ? "copied" : "copy_yourself"));
  }
}
