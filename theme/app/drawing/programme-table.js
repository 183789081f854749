// @ts-check
import { written } from "../rules/written-in.js";
import { find, make, makeButton, makeUnseen, setText } from "./dom.js";

/** @typedef {import("../rules/programmes.js").Ground} Ground */
/** @typedef {import("../rules/answer-file.js").Initiative} Programme */
/** @typedef {(programme: string, ground: Ground, isOn: boolean) => void} Put */
/** @typedef {{row: HTMLTableRowElement, boxes: Map<string, HTMLInputElement>}} GroundRow boxes by the id of the programme */

/** A row for each component and, unfolded, its questions; a column for each programme. What has the focus stays while others change. */
export class ProgrammeTable {
  /** The programmes that have a column. */
  #columns = "";
  /** Unfolded components. @type {Set<string>} */
  #open = new Set();
  /** By the ground's name. @type {Map<string, GroundRow>} */
  #rows = new Map();
  /** @type {Ground[]} */
  #grounds = [];
  /** @type {Programme[]} */
  #programmes = [];

  /** @param {import("../plan.js").PlanKit} kit @param {HTMLTableElement} table @param {Put} put */
  constructor(kit, table, put) {
    this.kit = kit;
    this.table = table;
    this.put = put;
  }

  /** @param {Programme[]} programmes @param {Ground[]} grounds */
  show(programmes, grounds) {
    this.#programmes = programmes;
    this.#grounds = grounds;
    const columns = programmes.map(({ id }) => id).join(" ");
    if (columns !== this.#columns) this.build();
    this.#columns = columns;
    this.update();
  }

  build() {
    const { words } = this.kit;
    this.#rows.clear();
    const heads = this.#programmes.map(({ id }) =>
      make("th", { "scope": "col", "role": "columnheader", "data-programme": id, "dir": "auto" })
    );
    const row = make(
      "tr",
      { role: "row" },
      make("th", { scope: "col", role: "columnheader" }, words.say("report_of_component")),
      ...heads,
      make("th", { scope: "col", role: "columnheader" }, words.say("report_question")),
    );
    this.body = make("tbody", { role: "rowgroup" });
    this.table.replaceChildren(make("thead", { role: "rowgroup" }, row), this.body);
    for (const ground of this.#grounds.filter(({ question }) => !question)) {
      this.body.append(this.row(ground));
      if (this.#open.has(ground.component)) this.body.append(...this.questionRows(ground.component));
    }
  }

  /** @param {string} component */
  questionRows(component) {
    return this.questionsOf(component).map((one) => this.row(one));
  }

  /** @param {string} component */
  questionsOf(component) {
    return this.#grounds.filter((one) => one.question && one.component === component);
  }

  /** @param {Ground} ground */
  row(ground) {
    /** @type {GroundRow["boxes"]} */
    const boxes = new Map();
    const cells = this.#programmes.map(({ id }) => {
      const box = make("input", { type: "checkbox" });
      box.addEventListener("change", () => this.put(id, ground, box.checked));
      boxes.set(id, box);
      const shown = make("bdi", { "aria-hidden": "true" }); // on a phone, where there is no head
      const label = make("label", {}, box, makeUnseen(""), " ", shown, make("span", {}));
      return make("td", { "role": "cell", "data-cell": id }, label);
    });
    const head = make("th", { scope: "row", role: "rowheader" }, ground.title);
    const row = make(
      "tr",
      {
        "role": "row",
        "class": ground.question ? "is-part" : "",
        "data-ground": ground.question ?? ground.component,
      },
      head,
      ...cells,
      make("td", { role: "cell" }, this.unfolding(ground)),
    );
    this.#rows.set(groundKey(ground), { row, boxes });
    return row;
  }

  /** The button that shows or hides the questions of a component. @param {Ground} ground */
  unfolding({ component, question, title }) {
    if (question) return null;
    const { words } = this.kit;
    const count = this.questionsOf(component).length;
    const questions = words.say("plan_questions", { count });
    const button = makeButton(questions, () => this.unfold(component, button), "kit-link");
    button.setAttribute("aria-label", words.say("plan_questions_of", { questions, title }));
    button.setAttribute("aria-expanded", String(this.#open.has(component)));
    return button;
  }

  /** @param {string} component @param {HTMLButtonElement} button */
  unfold(component, button) {
    const isOpen = !this.#open.delete(component);
    if (isOpen) this.#open.add(component);
    button.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) this.#rows.get(component)?.row.after(...this.questionRows(component));
    else for (const one of this.questionsOf(component)) this.#rows.get(groundKey(one))?.row.remove();
    this.update();
  }

  update() {
    const { words, store: { session } } = this.kit;
    for (const { id, name, lang } of this.#programmes) {
      setText(find(this.table, "th", `[data-programme="${id}"]`), written(words, name, lang));
    }
    for (const ground of this.#grounds) {
      for (const [id, box] of this.#rows.get(groundKey(ground))?.boxes ?? []) {
        const { name, lang, components = [], questions = [] } = session.value("initiatives", id) ?? {};
        const isWhole = components.includes(ground.component);
        const ids = ground.question ? this.kit.framework.idsOf(ground.question) : [];
        box.checked = ground.question ? ids.some((one) => questions.includes(one)) : isWhole;
        const programme = written(words, name, lang);
        const [, said, shown, whole] = /** @type {HTMLElement} */ (box.parentElement).children;
        setText(said, words.say("plan_works_on", { programme, title: ground.title }));
        setText(shown, programme);
        setText(whole, ground.question && isWhole ? words.say("plan_works_whole") : "");
      }
    }
  }
}

/** @param {Ground} ground */
function groundKey({ component, question }) {
  return question ? `${component} ${question}` : component;
}
