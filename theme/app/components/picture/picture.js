// @ts-check
import { Component } from "../../drawing/component.js";
import { make } from "../../drawing/dom.js";
import { makeLinks } from "../../drawing/links.js";
import { CANNOT_SAY, NOT_APPLICABLE } from "../../rules/framework.js";
import { standing } from "../../rules/standing.js";

/** @typedef {import("../../assessment.js").AssessmentKit} AssessmentKit */
/** @typedef {import("../../rules/framework.js").Question} Question */
/** @typedef {import("../../rules/framework.js").Named} Named */
/** @typedef {import("../../rules/standing.js").Placed} Placed */
/** @typedef {import("../../drawing/dom.js").Child} Child */

/** Strengths, and places to develop: more would be no choice. */
const MOST_FOUND = 3;

/** Your picture: tables that are the chart, and what stands out in them. @extends {Component<AssessmentKit>} */
export class Picture extends Component {
  /** @param {HTMLElement} root @param {AssessmentKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.view = this.part("view");
    this.stale = true;
    /** Whether some question has no level: those have a column of their own. */
    this.hasNone = false;
    this.listen(kit.store, "change", () => {
      this.stale = true;
      this.renderIfSeen();
    });
    this.listen(globalThis, "hashchange", () => this.renderIfSeen());
    this.listen(globalThis, "beforeprint", () => this.render());
    this.renderIfSeen();
  }

  /** A thousand rows need not follow every click on another step. */
  renderIfSeen() {
    if (this.root.classList.contains("is-current")) this.render();
  }

  render() {
    if (!this.stale) return;
    this.stale = false;
    const { answers } = this.kit.store;
    this.root.classList.toggle("is-empty", !answers.progress.count);
    this.view.replaceChildren(
      ...(answers.progress.count ? this.whole() : [make("p", {}, this.kit.words.say("picture_empty"))]),
    );
  }

  whole() {
    const { store: { answers }, framework, words } = this.kit;
    const found = standing(answers);
    const shown = framework.components.filter((one) => !one.optional || answers.count(one.questions))
      .map((one) => ({ ...one, questions: answers.asked(one.questions) }))
      .filter(({ questions }) => questions.length);
    const asked = shown.flatMap(({ questions }) => questions).map((id) => framework.question(id));
    this.hasNone = asked.some(({ id, levels }) => !levels.some((one) => one.id === answers.choice(id)));
    const { strengths, levelsUsed, isLevel, develop } = found;
    const rule = levelsUsed > 1
      ? "strengths_rule"
      : isLevel
      ? "level_ground"
      : levelsUsed
      ? ""
      : "level_none";
    const hasSteps = develop.slice(0, MOST_FOUND).every(nextSteps);
    return [
      ...(rule ? this.found("strengths", [rule], strengths) : []),
      ...(develop.length
        ? this.found("develop", ["develop_rule", ...(hasSteps ? ["develop_steps"] : [])], develop, nextSteps)
        : []),
      ...this.links("unsaid", found.unsaid, words.say("unsaid_rule")),
      ...this.links("wanted", answers.wanted, ""),
      ...shown.flatMap((component) => this.tables(component)),
      ...this.links("unanswered", found.open, ""),
    ];
  }

  /** One table for each run of questions with the same columns. @param {{id: string, title: string, questions: string[]}} component */
  tables({ id: component, title, questions }) {
    /** @type {{columns: Named[], rows: Question[]}[]} */
    const runs = [];
    for (const id of questions) {
      const question = this.kit.framework.question(id);
      const columns = this.columns(question);
      const last = runs.at(-1);
      if (last && sameLevels(last.columns, columns)) last.rows.push(question);
      else runs.push({ columns, rows: [question] });
    }
    const id = `${component}.picture`;
    return [make("h2", { id }, title), ...runs.map(({ columns, rows }) => this.table(id, columns, rows))];
  }

  /** The scale, also where a question goes without some of its levels. @param {Question} question */
  columns({ levels }) {
    const { scale } = this.kit.framework;
    return levels.every((level) => scale.some((one) => one.id === level.id)) ? scale : levels;
  }

  /** @param {string} title the id of its heading @param {Named[]} columns @param {Question[]} rows */
  table(title, columns, rows) {
    const { words } = this.kit;
    const heads = [
      [words.say("picture_question")],
      ...columns.map(({ id, name }) => [stairs(rows, id), make("span", {}, name)]),
      ...(this.hasNone ? [[words.say("picture_none")]] : []),
    ].map((head) => make("th", { scope: "col", role: "columnheader" }, ...head));
    return make(
      "table",
      { "class": "kit-picture", "role": "table", "aria-labelledby": title },
      make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, ...heads)),
      make("tbody", { role: "rowgroup" }, ...rows.map((question) => this.row(question, columns))),
    );
  }

  /** @param {Question} question @param {Named[]} columns */
  row(question, columns) {
    const choice = this.kit.store.answers.choice(question.id);
    const level = question.levels.find((one) => one.id === choice);
    const cells = columns.map(({ id }) => cell(question, id, level));
    const none = this.hasNone &&
      make("td", { role: "cell", class: "kit-picture__none" }, level ? "" : this.none(choice));
    const link = make("a", { href: "#" + question.id }, question.title);
    const title = make("th", { scope: "row", role: "rowheader" }, link);
    return make("tr", { "role": "row", "data-question": question.id }, title, ...cells, none);
  }

  /** @param {string} choice */
  none(choice) {
    const name = choice === CANNOT_SAY
      ? "cannot_say"
      : choice === NOT_APPLICABLE
      ? "not_applicable"
      : "nothing_chosen";
    return this.kit.words.say(name);
  }

  /** @param {string} title @param {string[]} rules @param {Placed[]} placed of which few are shown: the tables show all @param {(placed: Placed) => Child} [more] to say about each */
  found(title, rules, placed, more = () => null) {
    const { words } = this.kit;
    const items = placed.slice(0, MOST_FOUND).map((one) => make("li", {}, ...named(one), more(one)));
    return [
      make("h2", {}, words.say(title)),
      make("p", { class: "kit-quiet" }, rules.map((rule) => words.say(rule)).join(" ")),
      items.length > 0 && make("ul", { class: "kit-picture__found" }, ...items),
      placed.length > MOST_FOUND && make("p", { class: "kit-quiet" }, words.say("found_more")),
    ].filter((part) => part instanceof Node);
  }

  /** @param {string} title @param {Question[]} questions @param {string} rule */
  links(title, questions, rule) {
    if (!questions.length) return [];
    const heading = make("h2", {}, this.kit.words.say(title));
    return [heading, ...(rule ? [make("p", { class: "kit-quiet" }, rule)] : []), makeLinks(questions)];
  }
}

/** @param {Named[]} a @param {Named[]} b */
function sameLevels(a, b) {
  return a.length === b.length &&
    a.every((level, index) => level.id === b[index].id && level.name === b[index].name);
}

/** The form has drawn every level already. @param {Question[]} questions one of which has the level @param {string} level */
function stairs(questions, level) {
  for (const { id } of questions) {
    const drawn = document.querySelector(`input[name="${id}"][value="${level}"] + svg`);
    if (drawn) return drawn.cloneNode(true);
  }
}

/** @param {Question} question @param {string} column @param {Named | undefined} level chosen */
function cell(question, column, level) {
  const isAbsent = !question.levels.some((one) => one.id === column);
  const look = column === level?.id ? "is-here" : isAbsent ? "is-absent" : "";
  const shown = look === "is-here" ? [stairs([question], column), make("span", {}, level?.name ?? "")] : [];
  return make("td", { "role": "cell", "data-level": column, "class": look }, ...shown);
}

/** @param {Placed} placed */
function named({ question, level }) {
  const link = make("a", { href: "#" + question.id }, question.title);
  return [link, make("span", { class: "kit-picture__level" }, stairs([question], level.id), " ", level.name)];
}

/** @param {Placed} placed */
function nextSteps({ question, level }) {
  const steps = question.nextSteps.get(level.id) ?? [];
  return steps.length > 0 && make("ul", {}, ...steps.map((step) => make("li", {}, step)));
}
