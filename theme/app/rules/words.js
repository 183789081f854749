// @ts-check
/** The page's words: texts with {places}, and plurals chosen by the language's own rules. */

/** @typedef {string | Record<string, string>} Text */

export class Words {
  /** @param {Record<string, Text>} texts @param {string} language */
  constructor(texts, language) {
    this.texts = texts;
    this.language = language;
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
    const chosen = typeof text === "string"
      ? text
      : text[this.rules.select(Number(values.count))] ?? text.other;
    return chosen.replace(/\{(\w+)\}/g, (place, key) => String(values[key] ?? place));
  }

  /** A day such as 2026-11-23 in the words of the language. @param {string | undefined} day */
  day(day) {
    const date = new Date(`${day}T12:00:00Z`);
    if (!day || isNaN(Number(date))) return this.say("unknown_day");
    return date.toLocaleDateString(this.language, {
      day: "numeric",
      month: "long",
      year: "numeric",
      timeZone: "UTC",
    });
  }

  /** @param {string[]} items */
  list(items) {
    return items.join(", ");
  }
}
