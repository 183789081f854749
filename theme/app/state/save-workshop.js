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
  return { name: `${store.fileOf}-${day}.json`, text: more.length || text.length > LONGEST_COPY ? "" : text };
}

/** Hand everything to the browser. @param {import("./session-store.js").SessionStore} store */
export async function saveWorkshop(store) {
  await store.ready;
  store.begin();
  const name = `${store.fileOf}-${store.today}`;
  const slices = new Slices();
  const files = await workshopTexts(store.session.toDocument(store.today), () => slices.breathe());
  files.forEach((pieces, index) => {
    const part = files.length > 1 ? `-${index + 1}-of-${files.length}` : "";
    download(`${name}${part}.json`, pieces);
  });
  store.saved(`${name}.json`);
}
