// @ts-check
/**
 * Of a page that a server sends without a word on how long it may be kept, browsers judge by its age: one that is a month
 * old is shown for three days without asking whether there is a newer one. So a page that came from the browser's own
 * store loads itself again, once, as if by hand: the browser asks, and where nothing is new the answer is short. What
 * somebody does on the page comes first: then nothing is asked, or what was asked is called off, and the page stays.
 * All pages of the kit begin with this. From file:// there is nobody to ask.
 */

(() => {
  let touched = !location.protocol.startsWith("http");
  let asking = false;

  function touch() {
    if (asking) stop();
    touched = true;
    asking = false;
  }

  /** Not earlier: now the page is whole, so that it may stay as it is, and at the #place that its address names. */
  addEventListener("load", () => {
    const [way] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
    asking = !touched && navigator.onLine && way?.type === "navigate" && // next time it is a reload
      way.transferSize === 0 && way.decodedBodySize > 0;
    if (asking) location.reload();
  });
  for (const kind of ["input", "click", "drop"]) addEventListener(kind, touch, true);
})();
