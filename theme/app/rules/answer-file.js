// @ts-check
/**
 * The answer file, format 1: bytes → a checked answer file, or a Refusal that names the reason.
 * A field that format 1 does not have is a reason to refuse the file, never dropped in silence, and neither are ids that
 * a framework does not know: they are kept. `kit/assessment_kit/answers/format.py` holds the same rules.
 */

/** @typedef {{level?: string, state?: string, note?: string, evidence?: string, work_on?: boolean, ideas?: string[]}} Answer */
/** @typedef {{id: string, role?: string, saved?: string, answers?: Record<string, Answer>}} Person */
/**
 * @typedef {object} AnswerDocument
 * @property {string} format
 * @property {number} format_version
 * @property {{id: string, version: string}} framework
 * @property {string} [saved]
 * @property {{title?: string, organisation?: string, date?: string}} [session]
 * @property {Person[]} people
 * @property {Record<string, Record<string, number>>} [hands]
 * @property {Record<string, {level?: string, state?: string, target?: string, reason?: string, views?: string[]}>} [agreed]
 * @property {Record<string, unknown>[]} [plan]
 * @property {{id: string, name?: string, components?: string[]}[]} [initiatives]
 */
/** @typedef {(value: any, where: string) => string} Check says where the value is wrong, or "" */

export const FORMAT = "assessment-kit";
export const FORMAT_VERSION = 1;
export const MEGABYTES = 5;
const DEEPEST = 12;
const ID = /^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$/;

/** A reason that stands under `refused_<code>` in the page's words. */
export class Refusal extends Error {
  /** @param {string} code @param {Record<string, string | number>} [values] */
  constructor(code, values = {}) {
    super(code);
    this.code = code;
    this.values = values;
  }
}

/** @param {number} bytes @param {number} [megabytes] the most allowed; a workshop's file may be larger than one person's */
export function checkSize(bytes, megabytes = MEGABYTES) {
  if (bytes > megabytes * 1e6) throw new Refusal("too_big", { megabytes });
}

/** @param {Uint8Array} bytes of a size that was checked @returns {AnswerDocument} */
export function readAnswerBytes(bytes) {
  return readAnswerText(decode(bytes));
}

/** @param {string} text @returns {AnswerDocument} */
export function readAnswerText(text) {
  if (!text.trim()) throw new Refusal("empty");
  const found = parse(text);
  if (!isMap(found) || found.format !== FORMAT) throw new Refusal("not_ours");
  if (found.format_version > FORMAT_VERSION) throw new Refusal("newer_format");
  if (isTooDeep(found)) throw new Refusal("nested");
  const where = checkDocument(found, "");
  if (where) throw new Refusal("shape", { where });
  return /** @type {any} */ (found);
}

/** @param {AnswerDocument} file @param {string} framework its id */
export function checkFramework(file, framework) {
  const { id } = file.framework;
  if (id !== framework) throw new Refusal("other_framework", { id });
}

/** @param {Uint8Array} bytes */
function decode(bytes) {
  const [first, second] = bytes;
  const marked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (marked || (bytes.length > 1 && (first === 0) !== (second === 0))) throw new Refusal("utf16");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal("not_utf8");
  }
}

/** @param {string} text */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw new Refusal("nested");
    throw new Refusal(/^\s*\{/.test(text) ? "not_json" : "not_ours");
  }
}

/** Without recursion, which a hostile file could exhaust. @param {unknown} top */
function isTooDeep(top) {
  let row = [top];
  for (let depth = 0; row.length; depth++) {
    if (depth > DEEPEST) return true;
    row = row.flatMap((value) => value && typeof value === "object" ? Object.values(value) : []);
  }
  return false;
}

/** @param {unknown} value @returns {value is Record<string, any>} */
function isMap(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @param {(value: any) => boolean} fits @returns {Check} */
const when = (fits) => (value, where) => fits(value) ? "" : where;

/** @param {Check} check @returns {Check} */
const listOf = (check) => (value, where) => {
  if (!Array.isArray(value)) return where;
  return firstOf(value.map((item, index) => () => check(item, `${where} ${index + 1}`)));
};

/** A map from ids. @param {Check} check @returns {Check} */
const mapOf = (check) => (value, where) => {
  if (!isMap(value)) return where;
  return firstOf(
    Object.entries(value).map(([key, item]) => () => {
      const place = `${where} › ${key}`;
      return isId(key, place) || check(item, place);
    }),
  );
};

/** @param {Record<string, Check>} needed @param {Record<string, Check>} [allowed] @returns {Check} */
const record = (needed, allowed = {}) => {
  const checks = new Map(Object.entries({ ...needed, ...allowed }));
  return (value, where) => {
    if (!isMap(value)) return where;
    const trail = where ? where + " › " : "";
    const missing = Object.keys(needed).find((key) => !Object.hasOwn(value, key));
    if (missing) return trail + missing;
    return firstOf(
      Object.entries(value).map(([key, item]) => () => checks.get(key)?.(item, trail + key) ?? trail + key),
    );
  };
};

/** @param {(() => string)[]} checks */
function firstOf(checks) {
  for (const check of checks) {
    const where = check();
    if (where) return where;
  }
  return "";
}

const isText = when((value) => typeof value === "string");
const isId = when((value) => typeof value === "string" && ID.test(value));
const isIdOrEmpty = when((value) => value === "" || ID.test(value));
const isFlag = when((value) => typeof value === "boolean");
const isDay = when((value) => /^\d{4}-\d{2}-\d{2}$/.test(value) && !isNaN(Date.parse(value)));
/** @type {Check} */
const isDayOrEmpty = (value, where) => value === "" ? "" : isDay(value, where);
const isVersion = when((value) => typeof value === "string" && /^\d{1,6}\.\d{1,6}\.\d{1,6}$/.test(value));
const isCount = when((value) => Number.isInteger(value) && value >= 0 && value <= 1e6);
const isWeight = when((value) => Number.isInteger(value) && value >= 1 && value <= 5);
/** @param {unknown[]} values */
const isOneOf = (...values) => when((value) => values.includes(value));

/** A level or a state, or neither where somebody only left a note, never both. @param {Record<string, Check>} others */
const placed = (others) => {
  const check = record({}, { level: isId, ...others });
  /** @type {Check} */
  return (value, where) => check(value, where) || ("level" in value && "state" in value ? where : "");
};

const checkAnswer = placed({
  state: isOneOf("cannot-say", "not-applicable"),
  note: isText,
  evidence: isText,
  work_on: isFlag,
  ideas: listOf(isText),
});

const checkAgreed = placed({
  state: isOneOf("no-agreement"),
  target: isId,
  reason: isText,
  views: listOf(isId),
});

const checkAction = record({ id: isId }, {
  question: isId,
  action: isText,
  first_step: isText,
  owner: isText,
  due: isDayOrEmpty,
  review: isDayOrEmpty,
  goal: isText,
  value: isWeight,
  effort: isWeight,
  status: isId,
  progress: listOf(record({ date: isDayOrEmpty, note: isText })),
});

/** Where a file of format 1 is not as it should be, or "". */
export const checkDocument = record({
  format: isText,
  format_version: isOneOf(FORMAT_VERSION),
  framework: record({ id: isId, version: isVersion }),
  people: listOf(record({ id: isId }, { role: isIdOrEmpty, saved: isDay, answers: mapOf(checkAnswer) })),
}, {
  saved: isDay,
  session: record({}, { title: isText, organisation: isText, date: isDayOrEmpty }),
  hands: mapOf(mapOf(isCount)),
  agreed: mapOf(checkAgreed),
  plan: listOf(checkAction),
  initiatives: listOf(record({ id: isId, name: isText }, { components: listOf(isId) })),
});
