// @ts-check
import { Component } from "../component.js";
import { make, makeButton, setText } from "../dom.js";

/** @typedef {import("../parts/cells.js").WorkshopKit} WorkshopKit */
/** @typedef {import("../gathering.js").FileReport} FileReport */

/** Rows drawn at first and with each "more": ten thousand would take longer to draw than to read. */
const FILES_AT_ONCE = 20;

/** What came of each file, in words. @extends {Component<WorkshopKit>} */
export class FileList extends Component {
  /** @param {HTMLElement} root @param {WorkshopKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.list = this.part("list");
    this.more = this.part("more");
    this.only = /** @type {HTMLInputElement} */ (this.part("only"));
    this.shown = FILES_AT_ONCE;
    this.listen(this.only, "change", () => this.render());
    this.listen(kit.store, "change", ({ detail }) => detail.what === "all" && this.render());
    this.render();
  }

  render() {
    const { store: { files }, words } = this.kit;
    const all = [...files.values()].reverse();
    const refused = all.filter((report) => report.refused);
    const listed = this.only.checked ? refused : [...refused, ...all.filter((report) => !report.refused)];
    this.root.hidden = !all.length;
    /** @type {HTMLElement} */ (this.only.parentElement).hidden = !refused.length;
    setText(this.part("only-label"), words.say("only_refused", { count: refused.length }));
    this.list.replaceChildren(...listed.slice(0, this.shown).map((report) => this.row(report)));
    const left = listed.length - this.shown;
    this.more.replaceChildren(...(left > 0 ? [this.moreButton(left)] : []));
  }

  /** @param {number} left */
  moreButton(left) {
    return makeButton(this.kit.words.say("show_more", { count: Math.min(FILES_AT_ONCE, left), left }), () => {
      this.shown += FILES_AT_ONCE;
      this.render();
    });
  }

  /** @param {FileReport} report */
  row(report) {
    const lines = this.say(report);
    return make(
      "li",
      { class: report.refused ? "is-refused" : "" },
      make("b", {}, report.name),
      " ",
      make("span", {}, lines.join(" ")),
    );
  }

  /** @param {FileReport} report @returns {string[]} */
  say({ refused, people = {}, others = {}, version }) {
    const { words } = this.kit;
    if (refused) return [words.say("file_refused"), words.say("refused_" + refused.code, refused.values)];
    const counted = [["person", people], ["other", others]].flatMap(([kind, outcomes]) =>
      Object.entries(outcomes).map(([outcome, count]) => words.say(`${kind}_${outcome}`, { count }))
    );
    return [...counted, ...(version ? this.sayVersion(version) : [])];
  }

  /** @param {NonNullable<FileReport["version"]>} version */
  sayVersion({ version, isNewer, changed, strangers }) {
    const { words, framework } = this.kit;
    const titles = words.list(changed.map((id) => framework.questions.get(id)?.title ?? id));
    return [
      words.say(isNewer ? "file_newer" : "file_older", { version, current: framework.version }),
      changed.length ? words.say("file_changed", { count: changed.length, titles }) : "",
      strangers ? words.say("file_strangers", { count: strangers }) : "",
    ].filter(Boolean);
  }
}
