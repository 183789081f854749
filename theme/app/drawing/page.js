// @ts-check
/** What both app pages do first: show themselves as scripted, read their framework, and know the day. */

import { Framework } from "../rules/framework.js";
import { Words } from "../rules/words.js";
import { holdBar } from "./bar.js";
import { reportOthers } from "./component.js";
import { find } from "./dom.js";

/** @typedef {ReturnType<typeof readFramework>} Read what a page says of its framework, and its words */

/**
 * Start the page, which is read by now: its script stands last.
 * @param {(read: Read) => Promise<{ready?: Promise<void>}>} run settles when it is started; says when what was kept is here
 */
export async function startPage(run) {
  const root = document.documentElement;
  try {
    const read = readFramework();
    reportOthers(read.words);
    const { ready } = await run(read);
    holdBar(find(document, "section", ".kit-bar"));
    root.classList.remove("kit-early");
    Promise.resolve(ready).finally(() => root.classList.remove("kit-waiting"));
  } catch (error) {
    root.removeAttribute("class"); // the page as it is without a script: whole and printable
    throw error;
  }
}

function readFramework() {
  /** @type {import("../rules/framework.js").FrameworkData} */
  const data = JSON.parse(find(document, "script", "#framework").text);
  return { framework: new Framework(data), words: new Words(data.strings, data.language, data.first) };
}

/** A random id, of a person where no letter says another; `crypto.randomUUID` is missing on plain http. @param {string} [letter] */
export function newId(letter = "p") {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return `${letter}-` + Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The day here, as 2026-11-23. */
export function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0"))
    .join("-");
}
