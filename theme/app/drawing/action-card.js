// @ts-check
import { actionCalled } from "../rules/action-name.js";
import { isOpen, statusOf } from "../rules/plan.js";
import { written } from "../rules/written-in.js";
import { ActionForm } from "./action-form.js";
import { make, setText } from "./dom.js";

/** @typedef {import("../plan.js").PlanKit} PlanKit */
/** @typedef {import("../rules/answer-file.js").Action} Action */

/** An action in a line; its form is made when somebody opens it, or five hundred would hold the page up. */
export class ActionCard {
  /** @type {ActionForm | null} */
  #form = null;

  /** @param {PlanKit} kit @param {Action} action @param {{isOpen: boolean, remove: (name: string) => void}} options */
  constructor(kit, action, { isOpen, remove }) {
    this.kit = kit;
    this.action = action;
    this.remove = remove;
    this.title = make("h4", { class: "kit-action__title", id: `kit-${action.id}-title`, dir: "auto" });
    this.facts = make("span", { class: "kit-quiet" });
    this.summary = make("summary", { id: "kit-action-" + action.id }, this.title, " ", this.facts);
    this.details = make("details", {}, this.summary);
    this.root = make(
      "form",
      { "class": "kit-action", "data-action": action.id, "autocomplete": "off" },
      this.details,
    );
    this.root.addEventListener("submit", (event) => event.preventDefault());
    this.details.addEventListener("toggle", () => this.details.open && this.unfold());
    if (isOpen) this.unfold();
    this.showLine();
  }

  /** @param {boolean} [isEntered] whether somebody is to write in it at once */
  unfold(isEntered = false) {
    if (!this.#form) {
      this.#form = new ActionForm(this.kit, this.action, () => this.remove(this.name));
      this.details.append(this.#form.root);
    }
    this.details.open = true;
    this.#form.show(this.action);
    if (isEntered) this.#form.enter();
  }

  get name() {
    return actionCalled(this.kit.store.session, this.action, this.kit.words);
  }

  /** @param {Action} action as it is now */
  show(action) {
    const isNews = action !== this.action;
    this.action = action;
    if (isNews) this.showLine();
    if (this.details.open) this.#form?.show(action);
  }

  /** What others are called may change it too. */
  showName() {
    setText(this.title, this.name);
  }

  showLine() {
    const { words } = this.kit;
    const { owner, due, lang } = this.action;
    this.showName();
    const by = due && words.say("plan_by", { day: words.day(due) });
    const facts = [
      written(words, owner, lang) || words.say("plan_none_owner"),
      by,
      words.say("plan_status_" + statusOf(this.action)),
    ];
    setText(this.facts, facts.filter(Boolean).join(" · "));
    this.root.classList.toggle("is-over", !isOpen(this.action));
  }
}
