// @ts-check
/** The open actions as a calendar file (RFC 5545): an event of a whole day for each day on which something is due or looked at. */

import { actionName } from "./action-name.js";
import { roundOf } from "./follow.js";
import { questionOf } from "./plan.js";

/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("./answer-file.js").Action} Action */
/** @typedef {import("./words.js").Words} Words */

/** The days of an action that have an event. @type {("due" | "review")[]} */
const KINDS_OF_DAYS = ["due", "review"];
/** Octets of UTF-8 in a line. */
const LONGEST_LINE = 75;
const A_DAY = 86_400_000;
/** What ends a line somewhere, and what no text may hold. */
const LINE_ENDS = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g;
const CONTROLS = /[^\P{Cc}\t\n]/gu;

/**
 * The text of the file; "" where no open action has a day. It names nobody, and asks nobody to come.
 * @param {Session} session @param {Words} words @param {string} day of which it is a copy
 */
export function calendarOf(session, words, day) {
  const events = roundOf(session).flatMap((action) =>
    KINDS_OF_DAYS.flatMap((kind) => action[kind] ? eventOf(session, action, kind, words, day) : [])
  );
  if (!events.length) return "";
  const head = ["BEGIN:VCALENDAR", "VERSION:2.0", `PRODID:-//assessment-kit//plan//${words.language}`];
  return [...head, ...events, "END:VCALENDAR"].map(icsLine).join("");
}

/** @param {Session} session @param {Action} action @param {"due" | "review"} kind @param {Words} words @param {string} day */
function eventOf(session, action, kind, words, day) {
  const begins = action[kind] ?? "";
  const ends = dayAfter(begins);
  const what = actionName(session, action, words);
  return [
    "BEGIN:VEVENT",
    `UID:${icsText(action.id)}-${kind}@assessment-kit`,
    `DTSTAMP:${icsDay(day)}T000000Z`,
    `DTSTART;VALUE=DATE:${icsDay(begins)}`,
    ...(ends ? [`DTEND;VALUE=DATE:${icsDay(ends)}`] : []),
    `SUMMARY:${icsText(words.say("follow_event_" + kind, { what }))}`,
    `DESCRIPTION:${icsText(eventSaid(session, action, words, day))}`,
    "TRANSP:TRANSPARENT", // nobody is busy by it
    "END:VEVENT",
  ];
}

/** @param {Session} session @param {Action} action @param {Words} words @param {string} day */
function eventSaid(session, action, words, day) {
  const { difference, action: doing, first_step: step } = action;
  const parts = [questionOf(session, action)?.title, difference, doing, step];
  return [...parts.filter(Boolean), words.say("follow_event_copy", { day: words.day(day) })].join("\n\n");
}

/** @param {string} day such as 2027-02-01 */
function icsDay(day) {
  return day.replaceAll("-", "");
}

/** "" after the last day that has four digits of a year. @param {string} day */
function dayAfter(day) {
  const [next] = new Date(Date.parse(day) + A_DAY).toISOString().split("T");
  return next.length === day.length ? next : "";
}

/** @param {string} text */
function icsText(text) {
  return text.replace(LINE_ENDS, "\n").replace(CONTROLS, " ").replace(/[\\;,]/g, "\\$&").replace(
    /\n/g,
    "\\n",
  );
}

/** A line of the file, broken where it is too long but never within a character. @param {string} line */
function icsLine(line) {
  let text = "";
  let used = 0;
  for (const character of line) {
    const octets = octetsOf(character);
    if (used + octets > LONGEST_LINE) {
      text += "\r\n ";
      used = 1;
    }
    text += character;
    used += octets;
  }
  return text + "\r\n";
}

/** In UTF-8. @param {string} character */
function octetsOf(character) {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}
