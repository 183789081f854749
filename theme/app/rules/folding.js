// @ts-check
/**
 * Which groups may be shown apart on a question.
 *
 * Everybody stands in exactly one part: one that is shown, or the rest, which is part of everyone only. A part is a role, or
 * roles joined. Since parts do not overlap, all that subtraction can give away are the parts themselves and the rest, alone
 * or joined. So both keep to one rule: nobody at all, or at least the minimum of people who chose a level.
 *
 * 1. A role of which enough chose a level stands for itself.
 * 2. The others of a wider group are joined, and with them the next smallest role while these are too few. Joined, all of a
 *    wider group bear its name, some of them their own.
 * 3. Those still too few, roles without a wider group and who gave no group are the rest; while they are too few, the
 *    smallest part joins them.
 * 4. One part that is everyone says nothing, and is not shown.
 *
 * People may be split in a second way, by what they think of. Shown after each other, both ways give away every sum of parts
 * of either: so parts of the second way are given up, the smallest first, until no such sum is people too few.
 */

/** @typedef {{id: string, wider?: string, size: number}} Piece people of one role, or of none (""); size: who chose a level */
/** @typedef {{roles: string[], size: number}} Part */
/** @typedef {{role: string, scope: string, size: number}} Cell people who are of both; size: who chose a level */

/** So many steps of looking for a sum of too few; whoever has so many ways of adding up is shown one way of splitting. */
const MOST_STEPS = 20000;

/** @param {Piece[]} pieces with people in them, in order @param {number} minimum @returns {string[][]} the roles of each part, in order */
export function partsShown(pieces, minimum) {
  /** @type {Map<string, Piece[]>} */
  const families = new Map();
  for (const piece of pieces) {
    const wider = piece.id && piece.wider || "";
    families.set(wider, [...(families.get(wider) ?? []), piece]);
  }
  const alone = families.get("") ?? [];
  families.delete("");
  const joined = [...families.values()].map((family) => join(family.map(partOf), [], minimum));
  const rest = joined.flatMap(({ hidden }) => sizeOf(hidden) < minimum ? hidden : []);
  const parts = joined.flatMap(({ shown, hidden }) =>
    sizeOf(hidden) < minimum ? shown : [...shown, one(hidden)]
  );
  const nobodys = alone.filter(({ id }) => !id).map(partOf);
  const { shown, hidden } = join([...parts, ...alone.filter(({ id }) => id).map(partOf)], [
    ...rest,
    ...nobodys,
  ], minimum);
  if (shown.length === 1 && !hidden.length) return [];
  const order = pieces.map(({ id }) => id);
  return shown.map(({ roles }) => order.filter((id) => roles.includes(id)))
    .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
}

/**
 * The parts of a second way of splitting, by scope, that may be shown beside those of the first.
 * @param {Piece[]} pieces of the second @param {number} minimum @param {string[][]} first the parts shown of the first, by role @param {Cell[]} cells with people in them
 */
export function partsBeside(pieces, minimum, first, cells) {
  const sizes = new Map(pieces.map(({ id, size }) => [id, size]));
  const sizeOfPart = (/** @type {string[]} */ part) =>
    part.reduce((sum, id) => sum + (sizes.get(id) ?? 0), 0);
  let parts = partsShown(pieces, minimum);
  while (parts.length && isTooFewBetween(first, parts, cells, minimum)) {
    const all = parts.map(sizeOfPart);
    parts = parts.filter((_, place) => place !== all.lastIndexOf(Math.min(...all)));
  }
  return parts;
}

/**
 * Whether parts of two ways, added and taken away, come to some people who are too few. Each sum gives a number to every
 * part; where a person stands counts the two numbers of their parts, which must be 1 for those people and 0 for all others.
 * @param {string[][]} roles @param {string[][]} scopes @param {Cell[]} cells @param {number} minimum
 */
function isTooFewBetween(roles, scopes, cells, minimum) {
  const places = cells.map(({ role, scope, size }) => ({
    ends: [partHolding(roles, role), roles.length + 1 + partHolding(scopes, scope)],
    size,
  }));
  let steps = 0;
  const starts = new Set(places.map(({ ends: [role] }) => role));
  return [...starts].some((start) => isFound(new Map([[start, 0]]), 0, false));

  /** @param {Map<number, number>} numbers of the parts so far @param {number} size of the people that count @param {boolean} isAny whether any do @returns {boolean} */
  function isFound(numbers, size, isAny) {
    if (++steps > MOST_STEPS) return true;
    const next = places.find(({ ends }) =>
      ends.some((end) => numbers.has(end)) && !ends.every((end) => numbers.has(end))
    );
    if (!next) return isAny && size < minimum;
    const [known, open] = numbers.has(next.ends[0]) ? next.ends : [...next.ends].reverse();
    return [0, 1].some((count) => {
      const more = new Map(numbers).set(open, count - (numbers.get(known) ?? 0));
      const told = places.filter(({ ends }) => ends.includes(open) && ends.every((end) => more.has(end)))
        .map((place) => ({
          ...place,
          count: place.ends.reduce((sum, end) => sum + (more.get(end) ?? 0), 0),
        }));
      if (told.some((one) => one.count !== 0 && one.count !== 1)) return false;
      const counted = told.filter((one) => one.count === 1);
      const sum = counted.reduce((all, one) => all + one.size, size);
      return sum < minimum && isFound(more, sum, isAny || counted.length > 0);
    });
  }
}

/** Of the part that holds it, else of the rest. @param {string[][]} parts @param {string} id */
function partHolding(parts, id) {
  return parts.findIndex((part) => part.includes(id)) + 1;
}

/** Parts that may be shown, and those hidden: the small ones, and while these are too few the smallest of the others, of equals the later. */
/** @param {Part[]} parts @param {Part[]} hidden @param {number} minimum */
function join(parts, hidden, minimum) {
  const shown = parts.filter(({ size }) => size >= minimum).sort((a, b) => b.size - a.size);
  const all = [...hidden, ...parts.filter(({ size }) => size < minimum)];
  while (all.length && shown.length && sizeOf(all) < minimum) all.push(/** @type {Part} */ (shown.pop()));
  return { shown, hidden: all };
}

/** @param {Piece} piece @returns {Part} */
function partOf({ id, size }) {
  return { roles: [id], size };
}

/** @param {Part[]} parts @returns {Part} */
function one(parts) {
  return { roles: parts.flatMap(({ roles }) => roles), size: sizeOf(parts) };
}

/** @param {Part[]} parts */
function sizeOf(parts) {
  return parts.reduce((sum, { size }) => sum + size, 0);
}
