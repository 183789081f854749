// @ts-check
import { countsOnly } from "../rules/counts-file.js";
import { workshopTexts } from "../rules/workshop-file.js";
import { download } from "./download.js";

/** @typedef {import("./session-store.js").SessionStore} SessionStore */

/** How many chose what, without people, as a file to pass on. The workshop stays to be saved as a whole. @param {SessionStore} store @returns {Promise<string>} its name */
export async function saveCounts(store) {
  await store.ready;
  store.begin();
  const doc = countsOnly(store.session.toDocument(store.today), store.views);
  const [pieces] = await workshopTexts(doc, () => Promise.resolve());
  const name = `counts-${store.today}.json`;
  download(name, pieces);
  return name;
}
