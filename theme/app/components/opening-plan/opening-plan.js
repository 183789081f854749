// @ts-check
import { Component } from "../../drawing/component.js";
import { fillOne, find, findAll, make, makeButton, setText } from "../../drawing/dom.js";
import { takeChosen, takeDropped, takeIn } from "../../drawing/incoming.js";
import { headingTexts } from "../../rules/sayings.js";
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
    this.next = find(/** @type {HTMLElement} */ (this.root.parentElement), "a", "[href='#kit-choose']");
    /** What the workshop page keeps in this browser. @type {Kept[]} */
    this.found = [];
    this.listen(kit.store, "change", ({ detail }) => ["all", "people"].includes(detail.what) && this.offer());
    this.showNext();
    kit.workshops().then((found) => {
      this.found = found;
      this.offer();
    });
  }

  /** @param {import("../../state/gathering.js").Source[]} sources */
  async add(sources) {
    const reports = await takeIn(this, gatherWanted, sources);
    const why = reports.flatMap(({ name, refused }) => refused ? this.refusal(name, refused) : []);
    if (why.length) setText(this.part("said"), [this.part("said").textContent, ...why].join(" "));
  }

  /** @param {string} name of a file @param {{code: string, values: Record<string, string | number>}} why */
  refusal(name, { code, values }) {
    const { words } = this.kit;
    return words.say("open_refused", { name, reason: words.say("refused_" + code, values) });
  }

  /** One button is the next thing to do. */
  showNext() {
    const { next, kit: { store: { session } } } = this;
    const choose = this.part("choose");
    const [kept] = findAll(this.part("kept"), "button");
    fillOne(session.isEmpty ? kept ?? choose : next, choose, next, ...(kept ? [kept] : []));
  }

  /** What is kept and not all here already. */
  offer() {
    const { session } = this.kit.store;
    const news = this.found.filter((kept) => !session.holds(kept.session));
    this.part("kept").replaceChildren(...news.map((kept) => this.button(kept)));
    this.showNext();
  }

  /** @param {Kept} kept */
  button({ address, doc, talk }) {
    const { store, words } = this.kit;
    const people = words.say("people", { count: doc.people.length });
    const said = words.list([...headingTexts(words, doc.session ?? {}), people]);
    const button = makeButton("", async () => {
      await this.add([textSource(words.say("kept_at", { address }), JSON.stringify(doc))]);
      for (const id of talk) store.tick(id, true);
      if (document.activeElement === document.body) this.next.focus(); // all of it is here, and no longer offered
    });
    button.append(make("span", {}, words.say("go_on", { said })));
    return button;
  }
}
