// @ts-check
/** The one writer of a workshop: what the room agrees, and who is who. */

import { agreedOn, agreeing } from "../rules/agreement.js";
import { isSame } from "../rules/history.js";
import { otherId, together } from "../rules/people.js";
import { PEOPLE, SESSION, thingKey } from "../rules/things.js";
import { SessionStore } from "./session-store.js";

/** @typedef {import("../rules/things.js").Thing} Thing */
/** @typedef {import("../rules/things.js").Version} Version */

export class WorkshopStore extends SessionStore {
  /** From the first moment a session has an id. @override @param {string} kind @param {string} id @param {unknown} value */
  say(kind, id, value) {
    super.say(kind, id, value);
    if (kind !== SESSION) this.begin();
  }

  /** @param {string} id of a question @param {"choice" | "target" | "reason" | "views"} field @param {unknown} value */
  agree(id, field, value) {
    const before = agreedOn(this.session, id);
    this.say("agreed", id, this.inItsLanguage(agreeing(before, field, value), before));
  }

  /** What looks like two people under one id are two: this version is the other's. @param {Thing} thing @param {Version} version */
  partPeople({ kind, id, versions }, version) {
    const rest = versions.filter((one) => !isSame(one, version));
    const other = otherId(id, version, rest[0]);
    this.putBack({ kind, id, versions: rest });
    for (const { by, value, ...more } of versions.filter((one) => isSame(one, version))) {
      for (const file of by) {
        this.session.add({ ...more, kind, id: other, value: { ...value, id: other } }, file);
        const report = this.files.get(file);
        if (report?.keys) {
          this.setFile(file, { ...report, keys: [...report.keys, thingKey({ kind, id: other })] });
        }
      }
    }
    this.putBack(this.session.thing(kind, other) ?? { kind, id: other, versions: [] });
  }

  /** Two people are one: where both answered, the first stands. @param {string} id @param {string} other */
  joinPeople(id, other) {
    const { session } = this;
    this.say(PEOPLE, id, together(session.value(PEOPLE, id), session.value(PEOPLE, other)));
    this.remove(PEOPLE, other);
  }
}
