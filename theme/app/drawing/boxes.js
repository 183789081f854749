// @ts-check
import { make } from "./dom.js";

/** A box for a day. Without a last one, browsers offer years of six digits. @param {Record<string, string>} [attributes] */
export function makeDay(attributes) {
  return make("input", { ...attributes, type: "date", max: "9999-12-31" });
}
