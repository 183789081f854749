// @ts-check
import { sayingOf } from "../rules/plan.js";
import { TwoTexts } from "./two-texts.js";

/**
 * Keep what is typed into a box as the session's one text of a kind, also where another tab does the same.
 * @param {import("./component.js").Component<import("../plan.js").PlanKit>} component @param {HTMLInputElement | HTMLTextAreaElement} box @param {string} kind
 * @returns {() => void} shows what is kept
 */
export function keepSaid(component, box, kind) {
  const { store, words } = component.kit;
  const kept = () => sayingOf(store.session, kind);
  const write = (/** @type {string} */ text) => store.sayText(kind, text);
  const texts = new TwoTexts(box, words, write);
  component.listen(box, "input", () => write(texts.typed(box.value)(kept().text)));
  return () => {
    const { text, lang } = kept();
    texts.show(text, box === document.activeElement && !store.isEmpty, lang);
  };
}
