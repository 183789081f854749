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

/** Go where a link would lead, also to where one stands. @param {string} id */
export function turnTo(id) {
  if (location.hash === "#" + id) dispatchEvent(new Event("hashchange"));
  else location.hash = id;
}
