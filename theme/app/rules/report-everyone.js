// @ts-check
/** One page for everybody who took part: what was heard, what begins, what does not and why, and when they will hear. */

import { actionName } from "./action-name.js";
import { NO_AGREEMENT } from "./agreement.js";
import { aside, bullets, heading, listOr, missingPart, paragraph } from "./blocks.js";
import { actionsOf, chosenFor, isOpen, KEEP, NOT_NOW, questionOf, WORK_ON } from "./plan.js";
import {
  actionCellsTold,
  chosenWithWhy,
  farthestApart,
  moreActions,
  nextLook,
  planTableOf,
  reportHead,
  reportRows,
  sayNone,
} from "./report-parts.js";
import { sayDifference } from "./sayings.js";

/** @typedef {import("./blocks.js").Block} Block */
/** @typedef {import("./report-parts.js").Given} Given */

/** As many as one page has room for beside the rest. */
const MOST_ACTIONS = 12;

/** @param {Given} given @returns {Block[]} */
export function everyoneReport(given) {
  const { words, views } = given;
  const count = views.people.length;
  return [
    ...reportHead(given, "report_title_everyone"),
    ...paragraph(
      words.say(count ? "report_thanks" : "report_thanks_all", { people: words.say("people", { count }) }),
    ),
    heading(2, words.say("report_heard")),
    ...whatWasHeard(given),
    heading(2, words.say("report_start")),
    ...startingNow(given),
    heading(2, words.say("report_not_now")),
    ...listOr(putOff(given), words.say("report_not_now_none"), "choose"),
    heading(2, words.say("report_hear")),
    ...whenToHear(given),
    ...aside(words.say("report_reflection")),
  ];
}

/** @param {Given} given @returns {Block[]} */
function whatWasHeard(given) {
  const { words } = given;
  const keep = chosenWithWhy(given, KEEP);
  const rows = reportRows(given);
  const differ = farthestApart(rows).map(({ question, difference, agreed: { state } }) => {
    const said = sayDifference(words, question, difference) ||
      words.say(state === NO_AGREEMENT ? "not_agreed" : "report_apart");
    return `${question.title}: ${said}`;
  });
  return [
    ...(keep.length ? paragraph(words.say("report_heard_keep")) : []),
    ...listOr(keep, words.say("report_keep_none"), "choose"),
    ...paragraph(
      differ.length ? words.say("report_heard_differ") : sayNone(given, rows, "report_differ_none"),
    ),
    ...bullets(differ),
  ];
}

/** @param {Given} given @returns {Block[]} */
function startingNow(given) {
  const { words, session } = given;
  const actions = actionsOf(session).filter(isOpen);
  const begun = new Set(actions.map((action) => questionOf(session, action)));
  const later = chosenFor(session, WORK_ON).filter((question) => !begun.has(question));
  const head = ["of_difference", "of_first_step", "of_owner", "of_due"];
  const lines = actions.slice(0, MOST_ACTIONS).map((action) => actionCellsTold(given, action));
  const titles = words.list(later.map(({ title }) => title));
  if (!lines.length) return [...notYet(), missingPart(words.say("report_start_none"), "plan")];
  return [
    planTableOf(given, "report_start", head, lines),
    ...moreActions(given, actions.length - lines.length),
    ...notYet(),
  ];

  function notYet() {
    return titles ? paragraph(words.say("report_work_on_also", { titles })) : [];
  }
}

/** What was put off, and what was stopped. @param {Given} given */
function putOff(given) {
  const { words, session } = given;
  const stopped = actionsOf(session).filter(({ status }) => status === "stopped").map((action) =>
    words.say("report_stopped", {
      what: actionName(session, action, words),
      because: action.because || words.say("report_no_why"),
    })
  );
  return [...chosenWithWhy(given, NOT_NOW, words.say("report_no_why")), ...stopped];
}

/** @param {Given} given @returns {Block[]} */
function whenToHear(given) {
  const { words, session } = given;
  const day = nextLook(given);
  const lead = session.value("lead", "");
  const who = lead ? paragraph(words.say("report_lead_is", { lead })) : [];
  if (!day) return [missingPart(words.say("report_hear_none"), "plan"), ...who];
  return [...paragraph(words.say("report_hear_on", { day: words.day(day) })), ...who];
}
