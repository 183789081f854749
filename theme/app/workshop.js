// @ts-check
/** The facilitator's desk: starts its components. */

import { Agreements } from "./components/agreements/agreements.js";
import { AreaCounts } from "./components/area-counts/area-counts.js";
import { Asked } from "./components/asked/asked.js";
import { ClearSession } from "./components/clear-session/clear-session.js";
import { CopyText } from "./components/copy-text/copy-text.js";
import { Files } from "./components/files/files.js";
import { Gathering } from "./components/gathering/gathering.js";
import { Handout } from "./components/handout/handout.js";
import { KeptApart } from "./components/kept-apart/kept-apart.js";
import { Narrowing } from "./components/narrowing/narrowing.js";
import { PaperForm } from "./components/paper-form/paper-form.js";
import { People } from "./components/people/people.js";
import { PresentList } from "./components/present-list/present-list.js";
import { Presenting } from "./components/presenting/presenting.js";
import { SessionFields } from "./components/session-fields/session-fields.js";
import { SessionForm } from "./components/session-form/session-form.js";
import { Spread } from "./components/spread/spread.js";
import { Steps } from "./components/steps/steps.js";
import { Timer } from "./components/timer/timer.js";
import { Whole } from "./components/whole/whole.js";
import { WorkshopBar } from "./components/workshop-bar/workshop-bar.js";
import { startComponents } from "./drawing/component.js";
import { newId, startPage, today } from "./drawing/page.js";
import { agreementProgress } from "./rules/agreement.js";
import { inFirstLanguage, keptName } from "./state/addresses.js";
import { Desk } from "./state/desk.js";
import { workshopsElsewhere } from "./state/kept-workshops.js";
import { workshopCopy } from "./state/save-workshop.js";
import { WorkshopStore } from "./state/workshop-store.js";

/** @typedef {import("./drawing/page.js").Read & {store: WorkshopStore, desk: Desk, asks: Desk, file: () => Promise<{name: string, text: string}>}} WorkshopKit */

startPage(async ({ framework, words }) => {
  const name = keptName(framework, "workshop");
  const store = new WorkshopStore({
    framework,
    name,
    today,
    makeId: newId,
  });
  const desk = new Desk(framework, store);
  // The bar first: whatever else fails, people can save. The presentation takes the slides before others copy from them.
  await startComponents({
    "workshop-bar": WorkshopBar,
    steps: Steps,
    presenting: Presenting,
    timer: Timer,
    "area-counts": AreaCounts,
    "kept-apart": KeptApart,
    "session-fields": SessionFields,
    gathering: Gathering,
    "paper-form": PaperForm,
    asked: Asked,
    files: Files,
    people: People,
    spread: Spread,
    handout: Handout,
    "present-list": PresentList,
    agreements: Agreements,
    "session-form": SessionForm,
    "clear-session": ClearSession,
    narrowing: Narrowing,
    whole: Whole,
    "copy-text": CopyText,
  }, {
    framework,
    words,
    store,
    desk,
    asks: desk,
    file: () => workshopCopy(store),
    losses: () => {
      const { count, differ } = agreementProgress(store.session);
      const people = store.session.people.size;
      if (!people) return [words.say("clear_page")];
      const others = count + differ ? "clear_agreed" : "clear_rest";
      return [words.say("clear_people", { count: people }), words.say(others, { count: count + differ })];
    },
    keptAnswers: () => keptAnswers(framework),
    workshopsElsewhere: () => workshopsElsewhere(framework, name, today()),
  });
  return { ready: store.ready };
});

/** What the questionnaire beside this page keeps, if the browser lets us see it. @param {import("./rules/framework.js").Framework} framework */
function keptAnswers(framework) {
  const path = inFirstLanguage().replace(/workshop([^/]*)$/, "assessment$1");
  try {
    return localStorage.getItem(keptName(framework, "answers", path));
  } catch {
    return null;
  }
}
