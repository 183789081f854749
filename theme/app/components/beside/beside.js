// @ts-check
import { arrangeInTurn } from "../../drawing/arrange.js";
import { columnHead, columnNames, settledText } from "../../drawing/columns.js";
import { Component } from "../../drawing/component.js";
import { fillOne, make, makeButton, makeUnseen, setText } from "../../drawing/dom.js";
import { takeChosen, takeDropped } from "../../drawing/incoming.js";
import { WhenSeen } from "../../drawing/when-seen.js";
import { besideRows, settledOn, strangeRows } from "../../rules/beside.js";
import { fileColumn } from "../../rules/columns.js";
import { cellsOf } from "../../rules/desk.js";
import { compareVersions } from "../../rules/framework.js";
import { fileSource } from "../../state/gathering.js";
import { columnsBeside, filesBeside, layFiles, takeAway } from "../../state/laying.js";
import { Pieces } from "../../state/pieces.js";
import { Slices } from "../../state/slices.js";

/** @typedef {import("../../plan.js").PlanKit} PlanKit */
/** @typedef {import("../../rules/beside.js").BesideRow} BesideRow */
/** @typedef {import("../../rules/columns.js").Column} Column */
/** @typedef {ReturnType<typeof filesBeside>[0]} Laid */

/** Rows drawn without a rest: more than a screen holds. */
const BESIDE_IN_SIGHT = 10;
/** From so many rows on, only what is seen is laid out. */
const LONG = 60;
/** Of more columns, each is narrower than a long word is. */
const WIDE_COLUMNS = 5;

/** Sessions side by side. @extends {Component<PlanKit>} */
export class Beside extends Component {
  /** @param {HTMLElement} root @param {PlanKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.order = this.part("order", "select");
    this.group = this.part("group", "select");
    this.seen = new WhenSeen(this, () => this.render());
    /** Empty ones, to draw thousands from. @type {Map<import("../../rules/framework.js").Named[], Element>} */
    this.strips = new Map();
    /** Of the table that is being drawn. */
    this.drawing = 0;
    this.pieces = new Pieces();
    /** By question, or its id where this version has none. @type {Map<string, Element>} */
    this.rows = new Map();
    const take = (/** @type {File[]} */ files) => this.lay(files);
    takeChosen(this, this.part("files", "input"), take);
    takeDropped(this, take, root);
    for (const select of [this.order, this.group]) this.listen(select, "change", () => this.renderTable());
    this.listen(kit.store, "change", ({ detail }) => this.follow(detail.what));
    this.seen.look();
  }

  /** What is typed on the page changes nothing here. @param {string} what */
  follow(what) {
    if (what !== "all" && what !== "people") return;
    this.seen.mark();
    return this.seen.look();
  }

  /** @param {File[]} files */
  async lay(files) {
    const { store, words } = this.kit;
    setText(this.part("said"), "");
    const { laid, same, refused } = await layFiles(store, files.map(fileSource));
    const lines = [
      laid ? words.say("beside_laid", { count: laid }) : "",
      ...same.map((name) => words.say("beside_same", { name })),
      ...refused.map(({ name, refused: why }) =>
        words.say("beside_refused", { name, reason: why ? words.say("refused_" + why.code, why.values) : "" })
      ),
    ];
    setText(this.part("said"), lines.filter(Boolean).join(" "));
  }

  async render() {
    const { store } = this.kit;
    const drawing = ++this.drawing;
    const columns = await columnsBeside(store);
    if (drawing !== this.drawing) return;
    const files = filesBeside(store);
    this.part("none").hidden = files.length > 0;
    this.part("held").hidden = !files.length;
    const [add, next] = [this.part("add"), this.part("next")];
    fillOne(files.length ? next : add, add, next);
    this.part("list").replaceChildren(...files.map((file) => this.fileRow(file)));
    if (files.length) await this.renderTable(columns);
  }

  /** @param {Laid} file */
  fileRow({ key, report: { name, left }, doc }) {
    const { words, store, framework } = this.kit;
    const column = fileColumn(framework, doc, name);
    const button = makeButton(words.say("file_out"), () => this.takeOut(key, name), "kit-link");
    button.setAttribute("aria-label", `${words.say("file_out")}: ${name}`);
    const { version } = doc.framework;
    const distance = compareVersions(version, framework.version);
    const names = words.list(columnNames(words, column));
    const lines = [
      names === name ? "" : names + ".",
      words.say("beside_holds", { what: this.contents(column, doc) }),
      distance
        ? words.say(distance > 0 ? "file_newer" : "file_older", { version, current: framework.version })
        : "",
      column.heading.id && column.heading.id === store.session.heading.id ? words.say("beside_ours") : "",
      left ? words.say("left_out", { where: words.list(left) }) : "",
    ];
    return make(
      "li",
      {},
      make("b", {}, name),
      make("span", {}, lines.filter(Boolean).join(" ")),
      button,
    );
  }

  /** What is in a file, in words. @param {Column} column @param {import("../../rules/answer-file.js").AnswerDocument} doc */
  contents({ kind, people, session }, { plan = [] }) {
    const { words } = this.kit;
    const agreed = session.of("agreed").size;
    return words.list([
      words.say("beside_has_" + kind, { count: people }),
      agreed ? words.say("beside_agreed", { count: agreed }) : "",
      plan.length ? words.say("beside_plan", { count: plan.length }) : "",
    ].filter(Boolean));
  }

  /** @param {string} key @param {string} name */
  takeOut(key, name) {
    takeAway(this.kit.store, key);
    setText(this.part("said"), this.kit.words.say("removed", { name }));
    this.part("files").focus();
  }

  /** @param {Column[]} [known] what lies beside each other, where that was worked out already */
  async renderTable(known) {
    const { store, framework } = this.kit;
    const drawing = ++this.drawing;
    await new Slices().rest(); // what stands above the table is seen first
    const columns = known ?? await columnsBeside(store);
    if (drawing !== this.drawing) return;
    const rows = besideRows(framework, columns, { group: this.group.value, order: this.order.value });
    const table = this.part("table", "table");
    table.classList.toggle("is-long", rows.length > LONG);
    table.classList.toggle("is-many", columns.length > WIDE_COLUMNS);
    table.style.setProperty("--columns", String(columns.length));
    table.tHead?.replaceWith(this.head(columns));
    await this.pieces.draw(this.drawRows(table.tBodies, rows, columns), BESIDE_IN_SIGHT);
  }

  /** Those that can be compared, and apart those that cannot. @param {HTMLCollectionOf<HTMLTableSectionElement>} bodies @param {BesideRow[]} rows @param {Column[]} columns */
  *drawRows([body, apart], rows, columns) {
    /** @type {Map<string, () => Element>} */
    const alike = new Map();
    /** @type {typeof alike} */
    const others = new Map([["", () => this.apartHead(columns)]]);
    for (const row of rows) (row.apart ? others : alike).set(row.question.id, () => this.row(row, columns));
    for (const row of strangeRows(columns)) others.set(row.id, () => this.strangeRow(row, columns));
    if (others.size === 1) others.clear();
    yield* arrangeInTurn(body, alike, this.rows);
    yield* arrangeInTurn(apart, others, this.rows);
  }

  /** @param {Column[]} columns */
  apartHead({ length }) {
    const title = this.kit.words.say("beside_apart");
    return make(
      "tr",
      { role: "row" },
      make("th", { colspan: length + 1, scope: "rowgroup", role: "rowheader" }, title),
    );
  }

  /** @param {Column[]} columns */
  head(columns) {
    const { words } = this.kit;
    const heads = columns.map((column) => columnHead(words, column));
    return make(
      "thead",
      { role: "rowgroup" },
      make(
        "tr",
        { role: "row" },
        make("th", { scope: "col", role: "columnheader" }, words.say("report_question")),
        ...heads,
      ),
    );
  }

  /** @param {BesideRow} row @param {Column[]} columns */
  row({ question, cells, apart }, columns) {
    const { words } = this.kit;
    const reason = apart && words.say("beside_" + apart.code, apart.values);
    return make(
      "tr",
      { "data-question": question.id, "role": "row" },
      rowHead(question.title, reason),
      ...cells.map((cell, place) =>
        make(
          "td",
          { "data-beside": numberOf(columns, place), "role": "cell" },
          ...(cell.tally
            ? this.strip({ question, tally: cell.tally, agreed: { ...cell.agreed, target: "" } })
            : []),
          make(
            "span",
            { class: "kit-beside__level" },
            ...settledText(words, question, settledOn(cell.agreed)),
          ),
          make("small", {}, this.whose(cell, columns[place])),
        )
      ),
    );
  }

  /** Boxes for the eye, and the same in words. @param {import("../../rules/desk.js").Line} line */
  strip(line) {
    const { words } = this.kit;
    const { levels } = line.question;
    const boxes = this.strips.get(levels) ?? emptyStrip(levels);
    this.strips.set(levels, boxes);
    const cells = cellsOf(line);
    const said = cells.filter(({ count }) => count).map(({ level, count }) =>
      words.say("named_count", { name: level.name, count })
    );
    const strip = boxes.cloneNode(true);
    let box = /** @type {Element | null} */ (strip.firstChild);
    for (const { count, strength, marks } of cells) {
      if (count) {
        box?.setAttribute("data-strength", String(strength));
        box?.append(String(count));
      }
      if (marks.length) box?.classList.add(marks.includes("view") ? "is-view" : "is-agreed");
      box = box?.nextElementSibling ?? null;
    }
    return [makeUnseen(words.list(said)), strip];
  }

  /** How many people stand behind a cell. @param {import("../../rules/columns.js").BesideCell} cell @param {Column} column */
  whose({ tally, count, isHidden }, { kind }) {
    const { words } = this.kit;
    if (isHidden) return words.say("beside_hidden");
    if (!tally) return kind === "none" ? "" : words.say("beside_empty");
    return words.list([
      words.say(kind === "hands" ? "beside_raised" : "people", { count }),
      tally.cannotSay ? words.say("worth_cannot-say", { count: tally.cannotSay }) : "",
      kind === "counts" ? words.say("beside_counts_only") : "",
    ].filter(Boolean));
  }

  /** Its levels have no order here: said in words. @param {import("../../rules/beside.js").StrangeRow} row @param {Column[]} columns */
  strangeRow({ id, cells }, columns) {
    const { words } = this.kit;
    return make(
      "tr",
      { "data-question": id, "role": "row" },
      rowHead(id, words.say("beside_stranger")),
      ...cells.map(({ said, level }, place) => {
        const counts = this.group.value ? [] : said;
        const counted = counts.map(([name, count]) => words.say("named_count", { name, count }));
        return make(
          "td",
          { "data-beside": numberOf(columns, place), "role": "cell" },
          make("span", { class: "kit-beside__level" }, level),
          make("small", {}, words.list(counted)),
        );
      }),
    );
  }
}

/** Files count from 1, in the order of adding; 0 is what is open here. @param {Column[]} columns @param {number} place */
function numberOf([first], place) {
  return first.isHere ? place : place + 1;
}

/** @param {import("../../rules/framework.js").Named[]} levels */
function emptyStrip(levels) {
  const boxes = levels.map(({ id }) =>
    make("li", { "class": "kit-cell", "data-level": id, "data-strength": "0" })
  );
  return make("ol", { "class": "kit-strip", "aria-hidden": "true" }, ...boxes);
}

/** @param {string} title @param {string | null} reason */
function rowHead(title, reason) {
  return make("th", { scope: "row", role: "rowheader" }, title, reason && make("small", {}, reason));
}
