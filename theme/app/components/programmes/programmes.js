// @ts-check
import { Component } from "../../drawing/component.js";
import { make, makeButton } from "../../drawing/dom.js";
import { turnTo } from "../../drawing/links.js";
import { NamedList } from "../../drawing/named-list.js";
import { ProgrammeTable } from "../../drawing/programme-table.js";
import { initiativesOf } from "../../rules/plan.js";
import { groundsOf, toggled } from "../../rules/programmes.js";
import { plainOf, written } from "../../rules/written-in.js";

/** @typedef {import("../../plan.js").PlanKit} PlanKit */
/** @typedef {import("../../rules/programmes.js").Ground} Ground */

/** Programmes that exist, laid over components and questions; an action starts where several meet and where none is. @extends {Component<PlanKit>} */
export class Programmes extends Component {
  /** @param {HTMLElement} root @param {PlanKit} kit */
  constructor(root, kit) {
    super(root, kit);
    const { store } = kit;
    this.names = new NamedList(this, {
      kind: "initiatives",
      label: "plan_programme",
      add: (name) => store.addInitiative(name),
      rename: (id, name) => store.setInitiative(id, { name: name.trim() }),
    });
    this.table = new ProgrammeTable(kit, this.part("table", "table"), (id, ground, isOn) => {
      this.put(id, ground, isOn);
    });
    this.listen(store, "change", ({ detail }) => ["all", "item"].includes(detail.what) && this.render());
    this.render();
  }

  render() {
    const { session } = this.kit.store;
    const programmes = initiativesOf(session);
    this.names.show(programmes);
    this.part("empty").hidden = programmes.length > 0;
    this.part("view").hidden = !programmes.length;
    if (!programmes.length) return;
    const grounds = groundsOf(session);
    this.table.show(programmes, grounds);
    this.list("meetings", "plan_no_meeting", grounds.filter(({ isMeeting }) => isMeeting));
    this.list("gaps", "plan_no_gap", grounds.filter(({ isGap }) => isGap));
  }

  /** Whether a programme works on a component or a question. @param {string} id @param {Ground} ground @param {boolean} isOn */
  put(id, { component, question }, isOn) {
    const { store, framework } = this.kit;
    const { components, questions } = store.session.value("initiatives", id) ?? {};
    store.setInitiative(
      id,
      question
        ? { questions: toggled(questions, framework.idsOf(question), isOn) }
        : { components: toggled(components, [component], isOn) },
    );
  }

  /** @param {string} part @param {string} none what is said where there are none @param {Ground[]} grounds */
  list(part, none, grounds) {
    const { words } = this.kit;
    const rows = grounds.map((ground) => {
      const button = makeButton(words.say("plan_start"), () => this.start(ground));
      button.setAttribute("aria-label", words.say("plan_start_label", { title: ground.title }));
      return make("li", {}, make("span", { dir: "auto" }, this.say(ground, "plan_meeting")), " ", button);
    });
    this.part(part).replaceChildren(...(rows.length ? rows : [make("li", {}, words.say(none))]));
  }

  /** @param {Ground} ground @param {string} name of the words */
  say({ title, programmes }, name) {
    const { words } = this.kit;
    if (!programmes.length && name === "plan_meeting") return title;
    return words.say(name, {
      title,
      names: words.list(programmes.map((one) => written(words, one.name, one.lang))),
    });
  }

  /** @param {Ground} ground */
  start(ground) {
    const first = plainOf(this.say(ground, ground.isMeeting ? "plan_start_meeting" : "plan_start_gap"));
    turnTo("kit-action-" + this.kit.store.addAction({ question: ground.question, first_step: first }));
  }
}
