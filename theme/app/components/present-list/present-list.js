// @ts-check
import { Component } from "../../drawing/component.js";
import { make, makeButton, setText } from "../../drawing/dom.js";
import { sayAgreed } from "../../rules/sayings.js";
import { makeTick } from "../../drawing/talk.js";

/** @typedef {import("../../workshop.js").WorkshopKit} WorkshopKit */
/** @typedef {import("../../rules/desk.js").Row} Row */

/** The questions in the order of the spread, each a way into the presentation. @extends {Component<WorkshopKit>} */
export class PresentList extends Component {
  /** @param {HTMLElement} root @param {WorkshopKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.list = this.part("list");
    this.letters = this.part("letters", "input");
    this.stale = true;
    this.listen(kit.store, "change", ({ detail }) => this.follow(detail));
    this.listen(kit.desk, "order", () => this.stale = true);
    this.listen(globalThis, "hashchange", () => this.renderIfSeen());
    this.listen(this.letters, "change", () => kit.desk.letters = this.letters.checked);
    this.listen(document, "keydown", (event) => this.startByRemote(event));
    this.pressed("start", () => kit.desk.ask("present"));
    this.showLetters();
    this.renderIfSeen();
  }

  /** The Start of a presenter's remote is F5. @param {KeyboardEvent} event */
  startByRemote(event) {
    const isStart = event.key === "F5" && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!isStart || !this.root.closest(".is-current") || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    this.kit.desk.ask("present");
  }

  showLetters() {
    const { letters } = this.kit.desk;
    this.letters.checked = letters;
    this.root.classList.toggle("kit-letterless", !letters);
  }

  /** A box that was ticked in the list stays where it is, with the focus on it. @param {{what: string}} detail */
  follow({ what }) {
    if (!["all", "people", "item", "talk"].includes(what)) return;
    this.stale = true;
    this.showLetters();
    if (what === "talk") this.showMarked();
    if (what !== "talk" || !this.list.contains(document.activeElement)) this.renderIfSeen();
  }

  renderIfSeen() {
    if (!this.stale || !this.root.closest(".is-current")) return;
    this.stale = false;
    this.showMarked();
    this.list.replaceChildren(...this.kit.desk.rows.map((row) => this.row(row)));
  }

  showMarked() {
    const { words, desk: { marked: { length: count } } } = this.kit;
    setText(this.part("marked"), count ? words.say("present_marked", { count }) : "");
  }

  /** @param {Row} row */
  row({ question, agreed }) {
    const { words, desk } = this.kit;
    return make(
      "li",
      {},
      makeButton(question.title, () => desk.ask("present", question.id), "kit-link kit-link--strong"),
      " ",
      make("span", { class: "kit-quiet" }, sayAgreed(words, question, agreed)),
      " ",
      makeTick(this.kit, question),
    );
  }
}
