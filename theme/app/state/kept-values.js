// @ts-check
/** Under which keys a workshop is kept, and whether a kept value is what its key says. */

import { checkDocument, FORMAT, FORMAT_VERSION } from "../rules/answer-file.js";
import { KINDS } from "../rules/session.js";

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
export function isSound(key, value, { id: framework, version }) {
  if (key === VERSION) return typeof value === "string";
  if (key.startsWith(TALK)) return value === true;
  if (key.startsWith(FILE)) return typeof value?.name === "string";
  const [kind, id] = splitKey(key);
  if (!KINDS.includes(kind) || value?.kind !== kind || value.id !== id || typeof value.stamp !== "string") {
    return false;
  }
  const isList = kind === "people" || kind === "plan" || kind === "initiatives";
  const held = isList ? [value.value] : { [id]: value.value };
  const head = { format: FORMAT, format_version: FORMAT_VERSION, framework: { id: framework, version } };
  return !checkDocument({ ...head, people: [], [kind]: held }, "") && (!isList || value.value.id === id);
}
