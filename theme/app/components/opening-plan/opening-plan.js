// @ts-check
import { Component } from "../../drawing/component.js";
import { makeButton } from "../../drawing/dom.js";
import { takeChosen, takeDropped, takeIn } from "../../drawing/incoming.js";
import { fileSource, gatherWanted, textSource } from "../../state/gathering.js";

/** @typedef {import("../../plan.js").PlanKit} PlanKit */
/** @typedef {import("../../state/kept-workshops.js").Kept} Kept */

/** Where the workshop file comes in: chosen, let go anywhere on the page, or kept by the workshop page in this browser. @extends {Component<PlanKit>} */
export class OpeningPlan extends Component {
  /** @param {HTMLElement} root @param {PlanKit} kit */
  constructor(root, kit) {
    super(root, kit);
    const take = (/** @type {File[]} */ files) => this.add(files.map(fileSource));
    takeChosen(this, this.part("files", "input"), take);
    takeDropped(this, take);
    kit.workshops().then((found) => this.offer(found));
  }

  /** @param {import("../../state/gathering.js").Source[]} sources */
  add(sources) {
    return takeIn(this, gatherWanted, sources);
  }

  /** What the workshop page keeps in this browser. @param {Kept[]} found */
  offer(found) {
    this.part("kept").replaceChildren(...found.map((kept) => this.button(kept)));
  }

  /** @param {Kept} kept */
  button({ address, doc, talk }) {
    const { store, words } = this.kit;
    const { title = "", organisation = "", date = "" } = doc.session ?? {};
    const people = words.say("people", { count: doc.people.length });
    const said = words.list([title, organisation, date && words.day(date), people].filter(Boolean));
    return makeButton(words.say("go_on", { said }), async () => {
      await this.add([textSource(words.say("kept_at", { address }), JSON.stringify(doc))]);
      for (const id of talk) store.tick(id, true);
    });
  }
}
