// @ts-check
/** The one writer of a plan. What people said, hands shown and levels agreed are read here and never written. */

import { choiceOn, sayingOf } from "../rules/plan.js";
import { filled, PEOPLE } from "../rules/things.js";
import { mended } from "../rules/verdict.js";
import { SessionStore } from "./session-store.js";

/** @typedef {import("../rules/answer-file.js").Action} Action */
/** @typedef {import("../rules/answer-file.js").Choice} Choice */
/** @typedef {import("../rules/answer-file.js").Initiative} Initiative */

/** The workshop's, and nobody's here. */
const NOT_OURS = [PEOPLE, "hands", "agreed", "counts"];

export class PlanStore extends SessionStore {
  /** @override */
  get fileOf() {
    return "workshop-and-plan";
  }

  /** @override @param {string} kind */
  writes(kind) {
    return !NOT_OURS.includes(kind);
  }

  /** A plan gets its session from the workshop's file, or an id of its own when it is saved. @override @param {string} kind @param {string} id @param {unknown} value */
  say(kind, id, value) {
    if (!this.writes(kind)) throw new Error(`the plan never writes ${kind}`);
    super.say(kind, id, value);
  }

  /** Set what is chosen or said of a question. @param {string} id @param {Partial<Choice>} fields "" or undefined takes one away */
  choose(id, fields) {
    const now = choiceOn(this.session, id);
    this.sayEach("choices", id, (kept = now) => this.#said({ ...kept, ...fields }, kept));
  }

  /** @param {Partial<Action>} fields @returns {string} its id */
  addAction(fields) {
    const id = this.makeId("a");
    this.setAction(id, { status: "planned", ...fields });
    return id;
  }

  /** Set fields of an action, and the day. @param {string} id @param {Partial<Action>} fields "" or undefined takes one away */
  setAction(id, fields) {
    this.sayEach("plan", id, ({ id: _, ...before } = { id }) => ({
      id,
      ...this.#said({ ...before, ...fields }, before),
      changed: this.today,
    }));
  }

  /** Notes are only ever added. @param {string} id of an action @param {string} note @returns {string} its id */
  addNote(id, note) {
    const { progress = [] } = this.session.value("plan", id) ?? {};
    const { lang } = this.framework;
    const added = { id: this.makeId("n"), date: this.today, note: mended(note), ...(lang && { lang }) };
    this.setAction(id, { progress: [...progress, added] });
    return added.id;
  }

  /** Who leads, or what is asked. @param {string} kind @param {string} text "" takes it away */
  sayText(kind, text) {
    const said = this.#said({ text }, sayingOf(this.session, kind));
    this.say(kind, "", said.lang ? said : text);
  }

  /** @param {Record<string, any>} value @param {any} before */
  #said(value, before) {
    return soundFields(this.inItsLanguage(value, before));
  }

  /** Put back what was taken away. Where something remembers that, as a file may by now, it has to follow that. @param {import("../rules/things.js").Thing} thing as it was @param {unknown} value that stood */
  putAgain(thing, value) {
    const { kind, id } = thing;
    if (this.session.thing(kind, id)) this.say(kind, id, value);
    else this.putBack(thing);
  }

  /** @param {string} name @returns {string} its id */
  addGoal(name) {
    return this.#named("goals", this.makeId("g"), name);
  }

  /** @param {string} id @param {string} name "" takes it away */
  nameGoal(id, name) {
    this.#named("goals", id, name);
  }

  /** @param {string} name @returns {string} its id */
  addInitiative(name) {
    return this.#named("initiatives", this.makeId("i"), name);
  }

  /** @param {string} id @param {Partial<Initiative>} fields */
  setInitiative(id, fields) {
    this.sayEach("initiatives", id, ({ id: _, ...before } = { id }) => ({
      id,
      ...this.#said({ ...before, ...fields }, before),
    }));
  }

  /** @param {string} kind @param {string} id @param {string} name */
  #named(kind, id, name) {
    const before = this.session.value(kind, id);
    const said = this.#said({ ...before, id, name: name.trim() }, before);
    this.say(kind, id, said.name ? said : undefined);
    return id;
  }
}

/** Those that say something, without half characters. @param {Record<string, any>} fields */
function soundFields(fields) {
  return filled(
    Object.fromEntries(
      Object.entries(fields).map((
        [name, value],
      ) => [name, typeof value === "string" ? mended(value) : value]),
    ),
  );
}
