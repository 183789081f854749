// @ts-check
import { arrangeInTurn } from "../../drawing/arrange.js";
import { Component } from "../../drawing/component.js";
import { find, findAll, make, setText } from "../../drawing/dom.js";
import { makeMore } from "../../drawing/more.js";
import { WhenSeen } from "../../drawing/when-seen.js";
import { actionCalled } from "../../rules/action-name.js";
import { actionsOf } from "../../rules/plan.js";
import { AMOUNTS, gridOf } from "../../rules/value-effort.js";
import { Pieces } from "../../state/pieces.js";

/** @typedef {import("../../plan.js").PlanKit} PlanKit */
/** @typedef {import("../../rules/answer-file.js").Action} Action */
/** @typedef {"value" | "effort"} Side */

/** So many actions are drawn to be placed, until somebody asks for more. */
const PLACED_AT_ONCE = 50;
/** And so many with the one that has the focus. */
const PLACED_IN_SIGHT = 10;

/** Actions on a table by what they are worth and what they take, and where each is placed there. @extends {Component<PlanKit>} */
export class ValueEffort extends Component {
  /** @param {HTMLElement} root @param {PlanKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.list = this.part("list");
    /** @type {Map<string, Element>} */
    this.items = new Map();
    this.pieces = new Pieces();
    this.most = PLACED_AT_ONCE;
    this.listen(kit.store, "change", ({ detail }) => this.follow(detail));
    this.seen = new WhenSeen(this, () => this.render());
    this.seen.look();
  }

  /** What is chosen for a question moves no action. @param {{what: string, id: string}} detail */
  follow({ what, id }) {
    if (what === "all" || (what === "item" && !this.kit.framework.questions.has(id))) {
      this.seen.mark();
      return this.seen.look();
    }
  }

  /** It stands below all questions. @param {number} [first] so many cells and items at once */
  render(first = 0) {
    const { words, store: { session } } = this.kit;
    const { open, rows, unplaced } = gridOf(actionsOf(session));
    const { length: count } = unplaced;
    this.root.hidden = !open.length;
    const cells = rows.flatMap((row) => row.cells);
    setText(this.part("unplaced"), count ? words.say("value_unplaced", { count }) : "");
    const left = open.length - this.most;
    this.part("more").replaceChildren(left > 0 ? makeMore(words, left, () => this.showAll()) : "");
    return this.pieces.draw(this.drawAll(cells, open), first);
  }

  /** What has the focus stays where it is. @param {{actions: Action[]}[]} cells @param {Action[]} open */
  *drawAll(cells, open) {
    const places = findAll(this.part("grid"), "td");
    for (const [at, { actions }] of cells.entries()) {
      places[at].replaceChildren(this.names(actions));
      yield;
    }
    const shown = open.slice(0, this.most);
    const items = new Map(shown.map((action) => [action.id, () => this.showItem(action)]));
    yield* arrangeInTurn(this.list, items, this.items);
  }

  /** @param {Action[]} actions */
  names(actions) {
    return actions.length ? make("ul", {}, ...actions.map((one) => make("li", {}, this.nameOf(one)))) : "";
  }

  /** @param {Action} action */
  nameOf(action) {
    return actionCalled(this.kit.store.session, action, this.kit.words);
  }

  showAll() {
    const next = this.list.children.length;
    this.most = Infinity;
    const drawing = this.render(AMOUNTS.length ** 2 + next + PLACED_IN_SIGHT);
    find(this.list.children[next], "select").focus();
    return drawing;
  }

  /** @param {Action} action */
  showItem(action) {
    const { id } = action;
    const item = this.items.get(id) ?? this.makeItem(id);
    setText(find(item, "span"), this.nameOf(action));
    for (const select of findAll(item, "select")) {
      const side = /** @type {Side} */ (select.dataset.side);
      select.value = String(action[side] ?? 0);
    }
    return item;
  }

  /** @param {string} id of an action */
  makeItem(id) {
    return make(
      "li",
      { "data-placed": id },
      make("span", { id: `kit-placed-${id}` }),
      this.makeSelect(id, "value"),
      this.makeSelect(id, "effort"),
    );
  }

  /** @param {string} id of an action @param {Side} side */
  makeSelect(id, side) {
    const { words, store } = this.kit;
    const options = [0, ...AMOUNTS].map((amount) =>
      make("option", { value: amount }, words.say("amount_" + amount))
    );
    const name = make("span", { id: `kit-${side}-${id}` }, words.say(side));
    const named = `${name.id} kit-placed-${id}`; // each in its own language
    const select = make(
      "select",
      { "data-side": side, "autocomplete": "off", "aria-labelledby": named },
      ...options,
    );
    this.listen(select, "change", () => store.setAction(id, { [side]: Number(select.value) || undefined }));
    return make("label", {}, name, " ", select);
  }
}
