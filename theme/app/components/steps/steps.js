// @ts-check
import { Component } from "../../drawing/component.js";
import { find, findAll, make, setText } from "../../drawing/dom.js";
import { turnTo } from "../../drawing/links.js";

/** @typedef {import("../../drawing/component.js").Kit & {framework: import("../../rules/framework.js").Framework}} StepsKit */

/** One step at a time, named by the address, so that Back, bookmarks and deep links work. @extends {Component<StepsKit>} */
export class Steps extends Component {
  /** @param {HTMLElement} root @param {StepsKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.list = this.part("list");
    this.fold = this.part("fold");
    this.steps = findAll(document, "*", "[data-step]");
    this.isFound = false;
    this.count();
    this.listen(globalThis, "hashchange", () => this.go(true));
    this.listen(document, "click", (event) => this.follow(event));
    this.listen(document, "beforematch", (event) => this.foundIn(event.target));
    this.listen(this.fold, "click", () => this.unfold(this.fold.ariaExpanded !== "true"));
    const isNamed = location.hash.length > 1;
    this.go(isNamed);
    document.documentElement.classList.remove("kit-first", "kit-deep");
    // A browser that goes where the address leads takes the focus from all that is there.
    this.listen(
      globalThis,
      "load",
      () => isNamed && document.activeElement === document.body && this.go(true),
    );
  }

  /**
   * Where the heading would be the first thing in a step, a screen reader that was in the step before may take itself to be
   * at it already, and say nothing when it gets the focus.
   */
  count() {
    for (const [place, step] of this.steps.entries()) {
      const title = find(step, "*", ".kit-step__title");
      const said = this.kit.words.say("step_of", { number: place + 1, total: this.steps.length });
      if (!title.previousElementSibling) title.before(make("p", { class: "kit-unseen" }, said));
    }
  }

  /** Show the step that the address names or holds, else the first. What stands outside of them leaves them as they are. @param {boolean} move whether focus goes there */
  async go(move) {
    const { isFound } = this;
    this.isFound = false;
    const target = document.getElementById(location.hash.slice(1));
    const named = this.steps.find((one) => one.contains(target));
    const isShown = this.steps.some((one) => one.hasAttribute("hidden"));
    if (target && !named && isShown) return target.focus();
    const step = named ?? this.steps[0];
    this.show(step);
    await null; // what draws itself when it is seen comes first, or the browser would lay all of it out twice
    if (!move || isFound) return;
    const inside = target && target !== step ? target : null;
    (inside ?? find(step, "*", ".kit-step__title")).focus({
      preventScroll: true,
    });
    if (inside) inside.scrollIntoView();
    else scrollTo(0, 0);
  }

  /** The browser finds words in the other steps, too, where it can. @param {HTMLElement} step */
  show(step) {
    for (const one of this.steps) {
      one.classList.toggle("is-current", one === step);
      if (one === step) one.removeAttribute("hidden");
      else one.setAttribute("hidden", "until-found");
    }
    this.mark(step);
    this.unfold(false);
  }

  /** Words that somebody looks for were found in a step, where the browser goes; or the address names it. @param {Node} place */
  foundIn(place) {
    const step = this.steps.find((one) => one.contains(place));
    if (!step) return;
    this.show(step);
    if (step.contains(document.getElementById(location.hash.slice(1)))) return;
    this.isFound = true;
    history.pushState(null, "", "#" + step.id); // a link would lead to the step's beginning
    dispatchEvent(new Event("hashchange"));
  }

  /**
   * Links of the page. The one to the content moves the focus and leaves the address alone, so that what it names stays in
   * sight after a reload. @param {MouseEvent & {target: Element}} event
   */
  follow(event) {
    const link = event.target.closest("a");
    if (
      !link?.matches("[href^='#']") || event.defaultPrevented || event.ctrlKey || event.metaKey ||
      event.shiftKey
    ) return;
    event.preventDefault();
    if (link.matches(".kit-skip")) find(document, "main").focus();
    else turnTo(link.hash.slice(1));
  }

  /** @param {HTMLElement} step */
  mark(step) {
    for (const link of this.list.querySelectorAll("a")) {
      if (link.hash === "#" + step.id) {
        link.setAttribute("aria-current", "step");
        queueMicrotask(() => {
          this.root.scrollTop = link.offsetTop - this.root.clientHeight / 2; // a long list scrolls
        });
        const name = link.firstElementChild?.textContent ?? "";
        setText(this.fold, name);
        document.title = this.kit.words.say("title", { step: name, title: this.kit.framework.title });
      } else link.removeAttribute("aria-current");
    }
  }

  /** @param {boolean} open */
  unfold(open) {
    this.fold.ariaExpanded = String(open);
  }
}
