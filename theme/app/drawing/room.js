// @ts-check
/** A dialog that fills the screen, for a room to look at: the keys that turn it over, and how one gets out. */

const FIELDS = "input, textarea, select";

/**
 * @typedef {object} Turning
 * @property {HTMLElement} rest where the focus is while nobody types
 * @property {(steps: number) => void} move
 * @property {(letter: string) => boolean} [letter] acts on a single one; says whether it meant something
 */

export class Room {
  #wasFull = false;
  #dialog;
  #turning;

  /** @param {import("./component.js").Component<any>} owner @param {HTMLDialogElement} dialog @param {Turning} turning */
  constructor(owner, dialog, turning) {
    this.#dialog = dialog;
    this.#turning = turning;
    // Not on the dialog: past its last button the focus is with the browser.
    owner.listen(document, "keydown", (event) => dialog.open && this.#press(event));
    owner.listen(dialog, "cancel", (event) => this.#escape(event));
    owner.listen(dialog, "close", () => this.#left());
    owner.listen(document, "fullscreenchange", () => this.#followScreen());
  }

  open() {
    this.#dialog.showModal();
    // Not every browser or frame allows it; the page works without.
    document.documentElement.requestFullscreen?.().catch(() => {});
  }

  leave() {
    this.#dialog.close();
  }

  /** Keys act on the room's view, unless somebody is typing; where somebody is choosing, arrows choose. @param {KeyboardEvent} event */
  #press(event) {
    const { move, letter } = this.#turning;
    const busy = /** @type {Element} */ (event.target).closest(FIELDS);
    if (busy && (event.key.length > 1 || !busy.matches("[type=radio], [type=checkbox]"))) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const forward = getComputedStyle(this.#dialog).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    if (event.key === "ArrowRight" || event.key === "ArrowLeft") move(event.key === forward ? 1 : -1);
    else if (event.key === "PageDown") move(1);
    else if (event.key === "PageUp") move(-1);
    else if (event.key.length === 1) return letter?.(event.key.toLowerCase()) && event.preventDefault();
    else if (event.key !== "F5") return; // the Start of a presenter's remote would load the page anew
    event.preventDefault();
  }

  /** Out of a field first, out of the room next. @param {Event} event */
  #escape(event) {
    if (!document.activeElement?.closest(FIELDS)) return;
    event.preventDefault();
    this.#turning.rest.focus();
  }

  #left() {
    if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
    this.#wasFull = false;
  }

  /** A browser ends full screen on Escape without telling the page of the key. */
  #followScreen() {
    const isFull = document.fullscreenElement !== null;
    if (this.#wasFull && !isFull && this.#dialog.open) this.leave();
    this.#wasFull = isFull;
  }
}
