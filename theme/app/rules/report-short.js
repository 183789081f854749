// @ts-check
/** What is printed of long texts where pages are few: how they begin. */

/** So many letters of a text, at most. */
const MOST_PRINTED = 110;
/** A sentence may end before the rest of a text, after at least so many letters: an abbreviation ends none. */
const SENTENCE = /^.{30,}[.!?。！？]["”’)]*(?= )/su;
/** A cut goes back to where a word ends, unless that is far away. */
const WORD = /^(.{12,}) /su;

/**
 * A text in one line: of a long one its first sentences, else its first words, and "…".
 * @param {string} text @param {number} [most] letters, without the "…"
 */
export function shortened(text, most = MOST_PRINTED) {
  const line = text.replace(/\s+/g, " ").trim();
  const letters = [...line]; // a pair of surrogates is one of them
  if (letters.length <= most) return line;
  const begun = letters.slice(0, most + 1).join("");
  const sentences = begun.match(SENTENCE)?.[0];
  if (sentences) return sentences + " …";
  return (begun.match(WORD)?.[1] ?? letters.slice(0, most).join("")) + "…";
}

/** How many letters of a text stand in one line with another before it. @param {string} first */
export function lettersBeside(first) {
  return Math.max(MOST_PRINTED - first.length, MOST_PRINTED / 2);
}

/** Shortens the texts of one report, and knows whether it did. */
export class Shortener {
  isUsed = false;

  /** @param {string} text @param {number} [most] letters */
  short(text, most) {
    const found = shortened(text, most);
    this.isUsed ||= found !== text.replace(/\s+/g, " ").trim();
    return found;
  }
}
