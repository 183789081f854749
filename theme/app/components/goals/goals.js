// @ts-check
import { Component } from "../../drawing/component.js";
import { make, setText } from "../../drawing/dom.js";
import { NamedList } from "../../drawing/named-list.js";
import { sayOwnerHint } from "../../drawing/owner-hint.js";
import { keepSaid } from "../../drawing/said-text.js";
import { actionCalled } from "../../rules/action-name.js";
import { sayingOf } from "../../rules/plan.js";
import { servedBy, withoutGoal } from "../../rules/plan-views.js";
import { written } from "../../rules/written-in.js";

/** @typedef {import("../../plan.js").PlanKit} PlanKit */
/** @typedef {import("../../rules/answer-file.js").Action} Action */

/** Actions named in a line before it says how many more there are. */
const NAMED_IN_A_LINE = 5;

/** Who leads the plan, and the organisation's goals, entered once: which actions serve each, and what is left over. @extends {Component<PlanKit>} */
export class Goals extends Component {
  /** @param {HTMLElement} root @param {PlanKit} kit */
  constructor(root, kit) {
    super(root, kit);
    const { store } = kit;
    this.lead = this.part("lead", "input");
    this.goals = new NamedList(this, {
      kind: "goals",
      label: "plan_goal_number",
      add: (name) => store.addGoal(name),
      rename: (id, name) => store.nameGoal(id, name),
    });
    this.showLead = keepSaid(this, this.lead, "lead");
    this.listen(store, "change", ({ detail }) => ["all", "item"].includes(detail.what) && this.render());
    this.render();
  }

  render() {
    const { store: { session }, words } = this.kit;
    this.showLead();
    setText(this.part("lead-hint"), sayOwnerHint(words, sayingOf(session, "lead").text));
    const served = servedBy(session);
    this.goals.show(served.map(({ goal }) => goal));
    for (const { goal, actions } of served) {
      const serves = actions.length
        ? [words.say("plan_served", { count: actions.length }), " ", ...this.links(actions)]
        : [words.say("plan_served_none")];
      this.goals.row(goal).more.replaceChildren(...serves);
    }
    this.part("without").replaceChildren(...(served.length ? this.without(served) : []));
  }

  /** What is left over, in words. @param {ReturnType<typeof servedBy>} served */
  without(served) {
    const { store: { session }, words } = this.kit;
    const names = served.filter(({ actions }) => !actions.length).map(({ goal }) =>
      words.say("quoted", { name: written(words, goal.name, goal.lang) })
    );
    const actions = withoutGoal(session);
    return [
      names.length && make("p", { dir: "auto" }, words.say("plan_goals_without"), " ", words.list(names)),
      actions.length && make("p", {}, words.say("plan_actions_without"), " ", ...this.links(actions)),
    ].filter((one) => one !== 0);
  }

  /** @param {Action[]} actions */
  links(actions) {
    const { store: { session }, words } = this.kit;
    const named = actions.slice(0, NAMED_IN_A_LINE).flatMap((action, place) => [
      place ? ", " : "",
      make("a", { href: "#kit-action-" + action.id, dir: "auto" }, actionCalled(session, action, words)),
    ]);
    const count = actions.length - NAMED_IN_A_LINE;
    return count > 0 ? [...named, ", ", words.say("plan_and_more", { count })] : named;
  }
}
