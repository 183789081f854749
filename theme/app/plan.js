// @ts-check
/** The year's plan: starts its components. */

import { Asked } from "./components/asked/asked.js";
import { ClearSession } from "./components/clear-session/clear-session.js";
import { CopyText } from "./components/copy-text/copy-text.js";
import { Files } from "./components/files/files.js";
import { KeptApart } from "./components/kept-apart/kept-apart.js";
import { OpeningPlan } from "./components/opening-plan/opening-plan.js";
import { PlanBar } from "./components/plan-bar/plan-bar.js";
import { PlanCounts } from "./components/plan-counts/plan-counts.js";
import { Choosing } from "./components/choosing/choosing.js";
import { ValueEffort } from "./components/value-effort/value-effort.js";
import { Goals } from "./components/goals/goals.js";
import { Actions } from "./components/actions/actions.js";
import { Programmes } from "./components/programmes/programmes.js";
import { FollowUp } from "./components/follow-up/follow-up.js";
import { FollowRound } from "./components/follow-round/follow-round.js";
import { Timer } from "./components/timer/timer.js";
import { Beside } from "./components/beside/beside.js";
import { Moved } from "./components/moved/moved.js";
import { Report } from "./components/report/report.js";
import { Steps } from "./components/steps/steps.js";
import { startComponents } from "./drawing/component.js";
import { newId, startPage, today } from "./drawing/page.js";
import { actionsOf } from "./rules/plan.js";
import { keptName } from "./state/addresses.js";
import { Asks } from "./state/asks.js";
import { workshopsElsewhere } from "./state/kept-workshops.js";
import { PlanStore } from "./state/plan-store.js";
import { workshopCopy } from "./state/save-workshop.js";

/** @typedef {import("./drawing/page.js").Read & {store: PlanStore, asks: Asks, file: () => Promise<{name: string, text: string}>, workshops: () => Promise<import("./state/kept-workshops.js").Kept[]>}} PlanKit */

startPage(async ({ framework, words }) => {
  const name = keptName(framework, "plan");
  const store = new PlanStore({ framework, name, today, makeId: newId });
  // The bar first: whatever else fails, people can save.
  await startComponents({
    "plan-bar": PlanBar,
    "steps": Steps,
    "plan-counts": PlanCounts,
    "kept-apart": KeptApart,
    "opening-plan": OpeningPlan,
    "asked": Asked,
    "files": Files,
    "choosing": Choosing,
    "value-effort": ValueEffort,
    "goals": Goals,
    "actions": Actions,
    "programmes": Programmes,
    "follow-up": FollowUp,
    "follow-round": FollowRound,
    "timer": Timer,
    "beside": Beside,
    "moved": Moved,
    "report": Report,
    "clear-session": ClearSession,
    "copy-text": CopyText,
  }, {
    framework,
    words,
    store,
    asks: new Asks(),
    file: () => workshopCopy(store),
    losses: () => [words.say("clear_plan", { count: actionsOf(store.session).length })],
    workshops: () => workshopsElsewhere(framework, name, today()),
  });
  return { ready: store.ready };
});
