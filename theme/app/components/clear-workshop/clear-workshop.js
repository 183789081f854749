// @ts-check
import { ClearDialog } from "../../drawing/clear-dialog.js";
import { agreementProgress } from "../../rules/agreement.js";
import { saveWorkshop } from "../../state/save-workshop.js";

/** @typedef {import("../../workshop.js").WorkshopKit} WorkshopKit */

/** Before everything is removed. @extends {ClearDialog<WorkshopKit>} */
export class ClearWorkshop extends ClearDialog {
  /** @param {HTMLDialogElement} root @param {WorkshopKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.listen(kit.desk, "clear", () => this.ask());
  }

  /** @override */
  lines() {
    const { words, store: { session, aside } } = this.kit;
    const { count, differ } = agreementProgress(session);
    const lines = session.isEmpty ? [words.say("clear_nothing")] : [
      words.say("clear_people", { count: session.people.size }),
      words.say("clear_agreed", { count: count + differ }),
      this.sayFile(),
    ];
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
