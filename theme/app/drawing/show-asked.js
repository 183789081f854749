// @ts-check
import { findAll } from "./dom.js";

/** Where the links at the end of each step lead, and what they say, where all is asked. @type {Map<string, {hash: string, textContent: string | null}[]>} */
const ways = new Map();

/**
 * Hide what a person is not asked, with the headings over it; the ways from step to step pass over what is empty then.
 * @param {HTMLElement} form @param {(id: string) => boolean} isAsked
 */
export function showAsked(form, isAsked) {
  const empty = new Set();
  const turns = new Map(
    findAll(form, "section", "[data-step]").map((step) => {
      const hash = "#" + step.id;
      const links = findAll(step, "a", ":is([data-step] > .kit-turn > :not([data-part=resume]))");
      if (!ways.has(hash)) {
        ways.set(hash, links.map((link) => ({ hash: link.hash, textContent: link.textContent })));
      }
      if (!showIn(step, isAsked) && step.id !== "start") {
        empty.add(hash);
      }
      return [hash, links];
    }),
  );
  for (const [hash, links] of turns) {
    for (const [at, link] of links.entries()) {
      const end = at - links.length; // the last leads on, also where it is the only one
      let way = ways.get(hash)?.at(end);
      while (way && empty.has(way.hash)) way = ways.get(way.hash)?.at(end);
      if (way) Object.assign(link, way);
    }
  }
}

/** @param {HTMLElement} step @param {(id: string) => boolean} isAsked @returns {boolean} whether anything of it is asked */
function showIn(step, isAsked) {
  let [inGroup, inSection, inStep] = [false, false, false];
  for (const one of findAll(step, "*", ":scope > *").reverse()) {
    const { question } = one.dataset;
    if (question) {
      one.hidden = !isAsked(question);
      if (!one.hidden) inGroup = inSection = inStep = true;
    } else if (one.matches(".kit-questions__group")) {
      one.hidden = !inGroup;
      inGroup = false;
    } else if (one.matches(".kit-questions__section")) {
      one.hidden = !inSection;
      inGroup = inSection = false;
    }
  }
  return inStep;
}
