// @ts-check

/** Draws a part of a step only while that step is seen, and anew only where something changed meanwhile: other steps may be large. */
export class WhenSeen {
  #isStale = true;
  #root;
  #draw;

  /** @param {import("./component.js").Component<any>} component @param {() => unknown} draw */
  constructor(component, draw) {
    this.#root = component.root;
    this.#draw = draw;
    component.listen(globalThis, "hashchange", () => this.look());
  }

  /** Whether what is drawn is older than what there is. */
  get isStale() {
    return this.#isStale;
  }

  /** Something changed. */
  mark() {
    this.#isStale = true;
  }

  /** Draw, if there is something to draw and somebody to see it. */
  look() {
    if (!this.#isStale || !this.#root.closest(".is-current")) return undefined;
    this.#isStale = false;
    return this.#draw();
  }
}
