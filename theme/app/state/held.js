// @ts-check
/** What a page holds of a workshop, in memory: its session, what came of each file, and which questions are marked. */

import { Session } from "../rules/session.js";
import { splitKey, thingKey } from "../rules/things.js";
import { Views } from "../rules/views.js";
import { FILE, SAVED, TALK, VERSION } from "./kept-values.js";
import { Slices } from "./slices.js";

/** @typedef {import("../rules/framework.js").Framework} Framework */
/** @typedef {import("./gathering.js").FileReport} FileReport */
/** @typedef {import("./keeper.js").Entry} Entry */
/** @typedef {{name: string, day: string, changed?: boolean, isSeen?: boolean}} Saved the file that was saved last, whether anything changed since, and whether somebody has seen it */

export class Held {
  /** What came of each file, by the key it is kept under, in the order of adding. @type {Map<string, FileReport>} */
  files = new Map();
  /** Questions marked to talk about; "" among them shows only these. No file has a place for it. @type {Set<string>} */
  talk = new Set();
  /** @type {Saved | null} */
  saved = null;
  /** @type {Views | null} */
  #views = null;
  /** Of people, so that a count made meanwhile is not taken for the present one. */
  #changes = 0;
  #framework;

  /** @param {Framework} framework */
  constructor(framework) {
    this.#framework = framework;
    this.session = new Session(framework);
  }

  get isEmpty() {
    return this.session.isEmpty && !this.files.size;
  }

  /** Everyone's answers, counted once after each change of people. @returns {Views} */
  get views() {
    this.#views ??= new Views(this.#framework, this.#people());
    return this.#views;
  }

  /** Count ahead of need, so that thousands of people do not hold the page up. */
  async count() {
    const slices = new Slices();
    const changes = this.#changes;
    const views = await Views.inSlices(this.#framework, this.#people(), () => slices.breathe());
    if (changes === this.#changes) this.#views = views;
  }

  /** People changed. */
  recount() {
    this.#views = null;
    this.#changes++;
  }

  /** Questions of this framework that are marked to talk about. */
  get ticked() {
    return [...this.#framework.questions.keys()].filter((id) => this.talk.has(id));
  }

  /** Whether a question is among those looked at now. @param {string} id */
  wants(id) {
    return !this.talk.has("") || !this.ticked.length || this.talk.has(id);
  }

  /** Everything, as it is kept. @returns {Entry[]} */
  entries() {
    return [
      ...this.session.things.map((thing) => entry(thingKey(thing), thing)),
      ...this.files,
      ...[...this.talk].map((id) => entry(TALK + id, true)),
      ...(this.saved ? [entry(SAVED, this.saved)] : []),
      entry(VERSION, this.session.version),
    ];
  }

  /** @param {Entry} entry */
  hold([key, value]) {
    const isGone = value === undefined;
    if (key.startsWith(FILE)) isGone ? this.files.delete(key) : this.files.set(key, value);
    else if (key.startsWith(TALK)) {
      const id = key.slice(TALK.length);
      isGone ? this.talk.delete(id) : this.talk.add(id);
    } else if (key === SAVED) this.saved = value ?? null;
    else if (key === VERSION) this.session.seeVersion(value ?? "");
    else {
      const [kind, id] = splitKey(key);
      this.session.put(value ?? { kind, id, versions: [] });
    }
  }

  #people() {
    return [...this.session.people.values()].map((item) => item.value);
  }
}

/** @param {string} key @param {unknown} value @returns {Entry} */
function entry(key, value) {
  return [key, value];
}
