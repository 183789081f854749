// @ts-check
/**
 * The text of a large answer file → the verdict that a small one has, in pieces, so that the page answers in between. What
 * its long lists and maps hold is cut out, and parsed and judged a piece at a time; the first bad one ends it, though a
 * small file might be refused for another of its faults.
 */

import { DEEPEST, fieldsOf, finished, MEGABYTES, ours, parse, Refusal, refuseFor } from "./answer-file.js";
import { Judge, MOST_THINGS } from "./verdict.js";

/** @typedef {import("./verdict.js").Table} Table */
/** @typedef {{at: number, count: number}} Cut a comma, and how many items stand before it */
/** @typedef {{name: string, start: number, end: number, cuts: Cut[]}} Part what a list or map holds */

/** Letters looked at, or parsed, at a time. A list or map with more of them is cut out. */
const LETTERS = 250_000;
/** More than one person's file has, in letters. */
const MOST_LETTERS = MEGABYTES * 1.1e6;
/** What may be cut. */
const PARTED = ["list", "map", "by"];
/** More fields than any file has at its top. */
const MOST_NAMES = 64;
const [QUOTE, COMMA, COLON, LIST, ESCAPE, LIST_END, MAP, MAP_END] = [...'",:[\\]{}'].map((sign) =>
  sign.charCodeAt(0)
);

/**
 * @param {string} text @param {Table} table @param {() => Promise<void>} breathe called between pieces
 * @param {number} [piece] letters in one
 * @returns {Promise<import("./answer-file.js").Reading>}
 */
export async function readLargeText(text, table, breathe, piece = LETTERS) {
  const outline = new Outline(text, table.file[1], piece);
  while (outline.goOn()) await breathe();
  const file = ours(parse(outline.shell));
  const judge = new Judge(table);
  refuseFor(judge.fault(file, "file"));
  let fields = fieldsOf(file);
  const { format, format_version, framework } = file;
  for (const part of outline.parts) {
    const whole = file[part.name] = Array.isArray(file[part.name]) ? [] : {};
    for (const [first, some] of piecesOf(text, part)) {
      await breathe();
      const value = parse(some);
      const fault = judge.fault(
        { format, format_version, framework, people: [], [part.name]: value },
        "file",
      );
      if (Array.isArray(value) && fault && fault.steps.length > 1) {
        fault.steps[1] = Number(fault.steps[1]) + first;
      }
      refuseFor(fault);
      fields += fieldsOf(value);
      put(value, whole);
    }
  }
  return finished(file, judge, outline.fields > fields);
}

/** Into a list or map of its kind. Its names are sound by now: none is `__proto__`. @param {any} value @param {any} whole */
function put(value, whole) {
  if (Array.isArray(value)) {
    for (const item of value) whole.push(item);
    return;
  }
  for (const [name, item] of Object.entries(value)) {
    if (Object.prototype.hasOwnProperty.call(whole, name)) throw new Refusal("twice");
    whole[name] = item;
  }
}

/** Each whole by itself, with the number of its first item. @param {string} text @param {Part} part @returns {Iterable<[number, string]>} */
function* piecesOf(text, { name, start, end, cuts }) {
  const [open, close] = [text[start - 1], text[end]];
  let [from, first] = [start, 0];
  for (const { at, count } of [...cuts, { at: end, count: 0 }]) {
    const piece = text.slice(from, at);
    if (piece.length > MOST_LETTERS) throw new Refusal("shape", { where: `${name} ${first + 1}` });
    if (cuts.length && !piece.trim()) throw new Refusal("not_json");
    yield [first, open + piece + close];
    [from, first] = [at + 1, count];
  }
}

/** Where the long lists and maps at the top of a text begin, end, and may be cut. */
class Outline {
  /** @type {Part[]} */
  parts = [];
  /** How many fields it gives. */
  fields = 0;
  #text;
  #shapes;
  #piece;
  #at = 0;
  #depth = 0;
  #isText = false;
  /** The text read last at the top: perhaps a name. */
  #start = 0;
  #end = 0;
  #names = new Set();
  #name = "";
  /** @type {Part | null} */
  #part = null;
  #count = 0;

  /** @param {string} text @param {Record<string, import("./verdict.js").Shape>} shapes of what stands at the top @param {number} piece letters looked at in one go */
  constructor(text, shapes, piece) {
    this.#text = text;
    this.#shapes = shapes;
    this.#piece = piece;
  }

  /** The text without what its long lists and maps hold. */
  get shell() {
    const ends = [0, ...this.parts.flatMap(({ start, end }) => [start, end]), this.#text.length];
    return ends.map((end, place) => place % 2 ? this.#text.slice(ends[place - 1], end) : "").join("");
  }

  /** Look at the next piece. @returns {boolean} whether there are more */
  goOn() {
    const text = this.#text;
    const end = Math.min(text.length, this.#at + this.#piece);
    for (; this.#at < end; this.#at++) {
      const sign = text.charCodeAt(this.#at);
      if (this.#isText) {
        if (sign === ESCAPE) this.#at++;
        else if (sign === QUOTE) this.#isText = this.#close();
      } else if (sign === QUOTE) this.#isText = this.#open();
      else if (sign === COLON) this.#call();
      else if (sign === LIST || sign === MAP) this.#goIn();
      else if (sign === LIST_END || sign === MAP_END) this.#goOut();
      else if (sign === COMMA && this.#depth === 2) this.#cut();
    }
    return this.#at < text.length;
  }

  #open() {
    if (this.#depth === 1) this.#start = this.#at;
    return true;
  }

  #close() {
    if (this.#depth === 1) this.#end = this.#at + 1;
    return false;
  }

  #call() {
    this.fields++;
    if (this.#depth !== 1) return;
    this.#name = String(parse(this.#text.slice(this.#start, this.#end)));
    if (this.#names.has(this.#name)) throw new Refusal("twice");
    if (this.#names.add(this.#name).size > MOST_NAMES) {
      refuseFor({ code: "unknown", steps: [this.#name] });
    }
  }

  #goIn() {
    if (++this.#depth > DEEPEST) throw new Refusal("nested");
    if (this.#depth !== 2) return;
    this.#part = { name: this.#name, start: this.#at + 1, end: 0, cuts: [] };
    this.#count = 0;
  }

  #goOut() {
    if (--this.#depth !== 1 || !this.#part) return;
    const { name, start } = this.#part;
    const isCut = PARTED.includes(this.#shapes[name]?.[0]);
    if (this.#at - start > MOST_LETTERS && !isCut) throw new Refusal("shape", { where: name.slice(0, 99) });
    this.#part.end = this.#at;
    if (this.#at - start > this.#piece && isCut) this.parts.push(this.#part);
    this.#part = null;
  }

  #cut() {
    if (!this.#part) return;
    if (++this.#count === MOST_THINGS) refuseFor({ code: "many", steps: [this.#part.name] });
    const before = this.#part.cuts[this.#part.cuts.length - 1]?.at ?? this.#part.start;
    if (this.#at - before > this.#piece) this.#part.cuts.push({ at: this.#at, count: this.#count });
  }
}
