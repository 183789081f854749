// @ts-check
import { download } from "./download.js";

/** Hand everything to the browser as an answer file. @param {import("./answer-store.js").AnswerStore} store */
export function saveAnswers(store) {
  const { name, text } = store.file;
  download(name, text);
  store.saved(name);
}
