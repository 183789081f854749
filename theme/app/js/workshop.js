// @ts-check
/** The facilitator's desk: reads the framework from the page, and starts its components. */

import { startComponents } from "./component.js";
import { AgreementList } from "./components/agreement-list.js";
import { AreaCounts } from "./components/area-counts.js";
import { FileList } from "./components/file-list.js";
import { GatheringArea } from "./components/gathering-area.js";
import { KeptApart } from "./components/kept-apart.js";
import { Narrowing } from "./components/narrowing.js";
import { PeopleList } from "./components/people-list.js";
import { PresentList } from "./components/present-list.js";
import { Presenting } from "./components/presenting.js";
import { RoomTimer } from "./components/room-timer.js";
import { SessionForm } from "./components/session-form.js";
import { SpreadTable } from "./components/spread-table.js";
import { StartingAgain } from "./components/starting-again.js";
import { Steps } from "./components/steps.js";
import { WholePicture } from "./components/whole-picture.js";
import { WorkshopBar } from "./components/workshop-bar.js";
import { newId, readFramework, startPage, today } from "./parts/page.js";
import { WorkshopStore } from "./parts/workshop-store.js";

startPage(() => {
  const { framework, words } = readFramework();
  const store = new WorkshopStore({
    framework,
    name: `assessment-kit:${framework.id}:${location.pathname}:workshop`,
    today,
    makeId: () => newId("f"),
  });
  // The bar first: whatever else fails, people can save. The presentation takes the slides before others copy from them.
  startComponents({
    bar: WorkshopBar,
    steps: Steps,
    presenting: Presenting,
    timer: RoomTimer,
    counts: AreaCounts,
    "kept-apart": KeptApart,
    gathering: GatheringArea,
    files: FileList,
    people: PeopleList,
    spread: SpreadTable,
    "present-list": PresentList,
    agreements: AgreementList,
    session: SessionForm,
    clearing: StartingAgain,
    narrowing: Narrowing,
    whole: WholePicture,
  }, { framework, words, store, keptAnswers: () => keptAnswers(framework.id) });
});

/** What the questionnaire beside this page keeps, if the browser lets us see it. @param {string} id of the framework */
function keptAnswers(id) {
  const path = location.pathname.replace(/workshop([^/]*)$/, "assessment$1");
  try {
    return localStorage.getItem(`assessment-kit:${id}:${path}:answers`);
  } catch {
    return null;
  }
}
