// @ts-check
/** The line of a question on a form that is typed in: a box for each answer, a star and a note. */

import { toAnswer } from "../rules/paper.js";
import { mended } from "../rules/verdict.js";
import { stairsOf } from "./cells.js";
import { find, findAll, make, makeButton, makeUnseen } from "./dom.js";

/** @typedef {import("../rules/framework.js").Question} Question */
/** @typedef {import("../rules/paper.js").Choice} Choice */
/** @typedef {import("../rules/answer-file.js").Answer} Answer */
/** @typedef {{answers: Record<string, Answer>, trend?: import("../rules/answer-file.js").Person["trend"]}} Said */

/**
 * @param {import("../rules/words.js").Words} words @param {Question} question
 * @param {{number: string, choices: Choice[], width: number, own: boolean}} look width: levels that a line has room for; own: whether its levels are named on it
 */
export function makePaperRow(words, { id, title, ref, levels }, { number, choices, width, own }) {
  const named = `kit-paper-${number}`;
  const note = make("textarea", { "rows": 2, "hidden": true, "aria-label": words.say("paper_note_label") });
  const more = makeButton(words.say("paper_note"), () => {
    showNote(note, note.hidden === true);
    if (!note.hidden) note.focus();
  }, "kit-link");
  const boxes = choices.map(({ key, value, name }) =>
    makeBox("radio", { name: "paper." + id, value }, key, name)
  );
  const room = Array.from({ length: width - levels.length }, () => make("span"));
  return make(
    "div",
    { "class": "kit-paper-row", "role": "group", "aria-labelledby": named, "data-paper": id },
    make(
      "span",
      { id: named },
      ref ? title : `${number} ${title}`,
      own && make("small", {}, sayLevels(choices.slice(0, levels.length))),
    ),
    make("span", {}, ...boxes.slice(0, levels.length), ...room, ...boxes.slice(levels.length)),
    makeBox("checkbox", {}, "★", words.say("paper_star")),
    more,
    note,
  );
}

/**
 * What a component was like a year ago, on a line with boxes alone.
 * @param {string} id of the component @param {string} component its title @param {string} title @param {Choice[]} choices
 */
export function makeTrendRow(id, component, title, choices) {
  const named = `kit-paper-trend-${id}`;
  const boxes = choices.map(({ key, value, name }) =>
    makeBox("radio", { name: `paper.${id}.trend`, value }, key, name)
  );
  return make(
    "div",
    {
      "class": "kit-paper-row",
      "role": "group",
      "aria-labelledby": named,
      "data-paper": id + ".trend",
      "data-trend": id,
    },
    make("span", { id: named }, makeUnseen(component + ": "), title, make("small", {}, sayLevels(choices))),
    make("span", {}, ...boxes),
  );
}

/** @param {Choice[]} choices */
function sayLevels(choices) {
  return choices.map(({ key, name }) => `${key} ${name}`).join(" · ");
}

/** What the keys of a line stand for. @param {Choice[]} choices @param {string} question that has these levels drawn, or "" */
export function makeLegend(choices, question) {
  return choices.map(({ key, value, name }) =>
    make("span", {}, make("kbd", {}, key), question && stairsOf(question, value), " " + name)
  );
}

/** @param {string} type @param {Record<string, string>} attributes @param {string} sign @param {string} name */
function makeBox(type, attributes, sign, name) {
  const hidden = makeUnseen(" " + name);
  return make(
    "label",
    { title: name },
    make("input", { type, autocomplete: "off", ...attributes }),
    make("span", {}, sign, hidden),
  );
}

/** @param {HTMLTextAreaElement} note @param {boolean} isShown what is written is not hidden */
function showNote(note, isShown) {
  note.hidden = !isShown && !note.value;
  note.previousElementSibling?.setAttribute("aria-expanded", String(!note.hidden));
}

/** @param {HTMLElement} row @returns {HTMLInputElement | undefined} the answer that is chosen */
export function chosenOn(row) {
  return findAll(row, "input", "[type=radio]:checked")[0];
}

/** @param {HTMLElement} row "" for no answer @param {string} choice */
export function choose(row, choice) {
  for (const radio of findAll(row, "input", "[type=radio]")) radio.checked = radio.value === choice;
}

/** What was ticked and written on lines. @param {HTMLElement[]} rows @returns {Said} */
export function saidOn(rows) {
  const trends = rows.filter(({ dataset }) => dataset.trend)
    .map((row) => [row.dataset.trend, chosenOn(row)?.value]).filter(([, way]) => way);
  const answers = rows.filter(({ dataset }) => !dataset.trend).map((
    row,
  ) => [row.dataset.paper, answerOn(row)])
    .filter(([, answer]) => Object.keys(answer ?? {}).length);
  return {
    ...(trends.length && { trend: Object.fromEntries(trends) }),
    answers: Object.fromEntries(answers),
  };
}

/** @param {HTMLElement} row */
function answerOn(row) {
  const { value } = find(row, "textarea");
  const note = value.trim() && mended(value);
  return toAnswer(chosenOn(row)?.value ?? "", note, find(row, "input", "[type=checkbox]").checked);
}

/** @param {HTMLElement[]} rows @param {Partial<Said>} said */
export function fillRows(rows, { trend = {}, answers = {} }) {
  for (const row of rows) {
    const { trend: component, paper = "" } = row.dataset;
    if (component) choose(row, trend[component] ?? "");
    else fillRow(row, answers[paper] ?? {});
  }
}

/** @param {HTMLElement} row @param {Answer} answer */
function fillRow(row, { level, state, note = "", work_on = false }) {
  const area = find(row, "textarea");
  choose(row, level ?? state ?? "");
  find(row, "input", "[type=checkbox]").checked = work_on;
  area.value = note;
  showNote(area, false);
}
