// @ts-check
/**
 * What the desk shows of the workshop: its rows, worked out once after each change, in the order that was chosen. And the
 * place where its parts ask things of each other: "present" a question, "timer", "clear". Nothing here is kept.
 */

import { rowOf, rowsOf } from "../rules/desk.js";

/** @typedef {import("../rules/desk.js").Row} Row */
/** @typedef {import("../rules/desk.js").Choice} Choice */

export class Desk extends EventTarget {
  /** @type {Row[] | null} */
  #rows = null;
  /** @type {Choice} */
  #choice = { order: "component", component: "", groups: false };
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

  /** @param {string} id of a question @param {boolean} [groups] whether these are asked for */
  row(id, groups) {
    const { views, session } = this.#store;
    return rowOf(views, session, this.#framework.question(id), groups);
  }

  /** @param {Choice} choice */
  choose(choice) {
    this.#choice = choice;
    this.#rows = null;
    this.ask("order");
  }

  /** @param {"order" | "present" | "timer" | "clear"} what @param {string} [id] of a question */
  ask(what, id) {
    this.dispatchEvent(new CustomEvent(what, { detail: id }));
  }
}
