// @ts-check
/**
 * The links to the same page in another language keep the place on it: the question that somebody was at last, where it is
 * still in the step that is shown, else what the address names. Firefox keeps the storage of each file:// page apart: there
 * they say that answers go along only as a file.
 */

(() => {
  /** @type {Element | null} */
  let question = null;
  /** @param {Event} event */
  const follow = ({ target, type }) => {
    if (!(target instanceof Element)) return;
    const link = target.closest("[data-kit-language]");
    const here = target.closest("fieldset[data-question]");
    if (link instanceof HTMLAnchorElement) {
      link.hash = question && !question.closest("[hidden]") ? question.id : location.hash;
    } else if (here || (type === "focusin" && target.closest("main"))) question = here;
  };
  addEventListener("focusin", follow, true);
  addEventListener("click", follow, true); // in Safari a radio takes no focus
  addEventListener("DOMContentLoaded", () => {
    const first = document.querySelector(".kit-languages__first");
    if (first && location.protocol === "file:" && "mozInnerScreenX" in window) {
      first.removeAttribute("hidden");
    }
  });
})();
