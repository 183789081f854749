// @ts-check
/** The questionnaire: reads the framework from the page, and starts its components. */

import { AnswerBar } from "./components/answer-bar/answer-bar.js";
import { Apart } from "./components/apart/apart.js";
import { ClearAnswers } from "./components/clear-answers/clear-answers.js";
import { Notices } from "./components/notices/notices.js";
import { Opening } from "./components/opening/opening.js";
import { Picture } from "./components/picture/picture.js";
import { Questions } from "./components/questions/questions.js";
import { Start } from "./components/start/start.js";
import { StepCounts } from "./components/step-counts/step-counts.js";
import { Steps } from "./components/steps/steps.js";
import { startComponents } from "./drawing/component.js";
import { newId, readFramework, startPage, today } from "./drawing/page.js";
import { Asks } from "./state/asks.js";
import { AnswerStore } from "./state/answer-store.js";

/** @typedef {ReturnType<typeof readFramework> & {store: AnswerStore, asks: Asks}} AssessmentKit */

startPage(() => {
  const { framework, words } = readFramework();
  const store = new AnswerStore({
    framework,
    key: `assessment-kit:${framework.id}:${location.pathname}:answers`,
    storage: () => localStorage,
    makeId: () => newId("p"),
    today,
  });
  // AnswerBar first: whatever else fails, people can save.
  startComponents({
    "answer-bar": AnswerBar,
    questions: Questions,
    steps: Steps,
    "step-counts": StepCounts,
    start: Start,
    "clear-answers": ClearAnswers,
    opening: Opening,
    notices: Notices,
    apart: Apart,
    picture: Picture,
  }, { framework, words, store, asks: new Asks() });
});
