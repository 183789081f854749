// @ts-check
import { make } from "./dom.js";

/** A list of links to places of this page. @param {{id: string, title: string}[]} places */
export function makeLinks(places) {
  return make(
    "ul",
    {},
    ...places.map(({ id, title }) => make("li", {}, make("a", { href: "#" + id }, title))),
  );
}

/**
 * Go where a link would lead, also to where one stands. The browser itself goes nowhere: it would give the focus to the whole
 * page first, and a screen reader that speaks of that may pass over the heading. @param {string} id
 */
export function turnTo(id) {
  if (location.hash !== "#" + id) history.pushState(null, "", "#" + id);
  dispatchEvent(new Event("hashchange"));
}
