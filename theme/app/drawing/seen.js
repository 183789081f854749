// @ts-check

/** @typedef {import("./component.js").Kit & {store: EventTarget & {state: import("./where.js").Where, see: (isSeen: boolean) => void}, asks: EventTarget & {ask: (what: string) => void}}} SeenKit */

/** Where somebody says that a file is there, or asks for its text: a part of several components. */
export class Seen {
  /** @param {import("./component.js").Component<any>} whole whose template has the parts */
  constructor(whole) {
    /** @type {SeenKit} */
    this.kit = whole.kit;
    this.root = whole.part("seen");
    this.box = whole.part("is-seen", "input");
    whole.listen(this.box, "change", () => this.kit.store.see(this.box.checked));
    whole.pressed("copy", () => this.kit.asks.ask("copy"));
  }

  /** Only of a file that holds everything. */
  render() {
    const { saved, changedSince } = this.kit.store.state;
    this.root.hidden = !saved || changedSince;
    this.box.checked = Boolean(saved?.isSeen);
  }
}
