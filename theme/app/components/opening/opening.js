// @ts-check
import { Component } from "../../drawing/component.js";
import { make, setText } from "../../drawing/dom.js";
import { turnTo } from "../../drawing/links.js";
import { checkFramework, checkSize, readAnswerBytes, Refusal } from "../../rules/answer-file.js";
import { Answers } from "../../rules/answers.js";
import { compareVersions } from "../../rules/framework.js";
import { checkOnePerson } from "../../rules/one-person.js";
import { saveAnswers } from "../../state/save-answers.js";

/** @typedef {import("../../assessment.js").AssessmentKit} AssessmentKit */
/** @typedef {import("../../rules/answer-file.js").AnswerDocument} AnswerDocument */

/** @typedef {{file: File, isKept?: boolean}} Chosen `isKept`: no file, but what the browser keeps elsewhere */

/** Shows what a chosen or dropped file holds, or why it is refused, and asks whose it is, before anything changes. @extends {Component<AssessmentKit, HTMLDialogElement>} */
export class Opening extends Component {
  /** @param {HTMLDialogElement} root @param {AssessmentKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.preview = this.part("preview");
    /** @type {{file: AnswerDocument, name: string} | null} */
    this.waiting = null;
    this.listen(kit.asks, "open", (event) => this.look(event.detail));
    this.listen(document, "dragover", (event) => isOurs(event) && event.preventDefault());
    this.listen(document, "drop", (event) => this.drop(event));
    this.pressed("cancel", () => this.root.close());
    this.pressed("close", () => this.root.close());
    this.pressed("save", () => saveAnswers(kit.store));
    this.pressed("open", () => this.open(true));
    this.pressed("begin", () => this.open(false));
  }

  /** Then on to what is open, or the picture. @param {boolean} isMine */
  open(isMine) {
    const { store } = this.kit;
    if (this.waiting) store.open(this.waiting.file, this.waiting.name, isMine);
    this.kit.asks.ask("known");
    this.root.close();
    turnTo(store.answers.open[0] ?? "your-picture");
  }

  /** What is let go anywhere on the page must not open in its place. @param {DragEvent} event */
  drop(event) {
    if (!isOurs(event)) return;
    event.preventDefault();
    const files = event.dataTransfer?.files ?? [];
    if (files.length === 1) return this.look({ file: files[0] });
    const words = files.length ? "drop_several" : "drop_no_file";
    this.show("open_nothing", this.kit.words.say(words, { count: files.length }));
  }

  /** @param {Chosen} chosen */
  async look({ file: chosen, isKept }) {
    const { framework } = this.kit;
    try {
      checkSize(chosen.size);
      const { file, left } = readAnswerBytes(await bytesOf(chosen), framework.format);
      checkFramework(file, framework.id);
      checkOnePerson(file);
      this.waiting = { file, name: isKept ? "" : chosen.name };
      this.show("open_title", ...this.describe(chosen.name, file, isKept), ...this.describeLeft(left));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.show("open_not", ...this.refuse(chosen.name, error));
    }
  }

  /** @param {"open_title" | "open_not" | "open_nothing"} title @param {...(Node | string)} lines */
  show(title, ...lines) {
    const fits = title === "open_title";
    this.root.setAttribute("role", fits ? "dialog" : "alertdialog");
    setText(this.part("title"), this.kit.words.say(title));
    this.preview.replaceChildren(...lines.map((line) => make("p", {}, line)));
    for (const part of ["whose", "open", "begin", "cancel"]) this.part(part).hidden = !fits;
    this.part("save").hidden = !fits || this.kit.store.answers.isEmpty;
    this.part("close").hidden = fits;
    if (!this.root.open) this.root.showModal();
    this.root.focus(); // so it is read aloud
  }

  /** @param {string} called @param {Refusal} refusal */
  refuse(called, { code, values }) {
    const { words } = this.kit;
    const lines = [words.say("open_refused", { file: called }), words.say("refused_" + code, values)];
    const workshop = make("a", { href: "workshop.html" }, words.say("to_workshop"));
    return code === "several_people" ? [...lines, workshop] : lines;
  }

  /** Whoever kept it elsewhere is nobody's business before it is opened. @param {string} called @param {AnswerDocument} file @param {boolean} [isKept] */
  describe(called, file, isKept) {
    const { words, framework } = this.kit;
    const answers = new Answers(framework, file);
    const role = isKept ? "" : framework.roleName(file.people[0].role);
    const count = answers.all.size;
    return [
      words.say("open_holds", { file: called, count, day: words.day(file.saved) }),
      role ? words.say("open_role", { role }) : "",
      ...this.describeVersion(file.framework.version, answers.news?.changed ?? []),
      answers.apart.length ? words.say("open_apart", { count: answers.apart.length }) : "",
      ...this.describeLoss(answers),
    ].filter(Boolean);
  }

  /** @param {string[]} left places of values that are not as they should be */
  describeLeft(left) {
    const { words } = this.kit;
    return left.length ? [words.say("left_out", { where: words.list(left) })] : [];
  }

  /** @param {string} version of the file @param {{id: string}[]} changed questions that it answers */
  describeVersion(version, changed) {
    const { words, framework } = this.kit;
    const order = compareVersions(version, framework.version);
    const name = order < 0 ? "open_older" : "open_newer";
    return [
      order ? words.say(name, { version, current: framework.version }) : "",
      this.titled("open_changed", changed.map(({ id }) => id)),
    ];
  }

  /** What of this page would be replaced. @param {Answers} opened */
  describeLoss(opened) {
    const { words, store: { answers } } = this.kit;
    if (answers.isEmpty) return [words.say("open_replaces_nothing")];
    const changes = answers.differences(opened);
    const gone = changes.filter((id) => !opened.all.has(id));
    if (!changes.length) return [words.say("open_replaces_same")];
    return [this.titled("open_replaces", changes), this.titled("open_loses", gone)];
  }

  /** The words for so many questions, with their titles; "" for none. @param {string} name @param {string[]} ids */
  titled(name, ids) {
    const { words, framework } = this.kit;
    const titles = words.list(ids.map((id) => framework.questions.get(id)?.title ?? id));
    return ids.length ? words.say(name, { count: ids.length, titles }) : "";
  }
}

/** Text that is dropped into a text box stays the box's own. @param {DragEvent} event */
function isOurs({ dataTransfer, target }) {
  const isText = target instanceof Element && target.matches("textarea");
  return !isText || Boolean(dataTransfer?.types.includes("Files"));
}

/** @param {File} file */
async function bytesOf(file) {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new Refusal("unreadable");
  }
}
