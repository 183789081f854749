// @ts-check
import { Component } from "../../drawing/component.js";
import { make } from "../../drawing/dom.js";
import { agreementProgress } from "../../rules/agreement.js";
import { saveWorkshop } from "../../state/save-workshop.js";

/** @typedef {import("../../workshop.js").WorkshopKit} WorkshopKit */

/** Asks before everything is removed, says what would be lost, and offers the file. @extends {Component<WorkshopKit, HTMLDialogElement>} */
export class ClearWorkshop extends Component {
  /** @param {HTMLDialogElement} root @param {WorkshopKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.listen(kit.desk, "clear", () => this.ask());
    this.pressed("save", () => saveWorkshop(kit.store));
    this.pressed("cancel", () => this.root.close());
    this.pressed("clear", async () => {
      this.root.close();
      await kit.store.clear();
    });
  }

  ask() {
    const { words, store: { session, aside } } = this.kit;
    const { count, differ } = agreementProgress(session);
    const lines = session.isEmpty ? [words.say("clear_nothing")] : [
      words.say("clear_people", { count: session.people.size }),
      words.say("clear_agreed", { count: count + differ }),
      words.say("clear_file"),
    ];
    if (aside.size) lines.push(words.say("clear_aside"));
    this.part("loses").replaceChildren(...lines.map((line) => make("p", {}, line)));
    this.root.showModal();
  }
}
