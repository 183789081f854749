// @ts-check
import { ClearDialog } from "../../drawing/clear-dialog.js";
import { saveWorkshop } from "../../state/save-workshop.js";

/** @typedef {import("../../state/session-store.js").SessionKit & import("../../drawing/seen.js").SeenKit & {losses: () => string[]}} ClearKit losses: what would be gone, in words */

/** Before everything is removed. @extends {ClearDialog<ClearKit>} */
export class ClearSession extends ClearDialog {
  /** @param {HTMLDialogElement} root @param {ClearKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.listen(kit.asks, "clear", () => this.ask());
  }

  /** @override */
  lines() {
    const { words, losses, store: { session, aside } } = this.kit;
    const lines = session.isEmpty ? [words.say("clear_nothing")] : [...losses(), this.sayFile()];
    return aside.size ? [...lines, words.say("clear_aside")] : lines;
  }

  /** @override */
  save() {
    return saveWorkshop(this.kit.store);
  }

  /** @override */
  async clear() {
    this.root.close();
    await this.kit.store.clear();
  }
}
