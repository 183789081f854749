// @ts-check
/** What two tabs of one browser made of one thing, each before it heard of the other: nothing that either said is lost. */

import { exactly } from "./history.js";
import { withVersion } from "./session.js";
import { bothTexts, canonical } from "./text.js";
import { HERE, PEOPLE, SESSION } from "./things.js";

/** @typedef {import("./things.js").Version} Version */

/** What people write: of two such texts both stay, with this between them. @type {Record<string, string>} */
const WRITTEN = { title: " / ", organisation: " / ", reason: "\n\n" };

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
  const [one, other] = left.filter(saidHere);
  const said = other && saidInBoth(kind, before.find(saidHere)?.value, one, other);
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
  if (!value) return null;
  const { value: _, ...rest } = ours;
  const chain = [...new Set([ours.chain[0], ...theirs.chain, ...ours.chain])];
  return { ...rest, ...(Object.keys(value).length && { value }), chain };
}

/** @param {string} kind @param {any} before @param {any} theirs @param {any} ours */
function fieldByField(kind, before, theirs, ours) {
  const [base, kept, mine] = [before, theirs, ours].map((value) => partsOf(kind, value));
  /** @type {Record<string, any>} */
  const found = {};
  for (const name of new Set([...Object.keys(kept), ...Object.keys(mine)])) {
    const [was, their, our] = [base, kept, mine].map((parts) => parts[name]);
    const [wasText, theirText, ourText] = [was, their, our].map(canonical);
    if (theirText === wasText || theirText === ourText) found[name] = our;
    else if (ourText === wasText) found[name] = their;
    else if (WRITTEN[name]) found[name] = bothTexts(our ?? "", their ?? "", WRITTEN[name]);
    else if (kind === SESSION) found[name] = their ?? our; // what was named first keeps its name
    else return null;
  }
  const { chosen, ...fields } = found;
  return Object.fromEntries(
    Object.entries({ ...fields, ...chosen }).filter(([, value]) => value !== undefined),
  );
}

/** What is chosen in an agreement is one thing: a level, its aim, or that there is none. @param {string} kind @param {any} value @returns {Record<string, any>} */
function partsOf(kind, value = {}) {
  if (kind !== "agreed") return value;
  const { reason, ...chosen } = value;
  return { ...(reason && { reason }), chosen };
}
