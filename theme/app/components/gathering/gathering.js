// @ts-check
import { Component } from "../../drawing/component.js";
import { find, makeButton, setText } from "../../drawing/dom.js";
import { fileSource, gather, isLeftover, textSource } from "../../state/gathering.js";

/** @typedef {import("../../workshop.js").WorkshopKit & {keptAnswers: () => string | null, workshopsElsewhere: () => Promise<import("../../state/kept-workshops.js").Kept[]>}} GatheringKit */

/** Where files come in: chosen, as a folder, dropped anywhere on the page, or kept by the questionnaire. @extends {Component<GatheringKit>} */
export class Gathering extends Component {
  /** @param {HTMLElement} root @param {GatheringKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.said = this.part("said");
    this.progress = this.part("progress", "progress");
    this.kept = this.part("kept");
    for (const name of ["files", "folder"]) this.takeFrom(this.part(name, "input"));
    this.listen(this.kept, "click", () => this.addKept());
    this.listen(document, "dragover", (event) => this.over(event));
    this.listen(document, "dragleave", (event) => event.relatedTarget ?? this.mark(false));
    this.listen(document, "drop", (event) => this.drop(event));
    this.listen(kit.store, "change", ({ detail }) => detail.what === "reading" && this.showReading());
    this.listen(kit.store, "change", () => this.showNext());
    this.kept.hidden = !kit.keptAnswers();
    kit.workshopsElsewhere().then((found) => this.offer(found));
  }

  /** What this browser keeps under another address of this page. @param {import("../../state/kept-workshops.js").Kept[]} found */
  offer(found) {
    const { words } = this.kit;
    this.part("elsewhere").replaceChildren(...found.map(({ address, doc }) => {
      const people = words.say("people", { count: doc.people.length });
      const source = textSource(words.say("kept_at", { address }), JSON.stringify(doc));
      return makeButton(words.say("add_elsewhere", { address, people }), () => this.add([source]));
    }));
  }

  /** @param {HTMLInputElement} input */
  takeFrom(input) {
    this.listen(input, "change", async () => {
      const files = [...input.files ?? []];
      input.value = ""; // or the same files chosen again would be no change
      await this.add(files.map(fileSource));
    });
  }

  /** @param {import("../../state/gathering.js").Source[]} sources */
  async add(sources) {
    const { store, words } = this.kit;
    if (!sources.length) return;
    setText(this.said, "");
    const wanted = sources.filter((source) => !isLeftover(source));
    const reports = await gather(store, wanted);
    const counts = { added: 0, waiting: 0, same: 0, refused: 0, leftover: sources.length - wanted.length };
    for (const report of reports) counts[outcomeOf(report)]++;
    const said = Object.entries(counts).filter(([, count]) => count)
      .map(([name, count]) => words.say("files_" + name, { count }));
    setText(this.said, words.say("files_read", { count: reports.length, said: words.list(said) }));
  }

  async addKept() {
    const { words, keptAnswers } = this.kit;
    const text = keptAnswers();
    if (text) await this.add([textSource(words.say("kept_answers"), text)]);
  }

  showReading() {
    const { reading } = this.kit.store;
    this.progress.hidden = !reading;
    if (!reading) return;
    this.progress.max = reading.total;
    this.progress.value = reading.count;
    setText(this.said, this.kit.words.say("reading", { done: reading.count, total: reading.total }));
  }

  /** The one filled button is the next thing to do: to add answers, or to look at them. */
  showNext() {
    const { isEmpty } = this.kit.store;
    this.part("add").classList.toggle("kit-button--main", isEmpty);
    find(document, "a", "[data-next]").classList.toggle("kit-button--main", !isEmpty);
  }

  /** Wherever a file is let go: without this the browser would leave the page and show the file. @param {DragEvent} event */
  over(event) {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    this.mark(true);
  }

  /** @param {boolean} isOver */
  mark(isOver) {
    this.root.classList.toggle("is-over", isOver);
  }

  /** @param {DragEvent} event */
  async drop(event) {
    this.mark(false);
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter((entry) =>
      entry !== null
    );
    const loose = [...event.dataTransfer.files];
    const files = entries.some((entry) => entry?.isDirectory) ? await filesIn(entries) : loose;
    location.hash = this.root.closest("[data-step]")?.id ?? "";
    await this.add(files.map(fileSource));
  }
}

/** @param {import("../../state/gathering.js").FileReport} report */
function outcomeOf({ refused, waits, people, others }) {
  if (refused) return "refused";
  if (waits || people?.asked || others?.asked) return "waiting";
  return [people, others].some((one) => one?.added || one?.replaced) ? "added" : "same";
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
