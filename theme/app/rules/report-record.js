// @ts-check
/** Everything that the room said, agreed and planned. Of people it holds how many, never what one of them said. */

import { actionCalled } from "./action-name.js";
import { isSettled } from "./agreement.js";
import { aside, bullets, heading, labelled, listOr, missingPart, paragraph, section } from "./blocks.js";
import { apartCounts } from "./desk.js";
import { actionsOf, choiceOn, goalsOf, initiativesOf } from "./plan.js";
import { ACTION_FIELDS, sayActionField } from "./report-action.js";
import { actionFor, reportHead, reportRows, sayTextOf, sayWhoTookPart } from "./report-parts.js";
import { sayAgreed } from "./sayings.js";
import { answered, tallyHands } from "./spread.js";
import { written } from "./written-in.js";

/** @typedef {import("./blocks.js").Block} Block */
/** @typedef {import("./desk.js").Row} Row */
/** @typedef {import("./answer-file.js").Action} Action */
/** @typedef {import("./report-parts.js").Given} Given */

/** @param {Given} given @returns {Block[]} */
export function fullRecord(given) {
  const { framework, words, session } = given;
  const rows = reportRows(given);
  return [
    ...reportHead(given, "report_title_record"),
    ...paragraph(sayWhoTookPart(given)),
    ...labelled(words.say("report_lead"), sayTextOf(given, "lead")),
    ...labelled(words.say("report_ask"), sayTextOf(given, "ask")),
    ...framework.components.flatMap(({ id, title }) => [
      heading(2, title),
      ...rows.filter(({ question }) => question.component === id).flatMap((row) =>
        questionRecord(given, row)
      ),
    ]),
    ...section(
      words.say("report_goals"),
      listOr(
        goalsOf(session).map(({ name, lang }) => written(words, name, lang)),
        words.say("report_goals_none"),
        "plan",
      ),
    ),
    ...section(words.say("report_plan"), planRecord(given)),
    ...section(
      words.say("report_programmes"),
      listOr(programmeNames(given), words.say("report_programmes_none"), "programmes"),
    ),
    ...aside(words.say("report_reflection")),
  ];
}

/** @param {Given} given @param {Row} row @returns {Block[]} */
function questionRecord({ words, session }, { question, tally, hands, agreed }) {
  const { id, title, question: wording = "", descriptors } = question;
  const { choice = "", why, why_moved, lang } = choiceOn(session, id);
  const said = (/** @type {string | undefined} */ text) => written(words, text, lang);
  const say = (/** @type {Row["tally"]} */ one) => sayCounts(words, question, one);
  const shown = tallyHands(question, hands);
  return [
    heading(3, title),
    ...paragraph(wording),
    ...(session.people.size ? labelled(words.say("report_said"), say(tally)) : []),
    ...(answered(shown) ? labelled(words.say("report_hands"), say(shown)) : []),
    ...(isSettled(agreed)
      ? paragraph(sayAgreed(words, question, agreed))
      : aside(words.say("agreed_not_yet"))),
    ...aside(descriptors.get(agreed.level ?? "") ?? ""),
    ...labelled(words.say("report_reason"), written(words, agreed.reason, agreed.lang)),
    ...labelled(
      words.say("report_choice"),
      [choice && words.say("report_choice_" + choice), said(why)].filter(Boolean).join(": "),
    ),
    ...labelled(words.say("report_why_moved"), said(why_moved)),
  ];
}

/** "Starting 2 · Developing 5 · Can’t say 1". @param {import("./words.js").Words} words @param {import("./framework.js").Question} question @param {Row["tally"]} tally */
function sayCounts(words, { levels }, tally) {
  const apart = apartCounts(tally).filter(([, count]) => count);
  return [
    ...levels.map(({ name }, place) => `${name} ${tally.levels[place]}`),
    ...apart.map(([state, count]) => `${words.say("state_" + state)} ${count}`),
  ].join(" · ");
}

/** @param {Given} given @returns {Block[]} */
function planRecord(given) {
  const { words, session } = given;
  const actions = actionsOf(session);
  if (!actions.length) return [missingPart(words.say("report_plan_none"), "plan")];
  return actions.flatMap((action) => [
    heading(3, actionCalled(session, action, words)),
    ...labelled(words.say("report_of_question"), actionFor(given, action)),
    ...paragraph(actionLines(given, action).join("\n")),
    ...notesOf(given, action),
  ]);
}

/** A line for each thing that it says; of hundreds of actions, blocks of their own would hold the page up. @param {Given} given @param {Action} action */
function actionLines(given, action) {
  const { words } = given;
  return ACTION_FIELDS.flatMap((field) => {
    const said = sayActionField(given, action, field, (day) => words.day(day));
    return said ? `${words.say("report_of_" + field)}: ${said}` : [];
  });
}

/** @param {Given} given @param {Action} action @returns {Block[]} */
function notesOf({ words }, { progress = [] }) {
  const notes = progress.map(({ date, note, lang }) => `${words.day(date)}: ${written(words, note, lang)}`);
  return notes.length ? [...paragraph(words.say("report_of_progress") + ":"), ...bullets(notes)] : [];
}

/** @param {Given} given */
function programmeNames({ framework, words, session }) {
  return initiativesOf(session).map(({ name, lang, components = [], questions = [] }) => {
    const named = written(words, name, lang);
    const over = [
      ...framework.components.filter(({ id }) => components.includes(id)).map(({ title }) => title),
      ...questions.flatMap((id) => framework.questions.get(framework.present(id))?.title ?? []),
    ];
    return over.length ? `${named}: ${words.list(over)}` : named;
  });
}
