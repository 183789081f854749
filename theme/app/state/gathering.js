// @ts-check
/** Files → the session, one by one and in short pieces, with what came of each. */

import { checkFramework, FORMAT, FORMAT_VERSION, readAnswerText, Refusal } from "../rules/answer-file.js";
import {
  changedSinceAnswered,
  dayOf,
  filledHeading,
  isFar,
  isSingle,
  reasonsToWait,
  usualDay,
} from "../rules/belonging.js";
import { compareVersions } from "../rules/framework.js";
import { PEOPLE, SESSION, splitKey, thingKey, versionsOf } from "../rules/things.js";
import { readFile } from "./read-file.js";
import { Slices } from "./slices.js";

/** @typedef {import("../rules/answer-file.js").AnswerDocument} AnswerDocument */
/** @typedef {import("../rules/answer-file.js").Reading} Reading */
/** @typedef {import("../rules/belonging.js").Reason} Reason */
/** @typedef {import("../rules/verdict.js").Table} Table */
/** @typedef {import("./session-store.js").SessionStore} SessionStore */
/** @typedef {import("./session-store.js").Outcomes} Outcomes */
/**
 * @typedef {object} FileReport
 * @property {string} name
 * @property {{code: string, values: Record<string, string | number>}} [refused]
 * @property {Outcomes} [people]
 * @property {Outcomes} [others] agreements, hands, lines of a plan and so on
 * @property {string[]} [left] places of values in its heading that are left out
 * @property {string[]} [keys] of everything in it, as the store keeps it
 * @property {string} [day] on which the one person in it answered, or what was here was saved
 * @property {boolean} [isSingle] whether it is the file of one person
 * @property {Reason[]} [waits] why it waits for a word
 * @property {boolean} [isSure] whether somebody said that it belongs here
 * @property {boolean} [isBeside] whether it is laid beside this session
 * @property {AnswerDocument} [doc] what waits, or is laid beside
 * @property {{version: string, isNewer: boolean, changed: string[], strangers: number}} [version] if it is another
 */
/** @typedef {{name: string, path?: string, read: (format: Table) => Promise<Reading>}} Source */

/** Files asked for at a time; the browser reads them side by side. */
const AT_ONCE = 32;
/** What systems and programs leave in folders, which nobody put there. */
const LEFTOVER = /(^|\/)(\.|~\$|__MACOSX(\/|$)|(eh)?thumbs\.db$|desktop\.ini$)|~$/i;

/** Whether a system left it behind. @param {Source} source */
function isLeftover({ name, path = "" }) {
  return LEFTOVER.test(path || name);
}

/** @param {File} file @returns {Source} */
export function fileSource(file) {
  return { name: file.name, path: file.webkitRelativePath, read: (format) => readFile(file, format) };
}

/** @param {string} name @param {string} text @returns {Source} */
export function textSource(name, text) {
  return { name, read: (format) => Promise.resolve().then(() => readAnswerText(text, format)) };
}

/** Without files that systems leave behind. @param {Source[]} sources */
export function wantedOf(sources) {
  return sources.filter((source) => !isLeftover(source));
}

/** The same without files that systems leave behind, which are counted. @param {SessionStore} store @param {Source[]} sources */
export async function gatherWanted(store, sources) {
  const wanted = wantedOf(sources);
  return { reports: await gather(store, wanted), leftover: sources.length - wanted.length };
}

/** Add what these hold. One that cannot be read never stops the rest, and one that may not belong here waits. @param {SessionStore} store @param {Source[]} sources */
export async function gather(store, sources) {
  await store.ready;
  const nextKey = store.fileKeys();
  const found = (await readAll(store, sources)).map((one) => ({ ...one, key: nextKey() }));
  const docs = found.flatMap(({ doc }) => doc ?? []);
  const isOther = strangeSessions(store, docs);
  const usual = usualDayOf(store, docs.filter(isSingle));
  /** @type {FileReport[]} */
  const reports = [];
  const slices = new Slices();
  for (const { key, report, doc } of found.sort((a, b) => Number(isAlone(a)) - Number(isAlone(b)))) {
    const filled = doc ? await placed(store, key, report, doc, usual(doc), isOther(doc)) : report;
    store.setFile(key, filled);
    reports.push(filled);
    await slices.breathe();
  }
  await store.settle();
  return reports;
}

/** @param {{doc?: AnswerDocument}} found */
function isAlone({ doc }) {
  return doc !== undefined && isSingle(doc);
}

/** What is in each, and nothing done with it yet. @param {SessionStore} store @param {Source[]} sources */
export async function readAll(store, sources) {
  const slices = new Slices();
  const { format, id } = store.framework;
  /** @type {{report: FileReport, doc?: AnswerDocument}[]} */
  const found = [];
  const ahead = sources.slice(0, AT_ONCE).map(({ read }) => settled(read(format)));
  for (const [index, { name }] of sources.entries()) {
    const reading = await ahead[index];
    delete ahead[index]; // ten thousand texts need not stay in memory
    const next = sources[index + AT_ONCE];
    if (next) ahead[index + AT_ONCE] = settled(next.read(format));
    found.push(
      reading instanceof Refusal ? { report: { name, refused: told(reading) } } : checked(name, reading, id),
    );
    if (slices.isDue) {
      store.tellReading({ count: found.length, total: sources.length });
      await slices.rest();
    }
  }
  return found;
}

/** @param {string} name @param {Reading} reading @param {string} framework its id */
function checked(name, { file, left }, framework) {
  try {
    checkFramework(file, framework);
    if (!versionsOf(file).length) throw new Refusal("nobody");
    const day = dayOf(file);
    const more = {
      ...(day && { day }),
      ...(left.length && { left }),
      ...(isSingle(file) && { isSingle: true }),
    };
    return { report: { name, ...more }, doc: file };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { report: { name, refused: told(error) } };
  }
}

/** Where nothing is here yet, and the files come from several sessions or from one and from single people, nobody can tell which it is: the sessions wait. @param {SessionStore} store @param {AnswerDocument[]} docs */
function strangeSessions({ session }, docs) {
  const named = docs.filter((doc) => doc.session !== undefined);
  const several = new Set(named.map((doc) => doc.session?.id ?? JSON.stringify(doc.session))).size > 1;
  const isOpen = !session.heading.id && (several || docs.some(isSingle));
  return (/** @type {AnswerDocument} */ doc) => isOpen && doc.session !== undefined;
}

/**
 * The day that a file is held against: that of the people who are here, and where they came one by one also that of those
 * who come now. Files that came alone and are far from it now wait as well, whatever the order of coming.
 * @param {SessionStore} store @param {AnswerDocument[]} singles
 */
function usualDayOf(store, singles) {
  const here = [...store.session.people.values()].map(({ value }) => value.saved);
  const cameTogether = [...store.files.values()].some(({ keys, isSingle }) => keys && !isSingle);
  const all = usualDay(cameTogether && here.length ? here : [...here, ...singles.map(dayOf)]);
  if (!cameTogether) recall(store, all);
  /** @type {Map<string, number>} how many files hold a revision of a person */
  const revisions = new Map();
  for (const doc of singles) {
    for (const one of revisionsOf(doc)) {
      revisions.set(keyFor(doc, one), (revisions.get(keyFor(doc, one)) ?? 0) + 1);
    }
  }
  return (/** @type {AnswerDocument} */ doc) => {
    if (!isSingle(doc)) return here.length ? usualDay(here) : all;
    const { versions = [] } = store.session.thing(PEOPLE, doc.people[0].id) ?? {};
    const isKnown = revisionsOf(doc).some((one) =>
      Number(revisions.get(keyFor(doc, one))) > 1 || versions.some(({ chain }) => chain.includes(one))
    );
    return isKnown ? "" : all; // who goes on from what is here belongs here, whatever their clock says
  };
}

/** @param {AnswerDocument} doc of one person */
function revisionsOf({ people: [{ id }], history = {} }) {
  return history[thingKey({ kind: PEOPLE, id })] ?? [];
}

/** @param {AnswerDocument} doc of one person @param {string} revision */
function keyFor({ people: [{ id }] }, revision) {
  return `${id} ${revision}`;
}

/** What came alone and is far from what comes now waits for a word too. @param {SessionStore} store @param {string} usual */
function recall(store, usual) {
  for (const [key, report] of [...store.files]) {
    const { isSure, day = "", keys, people: _, others: __, ...rest } = report;
    const isAlone = keys?.every((one) => store.session.thing(...splitKey(one))?.versions.length === 1);
    if (!keys || isSure || !isAlone || !isFar(day, usual)) continue;
    const doc = documentOf(store, key, report);
    store.takeBack(key);
    store.setFile(key, { ...rest, doc, waits: [{ code: "day", values: { day, usual } }] });
  }
}

/** The file of one person, as it came. @param {SessionStore} store @param {string} key @param {FileReport} report @returns {AnswerDocument} */
function documentOf({ framework, session }, key, { keys = [], day, version }) {
  const used = { id: framework.id, version: version?.version ?? framework.version };
  const things = keys.map(splitKey).map(([kind, id]) => session.thing(kind, id)?.versions ?? []);
  const given = things.map((versions) => versions.filter(({ by }) => by.includes(key)));
  const chains = keys.map((name, place) => [name, given[place][0]?.chain ?? []]);
  return {
    format: FORMAT,
    format_version: FORMAT_VERSION,
    framework: used,
    ...(day && { saved: day }),
    people: given.flatMap(([one]) => one?.value ?? []),
    history: Object.fromEntries(chains),
  };
}

/** What becomes of a file: it is added, or waits. @param {SessionStore} store @param {string} key @param {FileReport} report @param {AnswerDocument} doc @param {string} usual @param {boolean} isOther @returns {Promise<FileReport>} */
async function placed(store, key, report, doc, usual, isOther) {
  const { heading } = store.session;
  const waits = reasonsToWait(store.framework, doc, { heading, usual, isOther });
  return waits.length ? { ...report, waits, doc } : { ...report, ...await addDocument(store, key, doc) };
}

/** Somebody says that it belongs here. @param {SessionStore} store @param {string} key of its file */
export async function addWaiting(store, key) {
  const { doc, waits: _, isBeside: __, ...report } = store.files.get(key) ?? { name: "" };
  if (doc) store.setFile(key, { ...report, isSure: true, ...await addDocument(store, key, doc) });
  await store.settle();
}

/** Kept for the plan, never merged. @param {SessionStore} store @param {string} key of its file */
export function layBeside(store, key) {
  const { waits: _, ...report } = store.files.get(key) ?? { name: "" };
  store.setFile(key, { ...report, isBeside: true });
  store.settleFiles();
}

/** @param {Promise<Reading>} reading @returns {Promise<Reading | Refusal>} */
function settled(reading) {
  return reading.catch((error) => error instanceof Refusal ? error : new Refusal("unreadable"));
}

/** What a report can keep of it. @param {Refusal} refusal */
function told({ code, values }) {
  return { code, values };
}

/** @param {SessionStore} store @param {string} key of the file @param {AnswerDocument} doc @returns {Promise<Omit<FileReport, "name">>} */
async function addDocument(store, key, doc) {
  const versions = versionsOf(doc).filter(({ kind }) => kind !== SESSION || isOurHeading(store, doc));
  const people = await addInSlices(store, key, versions.filter(({ kind }) => kind === PEOPLE));
  const others = await addInSlices(store, key, versions.filter(({ kind }) => kind !== PEOPLE));
  const { heading } = store.session;
  const { id: _, ...said } = doc.session ?? {};
  if (heading.id && !isOurHeading(store, doc)) store.say(SESSION, "", filledHeading(heading, said));
  store.begin();
  store.seeVersion(doc.framework.version);
  const version = versionReport(store, doc);
  return { people, others, keys: versions.map(thingKey), ...(version ? { version } : {}) };
}

/** @param {SessionStore} store @param {string} key of the file @param {import("../rules/things.js").Given[]} versions */
async function addInSlices(store, key, versions) {
  const slices = new Slices();
  /** @type {Outcomes} */
  const outcomes = {};
  for (const version of versions) {
    const outcome = store.addVersion(version, key);
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    await slices.breathe();
  }
  return outcomes;
}

/** What another session says of itself is not said of this one. @param {SessionStore} store @param {AnswerDocument} doc */
function isOurHeading({ session: { heading } }, doc) {
  return !heading.id || doc.session?.id === heading.id;
}

/** @param {SessionStore} store @param {AnswerDocument} doc */
function versionReport({ framework }, doc) {
  const { version } = doc.framework;
  if (version === framework.version) return null;
  const asked = new Set(doc.people.flatMap(({ answers = {} }) => Object.keys(answers)));
  return {
    version,
    isNewer: compareVersions(version, framework.version) > 0,
    changed: changedSinceAnswered(framework, doc),
    strangers: [...asked].filter((id) => !framework.present(id)).length,
  };
}
