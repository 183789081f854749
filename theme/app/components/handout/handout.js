// @ts-check
import { Component } from "../../drawing/component.js";
import { make, setText } from "../../drawing/dom.js";
import {
  headingTexts,
  sayAgreed,
  sayDifference,
  sayGroup,
  saySpread,
  sayTrends,
} from "../../rules/sayings.js";
import { slideText } from "../../drawing/slides.js";
import { tableHead, tableRow } from "../../drawing/table.js";
import { isSettled } from "../../rules/agreement.js";
import { apartCounts, statesShown, widthOf } from "../../rules/desk.js";
import { trendOn } from "../../rules/heard.js";
import { written } from "../../rules/written-in.js";

/** @typedef {import("../../workshop.js").WorkshopKit} WorkshopKit */
/** @typedef {import("../../rules/desk.js").Row} Row */

/**
 * On paper only, for people who were not in the room: what the sheet is and leaves out, what was agreed and why, and the
 * spread, with groups and hands, of the questions looked at.
 * @extends {Component<WorkshopKit>}
 */
export class Handout extends Component {
  /** @param {HTMLElement} root @param {WorkshopKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.listen(globalThis, "beforeprint", () => this.render());
  }

  render() {
    const rows = this.kit.desk.rows.map(({ question }) => this.kit.desk.row(question.id, "role"));
    setText(this.part("printed"), this.saySession());
    setText(this.part("part"), this.sayPart(rows.length));
    this.part("record").replaceChildren(...this.record(rows));
    this.part("views").replaceChildren(...this.views(rows));
  }

  saySession() {
    const { words, store: { session } } = this.kit;
    const count = session.people.size;
    const people = count ? words.say("people", { count }) : "";
    return [...headingTexts(words, session.heading), people].filter(Boolean).join(" · ");
  }

  /** Who has the sheet cannot see that it is not all. @param {number} shown */
  sayPart(shown) {
    const { words, framework: { questions: { size: total } } } = this.kit;
    return shown < total ? words.say("handout_part", { shown, total, count: total - shown }) : "";
  }

  /** @param {Row[]} rows */
  record(rows) {
    const { words } = this.kit;
    const entries = rows.filter(({ agreed }) => isSettled(agreed) || agreed.reason)
      .flatMap((row) => this.entry(row));
    return entries.length ? [make("h2", {}, words.say("record")), make("dl", {}, ...entries)] : [];
  }

  /** A question in full, what was agreed of it with what that level means, and why. @param {Row} row */
  entry({ question, agreed }) {
    const { words } = this.kit;
    const { level } = agreed;
    const reason = written(words, agreed.reason, agreed.lang);
    return [
      make("dt", {}, question.title),
      make("dd", {}, slideText(question.id)),
      make("dd", {}, make("b", {}, sayAgreed(words, question, agreed))),
      level && make("dd", { class: "kit-quiet" }, slideText(question.id, level)),
      reason && make("dd", { dir: "auto" }, words.say("handout_reason", { reason })),
    ].filter((part) => part instanceof Node);
  }

  /** @param {Row[]} rows */
  views(rows) {
    const { words, framework, store: { views, session } } = this.kit;
    if (!session.people.size && !session.of("hands").size) return [];
    const said = new Set(
      rows.flatMap((row) => apartCounts(row.tally).filter(([, count]) => count).map(([state]) => state)),
    );
    const states = statesShown(framework, views).filter((state) => said.has(state));
    const bodies = rows.map((row) => this.body(row, states));
    return [
      ...this.trends(rows),
      make("h2", {}, words.say("handout_views")),
      make("table", { class: "kit-table" }, tableHead(this.kit, states), ...bodies),
    ];
  }

  /** @param {Row[]} rows */
  trends(rows) {
    const { words, framework, store: { views } } = this.kit;
    const found = framework.components.flatMap(({ id, title }) => {
      const trend = rows.some(({ question }) => question.component === id) && trendOn(views, id);
      return trend ? [make("li", {}, make("b", {}, title), " ", sayTrends(words, trend))] : [];
    });
    return found.length ? [make("h2", {}, words.say("trend_title")), make("ul", {}, ...found)] : [];
  }

  /** A question over the whole width, and below it a line for everyone, each group and the hands. @param {Row} row @param {string[]} states */
  body(row, states) {
    const { words, framework } = this.kit;
    const { question, beside, agreed } = row;
    const scopes = this.kit.store.views.groupsOn(question.id, "scope");
    const line = (/** @type {string} */ name, /** @type {Row["tally"]} */ tally, marks = {}) =>
      tableRow(this.kit, states, { question, tally, agreed: marks }, [name], { class: "is-part" });
    const everyone = words.say(this.kit.store.session.people.size ? "everyone" : "hands");
    const said = [saySpread(this.kit, row), sayDifference(words, question, row.difference)].filter(Boolean);
    const title = make(
      "th",
      { colspan: widthOf(framework) + states.length + 1 },
      make("b", {}, question.title),
      " ",
      slideText(question.id),
      make("span", { class: "kit-quiet" }, said.join(". ")),
    );
    return make(
      "tbody",
      {},
      make("tr", {}, title),
      line(everyone, row.tally, { ...agreed, target: undefined }),
      ...[...row.groups, ...scopes].map((group) => line(sayGroup(words, group), group.tally)),
      beside && line(words.say("hands"), beside),
    );
  }
}
