// @ts-check
/** A workshop → the text of its file, in pieces: one person a line, so that large ones can be made and read bit by bit. */

/** @typedef {import("./answer-file.js").AnswerDocument} AnswerDocument */

/** Larger files would not be opened again: then there are several, which make one workshop when they are added. */
export const LARGEST = 90e6;

/**
 * @param {AnswerDocument} doc @param {() => Promise<void>} breathe called between people
 * @param {number} [largest] bytes of people in one file
 * @returns {Promise<string[][]>} files, each in pieces
 */
export async function workshopTexts(doc, breathe, largest = LARGEST) {
  const { people, ...rest } = doc;
  /** @type {string[][]} */
  const groups = [[]];
  let size = 0;
  for (const person of people) {
    const line = JSON.stringify(person);
    const length = new TextEncoder().encode(line).length;
    if (size && size + length > largest) {
      groups.push([]);
      size = 0;
    }
    size += length;
    groups[groups.length - 1].push(line);
    await breathe();
  }
  const { format, format_version, framework, saved } = rest;
  const head = { format, format_version, framework, saved };
  return groups.map((lines, index) => pieces(index ? head : rest, lines));
}

/** @param {object} fields @param {string[]} lines of people */
function pieces(fields, lines) {
  const start = Object.entries(fields).map(([name, value]) =>
    `${JSON.stringify(name)}: ${JSON.stringify(value)},\n`
  );
  const people = lines.map((line, index) => line + (index < lines.length - 1 ? ",\n" : "\n"));
  return ["{\n", ...start, '"people": [\n', ...people, "]\n}\n"];
}
