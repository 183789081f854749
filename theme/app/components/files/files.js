// @ts-check
import { Component } from "../../drawing/component.js";
import { find, findAll, make, makeButton, setText, stepTitle } from "../../drawing/dom.js";
import { leadToAsked } from "../../drawing/incoming.js";
import { makeMore } from "../../drawing/more.js";
import { headingTexts } from "../../rules/sayings.js";
import { PEOPLE, splitKey } from "../../rules/things.js";
import { written } from "../../rules/written-in.js";
import { addWaiting, layBeside } from "../../state/gathering.js";

/** @typedef {import("../../state/session-store.js").SessionKit & {asks: import("../../state/asks.js").Asks}} FilesKit */
/** @typedef {import("../../state/gathering.js").FileReport} FileReport */

/** Rows drawn at first and with each "more": ten thousand would take longer to draw than to read. */
const FILES_AT_ONCE = 20;

/** What happened to each file, in words. @extends {Component<FilesKit>} */
export class Files extends Component {
  /** @param {HTMLElement} root @param {FilesKit} kit */
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
    const waiting = all.filter(([, { waits }]) => waits);
    const refused = all.filter(([, report]) => report.refused);
    const rest = all.filter(([, report]) => !report.waits && !report.refused);
    const listed = [...waiting, ...refused, ...this.only.checked ? [] : rest];
    this.part("all").hidden = !all.length; // and not what is said of the last one
    this.label.hidden = !refused.length;
    this.showAll(waiting.filter(([, { isSingle }]) => isSingle).map(([key]) => key));
    setText(find(this.label, "span"), words.say("only_refused", { count: refused.length }));
    this.list.replaceChildren(...listed.slice(0, this.shown).map(([key, report]) => this.row(key, report)));
    const left = listed.length - this.shown;
    this.more.replaceChildren(...(left > 0 ? [this.moreButton(left)] : []));
  }

  /** Of several people who wait, one answer for all. @param {string[]} keys */
  showAll(keys) {
    const { words, store } = this.kit;
    const add = makeButton(words.say("files_add_all", { count: keys.length }), async () => {
      await leadToAsked(this.kit, async () => {
        for (const key of keys) await addWaiting(store, key);
      });
      this.tell(words.say("files_added", { count: keys.length }));
    });
    this.part("together").replaceChildren(...(keys.length > 1 ? [add] : []));
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
      {
        "tabindex": -1,
        "data-file": key,
        "class": report.refused ? "is-refused" : report.waits ? "is-waiting" : "",
      },
      make("b", {}, report.name),
      " ",
      make("span", {}, lines.join(" ")),
      ...this.actions(key, report),
    );
  }

  /** @param {string} key @param {FileReport} report */
  actions(key, report) {
    const { words, store } = this.kit;
    /** @param {string} name @param {() => unknown} act @param {string} [look] */
    const button = (name, act, look) => {
      const made = makeButton(words.say(name), () => this.act(key, report.name, act), look);
      made.setAttribute("aria-label", `${words.say(name)}: ${report.name}`);
      return made;
    };
    if (report.waits) {
      const isCounts = report.waits.some(({ code }) => code === "counts");
      return [
        !isCounts && button("file_add", () => addWaiting(store, key)),
        button("file_beside", () => layBeside(store, key)),
        button("file_leave", () => store.takeOut(key)),
      ].filter((one) => one !== false);
    }
    if (!report.keys && !report.isBeside) return [];
    return [
      ...(report.people?.away ? [button("file_back", () => this.putBack(report))] : []),
      button("file_out", () => store.takeOut(key), "kit-link"),
    ];
  }

  /** People who were taken out here, and whom this file holds. @param {FileReport} report */
  putBack({ keys = [] }) {
    const { store } = this.kit;
    for (const [kind, id] of keys.map(splitKey)) {
      const { versions = [] } = store.session.thing(kind, id) ?? {};
      const [last] = versions.filter(({ value }) => value !== undefined);
      if (kind === PEOPLE && last && !store.session.people.has(id)) store.say(kind, id, last.value);
    }
    this.render();
  }

  /** Do something with a file, and say what came of it. @param {string} key @param {string} name @param {() => unknown} act */
  async act(key, name, act) {
    const { words, store } = this.kit;
    await leadToAsked(this.kit, act);
    this.tell(store.files.has(key) ? "" : words.say("removed", { name }), key);
  }

  /** The button that was pressed is gone: who pressed it stands at what is left of the file, else above the list or the step. @param {string} said @param {string} [key] of the file */
  tell(said, key) {
    setText(this.part("out"), said);
    if (document.activeElement !== document.body) return; // something leads elsewhere
    const [row] = findAll(this.list, "li", `[data-file="${key}"]`);
    const step = stepTitle();
    (row ?? (this.part("all").hidden ? step : this.part("title"))).focus();
  }

  /** @param {FileReport} report @returns {string[]} */
  say({ refused, waits, isBeside, people = {}, others = {}, version, left }) {
    const { words } = this.kit;
    if (waits) return [words.say("file_waits"), ...waits.map((reason) => this.sayReason(reason))];
    if (isBeside) return [words.say("file_is_beside")];
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

  /** @param {import("../../rules/belonging.js").Reason} reason */
  sayReason({ code, values }) {
    const { words, framework } = this.kit;
    const { organisation, lang, day, usual, version, changed = [], isAhead } = values;
    const titles = words.list(changed.map((/** @type {string} */ id) => framework.question(id).title));
    return words.say(`waits_${isAhead ? "newer" : code}`, {
      said: words.list(headingTexts(words, values)),
      organisation: written(words, organisation, lang),
      version,
      current: framework.version,
      titles,
      count: changed.length,
      day: words.day(day),
      usual: words.day(usual),
    });
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
