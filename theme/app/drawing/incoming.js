// @ts-check
/** How files come in on every page that takes many: chosen, or let go anywhere; and what came of them in a line. */

import { setText } from "./dom.js";

/** @typedef {import("../state/gathering.js").FileReport} FileReport */
/** @typedef {import("../state/gathering.js").Source} Source */
/** @typedef {import("./component.js").Component<any>} AnyComponent */

/** @param {AnyComponent} component @param {HTMLInputElement} input @param {(files: File[]) => unknown} take */
export function takeChosen(component, input, take) {
  component.listen(input, "change", async () => {
    const files = [...input.files ?? []];
    input.value = ""; // or the same files chosen again would be no change
    await take(files);
  });
}

/**
 * Wherever on the page a file is let go, or on one part of it, which then takes what others would: without this the browser
 * would leave the page and show the file. @param {AnyComponent} component @param {(files: File[]) => unknown} take @param {Node} [place]
 */
export function takeDropped(component, take, place = document) {
  const mark = (/** @type {boolean} */ isOver) => component.root.classList.toggle("is-over", isOver);
  const isOurs = (/** @type {DragEvent} */ event) =>
    !event.defaultPrevented && event.dataTransfer?.types.includes("Files");
  component.listen(place, "dragover", (event) => {
    mark(Boolean(isOurs(event)));
    if (isOurs(event)) event.preventDefault();
  });
  component.listen(place, "dragleave", (event) => place.contains(event.relatedTarget) || mark(false));
  component.listen(place, "drop", async (event) => {
    mark(false);
    if (!isOurs(event)) return;
    event.preventDefault();
    const files = await droppedFiles(event.dataTransfer);
    location.hash = component.root.closest("[data-step]")?.id ?? "";
    await take(files);
  });
}

/**
 * Add what these hold, and say what came of it in the part "said"; returns what came of each.
 * @param {AnyComponent} component @param {(store: any, sources: Source[]) => Promise<{reports: FileReport[], leftover: number}>} gather
 * @param {Source[]} sources
 */
export async function takeIn(component, gather, sources) {
  const { store, words } = component.kit;
  if (!sources.length) return [];
  const said = component.part("said");
  setText(said, "");
  const { reports, leftover } = await leadToAsked(component.kit, () => gather(store, sources));
  setText(said, sayReports(words, reports, leftover));
  return reports;
}

/**
 * Do what may bring up something to decide; where it does, whoever did it is led there.
 * @template T @param {{store: {session: {asked: unknown[]}}, asks: import("../state/asks.js").Asks}} kit @param {() => T} act
 */
export async function leadToAsked({ store, asks }, act) {
  const before = store.session.asked.length;
  const done = await act();
  if (store.session.asked.length > before) asks.ask("asked");
  return done;
}

/** What came of them, in a line. @param {import("../rules/words.js").Words} words @param {FileReport[]} reports @param {number} leftover files passed over */
function sayReports(words, reports, leftover) {
  const counts = { added: 0, waiting: 0, same: 0, refused: 0, leftover };
  for (const report of reports) counts[outcomeOf(report)]++;
  const said = Object.entries(counts).filter(([, count]) => count)
    .map(([name, count]) => words.say("files_" + name, { count }));
  return words.say("files_read", { count: reports.length, said: words.list(said) });
}

/** @param {FileReport} report */
function outcomeOf({ refused, waits, people, others }) {
  if (refused) return "refused";
  if (waits || people?.asked || others?.asked) return "waiting";
  return [people, others].some((one) => one?.added || one?.replaced) ? "added" : "same";
}

/** @param {DataTransfer} dropped */
async function droppedFiles(dropped) {
  const entries = [...dropped.items].map((item) => item.webkitGetAsEntry?.()).filter((entry) =>
    entry !== null
  );
  const loose = [...dropped.files];
  return entries.some((entry) => entry?.isDirectory) ? await filesIn(entries) : loose;
}

/** Every file in these and in their folders. @param {(FileSystemEntry | undefined)[]} entries @returns {Promise<File[]>} */
async function filesIn(entries) {
  const found = await Promise.all(entries.map(async (entry) => {
    if (entry?.isFile) return [await fileOf(/** @type {FileSystemFileEntry} */ (entry))];
    return entry ? filesIn(await entriesIn(/** @type {FileSystemDirectoryEntry} */ (entry))) : [];
  }));
  return found.flat();
}

/** @param {FileSystemFileEntry} entry @returns {Promise<File>} */
function fileOf(entry) {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** A reader gives a hundred at a time, and at the end none. @param {FileSystemDirectoryEntry} folder */
async function entriesIn(folder) {
  const reader = folder.createReader();
  /** @type {FileSystemEntry[]} */
  const all = [];
  for (;;) {
    /** @type {FileSystemEntry[]} */
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (!some.length) return all;
    all.push(...some);
  }
}
