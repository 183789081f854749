// @ts-check
import { Component } from "../../drawing/component.js";
import { fillOne, find, makeButton, setText } from "../../drawing/dom.js";
import { takeChosen, takeDropped, takeIn } from "../../drawing/incoming.js";
import { fileSource, gatherWanted, textSource } from "../../state/gathering.js";

/** @typedef {import("../../workshop.js").WorkshopKit & {keptAnswers: () => string | null, workshopsElsewhere: () => Promise<import("../../state/kept-workshops.js").Kept[]>}} GatheringKit */

/** Where files come in: chosen, as a folder, dropped anywhere on the page, or kept by the questionnaire. @extends {Component<GatheringKit>} */
export class Gathering extends Component {
  /** @param {HTMLElement} root @param {GatheringKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.said = this.part("said");
    this.progress = this.part("progress", "progress");
    this.kept = this.part("kept");
    const take = (/** @type {File[]} */ files) => this.add(files.map(fileSource));
    for (const name of ["files", "folder"]) takeChosen(this, this.part(name, "input"), take);
    takeDropped(this, take);
    this.listen(this.kept, "click", () => this.addKept());
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

  /** @param {import("../../state/gathering.js").Source[]} sources */
  add(sources) {
    return takeIn(this, gatherWanted, sources);
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
    const [add, next] = [this.part("add"), find(document, "a", "[data-next]")];
    fillOne(this.kit.store.isEmpty ? add : next, add, next);
  }
}
