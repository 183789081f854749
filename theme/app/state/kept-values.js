// @ts-check
/** Under which keys a workshop is kept, and whether a kept value is what its key says. */

import { FORMAT, FORMAT_VERSION } from "../rules/answer-file.js";
import { entriesOf, fieldOf, KINDS, splitKey, thingKey } from "../rules/things.js";
import { fromBothTabs } from "../rules/two-tabs.js";
import { isMap, Judge } from "../rules/verdict.js";

/** @typedef {import("../rules/framework.js").Framework} Framework */

export const FILE = "file:";
export const TALK = "talk:";
export const VERSION = "version";
/** The file that was saved last. */
export const SAVED = "saved";

/** @param {string} key @param {any} value @param {Framework} framework */
export function isSound(key, value, framework) {
  if (key === VERSION) return typeof value === "string";
  if (key === SAVED) return typeof value?.name === "string";
  if (key.startsWith(TALK)) return value === true;
  if (key.startsWith(FILE)) return typeof value?.name === "string" && isDocument(value.doc, framework);
  return isThing(value) && key === thingKey(value) &&
    value.versions.every((one) => isVersion(value, one, framework));
}

/** Of a value that another tab changed meanwhile: what this tab knew, what is kept now, and what this tab has. @param {string} key @param {any} known @param {any} kept @param {any} value */
export function bothValues(key, known, kept, value) {
  const [kind, id] = splitKey(key);
  if (!KINDS.includes(kind)) return value;
  const versions = fromBothTabs(kind, known?.versions ?? [], kept.versions, value?.versions ?? []);
  return versions.length ? { kind, id, versions } : undefined;
}

/** What waits, or is laid beside. @param {unknown} doc @param {Framework} framework */
function isDocument(doc, { format }) {
  return doc === undefined || !new Judge(format).fault(doc, "file");
}

/** @param {any} value @returns {value is import("../rules/things.js").Thing} */
function isThing(value) {
  return KINDS.includes(value?.kind) && typeof value.id === "string" && Array.isArray(value.versions) &&
    value.versions.length > 0;
}

/** @param {{kind: string, id: string}} thing @param {any} version @param {Framework} framework */
function isVersion({ kind, id }, version, { id: framework, version: current, format }) {
  const { value, chain, by, rank } = isMap(version) ? version : {};
  if (!isList(chain) || !isList(by) || typeof rank !== "number") return false;
  const judge = new Judge(format);
  const file = {
    format: FORMAT,
    format_version: FORMAT_VERSION,
    framework: { id: framework, version: current },
  };
  const field = value === undefined ? undefined : fieldOf(kind, [{ kind, id, value, rank }]);
  const held = field === undefined ? {} : { [kind]: field };
  const fault = judge.fault({ ...file, people: [], ...held }, "file");
  return !fault && !judge.loose.length && (field === undefined || entriesOf(kind, field)[0][0] === id);
}

/** @param {any} value */
function isList(value) {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}
