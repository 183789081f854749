// @ts-check
/** Who is who: whether what stands under one id are the answers of one person, and what becomes of it when it is not. */

import { fingerprint } from "./text.js";

/** @typedef {import("./answer-file.js").Person} Person */
/** @typedef {import("./answer-file.js").Answer} Answer */
/** @typedef {import("./history.js").Version} Version */

/** With fewer answers that differ, a person may well have changed their mind. */
const FEW = 3;

/** Whether any two of these look like two people: another group, or most of what both answered. @param {(Person | undefined)[]} versions */
export function looksLikeTwo(versions) {
  const people = versions.filter((one) => one !== undefined);
  return people.some((one, place) => people.slice(place + 1).some((other) => differ(one, other)));
}

/** @param {Person} one @param {Person} other */
export function differ(one, other) {
  if (one.role && other.role && one.role !== other.role) return true;
  const { both, different } = compared(one, other);
  return different.length >= FEW && different.length * 2 > both.length;
}

/** Questions that both answered, and those of them where they chose something else. @param {Person} one @param {Person} other */
export function compared({ answers = {} }, { answers: others = {} }) {
  const both = Object.keys(answers).filter((id) =>
    Object.hasOwn(others, id) && chosen(answers[id]) && chosen(others[id])
  );
  return { both, different: both.filter((id) => chosen(answers[id]) !== chosen(others[id])) };
}

/**
 * The id of somebody who answered under the id of another: the same for every file of theirs, since it is made of the
 * first revision that is not the other's as well.
 * @param {string} id @param {Version} version @param {Version} other
 */
export function otherId(id, version, other) {
  const own = version.chain.filter((revision) => !other.chain.includes(revision));
  return "p-" + fingerprint(`${id} ${own[own.length - 1] ?? JSON.stringify(version.value)}`);
}

/**
 * Two files of one person as one: where both answered, the first stands; what is written in both is kept.
 * @param {Person} one @param {Person} other @returns {Person}
 */
export function together({ answers = {}, ...one }, { answers: others = {}, ...other }) {
  const ids = [...new Set([...Object.keys(answers), ...Object.keys(others)])];
  const { profile, ...both } = { ...other, ...one };
  const trend = { ...other.trend, ...one.trend };
  return {
    ...both,
    ...(profile && one.profile === other.profile && { profile }), // who was asked all in one of them was asked all
    ...(Object.keys(trend).length && { trend }),
    answers: Object.fromEntries(ids.map((id) => [id, bothAnswers(answers[id] ?? {}, others[id] ?? {})])),
  };
}

/** @param {Answer} one @param {Answer} other @returns {Answer} */
function bothAnswers(one, other) {
  const { level, state, ...more } = other;
  const placed = chosen(one)
    ? {}
    : { ...(level !== undefined && { level }), ...(state !== undefined && { state }) };
  /** @type {Record<string, string>} */
  const texts = {};
  for (const field of /** @type {const} */ (["note", "evidence"])) {
    const written = [...new Set([one[field], other[field]])].filter((text) => text);
    if (written.length) texts[field] = written.join("\n\n");
  }
  return { ...more, ...placed, ...one, ...texts };
}

/** @param {Answer} answer */
function chosen({ level, state }) {
  return level ?? state ?? "";
}
