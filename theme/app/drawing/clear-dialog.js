// @ts-check
import { Component } from "./component.js";
import { make } from "./dom.js";
import { Seen } from "./seen.js";

/** @typedef {import("./seen.js").SeenKit} SeenKit */

/**
 * Asks before anything is cleared, says what would be lost, and offers the file; a page says what that is. It takes no
 * file for there that nobody has seen.
 * @template {SeenKit} K @extends {Component<K, HTMLDialogElement>}
 */
export class ClearDialog extends Component {
  /** @param {HTMLDialogElement} root @param {K} kit */
  constructor(root, kit) {
    super(root, kit);
    this.seen = new Seen(this);
    this.pressed("save", () => this.save());
    this.pressed("cancel", () => this.root.close());
    this.pressed("clear", () => this.clear());
    this.listen(kit.store, "change", () => this.root.open && this.render());
  }

  ask() {
    this.render();
    this.root.showModal();
    this.root.focus(); // so it is read aloud, and Enter takes nothing away
  }

  render() {
    this.say(this.lines());
    this.seen.render();
    const { isEmpty, saved, changedSince } = this.kit.store.state;
    const save = this.part("save");
    save.hidden = isEmpty;
    save.classList.toggle("kit-button--main", changedSince || !saved?.isSeen);
  }

  /** @param {string[]} lines */
  say(lines) {
    const place = this.part("loses");
    if (place.textContent === lines.join("")) return; // it speaks when it changes
    place.ariaLive = "polite";
    place.replaceChildren(...lines.map((line) => make("p", {}, line)));
  }

  /** Whether it is in a file, in words. */
  sayFile() {
    const { saved, changedSince } = this.kit.store.state;
    const name = !saved || changedSince ? "clear_file" : saved.isSeen ? "clear_saved" : "clear_unseen";
    return this.kit.words.say(name, { name: saved?.name ?? "" });
  }

  /** What would be lost. @returns {string[]} */
  lines() {
    return [];
  }

  /** @returns {unknown} */
  save() {
    return null;
  }

  /** @returns {unknown} */
  clear() {
    return null;
  }
}
