// @ts-check
import { TwoTexts } from "./two-texts.js";

/**
 * Keep what is typed into a box as the session's one text of a kind, also where another tab does the same.
 * @param {import("./component.js").Component<import("../plan.js").PlanKit>} component @param {HTMLInputElement | HTMLTextAreaElement} box @param {string} kind
 * @returns {() => void} shows what is kept
 */
export function keepSaid(component, box, kind) {
  const { store, words } = component.kit;
  const kept = () => store.session.value(kind, "") ?? "";
  const write = (/** @type {string} */ text) => store.say(kind, "", text);
  const texts = new TwoTexts(box, words, write);
  component.listen(box, "input", () => write(texts.typed(box.value)(kept())));
  return () => texts.show(kept(), box === document.activeElement && !store.isEmpty);
}
