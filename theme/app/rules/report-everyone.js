// @ts-check
/** One page for everybody who took part: what was heard, what begins, what does not and why, and when they will hear. */

import { actionName, nameWritten } from "./action-name.js";
import { NO_AGREEMENT } from "./agreement.js";
import { aside, bullets, listOr, missingPart, paragraph, section } from "./blocks.js";
import { actionsOf, isOpen, KEEP, NOT_NOW } from "./plan.js";
import {
  actionCellsTold,
  alsoApart,
  chosenWithWhy,
  farthestApart,
  moreActions,
  MOST_TOLD,
  nearestFirst,
  nextLook,
  notBegun,
  planTableOf,
  reportHead,
  reportRows,
  sayNone,
  sayTextOf,
  wholeElsewhere,
} from "./report-parts.js";
import { Shortener } from "./report-short.js";
import { sayDifference } from "./sayings.js";
import { written } from "./written-in.js";

/** @typedef {import("./blocks.js").Block} Block */
/** @typedef {import("./report-parts.js").Given} Given */
/** @typedef {import("./report-parts.js").Brief} Brief */

/** As many actions as one page has room for beside the rest. */
const EVERYONE_ACTIONS = 6;

/** @param {Given} whole @returns {Block[]} */
export function everyoneReport(whole) {
  const given = { ...whole, texts: new Shortener() };
  const { words, views } = given;
  const count = views.people.length;
  return [
    ...reportHead(given, "report_title_everyone"),
    ...paragraph(
      words.say(count ? "report_thanks" : "report_thanks_all", { people: words.say("people", { count }) }),
    ),
    ...section(words.say("report_heard"), whatWasHeard(given)),
    ...section(words.say("report_start"), startingNow(given)),
    ...section(
      words.say("report_not_now"),
      listOr(putOff(given), words.say("report_not_now_none"), "choose"),
    ),
    ...section(words.say("report_hear"), whenToHear(given)),
    ...wholeElsewhere(given),
    ...aside(words.say("report_reflection")),
  ];
}

/** @param {Brief} given @returns {Block[]} */
function whatWasHeard(given) {
  const { words } = given;
  const keep = chosenWithWhy(given, KEEP);
  const rows = reportRows(given);
  const { told, others } = farthestApart(rows);
  const differ = told.map(({ question, difference, agreed: { state } }) => {
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
    ...alsoApart(given, others),
  ];
}

/** @param {Brief} given @returns {Block[]} */
function startingNow(given) {
  const { words, session } = given;
  const actions = nearestFirst(actionsOf(session).filter(isOpen));
  const later = notBegun(given, actions);
  const head = ["of_difference", "of_first_step", "of_owner", "of_due"];
  const lines = actions.slice(0, EVERYONE_ACTIONS).map((action) => actionCellsTold(given, action));
  if (!lines.length) return [...later, missingPart(words.say("report_start_none"), "plan")];
  return [
    planTableOf(given, "report_start", head, lines),
    ...moreActions(given, actions.length - lines.length),
    ...later,
  ];
}

/** What was put off, and what was stopped. @param {Brief} given */
function putOff(given) {
  const { words, session, texts } = given;
  const stopped = actionsOf(session).filter(({ status }) => status === "stopped");
  const lines = stopped.slice(0, MOST_TOLD).map((action) =>
    words.say("report_stopped", {
      what: nameWritten(words, texts.short(actionName(session, action, words)), action),
      because: written(words, texts.short(action.because ?? ""), action.lang) || words.say("report_no_why"),
    })
  );
  if (stopped.length > lines.length) texts.isUsed = true;
  return [...chosenWithWhy(given, NOT_NOW, words.say("report_no_why")), ...lines];
}

/** @param {Given} given @returns {Block[]} */
function whenToHear(given) {
  const { words } = given;
  const day = nextLook(given);
  const lead = sayTextOf(given, "lead");
  const who = lead ? paragraph(words.say("report_lead_is", { lead })) : [];
  if (!day) return [missingPart(words.say("report_hear_none"), "plan"), ...who];
  return [...paragraph(words.say("report_hear_on", { day: words.day(day) })), ...who];
}
