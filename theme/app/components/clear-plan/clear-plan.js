// @ts-check
import { ClearDialog } from "../../drawing/clear-dialog.js";
import { actionsOf } from "../../rules/plan.js";
import { saveWorkshop } from "../../state/save-workshop.js";

/** @typedef {import("../../plan.js").PlanKit} PlanKit */

/** Before everything is removed. @extends {ClearDialog<PlanKit>} */
export class ClearPlan extends ClearDialog {
  /** @param {HTMLDialogElement} root @param {PlanKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.listen(kit.asks, "clear", () => this.ask());
  }

  /** @override */
  lines() {
    const { words, store: { session, aside } } = this.kit;
    const lines = session.isEmpty
      ? [words.say("clear_nothing")]
      : [words.say("clear_plan", { count: actionsOf(session).length }), this.sayFile()];
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
