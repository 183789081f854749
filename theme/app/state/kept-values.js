// @ts-check
/** Under which keys a workshop is kept, and whether a kept value is what its key says. */

import { FORMAT, FORMAT_VERSION } from "../rules/answer-file.js";
import { entriesOf, fieldOf, KINDS } from "../rules/session.js";
import { Judge } from "../rules/verdict.js";

/** @typedef {import("../rules/framework.js").Framework} Framework */

export const FILE = "file:";
export const TALK = "talk:";
export const VERSION = "version";

/** @param {{kind: string, id: string}} item */
export function keyOf({ kind, id }) {
  return `${kind}:${id}`;
}

/** The kind and the id in a key. @param {string} key */
export function splitKey(key) {
  const place = key.indexOf(":");
  return [key.slice(0, place), key.slice(place + 1)];
}

/** @param {string} key @param {any} value @param {Framework} framework */
export function isSound(key, value, { id: framework, version, format }) {
  if (key === VERSION) return typeof value === "string";
  if (key.startsWith(TALK)) return value === true;
  if (key.startsWith(FILE)) return typeof value?.name === "string";
  const [kind, id] = splitKey(key);
  if (!KINDS.includes(kind) || value?.kind !== kind || value.id !== id || typeof value.stamp !== "string") {
    return false;
  }
  const head = { format: FORMAT, format_version: FORMAT_VERSION, framework: { id: framework, version } };
  const field = fieldOf(kind, [value]);
  const judge = new Judge(format);
  const fault = judge.fault({ ...head, people: [], [kind]: field }, "file");
  return !fault && !judge.loose.length && entriesOf(kind, field)[0][0] === id;
}
