// @ts-check
import { Component } from "../../drawing/component.js";
import { find, setText } from "../../drawing/dom.js";
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
    this.pressed("clear", () => store.dispatchEvent(new Event("clear-asked")));
    this.listen(this.file, "change", () => this.open());
    this.listen(store, "change", () => this.render());
    this.listen(globalThis, "storage", (event) => this.follow(event.key));
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
    if (file) this.kit.store.dispatchEvent(new CustomEvent("open-asked", { detail: file }));
    this.file.value = ""; // or the same file chosen again would be no change
  }

  /** @param {string | null} key null when another tab emptied storage */
  follow(key) {
    const { store } = this.kit;
    if (key === null || key === store.options.key) store.refresh();
  }

  render() {
    const { store, words } = this.kit;
    setText(this.progress, words.say("progress", store.answers.progress));
    setText(this.state, words.say(stateOf(store), { name: store.savedAs }));
    this.root.classList.toggle("is-unkept", store.trouble !== "");
  }
}

/** The name of the words for where the answers are. @param {import("../../state/answer-store.js").AnswerStore} store */
function stateOf({ trouble, savedAs, changedSince, cleared, answers }) {
  const saved = savedAs && !changedSince;
  if (trouble) return saved ? "state_saved_only" : "unkept_" + trouble;
  if (answers.isEmpty) return cleared ? "state_cleared" : "state_empty";
  if (saved) return "state_saved";
  return savedAs ? "state_changed" : "state_kept";
}
