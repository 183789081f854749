// @ts-check
/** Sessions as columns beside each other: what is open on the page, and files that are never merged with it. */

import { agreedOn, valueOn } from "./agreement.js";
import { dayOf, isOtherName } from "./belonging.js";
import { Session } from "./session.js";
import { answered, placedCount, tallyHands } from "./spread.js";
import { versionsOf } from "./things.js";
import { Views } from "./views.js";

/** @typedef {import("./framework.js").Framework} Framework */
/** @typedef {import("./framework.js").Question} Question */
/** @typedef {import("./spread.js").Tally} Tally */
/** @typedef {import("./answer-file.js").AnswerDocument} AnswerDocument */
/** @typedef {"people" | "counts" | "hands" | "none"} Kind whose views it shows */
/** @typedef {Map<string, number>} Said by level or state, how many people */
/**
 * @typedef {object} Column
 * @property {boolean} isHere whether it is what is open on the page
 * @property {string} file its name, "" for what is open here
 * @property {NonNullable<AnswerDocument["session"]>} heading
 * @property {string} day of the session, or "" where none is known
 * @property {string} version of the framework that it answers
 * @property {Kind} kind
 * @property {number} people
 * @property {Session} session what was agreed, chosen and shown by hands
 * @property {Views} views
 * @property {Map<string, NonNullable<AnswerDocument["counts"]>[0]>} counts by group, "" for everybody
 * @property {Set<string>} ids under which anything is said of a question
 * @property {Map<string, Said>} strangers what is said of questions that this version of the framework does not have
 */
/**
 * @typedef {object} BesideCell
 * @property {Tally | null} tally null where nothing may be shown, or there is nothing
 * @property {number} count of people who answered
 * @property {boolean} isHidden whether there are answers, and not enough to show those of the group
 * @property {import("./agreement.js").Agreed} agreed
 */

/** Of the room; people are counted, and are in no session of their own. */
const ROOM = ["session", "agreed", "choices", "hands", "plan"];

/** Worked out once for each file. @type {WeakMap<AnswerDocument, Column>} */
const columnsKnown = new WeakMap();
/** Ids of questions that people answered. @type {WeakMap<Views, Set<string>>} */
const answeredIds = new WeakMap();

/** @param {Framework} framework @param {AnswerDocument} doc @param {string} file its name @returns {Column} */
export function fileColumn(framework, doc, file) {
  const found = columnsKnown.get(doc) ??
    columnOf(doc, roomOf(framework, doc), new Views(framework, doc.people));
  columnsKnown.set(doc, found);
  return { ...found, file };
}

/** What is open on the page. @param {Session} session @param {Views} views @param {string} version that it answers @returns {Column} */
export function hereColumn(session, views, version) {
  const { framework } = session;
  const doc = { framework: { id: framework.id, version }, people: views.people };
  return { ...columnOf(/** @type {any} */ (doc), session, views), isHere: true };
}

/** Whether it says anything that can be laid beside. @param {Column} column */
export function saysSomething({ kind, session }) {
  return kind !== "none" || session.of("agreed").size > 0;
}

/** @param {Framework} framework @param {AnswerDocument} doc */
function roomOf(framework, doc) {
  const session = new Session(framework);
  for (const version of versionsOf({ ...doc, people: [] })) {
    if (ROOM.includes(version.kind)) session.add(version);
  }
  return session;
}

/** @param {AnswerDocument} doc @param {Session} session @param {Views} views @returns {Column} */
function columnOf(doc, session, views) {
  const counts = new Map((doc.counts ?? []).map((one) => [one.group ?? "", one]));
  const hands = session.of("hands");
  const kind = views.people.length ? "people" : counts.size ? "counts" : hands.size ? "hands" : "none";
  const { heading, framework } = session;
  const ids = new Set([
    ...idsAnswered(views),
    ...[...counts.values()].flatMap(({ questions = {} }) => Object.keys(questions)),
    ...hands.keys(),
    ...session.of("agreed").keys(),
  ]);
  const column = {
    isHere: false,
    file: "",
    heading,
    day: heading.date || dayOf(doc),
    version: doc.framework.version,
    kind,
    people: kind === "counts" ? counts.get("")?.people ?? 0 : views.people.length,
    session,
    views,
    counts,
    ids,
  };
  return /** @type {Column} */ ({
    ...column,
    strangers: strangersIn(framework, /** @type {any} */ (column)),
  });
}

/** @param {Views} views */
function idsAnswered(views) {
  const found = answeredIds.get(views) ??
    new Set(views.people.flatMap(({ answers = {} }) => Object.keys(answers)));
  answeredIds.set(views, found);
  return found;
}

/** @param {Framework} framework @param {Omit<Column, "strangers">} column @returns {Map<string, Said>} */
function strangersIn(framework, { ids, kind, views, counts, session }) {
  const strange = [...ids].filter((id) => !framework.present(id));
  if (!strange.length) return new Map();
  const said = kind === "people" ? views.strangers : new Map();
  const others = counts.get("")?.questions ?? {};
  return new Map(strange.map((id) => {
    const counted = kind === "counts" ? others[id] : session.value("hands", id);
    return [id, said.get(id) ?? new Map(Object.entries(counted ?? {}))];
  }));
}

/** What a column shows of a question: of everyone, or of a group that may be seen apart there. @param {Column} column @param {Question} question @param {string} group "" for everyone @returns {BesideCell} */
export function cellOf(column, question, group) {
  const { session } = column;
  const tally = tallyIn(column, question, group);
  const whole = group ? tallyIn(column, question, "") : tally;
  const count = tally ? answered(tally) : 0;
  return {
    tally: count ? tally : null,
    count,
    isHidden: group !== "" && !tally && whole !== null && answered(whole) > 0,
    agreed: agreedOn(session, question.id),
  };
}

/** @param {Column} column @param {Question} question @param {string} group @returns {Tally | null} */
function tallyIn(column, question, group) {
  const { kind, views, session } = column;
  if (kind === "people") {
    if (!group) return views.tally(question.id);
    return views.groupsOn(question.id).find(({ id, isRest }) => id === group && !isRest)?.tally ?? null;
  }
  if (kind === "counts") return countedIn(column, question, group);
  const hands = kind === "hands" && !group && valueOn(session, "hands", question.id);
  return hands ? tallyHands(question, hands) : null;
}

/** What a file of counts holds. It was guarded when it was written; one made by hand is guarded here. @param {Column} column @param {Question} question @param {string} group @returns {Tally | null} */
function countedIn({ counts, session: { framework } }, question, group) {
  const ids = framework.idsOf(question.id);
  const tallies = new Map([...counts].flatMap(([id, { questions = {} }]) => {
    const held = ids.find((one) => Object.hasOwn(questions, one));
    return held === undefined ? [] : [[id, tallyHands(question, questions[held])]];
  }));
  const all = tallies.get("");
  if (!group || !all) return group ? null : all ?? null;
  const sizes = [...tallies].filter(([id]) => id).map(([, tally]) => placedCount(tally));
  const rest = placedCount(all) - sizes.reduce((sum, size) => sum + size, 0);
  const isEnough = (/** @type {number} */ size) => size >= framework.minimumGroup;
  return sizes.every(isEnough) && (rest === 0 || isEnough(rest)) ? tallies.get(group) ?? null : null;
}

/** Whether both name one organisation, or neither names any: one that is not named may be any other. @param {Column} one @param {Column} other */
export function isOfOne(one, other) {
  return isNamed(one) === isNamed(other) &&
    !isOtherName(one.heading.organisation, other.heading.organisation);
}

/** @param {Column} column */
export function isNamed({ heading: { organisation = "" } }) {
  return organisation.trim() !== "";
}
