// @ts-check
/**
 * Whether a file belongs to the session that is here, or should wait for a word of the facilitator. Nothing is decided by
 * the clock of this computer: files are compared with each other, and with what the session says of itself.
 */

import { writtenIn } from "./written-in.js";

/** @typedef {import("./framework.js").Framework} Framework */
/** @typedef {import("./answer-file.js").AnswerDocument} AnswerDocument */
/** @typedef {NonNullable<AnswerDocument["session"]>} Heading */
/** @typedef {{code: "session" | "organisation" | "day" | "version" | "counts", values: Record<string, any>}} Reason */

/** From so many days between a file and the rest on, it is asked whether it belongs to them. */
const FAR = 90;
/** What the file of one person may hold. */
const OF_ONE = ["format", "format_version", "framework", "saved", "people", "history"];

/** Whether it is the file of one person, as the questionnaire saves it. @param {AnswerDocument} doc */
export function isSingle(doc) {
  return doc.people.length === 1 && Object.keys(doc).every((field) => OF_ONE.includes(field));
}

/** The day on which it was answered, or saved, or "". @param {AnswerDocument} doc */
export function dayOf({ people, saved = "" }) {
  return usualDay(people.map((person) => person.saved ?? saved)) || saved;
}

/** The day in the middle, of two the later; "" where none is known. @param {(string | undefined)[]} days */
export function usualDay(days) {
  const known = days.filter((day) => day !== undefined && day !== "").sort();
  return known[Math.floor(known.length / 2)] ?? "";
}

/** @param {string} day @param {string} usual */
export function isFar(day, usual) {
  return Math.abs(Date.parse(day) - Date.parse(usual)) / 864e5 > FAR;
}

/**
 * Why a file should wait, or nothing.
 * @param {Framework} framework @param {AnswerDocument} doc
 * @param {{heading: Heading, usual: string, isOther: boolean}} here what the session says of itself; the usual day of what is
 *   here, "" where a file is known to belong to somebody here; and whether nobody can tell yet which of several sessions
 *   this is
 * @returns {Reason[]}
 */
export function reasonsToWait(framework, doc, { heading, usual, isOther }) {
  const day = dayOf(doc);
  const { id, title = "", date = "", organisation = "", lang } = doc.session ?? {};
  const isOurs = id !== undefined && id === heading.id;
  const said = { title, date: date || day, organisation, ...(lang && { lang }) };
  /** @type {(Reason | false)[]} */
  const reasons = [
    !doc.people.length && doc.counts !== undefined && { code: "counts", values: {} },
    (isOther || isAnother(doc.session ?? {}, heading)) && { code: "session", values: said },
    !isOurs && isOtherName(organisation, heading.organisation) &&
    { code: "organisation", values: said },
    isFar(day, usual) && { code: "day", values: { day, usual } },
    versionReason(framework, doc),
  ];
  return reasons.filter((reason) => reason !== false);
}

/** What a heading adds to that of the session here. @param {Heading} ours @param {Heading} theirs @returns {Heading} */
export function filledHeading(ours, theirs) {
  const filled = { ...theirs, ...Object.fromEntries(Object.entries(ours).filter(([, text]) => text)) };
  return writtenIn(filled, ours, theirs.lang ?? "", ["title", "organisation"]);
}

/** Another id; or where one has none, another title or a day far off. @param {Heading} theirs @param {Heading} ours */
function isAnother(theirs, ours) {
  if (theirs.id && ours.id) return theirs.id !== ours.id;
  return isOtherName(theirs.title, ours.title) || isFar(theirs.date ?? "", ours.date ?? "");
}

/** @param {string} [theirs] @param {string} [ours] */
export function isOtherName(theirs = "", ours = "") {
  const [one, other] = [theirs, ours].map((name) => name.trim().toLowerCase().replace(/\s+/g, " "));
  return one !== "" && other !== "" && one !== other;
}

/** The questions that changed after somebody in it answered them; new ones did not. @param {Framework} framework @param {AnswerDocument} doc */
export function changedSinceAnswered(framework, { framework: { version }, people }) {
  const answered = new Set(
    people.flatMap(({ answers = {} }) => Object.keys(answers).map((id) => framework.present(id))),
  );
  return framework.changedSince(version).map(({ id }) => id).filter((id) => answered.has(id));
}

/** Answers to questions that have another meaning today. @param {Framework} framework @param {AnswerDocument} doc @returns {Reason | false} */
function versionReason(framework, doc) {
  const { version } = doc.framework;
  const changed = changedSinceAnswered(framework, doc);
  const isAhead = parseInt(version) > parseInt(framework.version);
  return (changed.length > 0 || isAhead) && { code: "version", values: { version, changed, isAhead } };
}
