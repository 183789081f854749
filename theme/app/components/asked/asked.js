// @ts-check
import { Component } from "../../drawing/component.js";
import { find, make, makeButton } from "../../drawing/dom.js";
import { sayAgreed } from "../../drawing/sayings.js";
import { choices, difference } from "../../rules/deciding.js";
import { levelName } from "../../rules/framework.js";
import { compared } from "../../rules/people.js";
import { PEOPLE } from "../../rules/session.js";

/** @typedef {import("../../workshop.js").WorkshopKit} WorkshopKit */
/** @typedef {import("../../rules/session.js").Thing} Thing */
/** @typedef {import("../../rules/session.js").Version} Version */

const ASKED_AT_ONCE = 20;

/** What a person has to decide before it is settled: both versions, side by side, and never which is newer. @extends {Component<WorkshopKit>} */
export class Asked extends Component {
  /** @param {HTMLElement} root @param {WorkshopKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.list = this.part("list");
    this.listen(kit.store, "change", ({ detail }) => detail.what !== "state" && this.render());
    this.render();
  }

  render() {
    const { store: { session: { asked } }, words } = this.kit;
    this.root.hidden = !asked.length;
    this.list.replaceChildren(...asked.slice(0, ASKED_AT_ONCE).map((thing) => this.row(thing)));
    const left = asked.length - ASKED_AT_ONCE;
    this.part("more").textContent = left > 0 ? words.say("asked_more", { count: left }) : "";
  }

  /** @param {Thing} thing */
  row(thing) {
    const { words, store } = this.kit;
    const versions = choices(store.session, thing);
    const isPerson = thing.kind === PEOPLE;
    const split = makeButton(
      words.say("asked_two"),
      () => this.act(() => store.partPeople(thing, versions[1])),
    );
    return make(
      "li",
      {},
      make("p", {}, make("b", {}, this.title(thing)), " ", this.text(thing, versions)),
      make("ol", {}, ...versions.map((version) => this.choice(thing, version))),
      isPerson && this.where(versions),
      isPerson && make("p", { class: "kit-turn" }, split),
    );
  }

  /** @param {Thing} thing @param {Version} version */
  choice(thing, version) {
    const { words, store } = this.kit;
    const name = words.say(thing.kind === PEOPLE ? "asked_one" : "asked_this");
    return make(
      "li",
      {},
      make("span", {}, this.said(thing, version)),
      " ",
      makeButton(name, () => this.act(() => store.decide(thing, version))),
    );
  }

  /** The questions that two versions of a person answer differently, with both answers. @param {Version[]} versions */
  where([{ value: one }, { value: other }]) {
    const { words, framework } = this.kit;
    if (!one || !other) return null;
    /** @param {string} id @param {import("../../rules/answer-file.js").Answer} answer */
    const name = (id, { level, state }) => {
      const question = framework.questions.get(framework.present(id));
      if (state) return words.say(state.replaceAll("-", "_"));
      return question ? levelName(question, level) : level ?? "";
    };
    const lines = compared(one, other).different.map((id) =>
      words.say("asked_both", {
        title: framework.questions.get(framework.present(id))?.title ?? id,
        one: name(id, one.answers[id]),
        other: name(id, other.answers[id]),
      })
    );
    if (!lines.length) return null;
    return make(
      "details",
      {},
      make("summary", {}, words.say("asked_where")),
      make("ul", {}, ...lines.map((line) => make("li", {}, line))),
    );
  }

  /** Focus stays where something is left to decide. @param {() => void} decide */
  act(decide) {
    decide();
    if (!this.root.hidden) find(this.root, "h2").focus();
  }

  /** @param {Thing} thing */
  title({ kind, id }) {
    const { words, framework } = this.kit;
    const title = framework.questions.get(framework.present(id))?.title ?? id;
    return words.say("asked_" + kind, { title, id: id.replace(/^p-/, "").slice(0, 4) });
  }

  /** @param {Thing} thing @param {Version[]} versions */
  text({ kind }, versions) {
    const found = kind === PEOPLE ? difference(versions) : null;
    return found ? this.kit.words.say("asked_differ", found) : "";
  }

  /** @param {Thing} thing @param {Version} version */
  said({ kind, id }, { value }) {
    const { words, framework } = this.kit;
    if (value === undefined) return words.say("asked_gone");
    const question = framework.questions.get(framework.present(id));
    if (kind === PEOPLE) return this.sayPerson(value);
    if (kind === "agreed" && question) {
      return [sayAgreed(words, question, value), value.reason].filter(Boolean).join(" – ");
    }
    return textsIn(value).join(" · ");
  }

  /** @param {import("../../rules/answer-file.js").Person} person */
  sayPerson({ role, saved, answers = {} }) {
    const { words, framework } = this.kit;
    const name = framework.roles.find((one) => one.id === role)?.name ?? (role || words.say("no_role"));
    const count = Object.values(answers).filter(({ level, state }) => level ?? state).length;
    return words.say("asked_person", {
      role: name,
      day: words.day(saved),
      answers: words.say("person_answers", { count }),
    });
  }
}

/** Everything that a value says, without ids. @param {any} value @returns {string[]} */
function textsIn(value) {
  if (typeof value !== "object" || value === null) return [String(value)];
  return Object.entries(value).filter(([name]) => name !== "id").flatMap(([, one]) => textsIn(one));
}
