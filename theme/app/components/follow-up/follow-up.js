// @ts-check
import { arrangeInTurn } from "../../drawing/arrange.js";
import { Component } from "../../drawing/component.js";
import { setText } from "../../drawing/dom.js";
import { FollowCard } from "../../drawing/follow-card.js";
import { makeMore } from "../../drawing/more.js";
import { WhenSeen } from "../../drawing/when-seen.js";
import { endedOf, isToLookAt, roundOf } from "../../rules/follow.js";
import { Pieces } from "../../state/pieces.js";
import { saveCalendar } from "../../state/save-calendar.js";

/** @typedef {import("../../plan.js").PlanKit} PlanKit */

const CARDS_AT_ONCE = 12;
/** Drawn without a rest. */
const CARDS_IN_SIGHT = 4;

/** The open actions, those first that are due to be looked at, the way into the round, and what is done or stopped. @extends {Component<PlanKit>} */
export class FollowUp extends Component {
  /** @param {HTMLElement} root @param {PlanKit} kit */
  constructor(root, kit) {
    super(root, kit);
    /** By the id of their action: they keep what somebody types. @type {Map<string, FollowCard>} */
    this.cards = new Map();
    /** How many of each list are shown. */
    this.shown = { open: CARDS_AT_ONCE, ended: CARDS_AT_ONCE };
    this.inRound = false;
    this.pieces = new Pieces();
    /** Their elements. @type {Map<string, Element>} */
    this.drawn = new Map();
    this.seen = new WhenSeen(this, () => this.renderUnlessBusy());
    this.pressed("start", () => this.startRound());
    this.pressed(
      "calendar",
      async () => setText(this.part("said"), await saveCalendar(kit.store, kit.words)),
    );
    this.listen(kit.store, "change", ({ detail }) => this.follow(detail));
    this.listen(kit.asks, "round-over", () => this.endRound());
    this.listen(globalThis, "beforeunload", (event) => this.drafts.length && event.preventDefault());
    // Before whatever was pressed acts: a file that is saved now holds the note.
    document.addEventListener("click", ({ target }) => this.moveOn(/** @type {Element} */ (target)), true);
    this.seen.look();
  }

  get drafts() {
    return [...this.cards.values()].filter(({ draft }) => draft);
  }

  /** What was typed under another action becomes its note; the round sees to its own. @param {Element} target */
  moveOn(target) {
    if (this.inRound || !target.closest("a, button, input, label")) return;
    for (const card of this.drafts) if (!card.root.contains(target)) card.add();
  }

  startRound() {
    this.pieces.finish(); // or a card would be drawn back into the list
    this.inRound = true;
    const ids = roundOf(this.kit.store.session).map(({ id }) => id);
    this.kit.asks.ask("round", { ids, cardOf: (/** @type {string} */ id) => this.cardOf(id) });
  }

  endRound() {
    this.inRound = false;
    this.render();
    this.part("start").focus();
  }

  /** Cards stay where they are while somebody is among them: what is done now is under "done" the next time. @param {{what: string, id: string}} detail */
  follow({ what, id }) {
    if (!["all", "item"].includes(what)) return;
    this.seen.mark();
    if (what !== "all") this.cards.get(id)?.show();
    this.showCount();
    if (what === "all") return this.seen.look();
  }

  /** Where somebody is among the cards they stay, and are put in order later. */
  renderUnlessBusy() {
    if (!this.inRound && !this.root.querySelector("form:focus-within")) return this.render();
    for (const card of this.cards.values()) card.show();
    this.seen.mark();
  }

  render() {
    const { session } = this.kit.store;
    const [open, ended] = [roundOf(session), endedOf(session)];
    for (const { id, action } of this.cards.values()) {
      if (action) continue;
      this.cards.delete(id);
      this.drawn.delete(id);
    }
    this.part("none").hidden = open.length > 0;
    this.part("some").hidden = !open.length;
    this.part("past").hidden = !ended.length;
    this.showCount();
    return this.pieces.draw(this.drawLists(open, ended), CARDS_IN_SIGHT);
  }

  /** @param {{id: string}[]} open @param {{id: string}[]} ended */
  *drawLists(open, ended) {
    yield* this.drawList("open", open);
    yield* this.drawList("ended", ended);
  }

  /** @param {"open" | "ended"} name @param {{id: string}[]} actions */
  *drawList(name, actions) {
    const shown = this.shown[name];
    const rest = Math.min(CARDS_AT_ONCE, actions.length - shown);
    const more = () =>
      makeMore(this.kit.words, rest, () => {
        this.shown[name] += rest;
        this.render();
        this.pieces.finish();
        this.cardOf(actions[shown].id).name.focus();
      });
    /** @type {Map<string, () => Element>} */
    const wanted = new Map(actions.slice(0, shown).map(({ id }) => [id, () => this.cardOf(id).root]));
    if (rest > 0) wanted.set("\n" + name, more);
    yield* arrangeInTurn(this.part(name), wanted, this.drawn);
  }

  /** As it stands now. @param {string} id of an action */
  cardOf(id) {
    const card = this.cards.get(id);
    card?.show();
    const made = card ?? new FollowCard(this.kit, id);
    this.cards.set(id, made);
    return made;
  }

  showCount() {
    const { store: { session, today }, words } = this.kit;
    const open = roundOf(session);
    const count = open.filter((action) => isToLookAt(action, today)).length;
    const said = [words.say("follow_count", { count: open.length }), words.say("follow_to_look", { count })];
    setText(this.part("count"), open.length ? said.slice(0, count ? 2 : 1).join(" ") : "");
  }
}
