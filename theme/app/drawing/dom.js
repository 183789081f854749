// @ts-check
/** The only file that makes elements. Text goes in as text. */

/** @typedef {Node | string | null | undefined | false} Child */

/**
 * An element with attributes and children; texts become text nodes, and what is empty is left out.
 * @param {string} tag @param {Record<string, string | number | boolean>} [attributes] @param {...Child} children
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false && value !== "") element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** A button that acts. @param {string} label @param {() => void} act */
export function makeButton(label, act) {
  const button = make("button", { type: "button", class: "kit-button" }, label);
  button.addEventListener("click", act);
  return button;
}

/** Only when it differs, so that live regions speak once. @param {Element} element @param {string} text */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
