// @ts-check
import { Component } from "../../drawing/component.js";
import { setText } from "../../drawing/dom.js";
import { turnTo } from "../../drawing/links.js";

/** @typedef {import("../../assessment.js").AnsweringKit} AnsweringKit */

/** Where answers were kept, asks whose they are, once a visit in whatever languages; nobody has to say it to go on. @extends {Component<AnsweringKit>} */
export class Who extends Component {
  /** @param {HTMLElement} root @param {AnsweringKit} kit */
  constructor(root, kit) {
    super(root, kit);
    /** The id of whose answers nobody has to be asked. */
    const isSaid = kit.saidWho.take(kit.store.answers);
    this.known = isSaid || isBack() ? kit.store.answers.person.id : "";
    this.pressed("go-on", () => this.goOn());
    this.pressed("another", () => kit.asks.ask("another"));
    this.listen(kit.asks, "known", () => this.know());
    this.listen(kit.store, "change", () => this.render());
    this.listen(document, "click", (event) => this.leave(event));
    if (!isLeft(kit)) this.render(); // else it is on its way into the store
  }

  /** It is said who is here. */
  know() {
    this.known = this.kit.store.answers.person.id;
    this.render();
  }

  /** Who begins with nothing is known from then on. */
  render() {
    const { store: { answers }, words } = this.kit;
    const { isEmpty, person, progress } = answers;
    if (isEmpty) this.known = person.id;
    this.root.hidden = this.known === person.id;
    setText(this.part("kept"), words.say("who_kept", progress));
  }

  /** To another language in this tab. @param {MouseEvent & {target: Element}} event */
  leave({ target, ctrlKey, metaKey, shiftKey }) {
    const { saidWho, store: { answers } } = this.kit;
    const isOtherTab = ctrlKey || metaKey || shiftKey;
    if (!isOtherTab && this.known === answers.person.id && target.closest("[data-kit-language]")) {
      saidWho.pass(answers);
    }
  }

  /** From the start to what is open, else on where one stands. */
  goOn() {
    this.know();
    const [next = "your-picture"] = this.kit.store.answers.open;
    const here = location.hash.slice(1);
    turnTo(here && here !== "start" ? here : next);
  }
}

/** Whether nothing is kept but what an earlier visit left before the page's script was there. @param {AnsweringKit} kit */
function isLeft({ early, store }) {
  return early.length > 0 && store.answers.isEmpty && document.documentElement.classList.contains("kit-back");
}

/** Whoever comes back from reading about a question was asked before. */
function isBack() {
  const [visit] = performance.getEntriesByType("navigation");
  return /** @type {any} */ (visit)?.type === "back_forward";
}
