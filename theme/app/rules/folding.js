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
 */

/** @typedef {{id: string, wider?: string, size: number}} Piece people of one role, or of none (""); size: who chose a level */
/** @typedef {{roles: string[], size: number}} Part */

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
