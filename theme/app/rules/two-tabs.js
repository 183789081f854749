// @ts-check
/** What two tabs of one browser made of one thing, each before it heard of the other: nothing that either said is lost. */

import { exactly } from "./history.js";
import { withVersion } from "./session.js";
import { joinedNotes } from "./progress.js";
import { bothTexts, canonical } from "./text.js";
import { HERE, isNothing, PEOPLE, SESSION } from "./things.js";

/** @typedef {import("./things.js").Version} Version */

/** What people write: of two such texts both stay, with this between them. */
const IN_A_LINE = ["title", "organisation", "owner", "name", "lead"];
const IN_LINES = [
  "reason",
  "why",
  "why_moved",
  "ask",
  "difference",
  "action",
  "first_step",
  "needs",
  "stop",
  "because",
  "text",
];
/** @type {Record<string, string>} */
const WRITTEN = Object.fromEntries([
  ...IN_A_LINE.map((name) => [name, " / "]),
  ...IN_LINES.map((name) => [name, "\n\n"]),
]);
export const WRITTEN_FIELDS = Object.keys(WRITTEN);
/** Things that are a text, of another language with that. */
const SINGLE_TEXTS = ["lead", "ask"];
/** What a programme lies over. */
const LAID_OVER = ["components", "questions"];

/**
 * What either added stays, and what either took away goes. What both said is joined field by field; where the two
 * contradict each other both stand, and a person decides.
 * @param {string} kind of the thing @param {Version[]} before what both began from @param {Version[]} theirs @param {Version[]} ours @returns {Version[]}
 */
export function fromBothTabs(kind, before, theirs, ours) {
  const [began, kept, mine] = [before, theirs, ours].map(gifts);
  const left = [...new Map([...kept, ...mine])].filter(([key]) =>
    kept.has(key) === mine.has(key) || !began.has(key)
  ).map(([, version]) => version);
  const [one, other, ...more] = left.filter(saidHere);
  const said = other && !more.length && saidInBoth(kind, before.find(saidHere)?.value, one, other);
  const all = said ? [...left.filter((version) => !saidHere(version)), said] : left;
  return all.reduce(withVersion, /** @type {Version[]} */ ([]));
}

/** Each version once for every file, or person here, that it came from. @param {Version[]} versions @returns {Map<string, Version>} */
function gifts(versions) {
  const all = versions.flatMap((one) => one.by.map((by) => ({ ...one, by: [by] })));
  return new Map(all.map((one) => [one.by + exactly(one), one]));
}

/** @param {Version} version */
function saidHere({ by }) {
  return by.includes(HERE);
}

/** @param {string} kind @param {any} before @param {Version} theirs @param {Version} ours @returns {Version | null} null where they contradict each other */
function saidInBoth(kind, before, theirs, ours) {
  const value = kind === PEOPLE ? null : fieldByField(kind, before, theirs.value, ours.value);
  if (value === null) return null;
  const { value: _, ...rest } = ours;
  const chain = [...new Set([ours.chain[0], ...theirs.chain, ...ours.chain])];
  return { ...rest, ...(!isNothing(value) && { value }), chain };
}

/** @param {string} kind @param {any} before @param {any} theirs @param {any} ours */
function fieldByField(kind, before, theirs, ours) {
  const [base, kept, mine] = [before, theirs, ours].map((value) => partsOf(kind, value));
  /** @type {Record<string, any>} */
  const found = {};
  for (const name of new Set([...Object.keys(kept), ...Object.keys(mine)])) {
    const [was, their, our] = [base, kept, mine].map((parts) => parts[name]);
    const [wasText, theirText, ourText] = [was, their, our].map(canonical);
    if (name === "lang") found[name] = our ?? their; // it stays with the text
    else if (theirText === wasText || theirText === ourText) found[name] = our;
    else if (ourText === wasText) found[name] = their;
    else if (name === "progress") found[name] = joinedNotes([their ?? [], our ?? []]);
    else if (name === "changed") found[name] = our > their ? our : their; // a day, for reading
    else if (LAID_OVER.includes(name)) found[name] = listInBoth(was, their, our);
    else if (WRITTEN[name]) found[name] = bothTexts(our ?? "", their ?? "", WRITTEN[name]);
    else if (kind === SESSION) found[name] = their ?? our; // what was named first keeps its name
    else return null;
  }
  if (SINGLE_TEXTS.includes(kind)) {
    const { [kind]: text = "", lang } = found;
    return text && lang ? { text, lang } : text;
  }
  const { chosen, ...fields } = found;
  return Object.fromEntries(
    Object.entries({ ...fields, ...chosen }).filter(([, value]) => value !== undefined),
  );
}

/** What either put in a list is in it, and what either took out is not. @param {string[]} [was] @param {string[]} [their] @param {string[]} [our] */
function listInBoth(was = [], their = [], our = []) {
  return [
    ...their.filter((one) => our.includes(one) || !was.includes(one)),
    ...our.filter((one) => !their.includes(one) && !was.includes(one)),
  ];
}

/** What is chosen in an agreement is one thing: a level, its aim, or that there is none. @param {string} kind @param {any} value @returns {Record<string, any>} */
function partsOf(kind, value = SINGLE_TEXTS.includes(kind) ? "" : {}) {
  if (SINGLE_TEXTS.includes(kind)) {
    const { text = value, lang } = value;
    return { ...(text && { [kind]: text }), ...(lang && { lang }) };
  }
  if (kind !== "agreed") return value;
  const { reason, lang, ...chosen } = value;
  return { ...(reason && { reason }), ...(lang && { lang }), chosen };
}
