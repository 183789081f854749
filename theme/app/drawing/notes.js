// @ts-check
import { make } from "./dom.js";
import { makeMore } from "./more.js";

/** @typedef {import("../workshop.js").WorkshopKit} WorkshopKit */

const NOTES_AT_ONCE = 50;

/** What people wrote on a question: unattributed, in an order that follows neither files nor groups. @param {WorkshopKit} kit @param {{id: string}} question */
export function makeNotes({ words, store }, { id }) {
  const list = make("ul", { class: "kit-notes" });
  const texts = store.views.writingsOn(id);
  /** @param {number} from */
  const add = (from) => {
    const more = texts.length - from - NOTES_AT_ONCE;
    list.append(...texts.slice(from, from + NOTES_AT_ONCE).map((text) => makeNote(words, text)));
    if (more <= 0) return;
    const item = make(
      "li",
      {},
      makeMore(words, Math.min(NOTES_AT_ONCE, more), () => {
        item.remove();
        add(from + NOTES_AT_ONCE);
      }),
    );
    list.append(item);
  };
  add(0);
  return list;
}

/** @param {WorkshopKit["words"]} words @param {{note: string, evidence: string, count: number}} text */
function makeNote(words, { note, evidence, count }) {
  return make(
    "li",
    {},
    note && make("span", { class: "kit-written" }, note),
    evidence && make("span", { class: "kit-written" }, words.say("evidence", { text: evidence })),
    count > 1 && make("span", { class: "kit-quiet" }, words.say("times", { count })),
  );
}
