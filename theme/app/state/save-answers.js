// @ts-check
import { download } from "./download.js";

/** Download everything as an answer file. The name tells neither who nor when. @param {import("./answer-store.js").AnswerStore} store */
export function saveAnswers(store) {
  const [id] = store.answers.person.id.match(/[0-9a-f]{4,8}/) ?? ["file"];
  const name = `answers-${id}.json`;
  download(name, store.text);
  store.saved(name);
}
