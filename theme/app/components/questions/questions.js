// @ts-check
import { Component } from "../../drawing/component.js";
import { find, findAll, make, setText } from "../../drawing/dom.js";
import { MEGABYTES } from "../../rules/answer-file.js";
import { MOST_WANTED } from "../../rules/framework.js";
import { showAsked } from "../../drawing/show-asked.js";
import { TwoTexts } from "../../drawing/two-texts.js";

/** @typedef {import("../../assessment.js").AnsweringKit} AnsweringKit */
/** @typedef {import("../../rules/answers.js").Field} Field */

/** Letters from which on a browser takes seconds to find the direction of each paragraph; then all have that of the first. */
const LONG = 50_000;

/** The form: what is chosen and written goes to the store, what the store says is shown. @extends {Component<AnsweringKit, HTMLFormElement>} */
export class Questions extends Component {
  /** @param {HTMLFormElement} root @param {AnsweringKit} kit */
  constructor(root, kit) {
    super(root, kit);
    for (const text of findAll(root, "span", " + span")) describe(text);
    this.fieldsets = new Map(findAll(root, "fieldset", "[data-question]").map((one) => [one.id, one]));
    this.trends = findAll(root, "fieldset", "[data-trend]");
    this.texts = new Map(findAll(root, "textarea").map((area) => [area.name, this.textOf(area)]));
    /** Who answers, and what they have in mind. */
    this.selects = findAll(root, "select");
    this.shown = ""; // of the profiles
    this.many = make("p", { role: "alert" });
    this.listen(root, "input", (event) => this.take(event.target));
    this.listen(root, "click", (event) => this.clear(event.target));
    this.listen(root, "click", (event) => openNote(event));
    // A note that another tab changed meanwhile waits until nobody is typing in it.
    this.listen(
      root,
      "focusout",
      (event) => event.target.matches("textarea") && this.show(questionOf(event.target), null),
    );
    this.listen(root, "submit", (event) => event.preventDefault());
    this.takeEarly(); // before anything is shown, which would wipe it
    this.listen(kit.store, "change", (event) => this.render(event.detail.id));
    this.draw(kit.store.answers.all.keys()); // the page shows the others as they are, with nothing in them
  }

  /** What was chosen or written while this script was still on its way is an answer like any other. */
  takeEarly() {
    const controls = /** @type {HTMLInputElement[]} */ ([...this.root.elements]);
    const here = controls.filter(wasChanged).map(({ name, value }) => /** @type {const} */ ([name, value]));
    const given = new Map([...this.kit.early, ...here]);
    for (const control of controls) {
      const value = given.get(control.name);
      if (value !== undefined && isSet(control, value)) this.take(control);
    }
  }

  /** @param {HTMLInputElement} control */
  take(control) {
    const { value, name } = control;
    if (name === "role" || name === "scope" || name === "profile") {
      return this.kit.store.change(name, (answers) => answers[name] = value);
    }
    const { trend } = control.closest("fieldset")?.dataset ?? {};
    if (trend) return this.takeTrend(trend, value);
    const id = questionOf(control);
    if (control.type === "checkbox") return this.want(control, id);
    const field =
      /** @type {"choice" | "note" | "evidence"} */ (control.type === "radio"
        ? "choice"
        : name.slice(id.length + 1));
    const before = field === "choice" ? "" : this.kit.store.answers.answer(id)[field] ?? "";
    this.write(id, field, value);
    control.parentElement?.querySelector("[role=alert]")?.remove();
    if (field !== "choice" && value.length > before.length && !this.kit.store.fits) {
      this.refuse(control, id, field, before);
    }
  }

  /** @param {string} component @param {string} way "" takes it back */
  takeTrend(component, way) {
    this.kit.store.change(component + ".trend", (answers) => answers.setTrend(component, way));
  }

  /** What no page would open again is not taken. @param {HTMLInputElement} control @param {string} id @param {Field} field @param {string} before */
  refuse(control, id, field, before) {
    control.value = before;
    this.write(id, field, before);
    const words = this.kit.words.say("too_long", { megabytes: MEGABYTES });
    control.after(make("p", { role: "alert" }, words));
  }

  /** More than are asked for are kept all the same; which of them matter most, only the person knows. @param {HTMLInputElement} box @param {string} id */
  want(box, id) {
    const { store, words } = this.kit;
    this.write(id, "work_on", box.checked ? box.value : "");
    const { wanted } = store.answers;
    setText(this.many, words.say("wanted_many", { titles: words.list(wanted.map(({ title }) => title)) }));
    if (wanted.length > MOST_WANTED) box.parentElement?.after(this.many);
    else this.many.remove();
  }

  /** @param {HTMLTextAreaElement} area */
  textOf(area) {
    const id = questionOf(area);
    const field = /** @type {Field} */ (area.name.slice(id.length + 1));
    return new TwoTexts(area, this.kit.words, (text) => this.write(id, field, text));
  }

  /** @param {string} id @param {Field} field @param {string} value */
  write(id, field, value) {
    const name = `${id}.${field}`;
    const typed = this.texts.get(name)?.typed(value);
    this.kit.store.change(name, (answers) => {
      const { [field]: kept = "" } = /** @type {Partial<Record<Field, string>>} */ (answers.answer(id));
      answers.write(id, field, typed ? typed(kept) : value);
    }, id);
  }

  /** @param {HTMLElement} button */
  clear(button) {
    if (button.dataset.part !== "clear-choice") return;
    const fieldset = button.closest("fieldset");
    const { trend } = fieldset?.dataset ?? {};
    if (trend) this.takeTrend(trend, "");
    else this.write(questionOf(button), "choice", "");
    fieldset?.querySelector("input")?.focus();
  }

  /** @param {string} id or "" for all */
  render(id) {
    this.draw(id ? [id] : this.fieldsets.keys());
  }

  /** @param {Iterable<string>} ids of questions */
  draw(ids) {
    const { answers } = this.kit.store;
    const { isQuick, profile } = answers;
    this.root.classList.toggle("is-quick", isQuick);
    const shown = isQuick ? "" : profile; // the few come one after another
    if (this.shown !== shown) showAsked(this.root, (id) => !shown || answers.asked([id]).length > 0);
    this.shown = shown;
    for (const select of this.selects) this.choose(select);
    for (const fieldset of this.trends) showChoice(fieldset, answers.trend(fieldset.dataset.trend ?? ""));
    for (const id of ids) this.show(id, document.activeElement);
  }

  /** What this version does not list is kept, and shown by its id. @param {HTMLSelectElement} select */
  choose(select) {
    const { isQuick, [/** @type {"role" | "scope" | "profile"} */ (select.name)]: kept } =
      this.kit.store.answers;
    const value = isQuick && select.name === "profile" ? "" : kept;
    if (select.value === value) return;
    if (![...select.options].some((option) => option.value === value)) {
      select.add(make("option", { value }, value));
    }
    select.value = value;
  }

  /** @param {string} id @param {Element | null} busy what is being typed in, and left alone */
  show(id, busy) {
    const fieldset = this.fieldsets.get(id);
    if (!fieldset) return;
    const { answers } = this.kit.store;
    const choice = answers.choice(id);
    showChoice(fieldset, choice);
    find(fieldset, "input", "[type=checkbox]").checked = answers.answer(id).work_on === true;
    for (const field of /** @type {("note" | "evidence")[]} */ (["note", "evidence"])) {
      this.showText(fieldset, field, answers.answer(id)[field] ?? "", busy);
    }
  }

  /** @param {HTMLElement} fieldset @param {"note" | "evidence"} field @param {string} text @param {Element | null} busy */
  showText(fieldset, field, text, busy) {
    const details = find(fieldset, "details", `[data-part=${field}]`);
    const box = find(details, "div");
    const { answers } = this.kit.store;
    const area = find(box, "textarea");
    const { lang } = answers.answer(fieldset.id);
    this.texts.get(area.name)?.show(text, area === busy && !answers.isEmpty, lang);
    box.lang = area.lang; // on paper it shows the text
    const grown = area.value && area.value + "\n";
    if (box.dataset.text !== grown) box.dataset.text = grown;
    box.classList.toggle("is-long", grown.length > LONG);
    if (text && area !== busy) details.open = true;
    setText(find(details, "summary"), this.kit.words.say(field + (text ? "_open" : "_closed")));
  }
}

/** The radio of a card is called as its level, and its text describes it. @param {HTMLElement} text */
function describe(text) {
  const radio = text.previousElementSibling?.querySelector("input");
  if (!radio) return;
  const name = find(text.parentElement ?? text, "b");
  text.id = `${radio.name}.${radio.value}`;
  name.id = text.id + ".";
  radio.setAttribute("aria-labelledby", name.id);
  radio.setAttribute("aria-describedby", text.id);
}

/** @param {HTMLElement} fieldset @param {string} choice "" for none */
function showChoice(fieldset, choice) {
  for (const radio of findAll(fieldset, "input", "[type=radio]")) radio.checked = radio.value === choice;
  find(fieldset, "button", "[data-part=clear-choice]").hidden = !choice;
}

/** Whether somebody changed a control: the page is made with nothing chosen and nothing written. @param {any} control */
function wasChanged(control) {
  if (control.localName === "input") return control.checked && !control.defaultChecked;
  return ["textarea", "select-one"].includes(control.type) && control.value !== "";
}

/** Set a control as it was before; whether it lets itself be set so. @param {HTMLInputElement} control @param {string} value */
function isSet(control, value) {
  if (control.localName !== "input") control.value = value;
  else control.checked = control.value === value;
  return control.localName === "input" ? control.checked : control.value === value;
}

/** Who opens a note is about to write in it. @param {MouseEvent} event */
function openNote(event) {
  const details = event.target instanceof Element &&
    event.target.closest("[data-part] > summary")?.parentElement;
  if (!(details instanceof HTMLDetailsElement) || details.open) return;
  event.preventDefault(); // opened at once, so that no key is lost
  details.open = true;
  find(details, "textarea").focus();
}

/** @param {HTMLElement} control */
function questionOf(control) {
  return control.closest("fieldset")?.id ?? "";
}
