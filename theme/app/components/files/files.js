// @ts-check
import { Component } from "../../drawing/component.js";
import { find, make, makeButton, setText } from "../../drawing/dom.js";
import { makeMore } from "../../drawing/more.js";
import { addWaiting, isWaiting } from "../../state/gathering.js";

/** @typedef {import("../../workshop.js").WorkshopKit} WorkshopKit */
/** @typedef {import("../../state/gathering.js").FileReport} FileReport */

/** Rows drawn at first and with each "more": ten thousand would take longer to draw than to read. */
const FILES_AT_ONCE = 20;

/** What came of each file, in words. @extends {Component<WorkshopKit>} */
export class Files extends Component {
  /** @param {HTMLElement} root @param {WorkshopKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.list = this.part("list");
    this.more = this.part("more");
    this.only = this.part("only", "input");
    this.label = this.part("narrow");
    this.shown = FILES_AT_ONCE;
    this.listen(this.only, "change", () => this.render());
    this.listen(kit.store, "change", ({ detail }) => detail.what === "all" && this.render());
    this.render();
  }

  render() {
    const { store: { files }, words } = this.kit;
    const all = [...files].reverse();
    const refused = all.filter(([, report]) => isOut(report));
    const listed = this.only.checked ? refused : [...refused, ...all.filter(([, report]) => !isOut(report))];
    this.root.hidden = !all.length;
    this.label.hidden = !refused.length;
    setText(find(this.label, "span"), words.say("only_refused", { count: refused.length }));
    this.list.replaceChildren(...listed.slice(0, this.shown).map(([key, report]) => this.row(key, report)));
    const left = listed.length - this.shown;
    this.more.replaceChildren(...(left > 0 ? [this.moreButton(left)] : []));
  }

  /** @param {number} left */
  moreButton(left) {
    return makeMore(this.kit.words, Math.min(FILES_AT_ONCE, left), () => {
      this.shown += FILES_AT_ONCE;
      this.render();
    });
  }

  /** @param {string} key @param {FileReport} report */
  row(key, report) {
    const lines = this.say(report);
    return make(
      "li",
      { class: isOut(report) ? "is-refused" : "" },
      make("b", {}, report.name),
      " ",
      make("span", {}, lines.join(" ")),
      ...this.actions(key, report),
    );
  }

  /** @param {string} key @param {FileReport} report */
  actions(key, report) {
    const { words, store } = this.kit;
    if (isWaiting(report)) {
      return [
        makeButton(words.say("file_add"), () => addWaiting(store, key, report)),
        makeButton(words.say("file_leave"), () => this.takeOut(key)),
      ];
    }
    if (!report.keys) return [];
    const button = makeButton(words.say("file_out"), () => this.takeOut(key), "kit-link");
    button.setAttribute("aria-label", `${words.say("file_out")}: ${report.name}`);
    return [button];
  }

  /** @param {string} key */
  takeOut(key) {
    const { words, store } = this.kit;
    const name = store.files.get(key)?.name ?? "";
    store.takeOut(key);
    setText(this.part("out"), words.say("removed", { name }));
  }

  /** @param {FileReport} report @returns {string[]} */
  say({ refused, another, people = {}, others = {}, version, left }) {
    const { words } = this.kit;
    if (another) {
      const { title = "", date, saved } = another;
      const said = words.list([title, words.day(date || saved)].filter(Boolean));
      return [words.say("file_refused"), words.say("file_another", { said })];
    }
    if (refused) return [words.say("file_refused"), words.say("refused_" + refused.code, refused.values)];
    const counted = [["person", people], ["other", others]].flatMap(([kind, outcomes]) =>
      Object.entries(outcomes).map(([outcome, count]) => words.say(`${kind}_${outcome}`, { count }))
    );
    return [
      ...counted,
      left ? words.say("left_out", { where: words.list(left) }) : "",
      ...(version ? this.sayVersion(version) : []),
    ].filter(Boolean);
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

/** Whether nothing of it was added. @param {FileReport} report */
function isOut({ refused, another }) {
  return refused !== undefined || another !== undefined;
}
