// @ts-check
import { actionCalled } from "../rules/action-name.js";
import { apartFrom, questionOf, reasonAsked, STATUSES, statusOf } from "../rules/plan.js";
import { isToLookAt } from "../rules/follow.js";
import { lastNoteOf } from "../rules/last-time.js";
import { written } from "../rules/written-in.js";
import { aroundDay, isBusy, makeDay } from "./boxes.js";
import { find, findAll, listenTo, make, makeButton, makeUnseen, setText } from "./dom.js";
import { TwoTexts } from "./two-texts.js";

/** @typedef {import("../plan.js").PlanKit} PlanKit */
/** @typedef {import("../rules/answer-file.js").Action} Action */

/** What was said of an action, and what came of it: in the list of all, and one at a time for a room. */
export class FollowCard {
  /** @param {PlanKit} kit @param {string} id of the action */
  constructor(kit, id) {
    const { words } = kit;
    this.kit = kit;
    this.id = id;
    this.where = make("p", { class: "kit-follow-card__where" });
    const title = `kit-follow-${id}`;
    this.name = make("h3", { id: title, tabindex: -1, dir: "auto" });
    /** For readers: which action one is asked about. */
    this.about = makeUnseen("");
    this.facts = make("dl", { class: "kit-follow-card__facts" });
    this.statuses = make(
      "fieldset",
      { class: "kit-follow-card__statuses" },
      make("legend", {}, words.say("follow_status"), " ", this.about),
      ...STATUSES.map((status) => this.radio(status)),
    );
    this.because = make("textarea", { name: `${id}.because`, rows: 1, dir: "auto" });
    this.asks = make("label", {}, make("span"), this.because);
    this.review = makeDay(words, (day) => this.take(day), { name: `${id}.review` });
    const again = make("span", { id: `${title}-again` }, words.say("plan_review"));
    this.again = make("div", aroundDay(again.id, title), make("label", {}, again, this.review));
    this.note = make("textarea", { name: `${id}.note`, rows: 2, dir: "auto" });
    this.said = make("span", { class: "kit-quiet", role: "status" });
    this.texts = {
      because: this.textsOf(this.because),
      review: this.textsOf(this.review),
    };
    this.root = make(
      "form",
      { "class": "kit-follow-card", "data-follow": id, "aria-labelledby": title, "autocomplete": "off" },
      this.where,
      this.name,
      this.facts,
      this.statuses,
      this.asks,
      make("label", {}, words.say("follow_note"), this.note),
      make(
        "p",
        { class: "kit-follow-card__add" },
        makeButton(words.say("follow_add"), () => this.add()),
        " ",
        this.said,
      ),
      this.again,
    );
    listenTo(this.root, "submit", (event) => event.preventDefault());
    listenTo(this.root, "input", ({ target }) => this.take(target));
    this.show();
  }

  /** @param {string} status */
  radio(status) {
    const input = make("input", { type: "radio", name: `${this.id}.status`, value: status });
    return make("label", {}, input, this.kit.words.say("follow_" + status));
  }

  /** @returns {Action | undefined} none when it was taken away */
  get action() {
    return this.kit.store.session.value("plan", this.id);
  }

  /** A day that is typed by halves is none yet. @param {HTMLInputElement | HTMLTextAreaElement} control */
  take(control) {
    setText(this.said, "");
    if (control === this.note || !control.validity.valid || !this.action) return;
    const field = control.name.slice(this.id.length + 1);
    const texts = this.texts[/** @type {"because" | "review"} */ (field)];
    const kept = /** @type {any} */ (this.action)[field] ?? "";
    this.set(field, texts?.typed(control.value)(kept) ?? control.value);
  }

  /** @param {string} field @param {string} text */
  set(field, text) {
    this.kit.store.setAction(this.id, { [field]: text });
  }

  /** @param {HTMLInputElement | HTMLTextAreaElement} box in its label */
  textsOf(box) {
    const field = box.name.slice(this.id.length + 1);
    return new TwoTexts(box, this.kit.words, (text) => this.set(field, text));
  }

  /** What is typed and not yet a note. */
  get draft() {
    return this.note.value.trim();
  }

  /** @returns {boolean} whether there was something to add */
  add() {
    const { draft } = this;
    if (!draft || !this.action) return false;
    this.note.value = "";
    this.kit.store.addNote(this.id, draft);
    setText(this.said, this.kit.words.say("follow_added"));
    return true;
  }

  get title() {
    const { store: { session }, words } = this.kit;
    return actionCalled(session, this.action ?? { id: this.id }, words);
  }

  /** As it stands now, without touching what somebody is typing. */
  show() {
    const { action } = this;
    if (!action) return;
    for (const place of [this.name, this.about]) setText(place, this.title);
    setText(this.where, this.whereSaid(action));
    this.facts.replaceChildren(...this.factsOf(action));
    for (const radio of findAll(this.statuses, "input")) radio.checked = radio.value === statusOf(action);
    this.asks.hidden = !reasonAsked(action);
    if (reasonAsked(action)) {
      setText(find(this.asks, "span"), this.kit.words.say("follow_asks_" + statusOf(action)));
    }
    const other = apartFrom(this.kit.store.session, "plan", action);
    for (const name of /** @type {const} */ (["because", "review"])) {
      this.texts[name].show(action[name] ?? "", isBusy(this[name]), action.lang, other[name] ?? "");
    }
  }

  /** @param {Action} action */
  whereSaid(action) {
    const { framework, store, words } = this.kit;
    const question = questionOf(store.session, action);
    return [
      ...(question
        ? [framework.componentTitle(question.component), question.title]
        : [words.say("follow_general")]),
      isToLookAt(action, store.today) && words.say("follow_now"),
    ].filter(Boolean).join(" · ");
  }

  /** @param {Action} action */
  factsOf(action) {
    const { words } = this.kit;
    const note = lastNoteOf(action);
    const said = (/** @type {string | undefined} */ text) => written(words, text, action.lang);
    /** @type {[string, string | undefined][]} */
    const facts = [
      [words.say("report_of_action"), said(action.action)],
      [words.say("plan_first_step"), said(action.first_step)],
      [words.say("plan_owner"), said(action.owner)],
      [words.say("follow_due"), action.due && words.day(action.due)],
    ];
    const day = note && words.day(note.date);
    const last = note &&
      this.fact(words.say("follow_last_note", { day }), written(words, note.note, note.lang));
    last?.classList.add("is-wide");
    const told = facts.filter(([, text]) => text && text !== this.title);
    return [...told.map(([name, text]) => this.fact(name, text)), last ?? ""];
  }

  /** @param {string} name @param {string} [text] */
  fact(name, text) {
    return make("div", {}, make("dt", {}, name), make("dd", { dir: "auto" }, text));
  }
}
