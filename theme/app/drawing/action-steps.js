// @ts-check
import { agreedOn } from "../rules/agreement.js";
import { levelName } from "../rules/framework.js";
import { questionOf } from "../rules/plan.js";
import { aimOf, stepsFrom } from "../rules/plan-views.js";
import { make, makeButton } from "./dom.js";

/** @typedef {import("../plan.js").PlanKit} PlanKit */

/** Below a first step: what the framework suggests from the agreed level, to begin from, and the level to aim at, to read. */
export class ActionSteps {
  /** What is shown, so that it is made anew only when that changes. */
  #shown = "";
  #first = "";

  /** @param {PlanKit} kit @param {(text: string) => void} write */
  constructor(kit, write) {
    this.kit = kit;
    this.write = write;
    this.undo = make("p", { role: "status", class: "kit-undo" });
    this.body = make("div", {});
    this.root = make("div", { class: "kit-action__steps" }, this.undo, this.body);
  }

  /** @param {import("../rules/answer-file.js").Action} action */
  show(action) {
    const { session } = this.kit.store;
    const question = questionOf(session, action);
    const agreed = question ? agreedOn(session, question.id) : {};
    this.#first = action.first_step ?? "";
    const key = JSON.stringify([question?.id, agreed.level, agreed.target]);
    if (key === this.#shown) return;
    this.#shown = key;
    this.body.replaceChildren(...(question ? this.parts(question, agreed) : []));
  }

  /** @param {import("../rules/framework.js").Question} question @param {import("../rules/agreement.js").Agreed} agreed */
  parts(question, agreed) {
    const { words } = this.kit;
    const steps = stepsFrom(question, agreed);
    const aim = aimOf(question, agreed);
    const buttons = steps.map((text) => makeButton(text, () => this.fill(text), "kit-link kit-link--strong"));
    const from = words.say("plan_steps", { level: levelName(question, agreed.level) });
    return [
      ...(steps.length
        ? [make("p", {}, from), make("ul", {}, ...buttons.map((one) => make("li", {}, one)))]
        : []),
      ...(aim ? [make("p", {}, words.say("plan_aim", { level: aim.name, text: aim.text }))] : []),
    ];
  }

  /** What stood there before can be put back. @param {string} text */
  fill(text) {
    const before = this.#first;
    this.undo.replaceChildren();
    this.write(text);
    if (!before.trim() || before === text) return;
    const { words } = this.kit;
    const back = makeButton(words.say("plan_undo"), () => {
      this.undo.replaceChildren();
      this.write(before);
    });
    this.undo.append(words.say("plan_replaced"), " ", back);
  }
}
