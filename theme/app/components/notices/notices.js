// @ts-check
import { Component } from "../../drawing/component.js";
import { make, makeButton } from "../../drawing/dom.js";
import { makeLinks } from "../../drawing/links.js";
import { makeNotice } from "../../drawing/notice.js";
import { download } from "../../state/download.js";

/** @typedef {import("../../assessment.js").AssessmentKit} AssessmentKit */

/** What a person must know before going on: another version, or kept text that could not be read. @extends {Component<AssessmentKit>} */
export class Notices extends Component {
  /** @param {HTMLElement} root @param {AssessmentKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.shown = "";
    for (const news of ["change", "kept"]) this.listen(kit.store, news, () => this.render());
    this.render();
  }

  /** Anew only when there is other news, so that focus and screen readers are left in peace. */
  render() {
    const { aside, state: { trouble }, answers: { news } } = this.kit.store;
    const now = JSON.stringify([
      aside,
      trouble === "unreadable",
      news && [news.version, news.changed, news.apart],
    ]);
    if (now === this.shown) return;
    this.shown = now;
    this.root.replaceChildren(...this.asideNotice(), ...this.versionNotice());
  }

  asideNotice() {
    const { store, words } = this.kit;
    const { aside, state: { trouble } } = store;
    if (!aside) return [];
    const why = aside.why ? words.say("refused_" + aside.why.code, aside.why.values) : "";
    const doing = make(
      "p",
      { class: "kit-turn" },
      makeButton(words.say("aside_save"), () => download(words.say("aside_file"), aside.text)),
      makeButton(words.say("aside_remove"), () => store.removeAside()),
    );
    const name = trouble === "unreadable" ? "aside_stuck" : aside.why ? "aside_text" : "aside_whole";
    const title = words.say(aside.why ? "aside_title" : "aside_whole_title");
    return [makeNotice("kit-aside", title, make("p", {}, words.say(name, { why })), doing)];
  }

  versionNotice() {
    const { store, words, framework } = this.kit;
    const { news } = store.answers;
    if (!news) return [];
    const title = words.say(news.isNewer ? "version_newer" : "version_older", {
      version: news.version,
      current: framework.version,
    });
    const seen = makeButton(
      words.say("version_seen"),
      () => store.change("version", (answers) => answers.acknowledge()),
    );
    const apart = make("a", { href: "#kit-apart" }, words.say("version_apart", { count: news.apart.length }));
    return [makeNotice(
      "kit-version",
      title,
      news.changed.length > 0 && make("p", {}, words.say("version_changed")),
      news.changed.length > 0 && makeLinks(news.changed),
      news.fresh.length > 0 && make("p", {}, words.say("version_fresh")),
      news.fresh.length > 0 && makeLinks(news.fresh),
      news.apart.length > 0 && make("p", {}, apart),
      make("p", {}, seen),
    )];
  }
}
