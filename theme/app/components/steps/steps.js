// @ts-check
import { Component } from "../../drawing/component.js";
import { find, findAll, setText } from "../../drawing/dom.js";

/** @typedef {import("../../drawing/component.js").Kit & {framework: import("../../rules/framework.js").Framework}} StepsKit */

/** One step at a time, named by the address, so that Back, bookmarks and deep links work. @extends {Component<StepsKit>} */
export class Steps extends Component {
  /** @param {HTMLElement} root @param {StepsKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.list = this.part("list");
    this.fold = this.part("fold");
    this.steps = findAll(document, "*", "[data-step]");
    this.listen(globalThis, "hashchange", () => this.go(true));
    this.listen(document, "click", (event) => this.goAgain(event.target));
    this.listen(this.fold, "click", () => this.unfold(this.fold.ariaExpanded !== "true"));
    this.go(location.hash.length > 1);
  }

  /** Show the step that the address names or holds, else the first. @param {boolean} move whether focus goes there */
  go(move) {
    const target = document.getElementById(location.hash.slice(1));
    const step = this.steps.find((one) => one.contains(target)) ?? this.steps[0];
    if (target && !this.steps.some((one) => one.contains(target)) && move) return target.focus();
    for (const one of this.steps) one.classList.toggle("is-current", one === step);
    this.mark(step);
    this.unfold(false);
    if (!move) return;
    const inside = target && target !== step ? target : null;
    (inside ?? find(step, "*", ".kit-step__title")).focus({
      preventScroll: true,
    });
    if (inside) inside.scrollIntoView();
    else scrollTo(0, 0);
  }

  /** A link to where the address already points fires no hashchange. @param {Element} clicked */
  goAgain(clicked) {
    const link = clicked.closest("a");
    if (link && link.hash.length > 1 && link.hash === location.hash) this.go(true);
  }

  /** @param {HTMLElement} step */
  mark(step) {
    for (const link of this.list.querySelectorAll("a")) {
      if (link.hash === "#" + step.id) {
        link.setAttribute("aria-current", "step");
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
