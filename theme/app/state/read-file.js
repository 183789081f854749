// @ts-check
/**
 * A chosen file → what it holds. Reads no more than is allowed, and of a file of another kind no more than its beginning.
 * Of large ones, one at a time, and in pieces: a folder may hold films, and a file may be made to hold the page up.
 */

import { checkSize, decoder, readAnswerBytes, reasonAtStart, Refusal } from "../rules/answer-file.js";
import { readLargeText } from "../rules/large-text.js";
import { Slices } from "./slices.js";

/** @typedef {import("../rules/verdict.js").Table} Table */
/** @typedef {ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>} Reader */
/** @typedef {{chunks: Uint8Array<ArrayBuffer>[], size: number}} Read */

/** The largest file taken: about fifteen thousand people with notes. */
export const WORKSHOP_MEGABYTES = 25;
/** Bytes from which a file is large. */
const LARGE = 1e6;

/** Settles when the large files before have been read. */
let turn = Promise.resolve();

/** Asking for `file.size` first would cost more than reading a small file. @param {File} file @param {Table} format */
export async function readFile(file, format) {
  const reader = file.stream().getReader();
  /** @type {Read} */
  const read = { chunks: [], size: 0 };
  if (!await readTo(LARGE, reader, read, file)) return readAnswerBytes(await bytesTogether(read), format);
  const work = turn.then(() => readLarge(reader, read, file, format));
  turn = work.then(() => {}, () => {});
  return work;
}

/** @param {Reader} reader @param {Read} read @param {File} file @param {Table} format */
async function readLarge(reader, read, file, format) {
  if (await readTo(WORKSHOP_MEGABYTES * 1e6, reader, read, file)) {
    await reader.cancel();
    checkSize(Infinity, WORKSHOP_MEGABYTES);
  }
  const slices = new Slices();
  const breathe = () => slices.breathe();
  return readLargeText(await decoded(read, breathe), format, breathe);
}

/** A chunk at a time. @param {Read} read @param {() => Promise<void>} breathe */
async function decoded({ chunks }, breathe) {
  const decode = decoder();
  const texts = [];
  for (const chunk of chunks) {
    await breathe();
    texts.push(decode(chunk, true));
  }
  return [...texts, decode()].join("");
}

/** @param {number} most bytes @param {Reader} reader @param {Read} read @param {File} file @returns {Promise<boolean>} whether there are more */
async function readTo(most, reader, read, file) {
  while (read.size <= most) {
    const chunk = await nextOf(reader);
    if (!chunk) return false;
    read.chunks.push(chunk);
    read.size += chunk.length;
    const reason = read.chunks.length === 1 ? reasonAtStart(chunk) : "";
    if (!reason || reason === "empty") continue; // so far
    await reader.cancel();
    checkSize(file.size, WORKSHOP_MEGABYTES);
    throw new Refusal(reason);
  }
  return true;
}

/** @param {Read} read */
async function bytesTogether({ chunks }) {
  return chunks.length === 1 ? chunks[0] : new Uint8Array(await new Blob(chunks).arrayBuffer());
}

/** @param {Reader} reader */
async function nextOf(reader) {
  try {
    return (await reader.read()).value;
  } catch {
    throw new Refusal("unreadable");
  }
}
