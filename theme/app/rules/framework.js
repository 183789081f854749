// @ts-check
/** What a page knows of the framework: its questions by id, their levels, and what changed between versions. */

/** @typedef {{id: string, name: string}} Named */
/** @typedef {Named & {wider?: string}} Role with the id of a wider group */
/**
 * @typedef {object} QuestionData
 * @property {string} id
 * @property {string} title
 * @property {Named[]} [levels] left out when they are the framework's scale
 * @property {number[]} [whole] where it lacks a level of its scale: how many that has, and the places of its own
 * @property {boolean} [ref] whether the title begins with the number in the source, where the page asks for that
 * @property {boolean} [notApplicable] left out when it is not allowed
 * @property {boolean} [start] whether it is one of the few to begin with
 * @property {Record<string, string[]>} [nextSteps]
 * @property {string} [question] what it asks, where the page itself does not say
 * @property {Record<string, string>} [descriptors] by level, likewise
 */
/**
 * @typedef {object} FrameworkData
 * @property {string} id
 * @property {string} version
 * @property {string} title
 * @property {string} language
 * @property {string} [first] the framework's first language, where the page is in another
 * @property {{texts: string[], marks: {lang: string, dir?: string}}} [untranslated] what is in that language yet: texts, the longest first, and how an element says so
 * @property {number} minimumGroup
 * @property {Record<string, string>} moved
 * @property {{version: string, questions: string[]}[]} changes
 * @property {Role[]} roles
 * @property {Named[]} [scopes] which part of the organisation people may have in mind
 * @property {{id: string, questions: string[]}[]} [profiles] named parts of the questions
 * @property {Named[]} wider groups that small roles are shown in
 * @property {Named[]} scale
 * @property {{id: string, title: string, optional?: boolean, questions: QuestionData[], sections?: [string, number][]}[]} components sections: where they are steps, with the number of their questions
 * @property {Record<string, import("./words.js").Text>} strings
 * @property {import("./verdict.js").Table} format what an answer file looks like
 */
/** @typedef {{id: string, title: string, component: string, levels: Named[], whole?: number[], ref?: boolean, notApplicable?: boolean, start?: boolean, nextSteps: Map<string, string[]>, question?: string, descriptors: Map<string, string>}} Question */

export const CANNOT_SAY = "cannot-say";
export const NOT_APPLICABLE = "not-applicable";
/** The profile of a person who was asked the few questions to begin with, and no others. */
export const START = "start";
/** Which way a component went in a year. */
export const TRENDS = /** @type {const} */ (["better", "same", "worse"]);
/** So many questions a person is asked to mark who would like to work on them, on screen and on paper. */
export const MOST_WANTED = 3;

export class Framework {
  /** @param {FrameworkData} data */
  constructor(data) {
    this.id = data.id;
    this.version = data.version;
    this.title = data.title;
    this.minimumGroup = data.minimumGroup;
    /** What is written here is marked as being in this language; "" in the framework's first, where nothing is. */
    this.lang = data.first ? data.language : "";
    this.format = data.format;
    this.changes = data.changes;
    this.roles = data.roles;
    this.scopes = data.scopes ?? [];
    this.wider = data.wider;
    this.scale = data.scale;
    this.components = data.components.map((one) => ({
      ...one,
      questions: one.questions.map(({ id }) => id),
    }));
    /** What is counted: the components, each followed by its sections where those are steps. */
    this.parts = this.components.flatMap((one) => [one, ...sectionsOf(one)]);
    /** Maps, because an id may be "constructor". @type {Map<string, Question>} */
    this.questions = new Map();
    for (const component of data.components) {
      for (const { levels, nextSteps, descriptors, ...rest } of component.questions) {
        this.questions.set(rest.id, {
          ...rest,
          component: component.id,
          levels: levels ?? data.scale,
          nextSteps: new Map(Object.entries(nextSteps ?? {})),
          descriptors: new Map(Object.entries(descriptors ?? {})),
        });
      }
    }
    /** The few questions to begin with, in order. */
    this.starters = [...this.questions.values()].filter(({ start }) => start).map(({ id }) => id);
    /** What each profile asks. @type {Map<string, Set<string>>} */
    this.profiles = new Map([{ id: START, questions: this.starters }, ...(data.profiles ?? [])].map((
      { id, questions },
    ) => [id, new Set(questions)]));
    this.moved = new Map(Object.entries(data.moved));
    this.former = this.formerIds();
  }

  /** The ids that each question had before. @returns {Map<string, string[]>} */
  formerIds() {
    /** @type {Map<string, string[]>} */
    const found = new Map();
    for (const old of [...this.moved.keys()].sort()) {
      const now = this.present(old);
      if (now) found.set(now, [...(found.get(now) ?? []), old]);
    }
    return found;
  }

  /** An id of a question and those that it had, to look for answers under. @param {string} id */
  idsOf(id) {
    return [id, ...(this.former.get(id) ?? [])];
  }

  /** @param {string} id of a question of this framework */
  question(id) {
    const question = this.questions.get(id);
    if (!question) throw new Error(`no question "${id}"`);
    return question;
  }

  /** The title of a component, "" without one. */
  componentTitle(id = "") {
    return this.components.find((component) => component.id === id)?.title ?? "";
  }

  /** The name of a role; of another version, its id; "" where none is given. */
  roleName(id = "") {
    return this.roles.find((role) => role.id === id)?.name ?? id;
  }

  /** Whether a person of this profile was asked a question. @param {string | undefined} profile @param {string} id */
  asks(profile, id) {
    const asked = this.profiles.get(profile ?? "");
    return !asked?.size || asked.has(id);
  }

  /** Where an answer under this id belongs today: itself, the id it moved to, or nowhere (""). @param {string} id */
  present(id) {
    const now = this.questions.has(id) ? id : this.moved.get(id) ?? "";
    return this.questions.has(now) ? now : "";
  }

  /** The questions that changed after a version, in the framework's order. @param {string} version */
  changedSince(version) {
    const ids = this.changes.filter((change) => compareVersions(change.version, version) > 0)
      .flatMap((change) => change.questions.map((id) => this.present(id)));
    return [...this.questions.values()].filter((question) => ids.includes(question.id));
  }
}

/** @param {{questions: string[], sections?: [string, number][]}} component */
function sectionsOf({ questions, sections = [] }) {
  let end = 0;
  return sections.map(([id, count]) => ({ id, questions: questions.slice(end, end += count) }));
}

/** Below 0 when `a` is older than `b`. @param {string} a @param {string} b */
export function compareVersions(a, b) {
  const [left, right] = [a, b].map((version) => version.split(".").map((part) => parseInt(part) || 0));
  const place = [0, 1, 2].find((index) => left[index] !== right[index]) ?? 0;
  return (left[place] ?? 0) - (right[place] ?? 0);
}

/** The step of a level on its whole scale, from 1, and of how many: a level that the question lacks keeps its place. @param {Question} question @param {number} place among its own */
export function stepOf({ levels, whole = [] }, place) {
  const [of = levels.length, ...steps] = whole;
  return { step: (steps[place] ?? place) + 1, of };
}

/** The name of a level of a question; of another version, its id. @param {Question} question @param {string | undefined} level */
export function levelName({ levels }, level) {
  return levels.find(({ id }) => id === level)?.name ?? level ?? "";
}
