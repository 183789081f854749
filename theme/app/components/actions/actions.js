// @ts-check
import { ActionCard } from "../../drawing/action-card.js";
import { arrange } from "../../drawing/arrange.js";
import { Component } from "../../drawing/component.js";
import { fillOne, make, makeButton } from "../../drawing/dom.js";
import { removeWithUndo } from "../../drawing/undo.js";
import { actionNames, renamed } from "../../rules/action-name.js";
import { actionsOf, chosenFor, WORK_ON } from "../../rules/plan.js";
import { isBlank, seenBy, withoutAction } from "../../rules/plan-views.js";
import { written } from "../../rules/written-in.js";

/** @typedef {import("../../plan.js").PlanKit} PlanKit */
/** @typedef {import("../../rules/answer-file.js").Action} Action */

/** So many actions are shown open at first; of more, only those that somebody opens are. */
const OPEN_AT_FIRST = 8;

/** A form for each action, in an order that only this list has. @extends {Component<PlanKit>} */
export class Actions extends Component {
  /** By id. @type {Map<string, ActionCard>} */
  cards = new Map();
  /** As they were when they were put in order: what is typed moves no card, until somebody comes to the list anew. @type {Map<string, Action>} */
  placed = new Map();
  /** What they were called when they were drawn. @type {Map<string, string>} */
  names = new Map();

  /** @param {HTMLElement} root @param {PlanKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.list = this.part("list");
    this.order = this.part("order", "select");
    this.step = /** @type {HTMLElement} */ (root.closest("[data-step]"));
    this.pressed("add", () => this.add({}));
    this.listen(this.order, "change", () => this.settle());
    this.listen(globalThis, "hashchange", () => this.arrive());
    this.listen(document, "keydown", (event) => this.key(event));
    this.listen(kit.store, "change", ({ detail: { what, id } }) => {
      if (what === "all") this.settle();
      else if (what === "item") this.changed(id);
    });
    this.settle();
  }

  get isCurrent() {
    return this.step.classList.contains("is-current");
  }

  /** Somebody comes to the list, or to an action that is linked to. */
  arrive() {
    if (!this.isCurrent) return;
    this.settle();
    this.cards.get(location.hash.replace("#kit-action-", ""))?.unfold();
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const adds = event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing;
    if (!adds || !this.isCurrent || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    this.add({ question: this.todo[0]?.id });
  }

  /** @param {Partial<Action>} fields */
  add(fields) {
    const id = this.kit.store.addAction(fields);
    this.cards.get(id)?.unfold(true);
  }

  /** Something else than everything. @param {string} id of an action, a goal, a question or anything else */
  changed(id) {
    const action = this.kit.store.session.value("plan", id);
    const card = this.cards.get(id);
    if (action && card?.root.isConnected) card.show(action);
    else this.render();
    this.showNames();
    this.showOthers();
  }

  showNames() {
    const names = actionNames(this.kit.store.session, this.kit.words);
    for (const id of renamed(this.names, names)) this.cards.get(id)?.showName();
    this.names = names;
  }

  /** Put in order by what is written now. */
  settle() {
    this.placed.clear();
    if (this.kit.store.isEmpty) this.part("undo").replaceChildren(); // nothing is left on a shared computer
    this.render();
    this.showNames();
    this.showOthers();
  }

  render() {
    const { store: { session } } = this.kit;
    const actions = actionsOf(session);
    const isFew = actions.length <= OPEN_AT_FIRST;
    for (const action of actions) {
      if (!this.placed.has(action.id)) this.placed.set(action.id, action);
      this.card(action, isFew).show(action);
    }
    const by = /** @type {import("../../rules/plan-views.js").By} */ (this.order.value);
    const placed = actions.map((action) => this.placed.get(action.id) ?? action);
    const groups = seenBy(session, by, placed);
    arrange(
      this.list,
      groups.flatMap(({ heading, actions }) => [
        make("h3", { dir: "auto" }, this.sayHeading(by, heading, actions[0])),
        ...actions.map((action) => this.card(action, isFew).root),
      ]),
    );
  }

  /** @param {Action} action @param {boolean} isOpen if it is new here */
  card(action, isOpen) {
    const card = this.cards.get(action.id) ?? new ActionCard(this.kit, action, {
      isOpen,
      remove: (name) => this.remove(action.id, name),
    });
    this.cards.set(action.id, card);
    return card;
  }

  /** @param {string} by @param {string} heading @param {Action} action below it */
  sayHeading(by, heading, { goal = "", lang }) {
    const { words, store: { session } } = this.kit;
    if (!heading) return words.say("plan_none_" + by);
    if (by === "owner") return written(words, heading, lang);
    if (by === "goal") return written(words, heading, session.value("goals", goal)?.lang);
    return by === "date" ? words.month(heading) : heading;
  }

  /** What is chosen to work on and has no action yet. */
  get todo() {
    const { session } = this.kit.store;
    return withoutAction(session, chosenFor(session, WORK_ON));
  }

  /** What stands around the list: what has no action yet, and what to do where there is nothing. */
  showOthers() {
    const { store: { session }, words } = this.kit;
    const count = session.of("plan").size;
    const { todo } = this;
    this.part("empty").hidden = count + todo.length > 0;
    this.part("ordering").hidden = count < 2;
    const isDone = count > 0 && !todo.length;
    const [add, next] = [this.part("add"), this.part("next")];
    fillOne(isDone ? next : add, add, next);
    this.part("todo").replaceChildren(...todo.map(({ id, title }) => {
      const button = makeButton(words.say("plan_add_for"), () => this.add({ question: id }));
      button.setAttribute("aria-label", words.say("plan_add_for_question", { title }));
      return make("li", {}, make("span", {}, words.say("plan_no_action", { title })), button);
    }));
  }

  /** @param {string} id @param {string} name */
  remove(id, name) {
    const { store } = this.kit;
    const back = () => this.cards.get(id)?.unfold(true);
    if (!isBlank(store.session.value("plan", id) ?? { id })) {
      return removeWithUndo(this.kit, this.part("undo"), { kind: "plan", id, name }, back);
    }
    store.remove("plan", id);
    this.part("add").focus();
  }
}
