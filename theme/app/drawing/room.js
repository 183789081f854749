// @ts-check
/** A dialog that fills the screen, for a room to look at: nothing else can be reached, keys turn it over, and there are ways out. */

const FIELDS = "input, textarea, select";
/** What a presenter's remote sends. @type {Record<string, number>} */
const PAGES = { PageDown: 1, PageUp: -1 };

/**
 * @typedef {object} Turning
 * @property {() => HTMLElement} rest where the focus is while nobody types
 * @property {(steps: number) => void} [move]
 * @property {(letter: string) => boolean} [letter] acts on a single one; says whether it meant something
 */

export class Room {
  #wasFull = false;
  /** What is inert meanwhile: in full screen not every browser keeps the focus in a modal dialog. @type {HTMLElement[]} */
  #apart = [];
  /** @type {Element | null} */
  #opener = null;
  /** What had the focus when printing began. @type {Element | null} */
  #printing = null;
  #dialog;
  #turning;

  /** @param {import("./component.js").Component<any>} owner @param {HTMLDialogElement} dialog @param {Turning} turning */
  constructor(owner, dialog, turning) {
    this.#dialog = dialog;
    this.#turning = turning;
    // Not on the dialog: past its last button the focus is with the browser.
    owner.listen(document, "keydown", (event) => dialog.open && this.#press(event));
    owner.listen(dialog, "cancel", (event) => this.#escape(event));
    owner.listen(dialog, "close", (event) => this.#left(event));
    owner.listen(document, "fullscreenchange", () => this.#followScreen());
    owner.listen(globalThis, "beforeprint", () => dialog.open && this.#makeWay());
    owner.listen(globalThis, "afterprint", () => this.#comeBack());
  }

  /** @param {boolean} [isFull] whether to ask for the full screen */
  open(isFull = true) {
    this.#opener = document.activeElement;
    this.#printing = null;
    this.#show();
    // Not every browser or frame allows it; the page works without.
    if (isFull) document.documentElement.requestFullscreen?.().catch(() => {});
  }

  leave() {
    this.#release();
    this.#dialog.close();
  }

  #show() {
    this.#dialog.showModal();
    this.#apart = /** @type {HTMLElement[]} */ ([...document.body.children])
      .filter((one) => !one.inert && one.localName !== "dialog");
    for (const one of this.#apart) one.inert = true;
  }

  /** Before the dialog closes, so that the focus can go back to where it was. */
  #release() {
    for (const one of this.#apart.splice(0)) one.inert = false;
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    const { key, target, ctrlKey, metaKey, altKey, shiftKey } = event;
    if (ctrlKey || metaKey || altKey) return;
    const field = /** @type {Element} */ (target).closest(FIELDS);
    // The Start of a presenter's remote is F5, which would load the page anew.
    if (key === "F5" || (!shiftKey && this.#turn(key, field))) event.preventDefault();
  }

  /** Keys act on the room's view, unless somebody is typing; where somebody is choosing, arrows choose. @param {string} key @param {Element | null} field that has the focus @returns {boolean} whether it meant something */
  #turn(key, field) {
    const { move, letter } = this.#turning;
    if (key.length === 1) {
      return (!field || field.matches("[type=radio], [type=checkbox]")) &&
        letter?.(key.toLowerCase()) === true;
    }
    const steps = PAGES[key] ?? (field ? 0 : this.#arrow(key));
    if (!steps || !move) return false;
    move(steps);
    return true;
  }

  /** @param {string} key */
  #arrow(key) {
    if (key !== "ArrowRight" && key !== "ArrowLeft") return 0;
    const isForward = getComputedStyle(this.#dialog).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    return key === isForward ? 1 : -1;
  }

  /** Out of a field first, out of the room next. @param {Event} event */
  #escape(event) {
    if (!document.activeElement?.closest(FIELDS)) return this.#release();
    event.preventDefault();
    this.#turning.rest().focus();
  }

  /** @param {Event} event */
  #left(event) {
    if (this.#dialog.open || this.#printing) return event.stopImmediatePropagation(); // it made way for paper
    this.#release();
    if (document.activeElement === document.body) {
      const place = this.#opener?.isConnected ? this.#opener : document.querySelector(".is-current h1");
      /** @type {HTMLElement | null} */ (place)?.focus({ preventScroll: true });
    }
    if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
    this.#wasFull = false;
  }

  /** What is behind a modal dialog is printed without its tags. */
  #makeWay() {
    this.#printing = document.activeElement;
    this.leave();
  }

  #comeBack() {
    const had = /** @type {HTMLElement | null} */ (this.#printing);
    if (!had) return;
    this.#printing = null;
    this.#show();
    had.focus();
  }

  /** A browser ends full screen on Escape without telling the page of the key. */
  #followScreen() {
    const isFull = document.fullscreenElement !== null;
    if (this.#wasFull && !isFull && this.#dialog.open) this.leave();
    this.#wasFull = isFull;
  }
}
