// @ts-check
import { Component } from "../../drawing/component.js";
import { make, makeButton } from "../../drawing/dom.js";
import { download } from "../../state/download.js";

/** @typedef {import("../../state/session-store.js").SessionKit} SessionKit */

/** What this browser kept and the page cannot read: said, offered as a file, never dropped. @extends {Component<SessionKit>} */
export class KeptApart extends Component {
  /** @param {HTMLElement} root @param {SessionKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.listen(kit.store, "change", ({ detail }) => detail.what === "all" && this.render());
    this.render();
  }

  render() {
    const { store, words } = this.kit;
    const count = store.aside.size;
    this.root.hidden = !count;
    this.root.replaceChildren(
      make("h2", {}, words.say("aside_title")),
      make("p", {}, words.say("aside_text", { count })),
      make(
        "p",
        { class: "kit-turn" },
        makeButton(
          words.say("aside_save"),
          () => download(words.say("aside_file"), JSON.stringify([...store.aside], null, 1)),
        ),
        makeButton(words.say("aside_remove"), () => store.removeAside()),
      ),
    );
  }
}
