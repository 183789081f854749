// @ts-check
/** A workshop → the text of its file, in pieces: one person a line, so that large ones can be made and read bit by bit. */

/** @typedef {import("./answer-file.js").AnswerDocument} AnswerDocument */

/**
 * Larger files would not be opened again: then there are several, which make one workshop when they are added. What is known
 * of a person's past goes with the person: a past without its person would say that the person was taken away.
 */
export const LARGEST = 20e6;
/** Nor would one with more things: people, and what is known of their past. */
const MOST_PEOPLE = 50_000;

/**
 * @param {AnswerDocument} doc @param {() => Promise<void>} breathe called between people
 * @param {number} [largest] bytes of people in one file
 * @returns {Promise<string[][]>} files, each in pieces
 */
export async function workshopTexts(doc, breathe, largest = LARGEST) {
  const { people, history, parted, ...rest } = doc;
  /** In which file a person is. @type {Map<string, number>} */
  const places = new Map();
  /** @type {string[][]} */
  const groups = [[]];
  let size = 0;
  for (const person of people) {
    const line = JSON.stringify(person);
    const length = new TextEncoder().encode(line).length;
    if (size && (size + length > largest || groups[groups.length - 1].length === MOST_PEOPLE)) {
      groups.push([]);
      size = 0;
    }
    size += length;
    places.set(`people:${person.id}`, groups.length - 1);
    groups[groups.length - 1].push(line);
    await breathe();
  }
  const { format, format_version, framework, saved } = rest;
  const head = { format, format_version, framework, saved };
  return groups.map((lines, index) => {
    const past = { history: pastInFile(history, places, index), parted: pastInFile(parted, places, index) };
    return pieces({ ...(index ? head : rest), ...past }, lines);
  });
}

/** What belongs into one of the files, by thing; what is of no person into the first. @param {Record<string, any> | undefined} all @param {Map<string, number>} places @param {number} index */
function pastInFile(all, places, index) {
  const part = Object.entries(all ?? {}).filter(([key]) => (places.get(key) ?? 0) === index);
  return part.length ? Object.fromEntries(part) : undefined;
}

/** @param {object} fields @param {string[]} lines of people */
function pieces(fields, lines) {
  const start = Object.entries(fields).filter(([, value]) => value !== undefined).map(([name, value]) =>
    `${JSON.stringify(name)}: ${JSON.stringify(value)},\n`
  );
  const people = lines.map((line, index) => line + (index < lines.length - 1 ? ",\n" : "\n"));
  return ["{\n", ...start, '"people": [\n', ...people, "]\n}\n"];
}
