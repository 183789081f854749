// @ts-check
/**
 * Which of two copies of one text follows the other. No clock decides: beside each copy stands its mark, how many changes
 * of every visit to the page are in it. A copy that has all the changes of another follows it.
 */

/** @typedef {Map<string, number>} Seen by visit, how many of its changes */
/** @typedef {{seen: Seen}} Mark */

/** So many visits are remembered. No copy stays behind by more. */
const MOST_VISITS = 40;

/** Whether all that is in the other is in one. @param {Seen} one @param {Seen} other */
export function hasAll(one, other) {
  return [...other].every(([visit, count]) => (one.get(visit) ?? 0) >= count);
}

/** @param {Seen} one @param {Seen} other @returns {Seen} */
export function withBoth(one, other) {
  const both = new Map(other);
  for (const [visit, count] of one) both.set(visit, Math.max(count, other.get(visit) ?? 0));
  return both;
}

/** After one more change. @param {Seen} seen @param {string} visit @returns {Seen} */
export function raised(seen, visit) {
  const count = (seen.get(visit) ?? 0) + 1;
  const others = [...seen].filter(([other]) => other !== visit);
  return new Map([...others.slice(1 - MOST_VISITS), [visit, count]]);
}

/** @param {Seen} seen @param {string | null} text null where it was cleared */
export function writeMark(seen, text) {
  return JSON.stringify(
    text === null ? { seen: [...seen], cleared: true } : { seen: [...seen], of: sumOf(text) },
  );
}

/** The mark, if it is one and stands beside this text. @param {string | null} mark @param {string | null} text @returns {Mark | null} */
export function readMark(mark, text) {
  try {
    const { seen, cleared, of } = JSON.parse(mark ?? "");
    const isWhole = seen.every(/** @param {any} one */ (one) => typeof one[0] === "string" && one[1] > 0);
    const isOfText = text === null ? cleared === true : of === sumOf(text);
    return isWhole && isOfText ? { seen: new Map(seen) } : null;
  } catch {
    return null;
  }
}

/** A number that another text hardly has. @param {string} text */
function sumOf(text) {
  let number = text.length;
  for (let at = 0; at < text.length; at++) number = Math.imul(number, 31) + text.charCodeAt(at) | 0;
  return number;
}
