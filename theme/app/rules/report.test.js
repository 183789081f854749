// @ts-check
/** What a report says, to whom, and what it never gives away. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { blockText } from "./blocks.js";
import days from "./days.test.json" with { type: "json" };
import { Framework } from "./framework.js";
import { reportFor } from "./report.js";
import { reportMarkup, reportPage } from "./report-page.js";
import { sayWhoTookPart } from "./report-parts.js";
import { shortened } from "./report-short.js";
import { reportText } from "./report-text.js";
import { Session } from "./session.js";
import small from "./small.test.json" with { type: "json" };
import { Views } from "./views.js";
import { Words } from "./words.js";
import { plainOf } from "./written-in.js";

const framework = new Framework(small);
const HOSTILE = `<script>alert("1")</script>&'`;

/** Words that say their own name and what they were filled with, and days as they are. */
class Names extends Words {
  /** @override @param {string} name @param {Record<string, string | number>} [values] */
  say(name, values = {}) {
    return name === "date" ? super.say(name, values) : [name, ...Object.values(values)].join(" ");
  }
}

/** @param {import("./spread.js").Person[]} people @param {Record<string, Record<string, unknown>>} [items] by kind and id */
function given(people, items = {}) {
  const session = new Session(framework);
  for (const value of people) session.add({ kind: "people", id: value.id, value, chain: [], rank: 0 });
  for (const [kind, values] of Object.entries(items)) {
    for (const [id, value] of Object.entries(values)) session.add({ kind, id, value, chain: [], rank: 0 });
  }
  const views = new Views(framework, people);
  return { framework, words: new Names(days, "en-GB"), session, views, today: "2027-01-10" };
}

/** @param {import("./blocks.js").Block} block */
function textOf(block) {
  return plainOf(blockText(block));
}

/** @param {number[]} sizes of the three roles, and of those who gave none */
function crowd(sizes) {
  const roles = [...framework.roles.map(({ id }) => id), ""];
  return sizes.flatMap((size, at) =>
    Array.from({ length: size }, (_, number) => ({ id: `p-${at}-${number}`, role: roles[at] }))
  );
}

test("no size of a small group is told, nor left over when the others are taken away", () => {
  const sizes = [0, 1, 2, 3, 4, 7];
  for (const cooks of sizes) {
    for (const guests of sizes) {
      for (const waiters of sizes) {
        for (const none of [0, 1, 4]) {
          const people = crowd([cooks, guests, waiters, none]);
          const said = sayWhoTookPart(given(people));
          const told = [...said.matchAll(/named_count \w+ (\d+)/g)].map(([, count]) => Number(count));
          const rest = people.length - told.reduce((sum, one) => sum + one, 0);
          const all = told.length ? [...told, rest] : [];
          assert.deepEqual(all.filter((one) => one > 0 && one < framework.minimumGroup), [], said);
        }
      }
    }
  }
});

test("a report and a handout together tell no size of a small group", () => {
  const roles = [...framework.roles.map(({ id }) => id), ""];
  let seed = 1;
  const chance = (/** @type {number} */ most) => (seed = seed * 16807 % 2147483647) % most;
  for (let room = 0; room < 500; room++) {
    const sizes = [10, 8, 5, 2].map((most) => chance(most));
    const people = sizes.flatMap((size, at) =>
      Array.from({ length: size }, (_, number) => ({
        id: `p-${at}-${number}`,
        role: roles[at],
        answers: Object.fromEntries(
          ["q-one", "q-two", "q-three"].filter(() => chance(3)).map((id) => [id, { level: "low" }]),
        ),
      }))
    );
    const all = given(people);
    const told = sayWhoTookPart(all);
    const groups = framework.roles.filter(({ name }) => told.includes(`named_count ${name}`)).map((
      { id },
    ) => [id]);
    const shown = [...framework.questions.keys()].flatMap((id) => all.views.groupsOn(id));
    const sets = [...groups, ...shown.map((group) => group.ids)];
    /** @type {Map<string, number>} */
    const apart = new Map();
    for (const [at, role] of roles.entries()) {
      const key = sets.map((set) => set.includes(role)).join();
      apart.set(key, (apart.get(key) ?? 0) + sizes[at]);
    }
    const small = [...apart.values()].filter((size) => size && size < framework.minimumGroup);
    assert.ok(!small.length || !sets.length, `${sizes}: ${JSON.stringify(sets)}`);
  }
});

test("what a handout shows takes nothing from what a report holds back", () => {
  const chosen = { "q-one": { level: "low" } };
  const people = crowd([8, 4, 2]).map((one, at) => at < 3 || at > 7 ? { ...one, answers: chosen } : one);
  const all = given(people);
  assert.equal(
    sayWhoTookPart(all).match(/named_count.*/)?.[0],
    "named_count Cooks 8 report_rest 3",
  );
  // The guests are four: with them, the waiters would be the two that are left of six.
  assert.deepEqual(all.views.groupsOn("q-one").map(({ id }) => id), ["cooks"]);
});

test("with nothing in it, every report says in words what is missing and where to put it", () => {
  for (const [preset, steps] of Object.entries({ board: 4, everyone: 4, record: 3 })) {
    const blocks = reportFor(given([]), preset);
    assert.equal(blocks.filter(({ kind }) => kind === "missing").length, steps, preset);
    assert.ok(blocks.every((block) => block.kind !== "list" || block.items.length));
  }
});

test("where nobody answered, nothing is said of what people think", () => {
  const texts = reportFor(given([]), "board").map(blockText);
  assert.equal(texts.filter((text) => text === "report_no_views").length, 3);
  const agreed = given([], { agreed: { "q-one": { level: "low" } } });
  const table = reportFor(agreed, "board").find((block) => block.kind === "table");
  assert.deepEqual(table?.kind === "table" && table.rows[1].slice(1, 6), Array(5).fill("–"));
});

test("the board reads first what is asked of it, and the levels of those who differ in full", () => {
  const people = ["low", "low", "low", "top", "top", "top"].map((level, at) => ({
    id: `p-${at}`,
    role: at < 3 ? "cooks" : "guests",
    answers: { "q-one": { level } },
  }));
  const texts = reportFor(given(people, { ask: { "": "Give time" } }), "board").map(textOf);
  assert.deepEqual(texts.slice(2, 4), ["report_ask", "Give time"]);
  assert.ok(texts.some((text) => text.includes("groups_differ Cooks Guests gap 3 Low Top")));
});

test("those who took part hear on the first day that is still to come", () => {
  const days = ["2027-01-09", "2027-03-01", "2027-02-01", undefined];
  const plan = Object.fromEntries(days.map((review, at) => [`a-${at}`, { id: `a-${at}`, review }]));
  const hear = (/** @type {any} */ items) =>
    reportFor(given([], items), "everyone").map(blockText).filter((text) => text.startsWith("report_hear_"));
  assert.deepEqual(hear({ plan }), ["report_hear_on 1 February 2027"]);
  const stopped = Object.fromEntries(
    Object.values(plan).map((one) => [one.id, { ...one, status: "stopped" }]),
  );
  assert.deepEqual(hear({ plan: stopped }), ["report_hear_none"]);
});

test("a page has no markup but its own, a text no line that a cell broke", () => {
  const fields = { difference: HOSTILE, first_step: "one\ntwo\tthree", owner: HOSTILE, lang: HOSTILE };
  const blocks = reportFor(
    given([], {
      ask: { "": HOSTILE },
      goals: { g: { id: "g", name: HOSTILE } },
      plan: {
        a: { id: "a", question: "q-one", ...fields, progress: [{ date: "2027-01-01", note: HOSTILE }] },
      },
      choices: { "q-one": { choice: "work-on", why: HOSTILE } },
    }),
    "board",
  );
  const page = reportPage(reportMarkup(blocks), {
    title: HOSTILE,
    language: "en-GB",
    direction: "ltr",
    notes: [HOSTILE],
  });
  assert.ok(
    !page.includes("<script") && page.includes("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;"),
  );
  assert.ok(reportText(blocks).includes("\tone two three\t"));
});

test("of a long text its first sentences are printed, else its words up to an end, and that it was cut", () => {
  const sentence = "We ask ten people on each of two wards what changed.";
  const words = "and so on ".repeat(20);
  assert.equal(shortened(` ${sentence}\n${sentence} `), `${sentence} ${sentence}`);
  assert.equal(shortened(`${sentence} ${sentence} ${sentence}`), `${sentence} ${sentence} …`);
  assert.equal(shortened(`Ask, e.g. ${words}`, 40), "Ask, e.g. and so on and so on and so on…");
  assert.equal(shortened("😀".repeat(200), 5), "😀😀😀😀😀…");
});

test("the board reads our reasons, what comes first by its day, and what is not started", () => {
  const long = "We have seen it on two wards at night. ".repeat(20).trim();
  const texts = reportFor(
    given([], {
      agreed: { "q-one": { state: "no-agreement", reason: "Two sites" } },
      choices: { "q-two": { choice: "not-now", why: "No time" }, "q-three": { choice: "work-on" } },
      plan: {
        late: { id: "late", question: "q-one", difference: "Late", due: "2027-05-01" },
        free: { id: "free", difference: "Early", first_step: long, due: "2027-02-01", review: "2027-03-01" },
        over: { id: "over", difference: "Over", due: "2027-01-01", status: "done" },
      },
    }),
    "board",
  );
  const table = texts.find((block) => block.kind === "table" && block.look === "plan");
  assert.deepEqual(table?.kind === "table" && table.rows.map((row) => plainOf(`${row[1]}`)), [
    "Early",
    "Late",
    "Over",
  ]);
  const lists = texts.flatMap((block) => block.kind === "list" ? block.items.map(plainOf) : []);
  assert.ok(lists.includes("Two: No time"));
  const said = texts.map(textOf);
  for (
    const line of [
      "report_reason: Two sites",
      "report_work_on_also Three",
      "follow_again 1 March 2027",
      "report_whole",
    ]
  ) {
    assert.ok(said.includes(line), line);
  }
});

/** Texts in Welsh, and a plan of them, on a page in English. */
const WELSH = {
  lead: { "": { text: "Prif nyrs", lang: "cy" } },
  ask: { "": { text: "Dwy awr", lang: "cy" } },
  goals: { g: { id: "g", name: "Nos dawel", lang: "cy" } },
  choices: {
    "q-two": { choice: "not-now", why: "Dim amser", lang: "cy" },
    "q-one": { choice: "keep", why: "Good" },
  },
  agreed: { "q-one": { state: "no-agreement", reason: "Dau safle", lang: "cy" } },
  initiatives: { i: { id: "i", name: "Llif", lang: "cy", questions: ["q-one"] } },
  plan: {
    a: {
      id: "a",
      question: "q-one",
      difference: "Mae pawb yn gwybod",
      owner: "Metron",
      goal: "g",
      due: "2027-02-01",
      lang: "cy",
      progress: [{ id: "n", date: "2027-01-01", note: "Gofynnwyd", lang: "cy" }],
    },
    b: { id: "b", question: "q-three", lang: "cy" },
    c: { id: "c", difference: "Everybody knows", status: "stopped", because: "No time" },
  },
};
const IN_WELSH = /<(\w+) dir="auto" lang="cy"[^>]*>([^<]*)<\/\1>/g;

for (
  const [preset, said] of Object.entries({
    board: ["Dau safle", "Dim amser", "Dwy awr", "Mae pawb yn gwybod", "Metron", "Prif nyrs"],
    everyone: ["Dim amser", "Mae pawb yn gwybod", "Metron", "Prif nyrs"],
    record: [
      "Dau safle",
      "Dim amser",
      "Dwy awr",
      "Gofynnwyd",
      "Llif",
      "Mae pawb yn gwybod",
      "Metron",
      "Nos dawel",
      "Prif nyrs",
    ],
  })
) {
  test(`of the report ${preset}, each text is in the language in which somebody wrote it, and nothing else is`, () => {
    const blocks = reportFor(given([], WELSH), preset);
    const found = [...reportMarkup(blocks).matchAll(IN_WELSH)].map(([, , text]) => text);
    assert.deepEqual([...new Set(found)].sort(), said);
    assert.ok(reportMarkup(blocks).includes('lang="en-GB">Everybody knows<'));
    assert.ok(!/[\ufdd0\ufdd1]/.test(reportMarkup(blocks) + reportText(blocks)));
  });
}
