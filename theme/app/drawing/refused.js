// @ts-check
import { make, setText } from "./dom.js";

/** Say at a box why what stands in it is not kept. @param {HTMLInputElement} box @param {string} text "" when it is kept */
export function sayRefused(box, text) {
  const place = box.closest("label") ?? box;
  const there = place.parentElement?.querySelector(":scope > [role=alert]");
  const said = there ?? make("span", { role: "alert" });
  if (text && !there) place.after(said);
  setText(said, text);
}
