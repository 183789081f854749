// @ts-check
import { Component } from "../../drawing/component.js";
import { find, setText } from "../../drawing/dom.js";
import { showWhere } from "../../drawing/where.js";
import { saveAnswers } from "../../state/save-answers.js";

/** @typedef {import("../../assessment.js").AssessmentKit} AssessmentKit */

/** The bar: how far, whether it is kept, and what one can do about it. @extends {Component<AssessmentKit>} */
export class AnswerBar extends Component {
  /** @param {HTMLElement} root @param {AssessmentKit} kit */
  constructor(root, kit) {
    super(root, kit);
    const { store } = kit;
    this.progress = find(root, "output", "#progress");
    this.state = find(root, "output", "#saved-state");
    this.file = this.part("file", "input");
    this.pressed("save", () => this.save());
    this.pressed("print", () => print());
    this.pressed("clear", () => kit.asks.ask("clear"));
    this.listen(this.file, "change", () => this.open());
    for (const news of ["change", "kept"]) this.listen(store, news, () => this.render());
    this.listen(globalThis, "hashchange", () => this.render());
    this.listen(globalThis, "storage", (event) => store.follow(event.key));
    this.listen(globalThis, "pageshow", (event) => event.persisted && store.refresh());
    this.listen(globalThis, "beforeunload", (event) => store.onlyHere && event.preventDefault());
    this.render();
  }

  save() {
    const { store, words } = this.kit;
    if (store.answers.isEmpty) setText(this.state, words.say("nothing_to_save"));
    else saveAnswers(store);
  }

  open() {
    const [file] = this.file.files ?? [];
    if (file) this.kit.asks.ask("open", { file });
    this.file.value = ""; // or the same file chosen again would be no change
  }

  render() {
    const { store, words } = this.kit;
    setText(this.progress, words.say("progress", store.answers.progress));
    showWhere(this.root, this.state, words, store.state);
    // The one filled button of the last step; on the others it is the way to the next.
    const isNext = location.hash === "#kit-hand-over" && store.state.changedSince && !store.state.isEmpty;
    this.part("save").classList.toggle("kit-button--main", isNext);
  }
}
