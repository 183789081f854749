// @ts-check
import { make } from "./dom.js";

/** Something to know before going on, called as its heading says. @param {string} id of the heading @param {string} title @param {...import("./dom.js").Child} children */
export function makeNotice(id, title, ...children) {
  const heading = make("h2", { id, tabindex: -1 }, title);
  return make("section", { "class": "kit-notice", "aria-labelledby": id }, heading, ...children);
}

/** Bring whoever is not in the middle of something to a heading. @param {HTMLElement} heading */
export function readOut(heading) {
  if (document.activeElement?.matches("input, select, textarea, dialog[open] *")) return false;
  heading.focus();
  return true;
}
