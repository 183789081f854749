// @ts-check
/** Notes of progress that several copies of an action hold, as one list. */

import { canonical, compareText } from "./text.js";

/** @typedef {import("./answer-file.js").Progress} Progress */
/** @typedef {{note: Progress, text: string, next: Set<Place>, waits: number}} Place next: notes that were added when it was there; waits: for so many */

/**
 * All notes by day, and of one day in the order in which they were added: who adds a note knows those before it in the same
 * list. Of two that knew nothing of each other the lesser text is first. So the result is the same in whichever order, and in
 * however many steps, lists are joined.
 * @param {Progress[][]} lists
 */
export function joinedNotes(lists) {
  const places = placesIn(lists);
  const ready = places.filter(({ waits }) => !waits);
  /** @type {Place[]} */
  const placed = [];
  for (let place = ready.pop(); place; place = ready.pop()) {
    placed.push(place);
    for (const next of place.next) if (!--next.waits) insert(ready, next);
  }
  // Lists that contradict each other were written by hand.
  const rest = places.filter(({ waits }) => waits).reverse();
  return [...placed, ...rest].map(({ note }) => note).sort((a, b) => compareText(noteDay(a), noteDay(b)));
}

/** Each note once, the greatest text first. @param {Progress[][]} lists */
function placesIn(lists) {
  /** @type {Map<string, Place>} */
  const found = new Map();
  for (const list of lists) {
    /** The last of each day. @type {Map<string, Place>} */
    const last = new Map();
    for (const note of list) {
      const text = canonical(note);
      const place = found.get(text) ?? { note, text, next: new Set(), waits: 0 };
      const before = last.get(noteDay(note));
      if (before && before !== place && !before.next.has(place)) place.waits++;
      if (before !== place) before?.next.add(place);
      found.set(text, place);
      last.set(noteDay(note), place);
    }
  }
  return [...found.values()].sort((a, b) => compareText(b.text, a.text));
}

/** @param {Place[]} places the greatest first @param {Place} place */
function insert(places, place) {
  let [from, to] = [0, places.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (compareText(places[middle].text, place.text) > 0) from = middle + 1;
    else to = middle;
  }
  places.splice(from, 0, place);
}

/** @param {Progress} note */
function noteDay({ date = "" }) {
  return date;
}
