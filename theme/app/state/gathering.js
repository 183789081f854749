// @ts-check
/** Files → the session, one by one and in short pieces, with what came of each. */

import {
  checkFramework,
  checkSize,
  readAnswerBytes,
  readAnswerText,
  reasonAtStart,
  Refusal,
} from "../rules/answer-file.js";
import { compareVersions } from "../rules/framework.js";
import { CHAINS, itemsOf, PEOPLE } from "../rules/session.js";
import { Slices } from "./slices.js";

/** @typedef {import("../rules/answer-file.js").AnswerDocument} AnswerDocument */
/** @typedef {import("../rules/answer-file.js").Reading} Reading */
/** @typedef {import("../rules/session.js").Outcome} Outcome */
/** @typedef {import("../rules/verdict.js").Table} Table */
/** @typedef {import("./workshop-store.js").WorkshopStore} WorkshopStore */
/** @typedef {Partial<Record<Outcome, number>>} Outcomes */
/**
 * @typedef {object} FileReport
 * @property {string} name
 * @property {{code: string, values: Record<string, string | number>}} [refused]
 * @property {Outcomes} [people]
 * @property {Outcomes} [others] agreements, hands, lines of a plan and so on
 * @property {string[]} [left] places of values in its heading that are left out
 * @property {string[]} [keys] of everything in it, as the store keeps it
 * @property {{title?: string, date?: string, saved?: string}} [another] what this workshop says of itself that does not fit; it waits
 * @property {{version: string, isNewer: boolean, changed: string[], strangers: number}} [version] if it is another
 */
/** @typedef {{name: string, read: (format: Table) => Promise<Reading>}} Source */

/** The largest file taken: about thirty thousand people with notes. */
export const WORKSHOP_MEGABYTES = 100;
/** Files asked for at a time; the browser reads them side by side. */
const AT_ONCE = 32;

/** From so many days between what is here and a workshop's file on, the page asks before it mixes them. */
const FAR = 90;

/** Workshops that wait for an answer: whether they belong to this one. @type {WeakMap<FileReport, AnswerDocument>} */
const asked = new WeakMap();

/** Whether it waits for an answer. @param {FileReport} report */
export function isWaiting(report) {
  return asked.has(report);
}

/** @param {File} file @returns {Source} */
export function fileSource(file) {
  return { name: file.name, read: (format) => readFile(file, format) };
}

/** @param {string} name @param {string} text @returns {Source} */
export function textSource(name, text) {
  return { name, read: (format) => Promise.resolve().then(() => readAnswerText(text, format)) };
}

/**
 * Reads no more than is allowed, and of a file of another kind no more than its beginning. Asking for `file.size` first
 * would cost more than reading a small file.
 * @param {File} file @param {Table} format
 */
async function readFile(file, format) {
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const chunks = [];
  let size = 0;
  const reader = file.stream().getReader();
  for (let chunk = await nextOf(reader); chunk; chunk = await nextOf(reader)) {
    chunks.push(chunk);
    size += chunk.length;
    const isOther = size === chunk.length && reasonAtStart(chunk) === "not_ours";
    if (isOther || size > WORKSHOP_MEGABYTES * 1e6) await reader.cancel();
    checkSize(isOther ? file.size : size, WORKSHOP_MEGABYTES);
    if (isOther) throw new Refusal("not_ours");
  }
  return readAnswerBytes(
    chunks.length === 1 ? chunks[0] : new Uint8Array(await new Blob(chunks).arrayBuffer()),
    format,
  );
}

/** @param {ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>} reader */
async function nextOf(reader) {
  try {
    return (await reader.read()).value;
  } catch {
    throw new Refusal("unreadable");
  }
}

/** Add what these hold, workshops last. One that cannot be read never stops the rest. @param {WorkshopStore} store @param {Source[]} sources */
export async function gather(store, sources) {
  await store.ready;
  const slices = new Slices();
  const { format } = store.framework;
  /** @type {FileReport[]} */
  const reports = [];
  /** @type {[FileReport, AnswerDocument][]} */
  const workshops = [];
  const ahead = sources.slice(0, AT_ONCE).map(({ read }) => settled(read(format)));
  for (const [index, { name }] of sources.entries()) {
    const found = await ahead[index];
    delete ahead[index]; // ten thousand texts need not stay in memory
    const next = sources[index + AT_ONCE];
    if (next) ahead[index + AT_ONCE] = settled(next.read(format));
    /** @type {FileReport} */
    const report = { name };
    if (found instanceof Refusal) report.refused = told(found);
    else {
      if (found.left.length) report.left = found.left;
      if (isWorkshop(found.file)) workshops.push([report, found.file]);
      else Object.assign(report, addDocument(store, found.file));
    }
    reports.push(report);
    if (slices.isDue) {
      store.tellReading({ count: reports.length, total: sources.length });
      await slices.rest();
    }
  }
  for (const [report, doc] of workshops) addWorkshop(store, report, doc);
  store.addFiles(reports);
  await store.settle();
  return reports;
}

/** Add a workshop that was asked about, all the same. @param {WorkshopStore} store @param {string} key of its file @param {FileReport} report */
export async function addWaiting(store, key, report) {
  const doc = asked.get(report);
  asked.delete(report);
  const { another: _, ...rest } = report;
  if (doc) store.setFile(key, { ...rest, ...addDocument(store, doc) });
  await store.settle();
}

/** @param {WorkshopStore} store @param {FileReport} report filled in @param {AnswerDocument} doc */
function addWorkshop(store, report, doc) {
  const isFit = doc.framework.id === store.framework.id;
  const another = isFit ? unlike(store, doc) : null;
  if (another) asked.set(report, doc);
  Object.assign(report, another ? { another } : addDocument(store, doc));
}

/** @param {AnswerDocument} doc */
function isWorkshop({ people, session, agreed }) {
  return people.length > 1 || session !== undefined || agreed !== undefined;
}

/** What a workshop says of itself, if that is not what is here: another title or day, or a time long before or after. */
/** @param {WorkshopStore} store @param {AnswerDocument} doc */
function unlike({ session }, { saved = "", session: { title = "", date = "" } = {} }) {
  const isOther = Object.entries({ title, date }).some(([field, theirs]) => {
    const ours = session.value("session", field);
    return theirs && ours && theirs !== ours;
  });
  const newest = [...session.people.values()].reduce((day, { stamp }) => stamp > day ? stamp : day, "");
  const days = Math.abs(Date.parse(newest.slice(0, 10)) - Date.parse(saved)) / 864e5;
  return isOther || days > FAR ? { title, date, saved } : null;
}

/** @param {Promise<Reading>} reading @returns {Promise<Reading | Refusal>} */
function settled(reading) {
  return reading.catch((error) => error instanceof Refusal ? error : new Refusal("unreadable"));
}

/** What a report can keep of it. @param {Refusal} refusal */
function told({ code, values }) {
  return { code, values };
}

/** @param {WorkshopStore} store @param {AnswerDocument} doc @returns {Omit<FileReport, "name">} */
function addDocument(store, doc) {
  const { framework } = store;
  try {
    checkFramework(doc, framework.id);
    const items = itemsOf(doc);
    if (!items.length) throw new Refusal("nobody");
    const people = store.addItems(items.filter(({ kind }) => kind === PEOPLE));
    const others = store.addItems(items.filter(({ kind }) => kind !== PEOPLE && !CHAINS.includes(kind)));
    store.addItems(items.filter(({ kind }) => CHAINS.includes(kind)));
    const version = versionReport(store, doc);
    store.seeVersion(doc.framework.version);
    return {
      people,
      others,
      keys: items.map(({ kind, id }) => `${kind}:${id}`),
      ...(version ? { version } : {}),
    };
  } catch (error) {
    if (error instanceof Refusal) return { refused: told(error) };
    throw error;
  }
}

/** @param {WorkshopStore} store @param {AnswerDocument} doc */
function versionReport({ framework }, doc) {
  const { version } = doc.framework;
  if (version === framework.version) return null;
  const asked = new Set(doc.people.flatMap(({ answers = {} }) => Object.keys(answers)));
  return {
    version,
    isNewer: compareVersions(version, framework.version) > 0,
    changed: framework.changedSince(version).map(({ id }) => id),
    strangers: [...asked].filter((id) => !framework.present(id)).length,
  };
}
