// @ts-check
/** In which language something was written: it is named where it is not the framework's first. */

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
