// @ts-check
/**
 * The one writer of a workshop: what is held here, what a keeper keeps of it, and one event, "change", after every change.
 */

import { agreedOn, agreeing } from "../rules/agreement.js";
import { localStamp, PEOPLE } from "../rules/session.js";
import { mended } from "../rules/verdict.js";
import { Held } from "./held.js";
import { Keeper } from "./keeper.js";
import { FILE, isSound, keyOf, TALK, VERSION } from "./kept-values.js";

/** @typedef {import("../rules/session.js").Item} Item */
/** @typedef {import("../rules/session.js").Outcome} Outcome */
/** @typedef {import("../rules/framework.js").Framework} Framework */
/** @typedef {import("./gathering.js").FileReport} FileReport */
/** @typedef {import("./keeper.js").Entry} Entry */
/** @typedef {{framework: Framework, name: string, today: () => string, makeId: () => string}} WorkshopOptions name: of the database */
/** @typedef {"all" | "people" | "item" | "talk" | "state" | "reading"} What */

export class WorkshopStore extends EventTarget {
  #held;
  /** What is being read: how many, of how many. @type {{count: number, total: number} | null} */
  #reading = null;
  #savedAs = "";
  #changedSince = false;
  #cleared = false;
  #options;
  #keeper;

  /** @param {WorkshopOptions} options */
  constructor(options) {
    super();
    this.#options = options;
    this.#held = new Held(options.framework);
    this.#keeper = new Keeper(options.name, {
      isSound: (key, value) => isSound(key, value, options.framework),
      entries: () => this.#held.entries(),
      replace: (entries) => this.#replace(entries),
      adopt: (entries) => this.#adopt(entries),
      told: () => this.#tell("state"),
    });
  }

  /** Settles when what was kept is here. */
  get ready() {
    return this.#keeper.ready;
  }

  get framework() {
    return this.#options.framework;
  }

  get today() {
    return this.#options.today();
  }

  get session() {
    return this.#held.session;
  }

  /** @returns {ReadonlyMap<string, FileReport>} */
  get files() {
    return this.#held.files;
  }

  /** @returns {ReadonlySet<string>} */
  get talk() {
    return this.#held.talk;
  }

  get reading() {
    return this.#reading;
  }

  /** Kept texts that could not be read. */
  get aside() {
    return this.#keeper.aside;
  }

  /** Everyone's answers, counted. */
  get views() {
    return this.#held.views;
  }

  get isEmpty() {
    return this.#held.isEmpty;
  }

  /** Whether something exists nowhere but in this page. */
  get onlyHere() {
    return this.#keeper.waiting > 0 && this.#changedSince && !this.session.isEmpty;
  }

  /** Where everything is. */
  get state() {
    const { trouble, isBusy, waiting } = this.#keeper;
    return {
      trouble,
      isKeeping: isBusy && waiting > 100,
      isEmpty: this.isEmpty,
      savedAs: this.#savedAs,
      changedSince: this.#changedSince,
      cleared: this.#cleared,
    };
  }

  /** Take in what another tab, or this page before it slept, has kept. */
  refresh() {
    return this.#keeper.refresh();
  }

  /** Set an item, whatever was here. @param {Item} item */
  put(item) {
    this.#change(item.kind, item.id, item);
  }

  /** What the room says here, above anything of a file of today. What no reader would take, as a year of five digits, is not said. @param {string} kind @param {string} id @param {unknown} value undefined or an empty map takes it away */
  say(kind, id, value) {
    const items = this.session.of(kind);
    const said = typeof value === "string" ? mended(value) : value;
    const item = {
      kind,
      id,
      value: said,
      stamp: localStamp(this.today),
      rank: items.get(id)?.rank ?? items.size,
    };
    if (isNothing(value) || !isSound(keyOf(item), item, this.framework)) return this.remove(kind, id);
    this.put(item);
  }

  /** @param {string} id of a question @param {"choice" | "target" | "reason" | "views"} field @param {unknown} value */
  agree(id, field, value) {
    this.say("agreed", id, agreeing(agreedOn(this.session, id), field, value));
  }

  /** @param {string} kind @param {string} id */
  remove(kind, id) {
    this.#change(kind, id, undefined);
  }

  /** Let items in that are greater than what is here. Ends with `settle`. @param {Item[]} items */
  addItems(items) {
    /** @type {Partial<Record<Outcome, number>>} */
    const outcomes = {};
    for (const item of items) {
      const outcome = this.session.add(item);
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      if (this.session.of(item.kind).get(item.id) === item) this.#keeper.put([[keyOf(item), item]]);
    }
    return outcomes;
  }

  /** @param {string} version of the framework that a file was made with */
  seeVersion(version) {
    this.session.seeVersion(version);
    this.#keeper.put([[VERSION, this.session.version]]);
  }

  /** @param {FileReport[]} reports */
  addFiles(reports) {
    for (const report of reports) {
      const number = String(this.files.size + 1).padStart(7, "0");
      this.setFile(FILE + number + this.#options.makeId(), report);
    }
  }

  /** @param {string} key @param {FileReport} report */
  setFile(key, report) {
    this.#hold(key, report);
  }

  /** All of some files was added: count, then tell. */
  async settle() {
    this.#touched(true);
    await this.#held.count();
    this.#reading = null;
    this.#tell("reading");
    this.#tell("all");
  }

  /** Take away what only this file brought, but nothing that the room has changed since. @param {string} key of the file */
  takeOut(key) {
    for (const one of [...this.#held.broughtBy(key), key]) this.#hold(one, undefined);
    this.#touched(true);
    this.#tell("all");
  }

  /** Questions of this framework that are marked to talk about. */
  get ticked() {
    return this.#held.ticked;
  }

  /** Whether a question is among those looked at now. @param {string} id */
  wants(id) {
    return this.#held.wants(id);
  }

  /** @param {string} id of a question, or "" to look at the marked ones only @param {boolean} isOn */
  tick(id, isOn) {
    this.#hold(TALK + id, isOn || undefined);
    this.#keeper.flush();
    this.#tell("talk", id);
  }

  removeAside() {
    this.#keeper.removeAside();
    this.#tell("all");
  }

  /** Remove everything from memory and the browser. @returns {Promise<boolean>} false when the browser did not let us */
  async clear() {
    this.#held = new Held(this.framework);
    this.#savedAs = "";
    this.#changedSince = false;
    this.#cleared = await this.#keeper.clear();
    this.#tell("all");
    return this.#cleared;
  }

  /** A file of everything was saved. @param {string} name */
  saved(name) {
    this.#savedAs = name;
    this.#changedSince = false;
    this.#tell("state");
  }

  /** @param {{count: number, total: number}} reading */
  tellReading(reading) {
    this.#reading = reading;
    this.#tell("reading");
  }

  /** Here, and with the next flush in the browser. @param {string} key @param {unknown} value undefined takes it away */
  #hold(key, value) {
    this.#held.hold([key, value]);
    this.#keeper.put([[key, value]]);
  }

  /** @param {string} kind @param {string} id @param {Item | undefined} item */
  #change(kind, id, item) {
    this.#hold(keyOf({ kind, id }), item);
    this.#touched(kind === PEOPLE);
    this.#tell(kind === PEOPLE ? "people" : "item", id);
  }

  /** @param {boolean} people whether these changed */
  #touched(people) {
    if (people) this.#held.recount();
    this.#changedSince = true;
    this.#cleared = false;
    this.#keeper.flush();
  }

  /** @param {Entry[]} entries */
  async #replace(entries) {
    this.#held = new Held(this.framework);
    for (const entry of entries) this.#held.hold(entry);
    await this.#held.count();
    this.#tell("all");
  }

  /** @param {Entry[]} entries */
  #adopt(entries) {
    for (const entry of entries) this.#held.hold(entry);
    this.#held.recount();
    this.#tell("all");
  }

  /** @param {What} what @param {string} [id] */
  #tell(what, id = "") {
    this.dispatchEvent(new CustomEvent("change", { detail: { what, id } }));
  }
}

/** @param {unknown} value */
function isNothing(value) {
  return value === undefined || value === "" ||
    (typeof value === "object" && value !== null && !Object.keys(value).length);
}
