// @ts-check
/**
 * What the desk shows of the workshop: its rows, worked out once after each change, in the order that was chosen. Its parts
 * ask things of each other here: "present" a question, "timer", "clear"; and hear of another "order". Nothing is kept.
 */

import { rowOf, rowsOf } from "../rules/desk.js";
import { Asks } from "./asks.js";
import { letLettersAct, lettersAct } from "./letters.js";

/** @typedef {import("../rules/desk.js").Row} Row */
/** @typedef {import("../rules/desk.js").Choice} Choice */

export class Desk extends Asks {
  /** @type {Row[] | null} */
  #rows = null;
  /** @type {Choice} */
  #choice = { order: "component", component: "", groups: "" };
  #framework;
  #store;

  /** @param {import("../rules/framework.js").Framework} framework @param {import("./workshop-store.js").WorkshopStore} store */
  constructor(framework, store) {
    super();
    this.#framework = framework;
    this.#store = store;
    store.addEventListener("change", () => this.#rows = null);
  }

  /** The questions looked at, in the order chosen. */
  get rows() {
    const { views, session } = this.#store;
    const wants = (/** @type {string} */ id) => this.#store.wants(id);
    this.#rows ??= rowsOf(this.#framework, views, session, this.#choice, wants);
    return this.#rows;
  }

  /** Of these, the ids of those that are marked to talk about. */
  get marked() {
    return this.rows.map(({ question }) => question.id).filter((id) => this.#store.talk.has(id));
  }

  /** @param {string} id of a question @param {import("../rules/desk.js").Split | ""} [groups] what these are told apart by, where they are asked for @param {import("../rules/views.js").Views} [views] counted earlier */
  row(id, groups, views = this.#store.views) {
    return rowOf(views, this.#store.session, this.#framework.question(id), groups);
  }

  /** Whether single letters act in the room. */
  get letters() {
    return lettersAct(this.#store);
  }

  set letters(isOn) {
    letLettersAct(this.#store, isOn);
  }

  /** @param {Choice} choice */
  choose(choice) {
    this.#choice = choice;
    this.#rows = null;
    this.ask("order");
  }
}
