// @ts-check
/** The questionnaire: starts its components. */

import { AfterSave } from "./components/after-save/after-save.js";
import { AnswerBar } from "./components/answer-bar/answer-bar.js";
import { Apart } from "./components/apart/apart.js";
import { ClearAnswers } from "./components/clear-answers/clear-answers.js";
import { CopyText } from "./components/copy-text/copy-text.js";
import { Elsewhere } from "./components/elsewhere/elsewhere.js";
import { HandOver } from "./components/hand-over/hand-over.js";
import { InSight } from "./components/in-sight/in-sight.js";
import { Notices } from "./components/notices/notices.js";
import { Opening } from "./components/opening/opening.js";
import { Picture } from "./components/picture/picture.js";
import { Questions } from "./components/questions/questions.js";
import { Start } from "./components/start/start.js";
import { StepCounts } from "./components/step-counts/step-counts.js";
import { Steps } from "./components/steps/steps.js";
import { Who } from "./components/who/who.js";
import { startComponents } from "./drawing/component.js";
import { newId, startPage, today } from "./drawing/page.js";
import { keptName } from "./state/addresses.js";
import { Asks } from "./state/asks.js";
import { AnswerStore } from "./state/answer-store.js";
import { takeEarly } from "./state/early.js";
import { keptElsewhere } from "./state/kept-elsewhere.js";
import { SaidWho } from "./state/said-who.js";
import { idle, Slices } from "./state/slices.js";

/** @typedef {{store: AnswerStore, asks: Asks, file: () => {name: string, text: string}, keptElsewhere: () => Kept[]}} Parts */
/** @typedef {import("./state/kept-elsewhere.js").Kept} Kept */
/** @typedef {import("./drawing/page.js").Read & Parts} AssessmentKit */
/** @typedef {AssessmentKit & {early: [string, string][], saidWho: SaidWho}} AnsweringKit with what was answered before it began */

startPage(async ({ framework, words }) => {
  const kept = {
    key: keptName(framework, "answers"),
    storage: () => localStorage,
  };
  const store = new AnswerStore({ ...kept, framework, makeId: newId, today });
  const kit = {
    framework,
    words,
    store,
    asks: new Asks(),
    file: () => store.file,
    keptElsewhere: () => keptElsewhere(framework, kept),
  };
  // Steps while the page is read: a browser that was sent to some words looks for them then.
  await startComponents({ steps: Steps }, kit);
  await idle(); // meanwhile the page is answered, and head.js keeps it
  // AnswerBar first: whatever else fails, people can save.
  const slices = new Slices();
  const others = {
    "answer-bar": AnswerBar,
    elsewhere: Elsewhere,
    notices: Notices,
    "step-counts": StepCounts,
    start: Start,
    "after-save": AfterSave,
    "clear-answers": ClearAnswers,
    opening: Opening,
    "copy-text": CopyText,
    apart: Apart,
    picture: Picture,
    "hand-over": HandOver,
  };
  await startComponents(others, kit, () => slices.rest());
  // Last, and in one turn, what takes over from head.js. Who before what was answered early is taken in; InSight when it is
  // known what must be in sight.
  const saidWho = new SaidWho(kept.key, () => sessionStorage);
  const answering = { ...kit, early: takeEarly(kept.storage), saidWho };
  await startComponents({ who: Who, questions: Questions, "in-sight": InSight }, answering);
  return {};
});
