// @ts-check
/**
 * The one writer of a workshop: memory, the browser's database, and one event, "change", after every change.
 *
 * Each item is kept under a key of its own, so a change to one agreement does not write ten thousand people again and
 * two tabs do not undo each other. What the database has not taken stays in `pending` and is tried again with the next
 * change. A kept text that cannot be read is moved aside under a key of its own, never dropped.
 */

import { agreedOn, agreeing } from "../rules/agreement.js";
import { checkDocument, FORMAT, FORMAT_VERSION, Refusal } from "../rules/answer-file.js";
import { KINDS, localStamp, PEOPLE, Session } from "../rules/session.js";
import { Views } from "../rules/views.js";
import { batches, Database } from "./database.js";
import { Slices } from "./slices.js";

/** @typedef {import("../rules/session.js").Item} Item */
/** @typedef {import("../rules/answer-file.js").AnswerDocument} AnswerDocument */
/** @typedef {import("../rules/framework.js").Framework} Framework */
/** @typedef {import("./gathering.js").FileReport} FileReport */
/** @typedef {{session: Session, files: Map<string, FileReport>, aside: Map<string, string>, talk: Set<string>}} Kept */
/** @typedef {{framework: Framework, name: string, today: () => string, makeId: () => string}} WorkshopOptions name: of the database */

const FILE = "file:";
const ASIDE = "aside:";
const VERSION = "version";
const TALK = "talk:";

export class WorkshopStore extends EventTarget {
  /** Why nothing is kept: "", "off", "blocked", "full" or "newer". */
  trouble = "";
  savedAs = "";
  changedSince = false;
  cleared = false;
  /** What is being read: how many, of how many. @type {{count: number, total: number} | null} */
  reading = null;
  /** What came of each file, by the key it is kept under, in the order of adding. @type {Map<string, FileReport>} */
  files = new Map();
  /** Workshops that wait for an answer: whether they belong to this one. @type {WeakMap<FileReport, AnswerDocument>} */
  waiting = new WeakMap();
  /** Questions marked to talk about; "" among them shows only these. No file has a place for it. @type {Set<string>} */
  talk = new Set();
  /** Kept texts that could not be read. @type {Map<string, string>} */
  aside = new Map();
  /** Values the database has not taken; undefined takes one away. @type {Map<string, unknown>} */
  pending = new Map();
  /** @type {Views | null} */
  counted = null;
  /** Of people, so that a count made meanwhile is not taken for the present one. */
  changes = 0;
  /** @type {Promise<void> | null} */
  flushing = null;

  /** @param {WorkshopOptions} options */
  constructor(options) {
    super();
    this.options = options;
    this.session = new Session(options.framework);
    this.database = new Database(options.name, () => this.keepAgain());
    this.channel = openChannel(options.name);
    this.channel?.addEventListener("message", (event) => this.hear(event.data));
    /** Settles when what was kept is here. */
    this.ready = this.refresh();
  }

  /** Everyone's answers, counted once after each change of people. @returns {Views} */
  get views() {
    this.counted ??= new Views(this.options.framework, this.allPeople());
    return this.counted;
  }

  /** Count ahead of need, so that thousands of people do not hold the page up. */
  async count() {
    const slices = new Slices();
    const { changes } = this;
    const views = await Views.inSlices(this.options.framework, this.allPeople(), () => slices.breathe());
    if (changes === this.changes) this.counted = views;
  }

  allPeople() {
    return [...this.session.people.values()].map((item) => item.value);
  }

  get isEmpty() {
    return this.session.isEmpty && !this.files.size;
  }

  /** Whether something exists nowhere but in this page. */
  get onlyHere() {
    return this.pending.size > 0 && this.changedSince && !this.session.isEmpty;
  }

  /** Set an item, whatever was here. @param {Item} item */
  put(item) {
    this.session.put(item);
    this.pending.set(`${item.kind}:${item.id}`, item);
    this.touched(item.kind === PEOPLE);
    this.tell(item.kind === PEOPLE ? "people" : "item", item.id);
  }

  /** What the room says here, above anything of a file of today. @param {string} kind @param {string} id @param {unknown} value undefined or an empty map takes it away */
  say(kind, id, value) {
    if (isNothing(value)) return this.remove(kind, id);
    const rank = this.session.of(kind).get(id)?.rank ?? this.session.of(kind).size;
    this.put({ kind, id, value, stamp: localStamp(this.options.today()), rank });
  }

  /** @param {string} id of a question @param {"choice" | "target" | "reason" | "views"} field @param {unknown} value */
  agree(id, field, value) {
    this.say("agreed", id, agreeing(agreedOn(this.session, id), field, value));
  }

  /** @param {string} kind @param {string} id */
  remove(kind, id) {
    this.session.remove(kind, id);
    this.pending.set(`${kind}:${id}`, undefined);
    this.touched(kind === PEOPLE);
    this.tell(kind === PEOPLE ? "people" : "item", id);
  }

  /** @param {string} version of the framework that a file was made with */
  seeVersion(version) {
    this.session.seeVersion(version);
    this.pending.set(VERSION, this.session.version);
  }

  /** @param {FileReport[]} reports */
  addFiles(reports) {
    for (const report of reports) {
      this.setFile(FILE + String(this.files.size + 1).padStart(7, "0") + this.options.makeId(), report);
    }
  }

  /** @param {string} key @param {FileReport} report */
  setFile(key, report) {
    this.files.set(key, report);
    this.pending.set(key, report);
  }

  /** Take away what only this file brought, but nothing that the room has changed since. @param {string} key of the file */
  takeOut(key) {
    const { files, pending, session } = this;
    const rest = [...files].filter(([other]) => other !== key).flatMap(([, { keys = [] }]) => keys);
    const others = new Set(rest);
    for (const one of files.get(key)?.keys ?? []) {
      const [kind, id] = split(one);
      if (others.has(one) || session.of(kind).get(id)?.stamp.endsWith("+")) continue;
      session.remove(kind, id);
      pending.set(one, undefined);
    }
    files.delete(key);
    pending.set(key, undefined);
    this.touched(true);
    this.tell("all");
  }

  /** Questions of this framework that are marked to talk about. */
  get ticked() {
    return [...this.options.framework.questions.keys()].filter((id) => this.talk.has(id));
  }

  /** Whether a question is among those looked at now. @param {string} id */
  wants(id) {
    return !this.talk.has("") || !this.ticked.length || this.talk.has(id);
  }

  /** @param {string} id of a question, or "" to look at the marked ones only @param {boolean} isOn */
  tick(id, isOn) {
    this.takeInValue(this, TALK + id, isOn || undefined);
    this.pending.set(TALK + id, isOn || undefined);
    this.flush();
    this.tell("talk", id);
  }

  /** @param {boolean} people whether these changed */
  touched(people) {
    if (people) this.recount();
    this.changedSince = true;
    this.cleared = false;
    this.flush();
  }

  recount() {
    this.counted = null;
    this.changes++;
  }

  /** The browser closed the database, perhaps for good: what is on this page counts. */
  keepAgain() {
    for (const [kind, items] of this.session.kinds) {
      for (const [id, item] of items) this.pending.set(`${kind}:${id}`, item);
    }
    for (const [key, report] of this.files) this.pending.set(key, report);
    for (const id of this.talk) this.pending.set(TALK + id, true);
    this.flush();
  }

  /** Keep what is pending. One flush runs at a time and takes in what comes meanwhile. @returns {Promise<void>} */
  flush() {
    this.flushing ??= this.ready.then(() => this.keep()).finally(() => {
      this.flushing = null;
      this.tell("state");
    });
    return this.flushing;
  }

  async keep() {
    try {
      while (this.pending.size) {
        for (const batch of batches([...this.pending])) await this.keepBatch(batch);
      }
      this.trouble = "";
    } catch (error) {
      this.trouble = troubleIn(error);
    }
  }

  /** @param {[string, unknown][]} batch */
  async keepBatch(batch) {
    const { database, pending, channel } = this;
    await database.write(
      batch.map(([key, value]) => [key, value === undefined ? null : JSON.stringify(value)]),
    );
    for (const [key, value] of batch) if (pending.get(key) === value) pending.delete(key);
    channel?.postMessage(batch.map(([key]) => key));
  }

  /** Take in what is kept, in the place of what is here, but not of what waits to be kept. @returns {Promise<void>} */
  async refresh() {
    const session = new Session(this.options.framework);
    /** @type {[string, string][]} */
    const bad = [];
    const [files, aside, talk, slices] = [new Map(), new Map(), new Set(), new Slices()];
    try {
      await this.database.readAll(async (texts) => {
        for (const [key, text] of texts) {
          await slices.breathe();
          if (!this.takeIn({ session, files, aside, talk }, key, text)) bad.push([key, text]);
        }
      });
    } catch (error) {
      this.trouble = troubleIn(error);
      return this.tell("all");
    }
    Object.assign(this, { session, files, aside, talk });
    this.recount();
    for (const [key, value] of this.pending) this.takeInValue(this, key, value);
    await this.putAside(bad);
    await this.count();
    this.tell("all");
  }

  /** Another tab changed these. @param {string[] | null} keys null for everything */
  async hear(keys) {
    await this.ready;
    if (!keys || keys.length > 50) return this.refresh();
    for (const [key, text] of await this.database.read(keys)) {
      if (this.pending.has(key)) continue;
      if (text === undefined) this.takeInValue(this, key, undefined);
      else this.takeIn(this, key, text);
    }
    this.recount();
    this.tell("all");
  }

  /**
   * @param {Kept} into
   * @param {string} key @param {string} text @returns {boolean} whether it could be read
   */
  takeIn(into, key, text) {
    if (key.startsWith(ASIDE)) {
      into.aside.set(key, text);
      return true;
    }
    try {
      const value = JSON.parse(text);
      if (!isSound(key, value, this.options.framework)) return false;
      this.takeInValue(into, key, value);
      return true;
    } catch {
      return false;
    }
  }

  /**
   * @param {Kept} into
   * @param {string} key @param {any} value undefined takes it away
   */
  takeInValue({ session, files, aside, talk }, key, value) {
    const [kind, id] = split(key);
    const map = key.startsWith(FILE) ? files : key.startsWith(ASIDE) ? aside : null;
    if (map) value === undefined ? map.delete(key) : map.set(key, value);
    else if (key.startsWith(TALK)) value === undefined ? talk.delete(id) : talk.add(id);
    else if (key === VERSION) session.seeVersion(value ?? "");
    else if (value === undefined) session.remove(kind, id);
    else session.put(value);
  }

  /** @param {[string, string][]} bad */
  async putAside(bad) {
    if (!bad.length) return;
    for (const [key, text] of bad) this.aside.set(ASIDE + key, text);
    try {
      await this.database.write(bad.flatMap(([key, text]) => [[key, null], [ASIDE + key, text]]));
    } catch (error) {
      this.trouble = troubleIn(error);
    }
  }

  removeAside() {
    for (const key of this.aside.keys()) this.pending.set(key, undefined);
    this.aside.clear();
    this.flush();
    this.tell("all");
  }

  /** Remove everything from memory and the browser. @returns {Promise<boolean>} false when the browser did not let us */
  async clear() {
    await this.flushing;
    this.pending.clear();
    this.aside.clear();
    this.files.clear();
    this.talk.clear();
    this.session = new Session(this.options.framework);
    Object.assign(this, { savedAs: "", trouble: "", changedSince: false });
    this.recount();
    try {
      await this.database.clear();
      this.cleared = true;
      this.channel?.postMessage(null);
    } catch (error) {
      this.trouble = troubleIn(error);
    }
    this.tell("all");
    return this.cleared;
  }

  /** A file of everything was saved. @param {string} name */
  saved(name) {
    this.savedAs = name;
    this.changedSince = false;
    this.tell("state");
  }

  /** @param {{count: number, total: number} | null} reading */
  tellReading(reading) {
    this.reading = reading;
    this.tell("reading");
  }

  /** @param {"all" | "people" | "item" | "talk" | "state" | "reading"} what @param {string} [id] */
  tell(what, id = "") {
    this.dispatchEvent(new CustomEvent("change", { detail: { what, id } }));
  }
}

/** @param {string} key */
function split(key) {
  const place = key.indexOf(":");
  return [key.slice(0, place), key.slice(place + 1)];
}

/** Whether a kept value is what its key says. @param {string} key @param {any} value @param {Framework} framework */
function isSound(key, value, { id: framework, version }) {
  if (key === VERSION) return typeof value === "string";
  if (key.startsWith(TALK)) return value === true;
  if (key.startsWith(FILE)) return typeof value?.name === "string";
  const [kind, id] = split(key);
  if (!KINDS.includes(kind) || value?.kind !== kind || value.id !== id || typeof value.stamp !== "string") {
    return false;
  }
  const isList = kind === PEOPLE || kind === "plan" || kind === "initiatives";
  const held = isList ? [value.value] : { [id]: value.value };
  const head = { format: FORMAT, format_version: FORMAT_VERSION, framework: { id: framework, version } };
  return !checkDocument({ ...head, people: [], [kind]: held }, "") && (!isList || value.value.id === id);
}

/** @param {unknown} value */
function isNothing(value) {
  return value === undefined || value === "" ||
    (typeof value === "object" && value !== null && !Object.keys(value).length);
}

/** @param {unknown} error */
function troubleIn(error) {
  if (error instanceof Refusal) return error.code;
  throw error;
}

/** Missing in old browsers, and refused where storage is. @param {string} name */
function openChannel(name) {
  try {
    return new BroadcastChannel(name);
  } catch {
    return null;
  }
}
