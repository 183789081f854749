// @ts-check
/**
 * The answer file, format 1: bytes → a checked answer file, or a Refusal that names the reason.
 * A field that format 1 does not have is a reason to refuse the file, never dropped in silence, and neither are ids that
 * a framework does not know: they are kept. A bad value in the heading is left out and named.
 * `kit/assessment_kit/answers/format.py` gives the same verdict on every file; `tests/answer-files` holds cases for both.
 */

import { isMap, Judge, leaveOut, wayTo } from "./verdict.js";

/** @typedef {import("./verdict.js").Table} Table */
/** @typedef {{level?: string, state?: string, note?: string, lang?: string, evidence?: string, work_on?: boolean, ideas?: string[]}} Answer */
/** @typedef {{id: string, saved?: string, role?: string, scope?: string, profile?: string, trend?: Record<string, "better" | "same" | "worse">, answers?: Record<string, Answer>}} Person */
/** @typedef {{level?: string, state?: string, target?: string, reason?: string, lang?: string, views?: string[], changed?: string}} Agreed */
/** @typedef {Record<string, number>} Counts by level or state */
/** @typedef {{choice?: string, why?: string, why_moved?: string, lang?: string}} Choice */
/** @typedef {{id: string, name: string, lang?: string}} Goal */
/** @typedef {{id: string, name: string, lang?: string, components?: string[], questions?: string[]}} Initiative */
/** @typedef {{id: string, date: string, note: string, lang?: string}} Progress */
/**
 * @typedef {object} Action
 * @property {string} id
 * @property {string} [question]
 * @property {string} [difference]
 * @property {string} [action]
 * @property {string} [first_step]
 * @property {string} [owner]
 * @property {string} [due]
 * @property {string} [review]
 * @property {string} [goal] its id
 * @property {string} [needs]
 * @property {boolean} [needs_met]
 * @property {string} [stop]
 * @property {number} [value]
 * @property {number} [effort]
 * @property {string} [status]
 * @property {string} [because]
 * @property {string} [lang]
 * @property {Progress[]} [progress]
 * @property {string} [changed]
 */
/**
 * @typedef {object} AnswerDocument
 * @property {string} format
 * @property {number} format_version
 * @property {{id: string, version: string}} framework
 * @property {string} [saved]
 * @property {{id?: string, title?: string, organisation?: string, date?: string, lang?: string}} [session]
 * @property {Person[]} people
 * @property {{group?: string, people: number, questions?: Record<string, Counts>}[]} [counts]
 * @property {Record<string, Counts>} [hands]
 * @property {Record<string, Agreed>} [agreed]
 * @property {Record<string, Choice>} [choices]
 * @property {string | {text: string, lang: string}} [lead]
 * @property {string | {text: string, lang: string}} [ask]
 * @property {Goal[]} [goals]
 * @property {Action[]} [plan]
 * @property {Initiative[]} [initiatives]
 * @property {Record<string, string[]>} [history] by thing, as "people:p-3f9c" or "session": its revisions, newest first
 * @property {Record<string, {value?: any, history: string[]}[]>} [parted] by thing: its other versions
 */
/** @typedef {{file: AnswerDocument, left: string[]}} Reading `left`: places of what was left out of the heading */

export const FORMAT = "assessment-kit";
export const FORMAT_VERSION = 1;
export const MEGABYTES = 5;
export const DEEPEST = 12;
const UTF8_MARK = [0xef, 0xbb, 0xbf];
const BLANKS = [0x20, 0x09, 0x0a, 0x0d];
const BRACE = 0x7b;
/** How a zip begins, with files in it or without. */
const ZIPS = ["PK\x03\x04", "PK\x05\x06"];

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

/** @param {Uint8Array} bytes of a size that was checked @param {Table} table @returns {Reading} */
export function readAnswerBytes(bytes, table) {
  const reason = reasonAtStart(bytes);
  if (reason) throw new Refusal(reason);
  return readAnswerText(decoder()(bytes), table);
}

/** @param {string} text @param {Table} table @returns {Reading} */
export function readAnswerText(text, table) {
  const { isDeep, fields } = measure(text);
  if (isDeep) throw new Refusal("nested");
  const file = ours(parse(text));
  const judge = new Judge(table);
  refuseFor(judge.fault(file, "file"));
  return finished(file, judge, fields > fieldsOf(file));
}

/** What says of itself that it is an answer file of this format. @param {unknown} file @returns {any} */
export function ours(file) {
  if (!isMap(file) || file.format !== FORMAT) throw new Refusal("not_ours");
  const { format_version: version } = file;
  if (Number.isInteger(version) && version > FORMAT_VERSION) throw new Refusal("newer_format");
  return file;
}

/** @param {import("./verdict.js").Fault | null} fault */
export function refuseFor(fault) {
  if (fault) throw new Refusal("shape", { where: wayTo(fault), fault: fault.code });
}

/** @param {any} file that was judged @param {Judge} judge @param {boolean} isTwice whether some field is given twice @returns {Reading} */
export function finished(file, judge, isTwice) {
  if (isTwice) throw new Refusal("twice");
  for (const one of judge.loose) leaveOut(file, one);
  return { file, left: judge.loose.map(wayTo) };
}

/** @param {AnswerDocument} file @param {string} framework its id */
export function checkFramework(file, framework) {
  const { id } = file.framework;
  if (id !== framework) throw new Refusal("other_framework", { id });
}

/** Why bytes that begin like this are no answer file, or "". @param {Uint8Array} bytes */
export function reasonAtStart(bytes) {
  const [first, second] = bytes;
  const marked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (marked || (bytes.length > 1 && (first === 0) !== (second === 0))) return "utf16";
  let at = UTF8_MARK.every((byte, index) => byte === bytes[index]) ? UTF8_MARK.length : 0;
  while (BLANKS.includes(bytes[at])) at++;
  if (at === bytes.length) return "empty";
  if (bytes[at] === BRACE) return "";
  return ZIPS.includes(String.fromCharCode(...bytes.slice(0, 4))) ? "zip" : "not_ours";
}

/** What decodes bytes, of which there may be more to come. @returns {(bytes?: Uint8Array, isPart?: boolean) => string} */
export function decoder() {
  const utf8 = new TextDecoder("utf-8", { fatal: true });
  return (bytes, isPart = false) => {
    try {
      return utf8.decode(bytes, { stream: isPart });
    } catch {
      throw new Refusal("not_utf8");
    }
  };
}

/** @param {string} text @returns {unknown} */
export function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal("not_json");
  }
}

/** What parsing would not tell: whether it is nested too deep, and how many fields it gives. @param {string} text */
function measure(text) {
  let [depth, fields, isText] = [0, 0, false];
  for (let at = 0; at < text.length && depth <= DEEPEST; at++) {
    const sign = text[at];
    if (isText) {
      if (sign === "\\") at++;
      isText = sign !== '"';
    } else if (sign === '"') isText = true;
    else if (sign === "{" || sign === "[") depth++;
    else if (sign === "}" || sign === "]") depth--;
    else if (sign === ":") fields++;
  }
  return { isDeep: depth > DEEPEST, fields };
}

/** How many fields are left of them: of two with one name, one. @param {unknown} value @returns {number} */
export function fieldsOf(value) {
  if (typeof value !== "object" || value === null) return 0;
  const items = Object.values(value);
  return items.reduce((sum, item) => sum + fieldsOf(item), Array.isArray(value) ? 0 : items.length);
}
