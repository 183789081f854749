// @ts-check
/**
 * The only file that finds and makes elements for others to draw with. Text goes in as text, and what people wrote in it says
 * its own language and direction.
 */

import { plainOf, writtenPieces } from "../rules/written-in.js";

/** @typedef {Node | string | null | undefined | false} Child */
/** @typedef {keyof HTMLElementTagNameMap} Tag */

/**
 * An element with attributes and children; texts become text nodes, and what is empty is left out.
 * @template {Tag} T
 * @param {T} tag @param {Record<string, string | number | boolean>} [attributes] @param {...Child} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false && value !== "") element.setAttribute(name, value === true ? "" : String(value));
  }
  const pieces = children.flatMap((
    child,
  ) => /** @type {any[]} */ (typeof child === "string" ? writtenPieces(child) : child || []));
  return fill(element, pieces);
}

/** What somebody wrote names its language in an element of its own; alone, in the one it stands in. @template {Element} T @param {T} element an empty one @param {(Node | string | string[])[]} pieces @returns {T} */
function fill(element, pieces) {
  const [only] = pieces;
  if (pieces.length === 1 && Array.isArray(only)) {
    const [lang, textContent] = only;
    return Object.assign(element, { lang, dir: "auto", textContent });
  }
  element.append(
    ...pieces.map((one) => Array.isArray(one) ? fill(document.createElement("bdi"), [one]) : one),
  );
  return element;
}

/**
 * The elements of a tag that the rest of a selector picks out, typed by the tag; `*` stands for any.
 * @template {Tag | "*"} T
 * @param {ParentNode} root @param {T} tag @param {string} [rest] such as "[name=role]"
 * @returns {(T extends Tag ? HTMLElementTagNameMap[T] : HTMLElement)[]}
 */
export function findAll(root, tag, rest = "") {
  return /** @type {any[]} */ ([...root.querySelectorAll(tag + rest)]);
}

/**
 * The first of them. A template that lost it fails at once, not at the first click.
 * @template {Tag | "*"} T
 * @param {ParentNode} root @param {T} tag @param {string} [rest]
 */
export function find(root, tag, rest = "") {
  const [found] = findAll(root, tag, rest);
  if (!found) throw new Error(`there is no ${tag}${rest}`);
  return found;
}

/** What a reader hears and the eye sees around it: whose a field is, what a number counts. @param {string} text */
export function makeUnseen(text) {
  return make("span", { class: "kit-unseen" }, text);
}

/** Of several things to do, fill the one that is next, and no other. @param {Element | undefined} next @param {...Element} all */
export function fillOne(next, ...all) {
  for (const one of all) one.classList.toggle("kit-button--main", one === next);
}

/** The title of the step that is shown. */
export function stepTitle() {
  return find(document, "*", ".is-current .kit-step__title");
}

/** A button that acts. @param {string} label @param {() => unknown} act @param {string} [look] its class */
export function makeButton(label, act, look = "kit-button") {
  const button = make("button", { type: "button", class: look }, label);
  listenTo(button, "click", act);
  return button;
}

/**
 * Listen, and when handling fails tell the component around the target, as it stands then, and where to say so: in the
 * notice, unless the handler has removed it.
 * @param {Element} target @param {string} type @param {(event: any) => unknown} handle
 */
export function listenTo(target, type, handle) {
  target.addEventListener(type, async (event) => {
    const [around, notice] = ["[data-component]", ".kit-notice"].map((one) => target.closest(one));
    try {
      await handle(event);
    } catch (error) {
      const place = notice?.isConnected ? notice : around;
      const failed = new CustomEvent("failed", { detail: { error, place }, cancelable: true });
      if (!around || around.dispatchEvent(failed)) throw error; // nobody has said so
    }
  });
}

/** Only when it differs, so that live regions speak once. @param {Element} element @param {string} text */
export function setText(element, text) {
  if (element.textContent === plainOf(text)) return;
  element.removeAttribute("lang");
  element.replaceChildren();
  fill(element, writtenPieces(text));
}
