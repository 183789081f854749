// @ts-check
import { ClearDialog } from "../../drawing/clear-dialog.js";
import { turnTo } from "../../drawing/links.js";
import { saveAnswers } from "../../state/save-answers.js";

/** @typedef {import("../../assessment.js").AssessmentKit} AssessmentKit */

/** Before answers are cleared, by who leaves or by who comes next. @extends {ClearDialog<AssessmentKit>} */
export class ClearAnswers extends ClearDialog {
  /** @param {HTMLDialogElement} root @param {AssessmentKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.listen(kit.asks, root.dataset.ask ?? "", () => this.ask());
  }

  /** @override */
  lines() {
    const { store: { answers, aside }, words } = this.kit;
    const lines = answers.isEmpty
      ? [words.say("clear_nothing")]
      : [words.say("clear_loses", { count: answers.all.size }), this.sayFile()];
    return aside ? [...lines, words.say("clear_aside")] : lines;
  }

  /** @override */
  save() {
    saveAnswers(this.kit.store);
  }

  /** @override */
  async clear() {
    this.root.close();
    await this.kit.store.clear();
    turnTo("start");
  }
}
