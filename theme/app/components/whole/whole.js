// @ts-check
import { Component } from "../../drawing/component.js";
import { findAll, make, makeButton } from "../../drawing/dom.js";
import { Room } from "../../drawing/room.js";
import { tableHead, tableRow } from "../../drawing/table.js";
import { statesShown } from "../../rules/desk.js";

/** @typedef {import("../../workshop.js").WorkshopKit} WorkshopKit */

/** The spread of every question on one screen, to be seen as a pattern; each leads to its question. @extends {Component<WorkshopKit, HTMLDialogElement>} */
export class Whole extends Component {
  /** @param {HTMLDialogElement} root @param {WorkshopKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.room = new Room(this, root, { rest: () => root });
    for (const button of findAll(document, "button", "[data-whole]")) {
      this.listen(button, "click", () => this.show());
    }
    this.pressed("leave", () => this.room.leave());
  }

  show() {
    const { framework, store, desk } = this.kit;
    const states = statesShown(framework, store.views);
    const rows = desk.rows.map((row) => this.row(states, row));
    this.part("table").replaceChildren(
      tableHead(this.kit, states),
      make("tbody", { role: "rowgroup" }, ...rows),
    );
    this.room.open(false);
  }

  /** @param {string[]} states @param {import("../../rules/desk.js").Row} row */
  row(states, { question, tally, agreed: { level, state, views } }) {
    const button = makeButton(question.title, () => {
      this.room.leave();
      this.kit.desk.ask("present", question.id);
    }, "kit-link kit-link--strong");
    return tableRow(this.kit, states, { question, tally, agreed: { level, state, views } }, [button]);
  }
}
