// @ts-check
/** The calendar file as its lines. A library reads it back in tests/unit/js. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { calendarOf } from "./calendar.js";
import days from "./days.test.json" with { type: "json" };
import { Framework } from "./framework.js";
import { Session } from "./session.js";
import small from "./small.test.json" with { type: "json" };
import { Words } from "./words.js";

const words = new Words({
  action_unnamed: "Unnamed",
  action_numbered: "{name} ({number})",
  follow_event_due: "Due: {what}",
  follow_event_review: "Again: {what}",
  follow_event_copy: "A copy of {day}",
  ...days,
}, "en-GB");

/** @param {Record<string, any>[]} actions @param {string} [day] */
function calendar(actions, day = "2026-11-27") {
  const session = new Session(new Framework(small));
  actions.forEach((action, rank) => {
    const id = `a-${rank}`;
    session.add({ kind: "plan", id, value: { id, ...action }, chain: [], rank });
  });
  return calendarOf(session, words, day);
}

test("each day of an open action is an event of a whole day", () => {
  const text = calendar([
    { difference: "Seen; known, kept", owner: "Sister Joy", due: "2026-12-31", review: "2026-12-01" },
    { difference: "Ended", status: "done", due: "2026-12-31" },
    { difference: "Without a day" },
  ]);
  assert.deepEqual(text.split("\r\n").slice(0, 12), [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//assessment-kit//plan//en-GB",
    "BEGIN:VEVENT",
    "UID:a-0-due@assessment-kit",
    "DTSTAMP:20261127T000000Z",
    "DTSTART;VALUE=DATE:20261231",
    "DTEND;VALUE=DATE:20270101",
    "SUMMARY:Due: Seen\\; known\\, kept",
    "DESCRIPTION:Seen\\; known\\, kept\\n\\nA copy of 27 November 2026",
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ]);
  assert.equal(text.match(/BEGIN:VEVENT/g)?.length, 2);
  assert.ok(!text.includes("Joy"), "it names nobody");
});

test("without a day there is no file", () => {
  assert.equal(calendar([{ difference: "Some day" }]), "");
});

test("the last day of the calendar has none after it", () => {
  assert.ok(!calendar([{ due: "9999-12-31" }]).includes("DTEND"));
});
