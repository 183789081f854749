// @ts-check
/** Long work in short pieces, so that the page answers input in between. */

/** The longest piece, in milliseconds: under half of what people notice. */
const PIECE = 40;

export class Slices {
  #longest;

  /** @param {number} [longest] piece */
  constructor(longest = PIECE) {
    this.#longest = longest;
    this.since = performance.now();
  }

  get isDue() {
    return performance.now() - this.since > this.#longest;
  }

  /** Let the page catch up. A message comes sooner than a timer, which browsers hold back. */
  async rest() {
    await new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve(undefined);
      };
      port2.postMessage("");
    });
    this.since = performance.now();
  }

  /** Rest if it is time to. */
  async breathe() {
    if (this.isDue) await this.rest();
  }
}

/** Settles when the browser has nothing more pressing to do, within half a second; at once where it does not tell. */
export function idle() {
  const { requestIdleCallback: ask = setTimeout } = /** @type {any} */ (globalThis);
  return new Promise((resolve) => ask(resolve, { timeout: 500 }));
}
