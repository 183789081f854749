// @ts-check
/** The questionnaire: reads the framework from the page, and starts its components. */

import { startComponents } from "./component.js";
import { Apart } from "./components/apart.js";
import { Clearing } from "./components/clearing.js";
import { Keeping } from "./components/keeping.js";
import { Notices } from "./components/notices.js";
import { Opening } from "./components/opening.js";
import { Picture } from "./components/picture.js";
import { Questions } from "./components/questions.js";
import { StartStep } from "./components/start-step.js";
import { StepCounts } from "./components/step-counts.js";
import { Steps } from "./components/steps.js";
import { newId, readFramework, startPage, today } from "./parts/page.js";
import { AnswerStore } from "./store.js";

/** @typedef {ReturnType<typeof readFramework> & {store: AnswerStore}} AssessmentKit */

startPage(() => {
  const { framework, words } = readFramework();
  const store = new AnswerStore({
    framework,
    key: `assessment-kit:${framework.id}:${location.pathname}:answers`,
    storage: () => localStorage,
    makeId: () => newId("p"),
    today,
  });
  // Keeping first: whatever else fails, people can save.
  startComponents({
    keeping: Keeping,
    questions: Questions,
    steps: Steps,
    "step-counts": StepCounts,
    start: StartStep,
    clearing: Clearing,
    opening: Opening,
    notices: Notices,
    apart: Apart,
    picture: Picture,
  }, { framework, words, store });
});
