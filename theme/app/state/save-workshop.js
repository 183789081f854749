// @ts-check
import { workshopTexts } from "../rules/workshop-file.js";
import { download } from "./download.js";
import { Slices } from "./slices.js";

const LONGEST_COPY = 5e6; // letters that a text box still shows

/** The text of the file, to be copied, or none where it is too long. @param {import("./session-store.js").SessionStore} store */
export async function workshopCopy(store) {
  await store.ready;
  const day = store.today;
  const [pieces, ...more] = await workshopTexts(store.session.toDocument(day), () => Promise.resolve());
  const text = pieces.join("");
  return { name: `workshop-${day}.json`, text: more.length || text.length > LONGEST_COPY ? "" : text };
}

/** Hand everything to the browser. The name tells the day and nothing else. @param {import("./session-store.js").SessionStore} store */
export async function saveWorkshop(store) {
  await store.ready;
  store.begin();
  const day = store.today;
  const slices = new Slices();
  const files = await workshopTexts(store.session.toDocument(day), () => slices.breathe());
  files.forEach((pieces, index) => {
    const part = files.length > 1 ? `-${index + 1}-of-${files.length}` : "";
    download(`workshop-${day}${part}.json`, pieces);
  });
  store.saved(`workshop-${day}.json`);
}
