// @ts-check
import { written } from "../rules/written-in.js";
import { make } from "./dom.js";
import { makeMore } from "./more.js";

/** @typedef {import("../rules/words.js").Words} Words */

const NOTES_AT_ONCE = 50;

/** What people wrote on a question: unattributed, in an order that follows neither files nor groups. @param {Words} words @param {ReturnType<import("../rules/spread.js").writings>} texts */
export function makeNotes(words, texts) {
  const list = make("ul", { class: "kit-notes" });
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

/** @param {Words} words @param {ReturnType<import("../rules/spread.js").writings>[number]} text */
function makeNote(words, { note, evidence, lang, count }) {
  const [text, shown] = [note, evidence].map((one) => written(words, one, lang));
  const said = shown && words.say("evidence", { text: shown });
  return make(
    "li",
    {},
    ...[text, said].map((one) => one && make("span", { class: "kit-written", dir: "auto" }, one)),
    count > 1 && make("span", { class: "kit-quiet" }, words.say("times", { count })),
  );
}
