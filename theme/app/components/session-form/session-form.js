// @ts-check
import { Component } from "../../drawing/component.js";
import { fillOne, setText } from "../../drawing/dom.js";
import { canCount, countsOnly } from "../../rules/counts-file.js";
import { savePart } from "../../state/save-part.js";
import { saveWorkshop } from "../../state/save-workshop.js";

/** @typedef {import("../../workshop.js").WorkshopKit} WorkshopKit */

/** The last area: the file, and what comes after it. @extends {Component<WorkshopKit>} */
export class SessionForm extends Component {
  /** @param {HTMLElement} root @param {WorkshopKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.pressed("save", () => saveWorkshop(kit.store));
    this.pressed("counts", () => this.saveCounts());
    this.pressed("clear", () => kit.desk.ask("clear"));
    this.listen(kit.store, "change", () => this.showNext());
    this.showNext();
  }

  /** The one filled button is the next thing to do: to save, and then to plan. */
  showNext() {
    const { saved, changedSince } = this.kit.store.state;
    const [save, plan] = [this.part("save"), this.part("plan")];
    fillOne(saved !== null && !changedSince ? plan : save, save, plan);
  }

  async saveCounts() {
    const { store, words, framework: { minimumGroup: count } } = this.kit;
    const { views } = store;
    const said = canCount(views)
      ? words.say("counts_handed", { name: await savePart(store, "counts", (doc) => countsOnly(doc, views)) })
      : words.say("counts_too_few", { count });
    setText(this.part("counted"), said);
  }
}
