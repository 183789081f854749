// @ts-check
import { isSettled } from "../rules/agreement.js";
import { sayAgreed } from "../rules/sayings.js";
import { make } from "./dom.js";

/** What was agreed, and where it is seen differently, question by question. @param {import("../workshop.js").WorkshopKit} kit */
export function makeSettled({ words, framework, desk }) {
  const rows = [...framework.questions.keys()].map((id) => desk.row(id));
  return rows.filter(({ agreed }) => isSettled(agreed)).map(({ question, agreed }) =>
    make("li", {}, make("b", {}, question.title), " ", sayAgreed(words, question, agreed))
  );
}
