// @ts-check
/**
 * In which language something was written: it is named where it is not the framework's first. Within a text of the page,
 * between marks, what a person wrote brings its language along to wherever that text is drawn.
 */

/** @typedef {string | string[]} Piece of a text: the page's words, or a language and what somebody wrote in it */

/** They stand for no character, and so in no text: before and after what was written, and behind its language. */
const [AROUND, BEHIND] = ["\ufdd0", "\ufdd1"];

/**
 * What was said, with its language: that of the page on which its first text was written.
 * @template {Record<string, any>} T
 * @param {T} value @param {any} before what stood there @param {string} lang of this page, "" in the framework's first
 * @param {string[]} fields that hold texts
 * @returns {T}
 */
export function writtenIn(value, before, lang, fields) {
  const { lang: _, ...rest } = value;
  const [has, had] = [value, before].map((one) => fields.some((field) => one?.[field]));
  const said = has && (had ? before.lang : lang);
  return /** @type {T} */ ({ ...rest, ...(said && { lang: said }) });
}

/** What a person wrote, to be drawn alone or in a text of the page; "" where it is nothing. @param {{first: string}} words @param {string} [text] @param {string} [lang] */
export function written({ first }, text = "", lang = "") {
  const said = text.replace(/[\ufdd0\ufdd1]/g, "");
  return said && AROUND + (lang || first) + BEHIND + said + AROUND;
}

/** The page's words and what people wrote, in order. @param {string} text @returns {Piece[]} */
export function writtenPieces(text) {
  return text.split(AROUND).map((piece, at) => at % 2 ? piece.split(BEHIND) : piece).filter(String);
}

/** The text alone, for what has no place for a language: a table, a message, a calendar, a box. @param {string} text */
export function plainOf(text) {
  return text.replace(/\ufdd0([^\ufdd0\ufdd1]*\ufdd1)?/g, "");
}
