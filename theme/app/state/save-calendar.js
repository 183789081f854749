// @ts-check
import { calendarOf } from "../rules/calendar.js";
import { download } from "./download.js";

/** @typedef {import("./session-store.js").SessionStore} SessionStore */

/** The days of the open actions, for anybody's calendar. @param {SessionStore} store @param {import("../rules/words.js").Words} words @returns {Promise<string>} what came of it, in words */
export async function saveCalendar(store, words) {
  await store.ready;
  const text = calendarOf(store.session, words, store.today);
  if (!text) return words.say("follow_no_days");
  const name = `plan-${store.today}.ics`;
  download(name, text, "text/calendar;charset=utf-8");
  return words.say("state_handed", { name });
}
