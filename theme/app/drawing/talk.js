// @ts-check
import { make } from "./dom.js";

/** @typedef {import("../workshop.js").WorkshopKit} WorkshopKit */

/** A box that marks a question to talk about. @param {WorkshopKit} kit @param {import("../rules/framework.js").Question} question */
export function makeTick({ words, store }, { id, title }) {
  const box = make("input", {
    "type": "checkbox",
    "aria-label": `${words.say("talk")}: ${title}`,
    "data-talk": id,
    "checked": store.talk.has(id),
  });
  box.addEventListener("change", () => store.tick(id, box.checked));
  return make("label", { class: "kit-check" }, box, words.say("talk"));
}
