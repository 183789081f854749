// @ts-check
import { Component } from "../../drawing/component.js";
import { find, setText } from "../../drawing/dom.js";
import { showWhere } from "../../drawing/where.js";
import { actionsOf, chosenFor, WORK_ON } from "../../rules/plan.js";
import { planToShare } from "../../rules/plan-file.js";
import { savePart } from "../../state/save-part.js";
import { saveWorkshop } from "../../state/save-workshop.js";

/** @typedef {import("../../plan.js").PlanKit} PlanKit */

/** The bar: how far the plan is, what is kept where, and what one can do about it. @extends {Component<PlanKit>} */
export class PlanBar extends Component {
  /** @param {HTMLElement} root @param {PlanKit} kit */
  constructor(root, kit) {
    super(root, kit);
    const { store, words } = kit;
    this.progress = find(root, "output", "#progress");
    this.state = find(root, "output", "#saved-state");
    this.pressed("save", () => saveWorkshop(store));
    this.pressed("share", async () => {
      const name = await savePart(store, "plan", planToShare);
      setText(this.state, words.say("shared", { name }));
    });
    this.pressed("print", () => print());
    this.pressed("clear", () => kit.asks.ask("clear"));
    this.listen(store, "change", () => this.render());
    this.listen(globalThis, "pageshow", (event) => event.persisted && store.refresh());
    this.listen(globalThis, "beforeunload", (event) => store.onlyHere && event.preventDefault());
    this.render();
  }

  render() {
    const { store, store: { session }, words } = this.kit;
    const actions = words.say("actions", { count: actionsOf(session).length });
    setText(
      this.progress,
      words.say("so_far", {
        chosen: words.say("chosen", { count: chosenFor(session, WORK_ON).length }),
        actions,
      }),
    );
    showWhere(this.root, this.state, words, store.state);
  }
}
