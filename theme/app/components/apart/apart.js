// @ts-check
import { Component } from "../../drawing/component.js";
import { make } from "../../drawing/dom.js";
import { written } from "../../rules/written-in.js";

/** @typedef {import("../../assessment.js").AssessmentKit} AssessmentKit */
/** @typedef {import("../../rules/answer-file.js").Answer} Answer */

/** Answers that this version has no question for: shown as they are, and saved with the others. @extends {Component<AssessmentKit>} */
export class Apart extends Component {
  /** @param {HTMLElement} root @param {AssessmentKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.list = this.part("list");
    this.listen(kit.store, "change", () => this.render());
    this.render();
  }

  render() {
    const { apart } = this.kit.store.answers;
    this.root.hidden = !apart.length;
    this.list.replaceChildren(...apart.flatMap(([id, answer]) => this.entry(id, answer)));
  }

  /** @param {string} id @param {Answer} answer */
  entry(id, { level, state, note, evidence, lang }) {
    const { framework, words } = this.kit;
    const text = (/** @type {string} */ name, /** @type {string | undefined} */ said) =>
      said &&
      make("p", {}, words.say(name), make("span", { class: "kit-written" }, written(words, said, lang)));
    const name = framework.scale.find((one) => one.id === level)?.name ?? level;
    const said = name ?? (state ? sayState(words, state) : "");
    return [
      make("h3", {}, framework.questions.get(id)?.title ?? id),
      said && make("p", {}, said),
      text("apart_note", note),
      text("apart_evidence", evidence),
    ].filter((part) => part instanceof Node);
  }
}

/** A state of another version is shown by its own id. @param {import("../../rules/words.js").Words} words @param {string} state */
function sayState(words, state) {
  const name = state.replaceAll("-", "_");
  return name in words.texts ? words.say(name) : state;
}
