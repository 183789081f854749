// @ts-check
import { Component } from "../../drawing/component.js";
import { find, make, makeButton, makeUnseen, setText, stepTitle } from "../../drawing/dom.js";
import { sayAnswers, sayRole, shortId } from "../../drawing/persons.js";
import { sayAgreed } from "../../rules/sayings.js";
import { choices } from "../../rules/deciding.js";
import { levelName } from "../../rules/framework.js";
import { compared } from "../../rules/people.js";
import { PEOPLE } from "../../rules/things.js";
import { written } from "../../rules/written-in.js";

/** @typedef {import("../../state/session-store.js").SessionKit & {asks: EventTarget, store: {partPeople?: (thing: Thing, version: Version) => void}}} AskedKit */
/** @typedef {import("../../rules/answer-file.js").Answer} Answer */
/** @typedef {import("../../rules/things.js").Thing} Thing */
/** @typedef {import("../../rules/things.js").Version} Version */

const ASKED_AT_ONCE = 20;

/** What a person has to decide before it is settled: both versions, side by side, and never which is newer. @extends {Component<AskedKit>} */
export class Asked extends Component {
  /** @param {HTMLElement} root @param {AskedKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.list = this.part("list");
    this.news = root.previousElementSibling; // it stays in the tree
    this.listen(kit.asks, "asked", () => find(root, "h2").focus());
    this.listen(kit.store, "change", ({ detail }) => detail.what !== "state" && this.render());
    this.render();
  }

  render() {
    const { store: { session: { asked } }, words } = this.kit;
    const wasAsked = !this.root.hidden;
    this.root.hidden = !asked.length;
    if (this.news && asked.length) setText(this.news, words.say("asked_news", { count: asked.length }));
    else if (this.news && wasAsked) setText(this.news, words.say("asked_none"));
    this.list.replaceChildren(...asked.slice(0, ASKED_AT_ONCE).map((thing) => this.row(thing)));
    const left = asked.length - ASKED_AT_ONCE;
    this.part("more").textContent = left > 0 ? words.say("asked_more", { count: left }) : "";
  }

  /** @param {Thing} thing */
  row(thing) {
    const { words, store } = this.kit;
    const versions = choices(store.session, thing);
    const [one, other] = versions.map(({ value }) => value);
    const people = thing.kind === PEOPLE && one && other ? compared(one, other) : null;
    const split = () => store.partPeople?.(thing, versions[1]);
    const isOther = people !== null && people.different.length > 0;
    const differ = isOther &&
      words.say("asked_differ", { count: people.different.length, total: people.both.length });
    const title = this.title(thing);
    return make(
      "li",
      {},
      make("p", {}, make("b", {}, title), " ", differ),
      make("ol", {}, ...versions.map((version) => this.choice(thing, version))),
      isOther && this.where(title, people.different, one.answers, other.answers),
      !store.writes(thing.kind) && make("p", {}, words.say("asked_workshop")),
      people && store.partPeople && make(
        "p",
        { class: "kit-turn" },
        this.button("asked_two", store.session.asked.length > 1 ? title : "", () => this.act(split)),
      ),
    );
  }

  /** @param {Thing} thing @param {Version} version */
  choice(thing, version) {
    const { store } = this.kit;
    const name = thing.kind === PEOPLE ? "asked_one" : "asked_this";
    const said = this.said(thing, version);
    const decide = () => this.act(() => store.decide(thing, version));
    return make(
      "li",
      {},
      make("span", { dir: "auto" }, said),
      " ",
      store.writes(thing.kind) && this.button(name, `${this.title(thing)} ${said}`, decide),
    );
  }

  /** Each of several says to readers what it decides. @param {string} name @param {string} about @param {() => unknown} act */
  button(name, about, act) {
    const button = makeButton(this.kit.words.say(name), act);
    if (about) button.append(makeUnseen(`: ${about}`));
    return button;
  }

  /** The questions that two versions of a person answer differently, with both answers. @param {string} title @param {string[]} ids @param {Record<string, Answer>} one @param {Record<string, Answer>} other */
  where(title, ids, one, other) {
    const { words } = this.kit;
    const lines = ids.map((id) => {
      const [first, second] = [one, other].map((answers) => this.sayAnswer(id, answers[id]));
      return words.say("asked_both", { title: this.titleOf(id), one: first, other: second });
    });
    return make(
      "details",
      {},
      make("summary", {}, words.say("asked_where"), makeUnseen(`: ${title}`)),
      make("ul", {}, ...lines.map((line) => make("li", {}, line))),
    );
  }

  /** @param {string} id of a question @param {Answer} answer */
  sayAnswer(id, { level, state }) {
    const question = this.questionOf(id);
    if (state) return this.kit.words.say(state.replaceAll("-", "_"));
    return question ? levelName(question, level) : level ?? "";
  }

  /** As it is called today, if it is a question's. @param {string} id */
  questionOf(id) {
    const { framework } = this.kit;
    return framework.questions.get(framework.present(id));
  }

  /** @param {string} id */
  titleOf(id) {
    return this.questionOf(id)?.title ?? id;
  }

  /** Focus stays where something is left to decide, else it goes above it. @param {() => void} decide */
  act(decide) {
    decide();
    const title = this.root.hidden ? stepTitle() : find(this.root, "h2");
    title.focus();
  }

  /** @param {Thing} thing */
  title({ kind, id }) {
    return this.kit.words.say("asked_" + kind, { title: this.titleOf(id), id: shortId(id) });
  }

  /** @param {Thing} thing @param {Version} version */
  said({ kind, id }, { value }) {
    const { words } = this.kit;
    if (value === undefined) return words.say("asked_gone");
    const question = this.questionOf(id);
    if (kind === PEOPLE) return this.sayPerson(value);
    if (kind === "agreed" && question) {
      const reason = written(words, value.reason, value.lang);
      return [sayAgreed(words, question, value), reason].filter(Boolean).join(" – ");
    }
    return textsIn(words, value).join(" · ");
  }

  /** @param {import("../../rules/answer-file.js").Person} person */
  sayPerson(person) {
    const { words } = this.kit;
    return words.say("asked_person", {
      role: sayRole(this.kit, person.role),
      day: words.day(person.saved),
      answers: sayAnswers(this.kit, person),
    });
  }
}

/** Everything that a value says, without ids, each text in its language: ids, days and numbers are in none. @param {import("../../rules/words.js").Words} words @param {any} value @param {string} [lang] @returns {string[]} */
function textsIn(words, value, lang) {
  if (typeof value === "object") {
    return Object.entries(value).filter(([name]) => !["id", "lang"].includes(name))
      .flatMap(([, one]) => textsIn(words, one, value.lang));
  }
  return [/^[a-z\d-]*$/.test(value) ? String(value) : written(words, value, lang)];
}
