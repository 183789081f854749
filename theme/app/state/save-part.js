// @ts-check
import { workshopTexts } from "../rules/workshop-file.js";
import { download } from "./download.js";

/** @typedef {import("../rules/answer-file.js").AnswerDocument} AnswerDocument */

/**
 * A part of the session, as a file to pass on. The session itself stays to be saved as a whole.
 * @param {import("./session-store.js").SessionStore} store @param {string} kind of the file, with which its name begins
 * @param {(whole: AnswerDocument) => AnswerDocument} partOf what is passed on @returns {Promise<string>} its name
 */
export async function savePart(store, kind, partOf) {
  await store.ready;
  store.begin();
  const [pieces] = await workshopTexts(
    partOf(store.session.toDocument(store.today)),
    () => Promise.resolve(),
  );
  const name = `${kind}-${store.today}.json`;
  download(name, pieces);
  return name;
}
