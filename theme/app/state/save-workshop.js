// @ts-check
import { workshopTexts } from "../rules/workshop-file.js";
import { download } from "./download.js";
import { Slices } from "./slices.js";

/** Download everything. The name tells the day and nothing else. @param {import("./workshop-store.js").WorkshopStore} store */
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
