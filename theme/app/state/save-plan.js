// @ts-check
import { planToShare } from "../rules/plan-file.js";
import { workshopTexts } from "../rules/workshop-file.js";
import { download } from "./download.js";

/** @typedef {import("./session-store.js").SessionStore} SessionStore */

/** The plan without people, as a file to pass on. What is here stays to be saved as a whole. @param {SessionStore} store @returns {Promise<string>} its name */
export async function sharePlan(store) {
  await store.ready;
  store.begin();
  const doc = planToShare(store.session.toDocument(store.today));
  const [pieces] = await workshopTexts(doc, () => Promise.resolve());
  const name = `plan-${store.today}.json`;
  download(name, pieces);
  return name;
}
