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

/** Your picture: tables that are the chart, and what stands out in them. @extends {Component<AssessmentKit>} */
export class Picture extends Component {
  /** @param {HTMLElement} root @param {AssessmentKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.view = this.part("view");
    this.stale = true;
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
    const shown = framework.components.filter((one) => !one.optional || answers.count(one.questions));
    return [
      ...shown.flatMap((component) => this.tables(component)),
      ...this.strengths(found.strengths, found.levelsUsed),
      ...this.develop(found.develop),
      ...this.links("wanted", answers.wanted, ""),
      ...this.links("unsaid", found.unsaid, words.say("unsaid_rule")),
      ...this.links("unanswered", found.open, ""),
    ];
  }

  /** One table for each run of questions with the same columns. @param {{title: string, questions: string[]}} component */
  tables({ title, questions }) {
    /** @type {{columns: Named[], rows: Question[]}[]} */
    const runs = [];
    for (const id of questions) {
      const question = this.kit.framework.question(id);
      const columns = this.columns(question);
      const last = runs.at(-1);
      if (last && sameLevels(last.columns, columns)) last.rows.push(question);
      else runs.push({ columns, rows: [question] });
    }
    return runs.map(({ columns, rows }, index) => this.table(index ? "" : title, columns, rows));
  }

  /** The scale, also where a question goes without some of its levels. @param {Question} question */
  columns({ levels }) {
    const { scale } = this.kit.framework;
    return levels.every((level) => scale.some((one) => one.id === level.id)) ? scale : levels;
  }

  /** @param {string} title @param {Named[]} columns @param {Question[]} rows */
  table(title, columns, rows) {
    const head = columns.map(({ id, name }) =>
      make("th", { scope: "col" }, stairs(rows, id), make("span", {}, name))
    );
    return make(
      "table",
      { class: `kit-picture kit-picture--${columns.length}` },
      title && make("caption", {}, make("h2", {}, title)),
      make(
        "thead",
        {},
        make("tr", {}, make("th", { scope: "col" }, this.kit.words.say("picture_question")), ...head),
      ),
      make("tbody", {}, ...rows.map((question) => this.row(question, columns))),
    );
  }

  /** @param {Question} question @param {Named[]} columns */
  row(question, columns) {
    const choice = this.kit.store.answers.choice(question.id);
    const level = question.levels.find((one) => one.id === choice);
    const cells = level
      ? columns.map(({ id }) => cell(question, id, level))
      : [this.none(choice, columns.length)];
    const link = make("a", { href: "#" + question.id }, question.title);
    return make("tr", { "data-question": question.id }, make("th", { scope: "row" }, link), ...cells);
  }

  /** @param {string} choice @param {number} width */
  none(choice, width) {
    const name = choice === CANNOT_SAY
      ? "cannot_say"
      : choice === NOT_APPLICABLE
      ? "not_applicable"
      : "nothing_chosen";
    return make("td", { colspan: width, class: "kit-picture__none" }, this.kit.words.say(name));
  }

  /** @param {Placed[]} placed @param {number} levelsUsed */
  strengths(placed, levelsUsed) {
    const { words } = this.kit;
    const rule = levelsUsed > 1 ? "strengths_rule" : levelsUsed ? "level_ground" : "level_none";
    return [
      make("h2", {}, words.say("strengths")),
      make("p", { class: "kit-quiet" }, words.say(rule)),
      placed.length > 0 &&
      make("ul", { class: "kit-picture__found" }, ...placed.map((one) => make("li", {}, ...named(one)))),
    ].filter((part) => part instanceof Node);
  }

  /** @param {Placed[]} placed */
  develop(placed) {
    const { words } = this.kit;
    if (!placed.length) return [];
    return [
      make("h2", {}, words.say("develop")),
      make("p", { class: "kit-quiet" }, words.say("develop_rule")),
      make(
        "ul",
        { class: "kit-picture__found" },
        ...placed.map((one) => make("li", {}, ...named(one), nextSteps(one))),
      ),
    ];
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

/** @param {Question} question @param {string} column @param {Named} level chosen */
function cell(question, column, level) {
  if (column !== level.id) {
    const absent = !question.levels.some((one) => one.id === column);
    return make("td", { "data-level": column, class: absent && "is-absent" });
  }
  const name = make("span", {}, level.name);
  return make("td", { "data-level": column, class: "is-here" }, stairs([question], level.id), name);
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
