// @ts-check
import { Component } from "../../drawing/component.js";
import { copyRich } from "../../drawing/copy.js";
import { find, findAll, make, setText } from "../../drawing/dom.js";
import { keepSaid } from "../../drawing/said-text.js";
import { drawSheet } from "../../drawing/sheet.js";
import { WhenSeen } from "../../drawing/when-seen.js";
import { blockText, gapsAsked, withoutGaps } from "../../rules/blocks.js";
import { csvOf } from "../../rules/csv.js";
import { planTable } from "../../rules/plan-table.js";
import { reportFor } from "../../rules/report.js";
import { reportMarkup, reportPage } from "../../rules/report-page.js";
import { reportText } from "../../rules/report-text.js";
import { download } from "../../state/download.js";
import { Pieces } from "../../state/pieces.js";

/** @typedef {import("../../plan.js").PlanKit} PlanKit */

/** What is typed is seen at once, and in the sheet so many milliseconds later. */
const LATER = 50;

/** The live sheet: what it says for whom, on paper, as a page, as a text, and the plan as a table. @extends {Component<PlanKit>} */
export class Report extends Component {
  /** For whom somebody was told what is missing. */
  #told = new Set();
  /** Of the sheet's next drawing, if there is one to come. @type {ReturnType<typeof setTimeout> | undefined} */
  #later;

  /** @param {HTMLElement} root @param {PlanKit} kit */
  constructor(root, kit) {
    super(root, kit);
    const { store } = kit;
    /** @type {import("../../rules/blocks.js").Block[]} */
    this.blocks = [];
    this.pieces = new Pieces();
    /** @type {import("../../drawing/sheet.js").Drawn} */
    this.drawn = new Map();
    this.ask = this.part("ask", "textarea");
    this.sheet = this.part("sheet");
    this.showAsk = keepSaid(this, this.ask, "ask");
    this.listen(find(root, "fieldset"), "change", () => this.render());
    this.seen = new WhenSeen(this, () => this.render());
    this.listen(store, "change", ({ detail }) => detail.what !== "state" && this.follow());
    this.listen(globalThis, "beforeprint", () => this.settle());
    this.pressed("print", () => this.asked() && print());
    this.pressed("page", () => this.asked() && this.savePage());
    this.pressed("copy", () => this.asked() && this.copy());
    this.pressed("csv", () => this.save(`plan-${store.today}.csv`, csvOf(planTable(this.given)), "text/csv"));
    this.seen.look();
  }

  get preset() {
    return find(this.root, "input", "[name=kit-report-preset]:checked").value;
  }

  get given() {
    const { framework, words, store: { session, views, today } } = this.kit;
    return { framework, words, session, views, today };
  }

  follow() {
    this.seen.mark();
    this.#later ||= setTimeout(() => {
      this.#later = undefined;
      this.seen.look();
    }, LATER);
  }

  /** The whole sheet as things stand at this very moment. */
  settle() {
    this.seen.look();
    this.pieces.finish();
  }

  render() {
    this.part("asking").hidden = this.preset !== "board";
    this.showAsk();
    setText(this.part("said"), "");
    this.blocks = reportFor(this.given, this.preset);
    return this.pieces.draw(drawSheet(this.sheet, this.blocks, this.drawn, (step) => this.makeHelp(step)));
  }

  /** Leads to where it can be filled in. @param {string} step */
  makeHelp(step) {
    const { words } = this.kit;
    if (step === "report") return this.makeLink(this.ask.id, words.say("report_fill_ask"));
    const { textContent } = find(document, "*", `[data-component=steps] [href="#kit-${step}"] > *`);
    return this.makeLink("kit-" + step, words.say("report_fill", { step: textContent ?? "" }));
  }

  /** @param {string} id @param {string} name */
  makeLink(id, name) {
    return make("a", { href: "#" + id }, name);
  }

  /** Whether to go on: what is missing is asked for once, and holds nobody up. */
  asked() {
    this.settle();
    const { preset } = this;
    const gaps = gapsAsked(this.blocks);
    if (this.#told.has(preset) || !gaps) return true;
    this.#told.add(preset);
    this.say("report_gaps", { gaps });
    return false;
  }

  /** @param {string} name of the words @param {Record<string, string>} [values] */
  say(name, values) {
    setText(this.part("said"), this.kit.words.say(name, values));
  }

  savePage() {
    const { words, store } = this.kit;
    const about = {
      title: blockText(this.blocks[0]),
      language: words.language,
      direction: document.dir || "ltr",
      notes: findAll(document, "p", ".kit-translated").map(({ innerText }) => innerText),
    };
    this.save(`report-${store.today}.html`, reportPage(this.markup, about), "text/html");
  }

  /** What is handed on, as markup: where texts are not translated, the script of such pages marks them (untranslated.js). */
  get markup() {
    const detail = { markup: reportMarkup(withoutGaps(this.blocks)) };
    dispatchEvent(new CustomEvent("markup", { detail }));
    return detail.markup;
  }

  /** @param {string} name @param {string} text @param {string} type */
  save(name, text, type) {
    download(name, text, type);
    this.say("state_handed", { name });
  }

  copy() {
    const { words, asks } = this.kit;
    const text = reportText(withoutGaps(this.blocks));
    if (copyRich(this.sheet, { text, html: this.markup })) return this.say("report_copied");
    asks.ask("copy", { title: words.say("report_copy_title"), how: words.say("report_copy_how"), text });
  }
}
