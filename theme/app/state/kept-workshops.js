// @ts-check
import { addressIn } from "./addresses.js";
import { isSound } from "./kept-values.js";
import { LargeDatabase } from "./large-database.js";
import { Held } from "./held.js";

/** @typedef {{address: string, session: import("../rules/session.js").Session, doc: import("../rules/answer-file.js").AnswerDocument, talk: string[]}} Kept doc: the same as a file; talk: questions marked to talk about */

/**
 * Workshops of the same framework that this browser keeps under other addresses: the page may have been moved or renamed,
 * or be somebody else's copy.
 * @param {import("../rules/framework.js").Framework} framework @param {string} name of this page's database @param {string} day
 * @returns {Promise<Kept[]>} none where the browser does not tell
 */
export async function workshopsElsewhere(framework, name, day) {
  /** @type {Kept[]} */
  const found = [];
  try {
    for (const { name: other = "" } of await indexedDB.databases()) {
      const address = addressIn(other, framework, "workshop");
      if (other === name || !address) continue;
      const { session, ticked } = await heldIn(framework, other);
      if (!session.isEmpty) found.push({ address, session, doc: session.toDocument(day), talk: ticked });
    }
  } catch { /* it cannot be asked, or not read: then nothing is offered */ }
  return found;
}

/** @param {import("../rules/framework.js").Framework} framework @param {string} name */
async function heldIn(framework, name) {
  const held = new Held(framework);
  const ignore = () => {};
  const database = new LargeDatabase(name, ignore, ignore);
  await database.readAll((texts) => {
    for (const [key, text] of texts) {
      const value = readable(text);
      if (isSound(key, value, framework)) held.hold([key, value]);
    }
  });
  await database.close();
  return held;
}

/** @param {string} text */
function readable(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
