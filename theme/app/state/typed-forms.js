// @ts-check
/** The forms that were typed in on this page since it was opened: each a person, of whom the last can be corrected. */

import { PEOPLE } from "../rules/things.js";

/** @typedef {import("../rules/answer-file.js").Person} Person */
/** @typedef {import("./workshop-store.js").WorkshopStore} WorkshopStore */

export class TypedForms {
  #store;
  /** As they were said. @type {Person[]} */
  #people = [];
  /** The one that was taken out last, and the number it had. @type {{person: Person, number: number} | null} */
  out = null;

  /** @param {WorkshopStore} store */
  constructor(store) {
    this.#store = store;
  }

  /** Those who are still here. */
  get here() {
    return this.#people.filter(({ id }) => this.#store.session.people.has(id));
  }

  /** @returns {Person | undefined} */
  get last() {
    return this.here[this.here.length - 1];
  }

  /** Whether nobody changed the last one elsewhere, as by joining it with another. */
  get isLastAsTyped() {
    return JSON.stringify(this.#store.session.value(PEOPLE, this.last?.id ?? "")) ===
      JSON.stringify(this.last);
  }

  /** The number of a person's form, of the next one if there is none yet. @param {string} id */
  numberOf(id) {
    const place = this.here.findIndex((one) => one.id === id);
    return (place < 0 ? this.here.length : place) + 1;
  }

  /** @param {Person} person new, or corrected */
  add(person) {
    const said = { ...person, saved: this.#store.today };
    this.#people = [...this.#people.filter(({ id }) => id !== said.id), said];
    this.#say(said);
  }

  takeOutLast() {
    const { last: person } = this;
    if (!person) return;
    this.out = { person, number: this.here.length };
    this.#store.remove(PEOPLE, person.id);
  }

  putBack() {
    if (this.out) this.#say(this.out.person);
  }

  /** @param {Person} person */
  #say(person) {
    this.out = null;
    this.#store.say(PEOPLE, person.id, person);
    if (!this.#store.session.people.has(person.id)) throw new Error("what was typed in is no answer");
  }
}
