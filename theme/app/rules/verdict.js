// @ts-check
/**
 * What is wrong with data that should have a shape of the table, which the build makes from the kit's models.
 * `kit/assessment_kit/answers/table.py` explains the table, and `verdict.py` walks it in the same way: of a record, fields
 * that are missing, then those that it has, both as the table lists them, then those that nobody knows; these and the
 * keys of maps by alphabet.
 */

/** @typedef {string | any[]} Shape the name of another in the table, or a kind with what it needs */
/** @typedef {Record<string, any[]>} Table */
/** @typedef {{code: string, steps: (string | number)[]}} Fault */

const HALF_A_CHARACTER = /[\ud800-\udfff]/gu;
const LONGEST_PLACE = 200;
/** In one list or map. More is made to hold a reader up. */
export const MOST_THINGS = 100_000;

/** @type {Map<string, RegExp>} */
const patterns = new Map();

/** @param {string} pattern @param {string} text */
function matches(pattern, text) {
  const made = patterns.get(pattern) ?? new RegExp(pattern);
  patterns.set(pattern, made);
  return made.test(text);
}

/** @param {unknown} value @returns {value is Record<string, any>} */
export function isMap(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a value is of a kind at all; all others are groups of fields. @type {Record<string, (value: any, shape: any[]) => boolean>} */
const IS = {
  text: (value, [, pattern = ""]) => typeof value === "string" && matches(pattern, value),
  flag: (value) => typeof value === "boolean",
  one: (value, [, ...values]) => values.includes(value),
  whole: (value, [, least, most]) => Number.isInteger(value) && value >= least && value <= most,
  list: Array.isArray,
};

/** What is wrong inside of it. @type {Record<string, (judge: Judge, value: any, shape: any[]) => Fault | null>} */
const INSIDE = {
  text: (judge, value) => value.search(HALF_A_CHARACTER) < 0 ? null : judge.at("half"),
  list(judge, value, [, shape, most = MOST_THINGS]) {
    if (value.length > most) return judge.at("many");
    return firstOf(value, (item, index) => judge.inside(index, item, shape));
  },
  map: (judge, value, [by, shape, keys]) => INSIDE.by(judge, value, [by, { [judge.table[keys][1]]: shape }]),
  by(judge, value, [, shapes]) {
    const keys = Object.keys(value);
    if (keys.length > MOST_THINGS) return judge.at("many");
    return firstOf(keys.sort(), (key) => {
      const pattern = Object.keys(shapes).find((one) => matches(one, key));
      return pattern === undefined ? judge.at("key", key) : judge.inside(key, value[key], shapes[pattern]);
    });
  },
  record(judge, value, [, fields, needed = [], apart = [], loose = []]) {
    const given = Object.keys(value);
    const names = Object.keys(fields);
    const has = (/** @type {string} */ name) => given.includes(name);
    return firstOf(needed, (name) => has(name) ? null : judge.at("missing", name)) ??
      firstOf(names.filter(has), (name) => {
        const fault = judge.inside(name, value[name], fields[name]);
        if (!fault || !loose.includes(name) || fault.steps.length > judge.steps.length + 1) return fault;
        judge.loose.push(fault);
        return null;
      }) ??
      firstOf(given.filter((name) => !names.includes(name)).sort(), (name) => judge.at("unknown", name)) ??
      (apart.length && apart.every(has) ? judge.at("both") : null);
  },
};

/** Finds the first fault that is a reason to refuse, and gathers those that only cost a value of the heading. */
export class Judge {
  /** Their values are to be left out. @type {Fault[]} */
  loose = [];
  /** The way to what is looked at. @type {(string | number)[]} */
  steps = [];

  /** @param {Table} table */
  constructor(table) {
    this.table = table;
  }

  /** @param {any} value @param {Shape} shape @returns {Fault | null} */
  fault(value, shape) {
    const found = typeof shape === "string" ? this.table[shape] : shape;
    const [kind, ...either] = found;
    if (kind === "either") return this.fault(value, either[Number(isMap(value))]);
    return (IS[kind] ?? isMap)(value, found) ? INSIDE[kind]?.(this, value, found) ?? null : this.at(kind);
  }

  /** @param {string | number} step @param {any} value @param {Shape} shape */
  inside(step, value, shape) {
    this.steps.push(step);
    const fault = this.fault(value, shape);
    this.steps.pop();
    return fault;
  }

  /** @param {string} code @param {...string} more steps @returns {Fault} */
  at(code, ...more) {
    return { code, steps: [...this.steps, ...more] };
  }
}

/** @template T @param {T[]} items @param {(item: T, index: number) => Fault | null} look */
function firstOf(items, look) {
  for (let index = 0; index < items.length; index++) {
    const fault = look(items[index], index);
    if (fault) return fault;
  }
  return null;
}

/** A text without half characters, which no reader takes. @param {string} text */
export function mended(text) {
  return text.replace(HALF_A_CHARACTER, "\ufffd");
}

/** The way to a fault, as "people 1 › answers › a-question". @param {Fault} fault */
export function wayTo({ steps }) {
  const place = steps.map((step) => typeof step === "number" ? ` ${step + 1}` : ` › ${step || '""'}`).join(
    "",
  );
  return mended([...place.replace(/^ › /, "")].slice(0, LONGEST_PLACE).join(""));
}

/** Take the value away. @param {any} data @param {Fault} fault */
export function leaveOut(data, { steps }) {
  const [name, ...way] = [...steps].reverse();
  delete way.reduceRight((value, step) => value[step], data)[name];
}
