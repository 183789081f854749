// @ts-check
/** The page's words: texts with {places}, and plurals chosen by the language's own rules. */

/** @typedef {string | string[] | Record<string, string>} Text */

export class Words {
  /** @param {Record<string, Text>} texts @param {string} language @param {string} [first] of the framework, in which is written what names no language */
  constructor(texts, language, first = language) {
    this.texts = texts;
    this.language = language;
    this.first = first;
    this.rules = new Intl.PluralRules(language);
  }

  /**
   * The text of that name, filled in. A plural is chosen by `values.count`.
   * @param {string} name
   * @param {Record<string, string | number>} [values]
   */
  say(name, values = {}) {
    const text = this.texts[name];
    if (text === undefined) throw new Error(`no words for "${name}"`);
    const forms = /** @type {Record<string, string>} */ (text);
    const chosen = typeof text === "string"
      ? text
      : forms[this.rules.select(Number(values.count))] ?? forms.other;
    return chosen.replace(/\{(\w+)\}/g, (place, key) => String(values[key] ?? place));
  }

  /**
   * A day such as 2026-11-23 in the words of the language; a browser does not know every language's months.
   * @param {string | undefined} day
   */
  day(day) {
    const date = new Date(`${day}T12:00:00Z`);
    return day && !isNaN(Number(date)) ? this.#dated("date", date) : this.say("unknown_day");
  }

  /** A month such as 2027-02 in the words of the language. @param {string} month */
  month(month) {
    return this.#dated("month", new Date(`${month}-15T12:00:00Z`));
  }

  /** @param {"date" | "month"} name @param {Date} date */
  #dated(name, date) {
    const month = /** @type {string[]} */ (this.texts.months)[date.getUTCMonth()];
    return this.say(name, { day: date.getUTCDate(), month, year: date.getUTCFullYear() });
  }

  /** @param {string[]} items */
  list(items) {
    return items.join(", ");
  }
}
