// @ts-check
/**
 * The links to the same page in another language keep the place on it. Firefox keeps the storage of each file:// page apart:
 * there they say that answers go along only as a file.
 */

(() => {
  addEventListener("click", ({ target }) => {
    const link = target instanceof Element && target.closest("[data-kit-language]");
    if (link instanceof HTMLAnchorElement) link.hash = location.hash;
  }, true);
  addEventListener("DOMContentLoaded", () => {
    const first = document.querySelector(".kit-languages__first");
    if (first && location.protocol === "file:" && "mozInnerScreenX" in window) {
      first.removeAttribute("hidden");
    }
  });
})();
