// @ts-check
import { Component } from "../../drawing/component.js";
import { copyArea } from "../../drawing/copy-area.js";
import { setText } from "../../drawing/dom.js";
import { isFramed } from "../../state/download.js";

/** @typedef {import("../../drawing/component.js").Kit & {store: EventTarget, asks: EventTarget, file: () => Promise<{name: string, text: string}> | {name: string, text: string}}} CopyKit */

/** @typedef {{title: string, how: string, text: string}} Copied a text that is no file's */

/** The text of the file, to copy, where the file itself cannot arrive; or another that could not be copied. @extends {Component<CopyKit, HTMLDialogElement>} */
export class CopyText extends Component {
  /** @param {HTMLDialogElement} root @param {CopyKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.text = this.part("text", "textarea");
    this.title = this.part("title").textContent ?? "";
    this.listen(kit.asks, "copy", async ({ detail }) => this.show(detail ?? await this.file()));
    this.listen(kit.store, "saved", async () => isFramed() && this.show(await this.file()));
    this.pressed("copy", () => setText(this.part("done"), copyArea(this.text, kit.words)));
    this.pressed("close", () => this.root.close());
  }

  /** @returns {Promise<Copied>} */
  async file() {
    const { words } = this.kit;
    const { name, text } = await this.kit.file();
    const how = words.say(text ? "copy_how" : "copy_too_long", { name });
    return { title: this.title, how: isFramed() ? `${words.say("copy_framed")} ${how}` : how, text };
  }

  /** @param {Copied} copied */
  show({ title, how, text }) {
    setText(this.part("title"), title);
    setText(this.part("how"), how);
    setText(this.part("done"), "");
    this.text.value = text;
    if (!this.root.open) this.root.showModal();
    this.root.focus(); // so it is read aloud
  }
}
