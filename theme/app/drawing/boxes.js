// @ts-check
import { make } from "./dom.js";

/** What somebody is writing in is left alone. @param {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} control @param {string} [text] */
export function fillUnlessBusy(control, text = "") {
  if (control !== document.activeElement) control.value = text;
}

/** A box for a day. Without a last one, browsers offer years of six digits. @param {Record<string, string>} [attributes] */
export function makeDay(attributes) {
  return make("input", { ...attributes, type: "date", max: "9999-12-31" });
}
