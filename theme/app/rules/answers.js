// @ts-check
/** One person's answers, as state: what they chose and wrote, and everything else of their file untouched. */

import { FORMAT, FORMAT_VERSION } from "./answer-file.js";
import { pastOf, revised } from "./chain.js";
import { CANNOT_SAY, compareVersions, NOT_APPLICABLE, START } from "./framework.js";
import { mended } from "./verdict.js";
import { writtenIn } from "./written-in.js";

/** @typedef {import("./answer-file.js").Answer} Answer */
/** @typedef {import("./answer-file.js").Person} Person */
/** @typedef {import("./framework.js").Framework} Framework */
/** @typedef {import("./answer-file.js").AnswerDocument} AnswerDocument */
/** @typedef {"choice" | "note" | "evidence" | "work_on"} Field */

const STATES = [CANNOT_SAY, NOT_APPLICABLE];
/** What a person chooses who does not want to say a role; no id of a role looks like it. */
export const NOT_SAID = "-";

export class Answers {
  /** @param {Framework} framework @param {AnswerDocument} file of one person */
  constructor(framework, file) {
    const { people: [person], ...rest } = file;
    const { answers = {}, ...self } = person;
    this.given = person;
    this.framework = framework;
    this.rest = rest;
    this.person = self;
    this.all = followMoves(framework, new Map(Object.entries(answers)));
    if (this.chain.length && Object.keys(answers).some((id) => !this.all.has(id))) this.#goOn();
    if (!this.news) this.acknowledge();
  }

  /** @param {Framework} framework @param {string} id of the person */
  static blank(framework, id) {
    const { id: framework_id, version } = framework;
    const head = { format: FORMAT, format_version: FORMAT_VERSION, framework: { id: framework_id, version } };
    return new Answers(framework, { ...head, people: [{ id }] });
  }

  /** Somebody else's answers to begin from: what was said, and nothing of who said it. @param {Framework} framework @param {AnswerDocument} file @param {string} id of the person who begins */
  static begunFrom(framework, { format, format_version, framework: from, people: [{ answers, trend }] }, id) {
    const person = { id, ...(trend && { trend }), answers };
    return new Answers(framework, { format, format_version, framework: from, people: [person] });
  }

  /** @param {string} day of saving @returns {AnswerDocument} */
  toDocument(day) {
    const { format, format_version, framework, saved: _, ...others } = this.rest;
    return { format, format_version, framework, saved: day, ...others, people: [this.#whole] };
  }

  /** As it is handed over: of a role that was not said, nothing. @param {string} day of saving */
  toFile(day) {
    const { people: [person], ...rest } = this.toDocument(day);
    return { ...rest, people: [handedOver(person)] };
  }

  /** Who they are and what they said. */
  get #whole() {
    return { ...this.person, answers: Object.fromEntries(this.all) };
  }

  /** As the history of a file calls this person. */
  get #thing() {
    return "people:" + this.person.id;
  }

  /** The revisions that these answers went through, newest first. */
  get chain() {
    return this.rest.history?.[this.#thing] ?? [];
  }

  /** The newest revision, "" before the first. */
  get revision() {
    return this.chain[0] ?? "";
  }

  /** What moved to another id follows what it was before, by the same mark wherever that is done. */
  #goOn() {
    const [mark] = pastOf({ value: handedOver(this.#whole), chain: [] });
    this.#revise(this.chain, mark);
  }

  /** @param {string[]} past @param {string} revision that follows it */
  #revise(past, revision) {
    this.rest = { ...this.rest, history: { ...this.rest.history, [this.#thing]: revised(past, revision) } };
  }

  /** Where no revision is known, as in a file made by hand, the marks of what was given and of what is here stand for them. */
  get #past() {
    const { chain, isEmpty, given } = this;
    if (chain.length || isEmpty) return chain;
    return [...new Set([this.#whole, given].flatMap((one) => pastOf({ value: handedOver(one), chain })))];
  }

  /**
   * Let something change. It makes a new revision where the present one is in a file already, and of a change of nothing none.
   * @param {(answers: Answers) => void} apply @param {string} revision a new one @param {string} handed the one that a file holds
   */
  change(apply, revision, handed) {
    const before = (!this.revision || this.revision === handed) && this.said;
    const past = this.#past;
    apply(this);
    if (before === false || before === this.said) return;
    this.#revise(past, revision);
  }

  /** All that a file would say of the person, to see whether it changed. */
  get said() {
    return JSON.stringify([{ ...this.person, role: this.person.role || undefined }, [...this.all]]);
  }

  /** @param {string} id @returns {Answer} */
  answer(id) {
    return this.all.get(id) ?? {};
  }

  /** What the question's controls can show: a level or state of its own, else "". @param {string} id */
  choice(id) {
    const { level, state } = this.answer(id);
    const { levels, notApplicable } = this.framework.question(id);
    if (levels.some((one) => one.id === level)) return level ?? "";
    return state === CANNOT_SAY || (state === NOT_APPLICABLE && notApplicable) ? state : "";
  }

  /** @param {string} id @param {Field} field @param {string} value "" takes it away */
  write(id, field, value) {
    const { level, state, ...rest } = this.answer(id);
    const chosen = level === undefined ? state === undefined ? {} : { state } : { level };
    const next = field === "choice"
      ? { ...(value && (STATES.includes(value) ? { state: value } : { level: value })), ...rest }
      : { ...chosen, ...rest, [field]: (field === "work_on" ? value !== "" : mended(value)) || undefined };
    if (field === "choice" && value && this.isQuick && !this.framework.asks(START, id)) this.profile = "";
    const said = writtenIn(next, rest, this.framework.lang, ["note", "evidence", "ideas"]);
    const kept = Object.entries(said).filter(([, item]) => item !== undefined);
    if (kept.length) this.all.set(id, Object.fromEntries(kept));
    else this.all.delete(id);
  }

  /** The role, NOT_SAID, or "" where none was chosen yet. An empty one was asked for and not said. */
  get role() {
    const { role } = this.person;
    return role === "" ? NOT_SAID : role ?? "";
  }

  set role(value) {
    const { role: _, ...rest } = this.person;
    this.person = value ? { ...rest, role: value === NOT_SAID ? "" : value } : rest;
  }

  /** Whether they are asked the few questions to begin with, and no others: until they answer another. */
  get isQuick() {
    return this.profile === START;
  }

  /** Which part of the questions they are asked, "" for all. */
  get profile() {
    const { profile = "" } = this.person;
    return this.framework.profiles.get(profile)?.size ? profile : "";
  }

  set profile(value) {
    const { profile: _, ...rest } = this.person;
    this.person = value ? { ...rest, profile: value } : rest;
  }

  /** Those that they are asked, or said something on. @param {string[]} ids of questions */
  asked(ids) {
    return ids.filter((id) => this.all.has(id) || this.framework.asks(this.person.profile, id));
  }

  /** Which way a component went in a year, or "". @param {string} component */
  trend(component) {
    return this.person.trend?.[component] ?? "";
  }

  /** @param {string} component @param {string} way "" takes it away */
  setTrend(component, way) {
    const { trend: { [component]: _, ...others } = {}, ...rest } = this.person;
    const trend = /** @type {Person["trend"]} */ (way ? { ...others, [component]: way } : others);
    this.person = Object.keys(trend ?? {}).length ? { ...rest, trend } : rest;
  }

  /** What they have in mind, or "". */
  get scope() {
    return this.person.scope ?? "";
  }

  set scope(value) {
    const { scope: _, ...rest } = this.person;
    this.person = value ? { ...rest, scope: value } : rest;
  }

  get version() {
    return this.rest.framework.version;
  }

  /** What a person should look at again or for the first time, where the answers come from another version; null when there is nothing. */
  get news() {
    const { framework, version, apart } = this;
    if (version === framework.version) return null;
    const isNewer = compareVersions(version, framework.version) > 0;
    const since = framework.changedSince(version);
    const changed = since.filter(({ id }) => this.all.has(id));
    const fresh = since.filter(({ id }) => !this.all.has(id) && framework.asks(this.person.profile, id));
    const isNews = isNewer || changed.length || fresh.length || apart.length;
    return isNews ? { version, isNewer, changed, fresh, apart } : null;
  }

  /** From now on these are answers to the present version. */
  acknowledge() {
    this.rest = { ...this.rest, framework: { ...this.rest.framework, version: this.framework.version } };
  }

  get isEmpty() {
    return !this.all.size && !this.person.role && !this.person.scope && !this.person.trend;
  }

  /** The questions that the person would like to work on. */
  get wanted() {
    return [...this.framework.questions.values()].filter(({ id }) => this.answer(id).work_on);
  }

  /** @param {Iterable<string>} ids of questions */
  count(ids) {
    let count = 0;
    for (const id of ids) if (this.choice(id)) count++;
    return count;
  }

  /** Answered, and how many there are to answer; an optional component counts once it is begun. */
  get progress() {
    let [count, total] = [0, 0];
    for (const component of this.framework.components) {
      const answered = this.count(component.questions);
      count += answered;
      if (answered || !component.optional) total += this.asked(component.questions).length;
    }
    return { count, total };
  }

  /** The questions still open, those of an optional component only once it is begun. */
  get open() {
    return this.framework.components
      .filter((component) => !component.optional || this.count(component.questions))
      .flatMap((component) => this.asked(component.questions)).filter((id) => !this.choice(id));
  }

  /** Answers that this version has no control for: of other questions, or at other levels. */
  get apart() {
    const { questions } = this.framework;
    return [...this.all].filter(([id, { level, state }]) =>
      !questions.has(id) || ((level !== undefined || state !== undefined) && !this.choice(id))
    );
  }

  /** The ids under which the other says something else, or nothing. @param {Answers} other */
  differences(other) {
    return [...this.all].filter(([id, answer]) =>
      JSON.stringify(sorted(answer)) !== JSON.stringify(sorted(other.answer(id)))
    )
      .map(([id]) => id);
  }
}

/** @param {Person} person @returns {Person} */
function handedOver({ role, ...person }) {
  return role ? { ...person, role } : person;
}

/** @param {Answer} answer */
function sorted(answer) {
  return Object.entries(answer).sort();
}

/**
 * An answer under an id that moved stands under the new one, unless that is answered too: then both stay.
 * @param {Framework} framework @param {Map<string, Answer>} answers
 */
function followMoves(framework, answers) {
  /** @type {Map<string, Answer>} */
  const now = new Map();
  for (const [id, answer] of answers) {
    const present = framework.present(id);
    const free = present && !answers.has(present) && !now.has(present);
    now.set(free ? present : id, answer);
  }
  return now;
}
