// @ts-check
/** Files that are laid beside the session: kept in this browser, never merged with it, and in no file that it saves. */

import { fileColumn, hereColumn, saysSomething } from "../rules/columns.js";
import { compareVersions } from "../rules/framework.js";
import { canonical } from "../rules/text.js";
import { readAll, wantedOf } from "./gathering.js";
import { Slices } from "./slices.js";

/** @typedef {import("./gathering.js").FileReport} FileReport */
/** @typedef {import("./gathering.js").Source} Source */
/** @typedef {import("./session-store.js").SessionStore} SessionStore */
/** @typedef {{laid: number, same: string[], refused: FileReport[]}} Laid same: names of files that lay here already */

/** Lay these beside. One that cannot be read never stops the rest. @param {SessionStore} store @param {Source[]} sources @returns {Promise<Laid>} */
export async function layFiles(store, sources) {
  await store.ready;
  const nextKey = store.fileKeys();
  const here = new Set(filesBeside(store).map(({ doc }) => canonical(doc)));
  /** @type {Laid} */
  const laid = { laid: 0, same: [], refused: [] };
  for (const { report, doc } of await readAll(store, wantedOf(sources))) {
    const text = doc && canonical(doc);
    if (!text) laid.refused.push(report);
    else if (here.has(text)) laid.same.push(report.name);
    else {
      store.setFile(nextKey(), { ...report, isBeside: true, doc });
      here.add(text);
      laid.laid++;
    }
  }
  store.settleFiles();
  return laid;
}

/** In the order of adding. @param {SessionStore} store */
export function filesBeside(store) {
  return [...store.files].filter(([, { isBeside }]) => isBeside)
    .sort(([a], [b]) => a < b ? -1 : 1)
    .flatMap(([key, report]) => report.doc ? [{ key, report, doc: report.doc }] : []);
}

/** @param {SessionStore} store @param {string} key of its file */
export function takeAway(store, key) {
  store.setFile(key, undefined);
  store.settleFiles();
}

/** The oldest version that what is open here answers. @param {SessionStore} store */
function versionHere({ files, session }) {
  const older = [...files.values()].flatMap(({ version, isBeside }) =>
    version && !version.isNewer && !isBeside ? [version.version] : []
  );
  return older.sort(compareVersions)[0] ?? session.version;
}

/** What is open here, where it says anything, and the files beside it in the order of adding; each is counted once, and the page answers in between. @param {SessionStore} store */
export async function columnsBeside(store) {
  const slices = new Slices();
  const files = [];
  for (const { doc, report } of filesBeside(store)) {
    files.push(fileColumn(store.framework, doc, report.name));
    await slices.breathe();
  }
  const here = hereColumn(store.session, store.views, versionHere(store));
  return saysSomething(here) ? [here, ...files] : files;
}
