// @ts-check
import { make, makeButton } from "./dom.js";

/**
 * Take a thing of the plan away; beside it stands a way back, which has the focus.
 * @param {import("../plan.js").PlanKit} kit @param {HTMLElement} place @param {{kind: string, id: string, name: string}} what
 * @param {() => void} back what to do when it is here again, such as to give it the focus
 */
export function removeWithUndo({ store, words }, place, { kind, id, name }, back) {
  const before = store.session.thing(kind, id);
  const value = store.session.value(kind, id);
  store.remove(kind, id);
  const button = makeButton(words.say("plan_undo"), () => {
    place.replaceChildren();
    if (before) store.putAgain(before, value);
    back();
  });
  place.replaceChildren(make("span", { dir: "auto" }, words.say("removed", { name })), " ", button);
  button.focus();
}
