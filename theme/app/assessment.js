// @ts-check
/** The questionnaire: reads the framework from the page, and starts its components. */

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
import { newId, readFramework, startPage, today } from "./drawing/page.js";
import { keptName } from "./state/addresses.js";
import { Asks } from "./state/asks.js";
import { AnswerStore } from "./state/answer-store.js";
import { takeEarly } from "./state/early.js";
import { keptElsewhere } from "./state/kept-elsewhere.js";

/** @typedef {{store: AnswerStore, asks: Asks, file: () => {name: string, text: string}, early: [string, string][], keptElsewhere: () => Kept[]}} Parts */
/** @typedef {import("./state/kept-elsewhere.js").Kept} Kept */
/** @typedef {ReturnType<typeof readFramework> & Parts} AssessmentKit */

startPage(() => {
  const { framework, words } = readFramework();
  const kept = {
    key: keptName(framework, "answers"),
    storage: () => localStorage,
  };
  const store = new AnswerStore({ ...kept, framework, makeId: newId, today });
  // AnswerBar first: whatever else fails, people can save. Who before what was chosen early is taken in. InSight after the
  // step that the address names is shown.
  startComponents({
    "answer-bar": AnswerBar,
    who: Who,
    questions: Questions,
    elsewhere: Elsewhere,
    notices: Notices,
    steps: Steps,
    "in-sight": InSight,
    "step-counts": StepCounts,
    start: Start,
    "after-save": AfterSave,
    "clear-answers": ClearAnswers,
    opening: Opening,
    "copy-text": CopyText,
    apart: Apart,
    picture: Picture,
    "hand-over": HandOver,
  }, {
    framework,
    words,
    store,
    asks: new Asks(),
    file: () => store.file,
    early: takeEarly(kept.storage),
    keptElsewhere: () => keptElsewhere(framework, kept),
  });
});
