// @ts-check
/** The page's words: texts with {places}, and plurals chosen by the language's own rules. */

/** @typedef {string | Record<string, string>} Text */

export class Words {
  /** @param {Record<string, Text>} texts @param {string} language @param {string} [first] of the framework, in which is written what names no language */
  constructor(texts, language, first = language) {
    this.texts = texts;
    this.language = language;
    this.first = first;
    this.rules = new Intl.PluralRules(language);
    /** Made when the first day is said, once: it costs as much as a thousand days. @type {Intl.DateTimeFormat | null} */
    this.days = null;
    /** Those said already. @type {Map<string, string>} */
    this.saidDays = new Map();
  }

  /**
   * The text of that name, filled in. A plural is chosen by `values.count`.
   * @param {string} name
   * @param {Record<string, string | number>} [values]
   */
  say(name, values = {}) {
    const text = this.texts[name];
    if (text === undefined) throw new Error(`no words for "${name}"`);
    const chosen = typeof text === "string"
      ? text
      : text[this.rules.select(Number(values.count))] ?? text.other;
    return chosen.replace(/\{(\w+)\}/g, (place, key) => String(values[key] ?? place));
  }

  /** A day such as 2026-11-23 in the words of the language. @param {string | undefined} day */
  day(day) {
    const said = this.saidDays.get(day ?? "") ?? this.#day(day);
    this.saidDays.set(day ?? "", said);
    return said;
  }

  /** @param {string | undefined} day */
  #day(day) {
    const date = new Date(`${day}T12:00:00Z`);
    if (!day || isNaN(Number(date))) return this.say("unknown_day");
    this.days ??= new Intl.DateTimeFormat(this.language, {
      day: "numeric",
      month: "long",
      year: "numeric",
      timeZone: "UTC",
    });
    return this.days.format(date);
  }

  /** @param {string[]} items */
  list(items) {
    return items.join(", ");
  }
}
