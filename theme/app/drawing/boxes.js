// @ts-check
import { make } from "./dom.js";

/** A box for a day. Without a last one, browsers offer years of six digits. @param {Record<string, string>} [attributes] */
export function makeDay(attributes) {
  return make("input", { ...attributes, type: "date", max: "9999-12-31" });
}

/** What goes around a box for a day: it is several fields to a browser, which names none of them by its label. @param {...string} names ids of the label, and of what the day belongs to */
export function aroundDay(...names) {
  return { "role": "group", "aria-labelledby": names.join(" ") };
}
