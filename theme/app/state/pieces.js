// @ts-check
/** What is long is drawn in pieces: what is in sight at once, the rest in later turns, and at once before it is printed. */

import { Slices } from "./slices.js";

/** More than a screen holds. */
const BITS_AT_ONCE = 25;
/** The longest of the later pieces, in milliseconds: a click waits for one, and is then drawn itself. */
const BIT_TIME = 25;

export class Pieces {
  /** What is left to draw; it draws a bit each time it is asked. @type {Iterator<unknown> | null} */
  #drawing = null;

  constructor() {
    addEventListener("beforeprint", () => this.finish());
  }

  /** In the place of what was being drawn. @param {Iterator<unknown>} drawing @param {number} [first] so many bits at once */
  async draw(drawing, first = BITS_AT_ONCE) {
    this.#drawing = drawing;
    for (let bits = 0; bits < first; bits++) this.#go();
    const slices = new Slices(BIT_TIME);
    await isPainted();
    await slices.rest();
    while (this.#drawing === drawing) {
      this.#go();
      await slices.breathe();
    }
  }

  /** Draw what is left at once. */
  finish() {
    while (this.#drawing) this.#go();
  }

  #go() {
    if (this.#drawing?.next().done) this.#drawing = null;
  }
}

/** Until what was drawn is seen: the frame after the next one begins. In a window that nobody sees there are none. */
async function isPainted() {
  for (let frames = 0; frames < 2 && !document.hidden; frames++) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}
