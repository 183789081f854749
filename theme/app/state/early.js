// @ts-check
/** What was answered before the page's script was there: in this visit, or in one that ended before it came (head.js). */

import { isMap } from "../rules/verdict.js";
import { inFirstLanguage } from "./addresses.js";

/**
 * Take it out of the browser; from now on somebody else keeps it.
 * @param {() => Storage | null} open reading `localStorage` may throw, and it may be null
 * @returns {[string, string][]} the name of a control, and what it was set to
 */
export function takeEarly(open) {
  try {
    const storage = open();
    const key = `assessment-kit:early:${inFirstLanguage()}`;
    const found = JSON.parse(storage?.getItem(key) ?? "{}");
    storage?.removeItem(key);
    return isMap(found) ? Object.entries(found).filter(([, value]) => typeof value === "string") : [];
  } catch {
    return [];
  }
}
