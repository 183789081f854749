// @ts-check
/**
 * Of a page that a server sends without a word on how long it may be kept, browsers judge by its age: one that is a month
 * old is shown for three days without asking whether there is a newer one. So a page that was not asked for is loaded
 * again once, as if by hand, before anybody reads it: the browser asks, and where nothing is new the answer is short.
 * All pages of the kit begin with this. From file:// there is nobody to ask.
 */

(() => {
  let asked = !location.protocol.startsWith("http");

  function ask() {
    const [way] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
    const fromStore = way?.type === "navigate" && way.transferSize === 0 && way.decodedBodySize > 0;
    if (asked || !fromStore || !navigator.onLine) return;
    asked = true;
    history.scrollRestoration = "manual"; // a mark that outlives the page
    location.reload();
  }

  /** Loading again, Chromium would stay at the top, not go to the #place that the address names. */
  function go() {
    if (history.scrollRestoration === "auto" || asked) return;
    if (location.hash) location.replace(location.hash);
    setTimeout(() => history.scrollRestoration = "auto"); // after what Chromium does when all is loaded
  }

  ask();
  addEventListener("DOMContentLoaded", ask); // Firefox may not know before
  addEventListener("load", go);
})();
