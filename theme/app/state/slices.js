// @ts-check
/** Long work in short pieces, so that the page answers input in between. */

/** The longest piece, in milliseconds: under half of what people notice. */
const PIECE = 40;
/** Where nobody sees the page there are no frames: then it goes on after so many milliseconds. */
const UNSEEN = 100;

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

  /** Let the browser show what there is: when the second frame comes, the first was painted. */
  async show() {
    await new Promise((resolve) => {
      const unseen = setTimeout(resolve, UNSEEN);
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          clearTimeout(unseen);
          resolve(undefined);
        })
      );
    });
    await this.rest();
  }

  /** Rest if it is time to. */
  async breathe() {
    if (this.isDue) await this.rest();
  }
}
