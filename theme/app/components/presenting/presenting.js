// @ts-check
import { AgreeForm } from "../../drawing/agree-form.js";
import { countText } from "../../drawing/cells.js";
import { Component } from "../../drawing/component.js";
import { find, findAll, make, setText } from "../../drawing/dom.js";
import { makeGroups } from "../../drawing/groups.js";
import { fillHands } from "../../drawing/hands.js";
import { makeNotes } from "../../drawing/notes.js";
import { makeLastTime } from "../../drawing/last-time.js";
import { Room } from "../../drawing/room.js";
import { makeSettled } from "../../drawing/settled.js";
import { sayProgress, saySpread, sayTrend } from "../../rules/sayings.js";
import { apartCounts, cellsOf } from "../../rules/desk.js";
import { trendOn, writingsOn } from "../../rules/heard.js";
import { answered } from "../../rules/spread.js";

/** @typedef {import("../../workshop.js").WorkshopKit} WorkshopKit */

/** What the room sees only when somebody asks for it. */
const ASKED_FOR = ["levels", "notes", "groups", "hands"];

/** One question at a time for a room: what the levels mean, then, on Reveal, the spread, what to talk about, and what is agreed; last, what was agreed of all. @extends {Component<WorkshopKit, HTMLDialogElement>} */
export class Presenting extends Component {
  /** @param {HTMLDialogElement} root @param {WorkshopKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.stage = this.part("stage");
    this.end = this.part("end");
    this.dark = this.part("dark");
    this.reveal = this.part("reveal");
    this.ids = [...kit.framework.questions.keys()];
    this.at = 0;
    /** As counted when the room began to look: who comes in or goes meanwhile would show what one person chose. */
    this.views = kit.store.views;
    this.files = 0;
    /** @type {AgreeForm | null} */
    this.form = null;
    this.room = new Room(this, root, {
      rest: () => this.heading,
      move: (steps) => this.move(steps),
      letter: (key) => this.pressLetter(key),
    });
    /** What was said last time, before the first question. */
    this.before = make("article", { class: "kit-slide" });
    this.stage.prepend(this.before, ...find(document, "*", "[data-slides]").children);
    this.listenToAll();
  }

  listenToAll() {
    const { store, desk } = this.kit;
    this.listen(desk, "present", ({ detail }) => this.start(detail));
    this.listen(store, "change", ({ detail }) => this.root.open && this.follow(detail));
    const clicks = {
      back: () => this.move(-1),
      next: () => this.move(1),
      reveal: () => this.toggle(),
      leave: () => this.room.leave(),
      save: () => this.room.leave(),
      darken: () => this.darken(true),
      dark: () => this.darken(false),
    };
    for (const [name, act] of Object.entries(clicks)) this.pressed(name, act);
    this.listen(this.dark, "blur", () => this.dark.hidden = true);
    for (const name of ASKED_FOR) {
      this.pressed("show-" + name, () => this.ask(name, !this.has(name)));
    }
  }

  /** The marked questions where there are any, else those looked at; all, where another is asked for. The order is taken over now, so that counting hands does not move the questions about. @param {string | null} id of a question, or the first */
  start(id) {
    const { desk, framework, store } = this.kit;
    this.views = store.views;
    this.files = store.files.size;
    const all = [...framework.questions.keys()];
    const lists = [desk.marked, desk.rows.map(({ question }) => question.id), all];
    this.ids = lists.find((ids) => ids.includes(id ?? ids[0])) ?? all;
    this.before.replaceChildren(...makeLastTime(this.kit));
    this.at = id ? this.ids.indexOf(id) : this.first;
    this.root.classList.toggle("kit-letterless", !desk.letters);
    this.dark.hidden = true;
    this.room.open();
    this.show();
    this.showWaiting();
  }

  /** Where the room begins: with last time, where there is a plan of it. */
  get first() {
    return this.before.firstChild ? -1 : 0;
  }

  /** Neither before the first question nor after the last. */
  get isAsked() {
    return this.at in this.ids;
  }

  get question() {
    return this.kit.framework.question(this.ids[this.at]);
  }

  get row() {
    return this.kit.desk.row(this.question.id, "role", this.views);
  }

  /** Told apart by what people think of. */
  get scopes() {
    return this.kit.desk.row(this.question.id, "scope", this.views);
  }

  get slide() {
    if (!this.isAsked) return this.at < 0 ? this.before : this.end;
    return find(this.stage, "article", `[data-slide="${this.question.id}"]`);
  }

  get heading() {
    return find(this.slide, "*", ".kit-slide__question");
  }

  /** @param {number} steps */
  move(steps) {
    if (this.isDark) return this.darken(false);
    const next = this.at + steps;
    if (next < this.first || next > this.ids.length) return;
    this.at = next;
    this.show();
  }

  show() {
    for (const slide of this.stage.children) slide.classList.toggle("is-current", slide === this.slide);
    this.form?.root.remove();
    this.form = null;
    this.uncover(false);
    const { isAsked, ids: { length: total } } = this;
    const place = this.kit.words.say("place", { number: this.at + 1, total });
    setText(this.part("place"), isAsked ? place : "");
    this.reveal.hidden = !isAsked;
    for (const [name, end] of [["back", this.first], ["next", total]]) {
      this.part(String(name), "button").disabled = this.at === end;
    }
    if (this.at === total) this.showEnd();
    this.heading.tabIndex = -1;
    this.heading.focus();
    this.root.scrollTop = 0;
  }

  showEnd() {
    const { words, store } = this.kit;
    setText(this.part("progress"), sayProgress(words, store.session));
    this.part("agreed").replaceChildren(...makeSettled(this.kit));
  }

  toggle() {
    if (this.isAsked) this.uncover(!this.isRevealed);
  }

  /** @param {boolean} isOpen whether the room sees the spread */
  uncover(isOpen) {
    const { words } = this.kit;
    const { length: people } = this.views.people;
    this.root.classList.toggle("is-revealed", isOpen);
    setText(find(this.reveal, "span"), words.say(isOpen ? "hide" : "reveal"));
    this.reveal.classList.toggle("kit-button--main", !isOpen);
    this.part("next").classList.toggle("kit-button--main", isOpen || this.at < 0);
    for (const name of ["talk", "more"]) this.part(name).hidden = !isOpen;
    // Without files, hands are counted under what the levels mean.
    for (const name of ASKED_FOR) this.ask(name, isOpen && !people && /levels|hands/.test(name));
    if (!isOpen) return setText(this.part("words"), "");
    if (!this.form) {
      this.form = new AgreeForm(this.kit, this.row);
      this.part("agree").replaceChildren(this.form.root);
    }
    const toDiscuss = [...this.slide.querySelectorAll("[data-discuss] > li")];
    this.part("to-discuss").hidden = !toDiscuss.length;
    this.part("discuss").replaceChildren(...toDiscuss.map((item) => item.cloneNode(true)));
    const { writers: count, groups } = this.row;
    this.part("show-notes").hidden = !count;
    this.part("show-groups").hidden = !groups.length && !this.scopes.groups.length;
    setText(this.part("show-notes"), words.say("notes", { count }));
    this.showCounts();
  }

  get isRevealed() {
    return this.root.classList.contains("is-revealed");
  }

  /** @param {string} name one of ASKED_FOR */
  has(name) {
    return this.root.classList.contains("has-" + name);
  }

  /** @param {string} name one of ASKED_FOR @param {boolean} isOpen */
  ask(name, isOpen) {
    this.root.classList.toggle("has-" + name, isOpen);
    this.part("show-" + name).ariaPressed = String(isOpen);
    if (name === "hands") return this.showHands(isOpen);
    if (name === "levels") return;
    const makePart = name === "notes" ? () => this.notes() : () => this.groups();
    this.part(name).replaceChildren(isOpen ? makePart() : "");
    if (isOpen) this.ask(name === "notes" ? "groups" : "notes", false);
  }

  notes() {
    return makeNotes(this.kit.words, writingsOn(this.views, this.question.id));
  }

  groups() {
    const parts = [this.row, this.scopes].filter(({ groups }) => groups.length);
    const isFolded = parts.some((one) => one.isFolded);
    const made = parts.map((one, at) =>
      makeGroups(this.kit, { ...one, isFolded: isFolded && at === parts.length - 1 })
    );
    return make("div", { class: "kit-presenting__groups" }, ...made);
  }

  showCounts() {
    const { words } = this.kit;
    const { question, tally } = this.row;
    const isBlank = !this.views.people.length && !answered(tally);
    for (const { level, strength, count } of cellsOf({ question, tally, agreed: {} })) {
      const cell = make(
        "b",
        { "class": "kit-cell kit-slide__count", "data-strength": strength },
        countText(count),
      );
      this.countPlace(level.id)?.replaceChildren(isBlank ? "" : cell);
    }
    const apart = apartCounts(tally).filter(([, count]) => count).map(([state, count]) =>
      words.say("apart_" + state, { count })
    );
    const said = isBlank ? words.say("hands_ask") : saySpread(this.kit, this.row);
    setText(this.part("words"), [said, ...apart].join(" · "));
    this.renderTrend();
  }

  /** Of the component that begins here. */
  renderTrend() {
    const { framework, words } = this.kit;
    const { component } = this.question;
    const first = this.ids.find((id) => framework.question(id).component === component);
    const trend = first === this.question.id ? trendOn(this.views, component) : null;
    this.part("trend").hidden = !trend;
    setText(
      this.part("trend"),
      trend ? `${framework.componentTitle(component)}. ${sayTrend(words, trend)}` : "",
    );
  }

  /** @param {string} level */
  countPlace(level) {
    return this.slide.querySelector(`[data-level="${level}"] [data-count]`);
  }

  /** Boxes for counting hands, level by level. @param {boolean} isOpen */
  showHands(isOpen) {
    const states = this.part("hands-states");
    for (const place of [...findAll(this.stage, "*", "[data-hands]"), states]) place.replaceChildren();
    if (isOpen) fillHands(this.kit, this.question, this.slide, states);
  }

  /** @param {{what: string, id: string}} detail */
  follow({ what, id }) {
    this.showWaiting();
    if (!this.isAsked) return this.at < 0 ? undefined : this.showEnd();
    if (what === "all" || what === "people" || (what === "item" && id === this.question.id)) {
      this.form?.show(this.row.agreed);
      if (this.isRevealed) this.showCounts();
    }
  }

  /** What came in since the room began to look. */
  showWaiting() {
    const count = this.kit.store.files.size - this.files;
    setText(this.part("waiting"), count > 0 ? this.kit.words.say("files_wait", { count }) : "");
  }

  get isDark() {
    return !this.dark.hidden;
  }

  /** So that people look at each other. @param {boolean} isDark */
  darken(isDark) {
    this.dark.hidden = !isDark;
    (isDark ? this.dark : this.heading).focus();
  }

  /** @param {string} key a single letter @returns {boolean} whether it means something here */
  pressLetter(key) {
    if (!this.kit.desk.letters) return false;
    if (this.isDark || key === "b" || key === ".") this.darken(!this.isDark);
    else if (key === "r") this.toggle();
    else if (key === "d" && this.isRevealed) this.ask("levels", !this.has("levels"));
    else if (key === "t") this.kit.desk.ask("timer");
    else return false;
    return true;
  }
}
