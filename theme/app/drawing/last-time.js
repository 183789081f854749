// @ts-check
import { lastTime } from "../rules/last-time.js";
import { reasonAsked } from "../rules/plan.js";
import { written } from "../rules/written-in.js";
import { make } from "./dom.js";

/** @typedef {import("../state/session-store.js").SessionKit} SessionKit */

/** What a plan said and what came of it, for a room to begin with; nothing where there is no plan. @param {SessionKit} kit */
export function makeLastTime({ framework, store, words }) {
  const said = lastTime(store.session, words);
  if (!said.length) return [];
  return [
    make("h2", { class: "kit-slide__question" }, words.say("last_time")),
    make("ul", { class: "kit-last-time" }, ...said.map((one) => makeSaid(words, framework, one))),
  ];
}

/** @param {SessionKit["words"]} words @param {SessionKit["framework"]} framework @param {import("../rules/last-time.js").Said} said */
function makeSaid(words, framework, { question, name, status, because, note }) {
  const reason = reasonAsked({ status });
  const state = [words.say("follow_" + status)];
  if (reason && because) state.push(words.say(reason, { text: because }));
  const texts = [
    name,
    words.list(state),
    note &&
    `${words.say("follow_last_note", { day: words.day(note.date) })}: ${
      written(words, note.note, note.lang)
    }`,
  ];
  return make(
    "li",
    {},
    make("span", { class: "kit-slide__where" }, framework.questions.get(question)?.title),
    ...texts.map((text) => text && make("p", { dir: "auto" }, text)),
  );
}
