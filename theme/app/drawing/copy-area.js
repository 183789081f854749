// @ts-check

/** Copy all of a box of text; in words, whether the browser did. The old command works on plain http too. @param {HTMLTextAreaElement} area @param {import("../rules/words.js").Words} words */
export function copyArea(area, words) {
  area.select();
  return words.say(document.execCommand("copy") ? "copied" : "copy_yourself");
}
