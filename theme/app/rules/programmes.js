// @ts-check
/** Programmes laid over components and questions: where several meet, and where there is none. */

import { initiativesOf } from "./plan.js";

/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("./framework.js").Framework} Framework */
/** @typedef {import("./answer-file.js").Initiative} Initiative */
/** @typedef {{component: string, question?: string, title: string, programmes: Initiative[], isMeeting: boolean, isGap: boolean}} Ground a component or one of its questions, and who works on it */

/**
 * Each component, followed by its questions. Who works on a component works on each of its questions. Several who work on a
 * whole component meet there, and not once more on each question; where nobody works on a component, none of its questions
 * is named as well.
 * @param {Session} session @returns {Ground[]}
 */
export function groundsOf(session) {
  const { framework } = session;
  const all = initiativesOf(session);
  return framework.components.flatMap(({ id, title, questions }) => {
    const whole = all.filter((one) => holdsOne(one.components, [id]));
    const own = new Map(
      questions.map((one) => [one, all.filter((other) => holdsOne(other.questions, framework.idsOf(one)))]),
    );
    const isEmpty = !whole.length && [...own.values()].every((found) => !found.length);
    const ground = { component: id, title, programmes: whole, isMeeting: whole.length > 1, isGap: isEmpty };
    return [
      ground,
      ...[...own].map(([question, direct]) => {
        const programmes = all.filter((one) => whole.includes(one) || direct.includes(one));
        return {
          component: id,
          question,
          title: framework.question(question).title,
          programmes,
          isMeeting: programmes.length > 1 && direct.some((one) => !whole.includes(one)),
          isGap: !isEmpty && !programmes.length,
        };
      }),
    ];
  });
}

/** @param {string[] | undefined} list @param {string[]} ids */
function holdsOne(list, ids) {
  return ids.some((id) => list?.includes(id));
}

/** A list of ids with something in it or not, under whichever id it stood; ids that nobody here knows stay. @param {string[] | undefined} list @param {string[]} ids the present one first @param {boolean} isOn */
export function toggled(list, ids, isOn) {
  const rest = (list ?? []).filter((id) => !ids.includes(id));
  return isOn ? [...rest, ids[0]] : rest;
}
