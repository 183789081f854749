// @ts-check
import { apartFrom, goalsOf, reasonAsked, STATUSES, statusOf } from "../rules/plan.js";
import { written } from "../rules/written-in.js";
import { ActionSteps } from "./action-steps.js";
import { aroundDay, isBusy, makeDay } from "./boxes.js";
import { make, makeButton, setText } from "./dom.js";
import { sayOwnerHint } from "./owner-hint.js";
import { TwoTexts } from "./two-texts.js";

/** @typedef {import("../plan.js").PlanKit} PlanKit */
/** @typedef {import("../rules/answer-file.js").Action} Action */
/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control */
/** @typedef {[string, string][]} Options value and name */

/** The five that matter, and the rest, in the order of the form; once there are goals, which of them it serves matters too. */
const FIRST = ["difference", "first_step", "owner", "due", "review"];
const MORE = ["action", "question", "needs", "needs_met", "stop", "value", "effort", "status"];
/** Three of a row, and those that take the place of two. */
const SHORT = ["owner", "due", "review", "goal", "needs_met", "value", "effort", "status"];
const LONGER = ["question", "needs"];
const DAYS = ["due", "review"];
const WITH_HELP = ["first_step", "because"];
const THIRDS = ["1", "2", "3"];
/** Fields that are no texts, out of what a control says. @type {Record<string, (said: string) => unknown>} */
const MEANINGS = { value: Number, effort: Number, needs_met: (said) => said === "yes" };

/** All that is written of an action; every key that is pressed is kept. */
export class ActionForm {
  /** By the name of the field. @type {Map<string, Control>} */
  controls = new Map();
  /** What may be written in two tabs at once, likewise. @type {Map<string, TwoTexts>} */
  #texts = new Map();
  /** The goals that can be chosen now, so that a list is made anew only when they change. */
  #goals = "";

  /** @param {PlanKit} kit @param {Action} action @param {() => void} remove */
  constructor(kit, { id }, remove) {
    const { words } = kit;
    this.kit = kit;
    this.id = id;
    this.hint = make("span", { class: "kit-quiet", role: "status" });
    this.steps = new ActionSteps(kit, (text) => {
      this.set("first_step", text);
      this.control("first_step").focus();
    });
    this.stopping = this.button("plan_will_not", () => this.stop());
    this.because = this.field("because");
    this.goal = this.field("goal");
    this.more = make("div", { class: "kit-action__form" }, ...MORE.map((name) => this.field(name)));
    this.folded = make(
      "details",
      { class: "kit-action__more" },
      make("summary", {}, words.say("plan_more")),
      this.more,
    );
    this.root = make(
      "div",
      { "class": "kit-action__form", "role": "group", "aria-labelledby": this.titleId },
      ...FIRST.map((name) => this.field(name)),
      this.folded,
      this.because,
      make(
        "p",
        { class: "kit-turn" },
        this.stopping,
        this.button("plan_remove", remove, "kit-link kit-button--apart"),
      ),
    );
    this.root.addEventListener("input", (event) => this.take(/** @type {Control} */ (event.target)));
    this.root.addEventListener("keydown", (event) => this.key(event));
  }

  get titleId() {
    return `kit-${this.id}-title`;
  }

  /** It says which action it is of. @param {string} name of its words @param {() => void} act @param {string} [look] */
  button(name, act, look) {
    const button = makeButton(this.kit.words.say(name), act, look);
    button.id = `kit-${this.id}-${name}`;
    button.setAttribute("aria-labelledby", `${button.id} ${this.titleId}`);
    return button;
  }

  enter() {
    this.control("difference").focus();
  }

  /** @param {string} name */
  control(name) {
    const control = this.controls.get(name);
    if (!control) throw new Error(`an action has no field "${name}"`);
    return control;
  }

  /** @param {string} name */
  field(name) {
    const { words } = this.kit;
    const id = `kit-${this.id}-${name}`;
    const help = WITH_HELP.includes(name) && `${id}-help`;
    const control = this.makeControl(name);
    this.controls.set(name, control);
    if (!(control instanceof HTMLSelectElement)) {
      this.#texts.set(name, new TwoTexts(control, words, (text) => this.set(name, text)));
    }
    control.id = id;
    control.setAttribute("name", `${this.id}.${name}`);
    if (help) control.setAttribute("aria-describedby", help);
    const label = `${id}-label`;
    /** @type {Record<string, string>} */
    const around = DAYS.includes(name) ? aroundDay(label, this.titleId) : {};
    return make(
      "div",
      { ...around, class: "kit-field " + widthClass(name) },
      make("label", { for: id, id: label }, words.say("plan_" + name)),
      help && make("span", { class: "kit-quiet", id: help }, words.say(`plan_${name}_help`)),
      control,
      name === "owner" && this.hint,
      name === "first_step" && this.steps.root,
    );
  }

  /** @param {string} name @returns {Control} */
  makeControl(name) {
    if (DAYS.includes(name)) return makeDay(this.kit.words, (day) => this.take(day));
    if (name === "owner") return make("input", { dir: "auto", autocomplete: "off" });
    const options = this.options(name);
    return options
      ? make("select", {}, ...makeOptions(options))
      : make("textarea", { rows: MORE.includes(name) ? 1 : 2, dir: "auto" });
  }

  /** @param {string} name @returns {Options | null} */
  options(name) {
    const { words, framework, store: { session } } = this.kit;
    /** @param {{id: string, title?: string, name?: string, lang?: string}} thing @returns {[string, string]} */
    const optionOf = ({ id, title, name, lang }) => [id, title ?? written(words, name, lang)];
    const says = (/** @type {string[]} */ values, /** @type {string} */ prefix) =>
      values.map((value) => /** @type {[string, string]} */ ([value, words.say(prefix + value)]));
    const unsaid = /** @type {[string, string]} */ (["", words.say("plan_unsaid")]);
    switch (name) {
      case "goal":
        return [["", words.say("plan_none_goal")], ...goalsOf(session).map(optionOf)];
      case "question":
        return [["", words.say("plan_question_none")], ...[...framework.questions.values()].map(optionOf)];
      case "needs_met":
        return [unsaid, ...says(["yes", "no"], "plan_met_")];
      case "value":
      case "effort":
        return [unsaid, ...says(THIRDS, "plan_third_")];
      case "status":
        return says(STATUSES, "plan_status_");
      default:
        return null;
    }
  }

  /** @param {Control} control */
  take({ name, value, validity }) {
    if (!name || !validity.valid) return; // half a day is no day, and takes away none
    const field = name.slice(this.id.length + 1);
    const said = value && MEANINGS[field] ? MEANINGS[field](value) : value;
    const kept = this.kit.store.session.value("plan", this.id)?.[field] ?? "";
    this.set(field, this.#texts.get(field)?.typed(value)(kept) ?? said);
  }

  /** @param {string} field @param {unknown} said */
  set(field, said) {
    this.kit.store.setAction(this.id, { [field]: said });
  }

  /** What is not done is a result as well, and stays in the plan. */
  stop() {
    this.set("status", "stopped");
    this.control("because").focus();
  }

  /** Enter goes on from where it would do nothing. @param {KeyboardEvent} event */
  key(event) {
    const { target, key, isComposing } = event;
    if (key !== "Enter" || isComposing || event.ctrlKey || event.metaKey) return;
    if (!(target instanceof HTMLInputElement)) return;
    event.preventDefault();
    const all = [...this.controls.values()].filter((one) =>
      !one.closest("details details:not([open]), [hidden]")
    );
    const ordered = all.sort((a, b) =>
      a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_PRECEDING ? 1 : -1
    );
    (ordered[ordered.indexOf(target) + 1] ?? this.stopping).focus();
  }

  /** @param {Action} action as it is now; what somebody is writing is left alone */
  show(action) {
    const { words, store: { session } } = this.kit;
    this.showGoals();
    const other = apartFrom(session, "plan", action);
    for (const [name, control] of this.controls) {
      const [value, apart] = [action, other].map((one) => valueShown(one, name, session.framework));
      const texts = this.#texts.get(name);
      if (texts) texts.show(value, isBusy(control), action.lang, apart);
      else control.value = value;
    }
    setText(this.hint, sayOwnerHint(words, action.owner ?? ""));
    this.steps.show(action);
    const status = statusOf(action);
    this.because.hidden = !reasonAsked(action) && !action.because;
    this.stopping.hidden = status === "stopped";
  }

  showGoals() {
    const options = /** @type {Options} */ (this.options("goal"));
    const goals = JSON.stringify(options);
    if (goals === this.#goals) return;
    this.#goals = goals;
    this.control("goal").replaceChildren(...makeOptions(options));
    if (options.length > 1) this.folded.before(this.goal);
    else this.more.append(this.goal);
  }
}

/** @param {Options} options */
function makeOptions(options) {
  return options.map(([value, name]) => {
    const option = make("option", {}, name);
    option.value = value;
    return option;
  });
}

/** @param {string} name */
function widthClass(name) {
  if (SHORT.includes(name)) return "is-short";
  return LONGER.includes(name) ? "is-longer" : "";
}

/** What a control shows of a field. @param {Action} action @param {string} name @param {import("../rules/framework.js").Framework} framework */
function valueShown(action, name, framework) {
  const value = /** @type {Record<string, any>} */ (action)[name];
  if (name === "status") return statusOf(action);
  if (name === "question") return framework.present(value) || value || "";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return String(value ?? "");
}
