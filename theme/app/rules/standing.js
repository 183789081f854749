// @ts-check
/** Where a person stands: what is high and low among the levels they chose. Places only, never a sum. */

import { CANNOT_SAY, stepOf } from "./framework.js";

/** @typedef {import("./framework.js").Question} Question */
/** @typedef {{question: Question, level: {id: string, name: string}, height: number}} Placed height: 0 lowest of its whole scale, 1 highest */

/**
 * Strengths are the questions at the highest level chosen, places to develop those at the lowest; at the two highest and
 * lowest where four levels or more were chosen. With one level nothing stands out, and what is below the highest can
 * still be developed. First what the person would like to work on.
 * @param {import("./answers.js").Answers} answers
 */
export function standing(answers) {
  const questions = [...answers.framework.questions.values()];
  const placed = questions.flatMap((question) => place(question, answers.choice(question.id)));
  const heights = [...new Set(placed.map((one) => one.height))].sort((a, b) => a - b);
  const reach = heights.length < 2 ? 0 : heights.length < 4 ? 1 : 2;
  const low = reach ? heights.slice(0, reach) : heights.filter((height) => height < 1);
  const high = heights.slice(heights.length - reach);
  const wanted = (/** @type {Placed} */ { question: { id } }) => Number(answers.answer(id).work_on ?? false);
  return {
    strengths: placed.filter((one) => high.includes(one.height)).sort((a, b) => b.height - a.height),
    develop: placed.filter((one) => low.includes(one.height))
      .sort((a, b) => wanted(b) - wanted(a) || a.height - b.height),
    levelsUsed: heights.length,
    isLevel: heights.length === 1 && placed.length > 2, // one or two say nothing of each time
    unsaid: questions.filter((question) => answers.choice(question.id) === CANNOT_SAY),
    open: answers.open.map((id) => answers.framework.question(id)),
  };
}

/** @param {Question} question @param {string} choice @returns {Placed[]} none when no level was chosen */
function place(question, choice) {
  const index = question.levels.findIndex((level) => level.id === choice);
  if (index < 0) return [];
  const { step, of } = stepOf(question, index);
  return [{ question, level: question.levels[index], height: (step - 1) / (of - 1) }];
}
