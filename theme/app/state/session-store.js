// @ts-check
/**
 * The one writer of a session: what is held here, what a keeper keeps of it, and one event, "change", after every change.
 * The pages that work with a session each have one of their own kind.
 */

import { HERE, isNothing, PEOPLE, SESSION, splitKey, thingKey } from "../rules/things.js";
import { canonical } from "../rules/text.js";
import { WRITTEN_FIELDS } from "../rules/two-tabs.js";
import { mended } from "../rules/verdict.js";
import { writtenIn } from "../rules/written-in.js";
import { Held } from "./held.js";
import { Keeper } from "./keeper.js";
import { bothValues, FILE, isSound, SAVED, TALK, VERSION } from "./kept-values.js";

/** @typedef {import("../rules/things.js").Thing} Thing */
/** @typedef {import("../rules/things.js").Version} Version */
/** @typedef {import("../rules/things.js").Given} Given */
/** @typedef {import("../rules/session.js").Outcome} Outcome */
/** @typedef {Partial<Record<Outcome, number>>} Outcomes */
/** @typedef {import("../rules/framework.js").Framework} Framework */
/** @typedef {import("./gathering.js").FileReport} FileReport */
/** @typedef {import("./keeper.js").Entry} Entry */
/** @typedef {{framework: Framework, name: string, today: () => string, makeId: (letter: string) => string}} StoreOptions name: of the database */
/** @typedef {{framework: Framework, words: import("../rules/words.js").Words, store: SessionStore}} SessionKit what components of every page with a session are given */
/** @typedef {"all" | "people" | "item" | "talk" | "state" | "reading"} What */

export class SessionStore extends EventTarget {
  #held;
  /** What is being read: how many, of how many. @type {{count: number, total: number} | null} */
  #reading = null;
  #cleared = false;
  #isRefused = false;
  #options;
  #keeper;

  /** @param {StoreOptions} options */
  constructor(options) {
    super();
    this.#options = options;
    this.#held = new Held(options.framework);
    this.#keeper = new Keeper(options.name, {
      isSound: (key, value) => isSound(key, value, options.framework),
      entries: () => this.#held.entries(),
      replace: (entries) => this.#replace(entries),
      adopt: (entries) => this.#adopt(entries),
      both: bothValues,
      told: () => this.#tell("state"),
    });
  }

  /** A random id. @param {string} letter of what it is for */
  makeId(letter) {
    return this.#options.makeId(letter);
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
    const { saved } = this.#held;
    return this.#keeper.waiting > 0 && saved?.changed !== false && !this.session.isEmpty;
  }

  /** Where everything is. */
  get state() {
    const { trouble, isBusy, waiting } = this.#keeper;
    return {
      trouble,
      isKeeping: isBusy && waiting > 0,
      isEmpty: this.isEmpty,
      saved: this.#held.saved,
      changedSince: this.#held.saved?.changed === true,
      cleared: this.#cleared,
      isRefused: this.#isRefused,
    };
  }

  /** What is in the file of everything, with which its name begins; the rest of it tells the day and nothing else. */
  get fileOf() {
    return "workshop";
  }

  /** Whether things of a kind may be said here; all are kept and saved. @param {string} _kind */
  writes(_kind) {
    return true;
  }

  /** Take in what another tab, or this page before it slept, has kept. */
  refresh() {
    return this.#keeper.refresh();
  }

  /** Set a thing, whatever was here: it was taken out, and is put back. @param {Thing} thing */
  putBack(thing) {
    this.#change(thing);
  }

  /** What the room says here; it follows all that stood. What no reader would take, as a year of five digits, is not said, and what stood stays. @param {string} kind @param {string} id @param {unknown} value undefined or an empty map takes it away */
  say(kind, id, value) {
    const { session } = this;
    const said = typeof value === "string" ? mended(value) : value;
    if (session.stands(kind, id, said)) return; // said again, it is no other revision, and nothing is drawn anew
    if (!isNothing(said) && !this.#isSound(kind, id, said)) return;
    session.say(kind, id, isNothing(said) ? undefined : said, () => this.makeId("r"));
    this.#change(session.thing(kind, id) ?? { kind, id, versions: [] });
  }

  /** Change what stands of a thing; where somebody has still to decide between versions, each of them, so that a change in one field decides no other. @param {string} kind @param {string} id @param {(value: any) => any} change */
  sayEach(kind, id, change) {
    const { session } = this;
    if (!session.isAsked(kind, id)) return this.say(kind, id, change(session.value(kind, id)));
    const standing = session.standing(kind, id).filter(({ value }) => value !== undefined);
    const values = standing.map(({ value }) => change(value));
    if (new Set(values.map(canonical)).size === 1) return this.say(kind, id, values[0]); // nothing is left to decide
    if (!values.every((value) => this.#isSound(kind, id, value))) return;
    session.sayEach(kind, id, change, () => this.makeId("r"));
    this.#change(session.thing(kind, id) ?? { kind, id, versions: [] });
  }

  /** A thing with the language of what people write in it. @template {Record<string, any>} T @param {T} value @param {any} before what stood there */
  inItsLanguage(value, before) {
    return writtenIn(value, before, this.framework.lang, WRITTEN_FIELDS);
  }

  /** From now on the session has an id, and files of another ask before they are mixed in. */
  begin() {
    const { heading } = this.session;
    if (!heading.id) this.say(SESSION, "", { id: this.makeId("s"), date: this.today, ...heading });
  }

  /** @param {"title" | "organisation" | "date"} field @param {string} text @returns {boolean} whether a file can hold it; else nothing changes */
  head(field, text) {
    const { heading } = this.session;
    const { [field]: _, ...rest } = heading;
    const written = { ...rest, ...(text && { [field]: mended(text) }) };
    const said = this.inItsLanguage(written, heading);
    if (text && !this.#isSound(SESSION, "", said)) return false;
    this.say(SESSION, "", said);
    this.begin();
    return true;
  }

  /** @param {string} kind @param {string} id */
  remove(kind, id) {
    this.say(kind, id, undefined);
  }

  /** Of versions that parted, or look like two people, this one stands. @param {Thing} thing @param {Version} version */
  decide({ kind, id }, { value }) {
    this.say(kind, id, value);
  }

  /** Let a version of a file in. All end with `settle`. @param {Given} version @param {string} file its key */
  addVersion(version, file) {
    const outcome = this.session.add(version, file);
    this.#keepThing(version);
    return outcome;
  }

  /** @param {string} version of the framework that a file was made with */
  seeVersion(version) {
    this.session.seeVersion(version);
    this.#keeper.put([[VERSION, this.session.version]]);
  }

  /** Makes keys for more files, after those of all before them. @returns {() => string} */
  fileKeys() {
    let last = [...this.files.keys()].reduce(
      (most, key) => Math.max(most, parseInt(key.slice(FILE.length))),
      0,
    );
    return () => FILE + String(++last).padStart(7, "0") + this.makeId("f");
  }

  /** @param {string} key @param {FileReport | undefined} report undefined takes it off the list */
  setFile(key, report) {
    this.#hold(key, report);
  }

  /** All of some files was added: count, then tell. */
  async settle() {
    this.#touched(true);
    await this.#held.count();
    this.#tellRead();
  }

  /** The list of files changed, and nothing in the session: some are laid beside it, or taken away again. */
  settleFiles() {
    this.#keeper.flush();
    this.#tellRead();
  }

  /** Take away what only this file brought; what its versions had replaced is there again. @param {string} key of the file */
  takeOut(key) {
    this.takeBack(key);
    this.#hold(key, undefined);
    this.#touched(true);
    this.#tell("all");
  }

  /** The same, for a file that stays in the list. @param {string} key of the file */
  takeBack(key) {
    for (const one of this.files.get(key)?.keys ?? []) {
      const [kind, id] = splitKey(one);
      this.session.takeOut(kind, id, key);
      this.#keepThing({ kind, id });
    }
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
    await this.ready; // or what is still on its way would come back
    this.#held = new Held(this.framework);
    const wasKept = !["off", "blocked"].includes(this.#keeper.trouble);
    this.#cleared = await this.#keeper.clear();
    this.#isRefused = wasKept && !this.#cleared;
    this.#tell("all");
    return this.#cleared;
  }

  /** A file of everything was handed to the browser. @param {string} name */
  saved(name) {
    for (const thing of this.session.handedOver()) this.#keepThing(thing);
    this.#hold(SAVED, { name, day: this.today, changed: false });
    this.#keeper.flush();
    this.#tell("state");
    this.dispatchEvent(new CustomEvent("saved"));
  }

  /** Somebody says whether the file saved last is there. @param {boolean} isSeen */
  see(isSeen) {
    const { saved } = this.#held;
    if (!saved) return;
    this.#hold(SAVED, { ...saved, isSeen });
    this.#keeper.flush();
    this.#tell("state");
  }

  /** @param {{count: number, total: number}} reading */
  tellReading(reading) {
    this.#reading = reading;
    this.#tell("reading");
  }

  #tellRead() {
    this.#reading = null;
    this.#tell("reading");
    this.#tell("all");
  }

  /** Here, and with the next flush in the browser. @param {string} key @param {unknown} value undefined takes it away */
  #hold(key, value) {
    this.#held.hold([key, value]);
    this.#keeper.put([[key, value]]);
  }

  /** Whether a file could hold it. @param {string} kind @param {string} id @param {unknown} value */
  #isSound(kind, id, value) {
    const thing = { kind, id, versions: [{ value, chain: [], rank: 0, by: [HERE] }] };
    return !isNothing(value) && isSound(thingKey(thing), thing, this.framework);
  }

  /** As it is here now. @param {{kind: string, id: string}} thing */
  #keepThing(thing) {
    this.#keeper.put([[thingKey(thing), this.session.thing(thing.kind, thing.id)]]);
  }

  /** @param {Thing} thing */
  #change(thing) {
    const { kind, id } = thing;
    this.session.put(thing);
    this.#keepThing(thing);
    this.#touched(kind === PEOPLE);
    this.#tell(kind === PEOPLE ? "people" : "item", id);
  }

  /** @param {boolean} people whether these changed */
  #touched(people) {
    const { saved } = this.#held;
    if (people) this.#held.recount();
    if (saved && !saved.changed) this.#hold(SAVED, { ...saved, changed: true });
    this.#cleared = this.#isRefused = false;
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
