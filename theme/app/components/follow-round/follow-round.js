// @ts-check
import { Component } from "../../drawing/component.js";
import { copyArea } from "../../drawing/copy-area.js";
import { setText } from "../../drawing/dom.js";
import { Room } from "../../drawing/room.js";
import { minutesOf } from "../../rules/follow.js";
import { saveCalendar } from "../../state/save-calendar.js";

/** @typedef {import("../../plan.js").PlanKit} PlanKit */
/** @typedef {import("../../drawing/follow-card.js").FollowCard} FollowCard */

/** One action at a time, readable across a room; after the last, a sentence for the minutes. */
/** @extends {Component<PlanKit, HTMLDialogElement>} */
export class FollowRound extends Component {
  /** @param {HTMLDialogElement} root @param {PlanKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.stage = this.part("stage");
    this.end = this.part("end");
    this.minutes = this.part("minutes", "textarea");
    /** Actions in the order of the beginning, whatever is said of them meanwhile. @type {string[]} */
    this.ids = [];
    this.at = 0;
    /** @type {FollowCard | null} */
    this.card = null;
    /** The list of all has them. @type {((id: string) => FollowCard) | null} */
    this.cardOf = null;
    this.room = new Room(this, root, { rest: () => this.stage, move: (steps) => this.move(steps) });
    this.listen(kit.asks, "round", ({ detail }) => this.start(detail));
    this.listen(root, "close", () => this.left());
    this.pressed("back", () => this.move(-1));
    this.pressed("next", () => this.move(1));
    this.pressed("leave", () => this.room.leave());
    this.pressed("copy", () => this.say(copyArea(this.minutes, kit.words)));
    this.pressed("calendar", async () => this.say(await saveCalendar(kit.store, kit.words)));
  }

  /** @param {{ids: string[], cardOf: (id: string) => FollowCard}} round */
  start({ ids, cardOf }) {
    this.ids = ids;
    this.cardOf = cardOf;
    this.at = 0;
    this.room.open();
    this.say("");
    this.show();
  }

  /** @param {string} text */
  say(text) {
    setText(this.part("said"), text);
  }

  get isEnd() {
    return this.at === this.ids.length;
  }

  /** @param {number} steps */
  move(steps) {
    const next = this.at + steps;
    if (next < 0 || next > this.ids.length) return;
    this.say(this.added());
    this.at = next;
    this.show();
  }

  /** What is typed and not added is a note of the action that one leaves. @returns {string} what is said of it */
  added() {
    const { card, kit: { words } } = this;
    return card?.add() ? words.say("follow_moved_on", { what: card.title }) : "";
  }

  show() {
    const { words } = this.kit;
    const { at, ids, isEnd } = this;
    this.card = isEnd ? null : this.cardOf?.(ids[at]) ?? null;
    this.part("cards").replaceChildren(this.card?.root ?? "");
    this.end.hidden = !isEnd;
    setText(this.part("place"), isEnd ? "" : words.say("place", { number: at + 1, total: ids.length }));
    this.part("back", "button").disabled = !at;
    this.part("next").hidden = isEnd;
    if (isEnd) this.showMinutes();
    this.root.scrollTop = 0;
    (this.card?.name ?? this.part("last")).focus();
  }

  showMinutes() {
    const { store, words } = this.kit;
    const actions = this.ids.map((id) => store.session.value("plan", id)).filter(Boolean);
    this.minutes.value = minutesOf(actions, store.today, words);
  }

  left() {
    this.added();
    this.card = null;
    this.kit.asks.ask("round-over");
  }
}
