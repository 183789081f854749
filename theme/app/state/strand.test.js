// @ts-check
/** A text that goes on through copies and tabs, with a list of words for what is held. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { readMark } from "../rules/copies.js";
import { Strand } from "./strand.js";

/** A tab that holds words. @param {string} name */
function tab(name) {
  /** @type {string[]} */
  let words = [];
  const strand = new Strand(name, {
    get text() {
      return words.join(" ");
    },
    hold: (text) => words = text ? text.split(" ") : [],
  });
  return {
    strand,
    /** @param {string} word */
    say: (word) => strand.change(word, () => words = [...new Set([...words, word])].sort()),
    get copy() {
      return { text: strand.text, mark: readMark(strand.mark, strand.text) };
    },
    /** @param {{text: string | null, mark: any}} copy */
    takeShared: ({ text, mark }) => strand.takeShared(text, mark),
    /** @param {{text: string | null, mark: any}} copy @param {boolean} [isStart] */
    takeSecond: ({ text, mark }, isStart = false) => strand.takeSecond(text, mark.seen, isStart),
  };
}

test("a copy that follows is held, and one that was followed is written again", () => {
  const [one, other] = [tab("one"), tab("other")];
  one.say("a");
  const old = one.copy;
  one.say("b");
  assert.equal(other.takeShared(old), "taken");
  assert.equal(other.takeSecond(one.copy, true), "taken");
  assert.equal(other.strand.text, "a b");
  assert.equal(other.takeShared(old), "old");
  assert.equal(other.takeShared(one.copy), "same");
});

test("what two tabs change at one instant is in both in the end, whichever was written last", () => {
  for (const first of [0, 1]) {
    const tabs = [tab("one"), tab("other")];
    tabs[0].say("a");
    tabs[1].say("b");
    let stored = tabs[first].copy;
    for (let round = 0; round < 3; round++) {
      for (const one of tabs) if (one.takeShared(stored) !== "same") stored = one.copy;
    }
    assert.deepEqual(tabs.map(({ strand }) => strand.text), ["a b", "a b"]);
    assert.equal(stored.text, "a b");
  }
});

test("what one tab changed after the other is not put back", () => {
  const [one, other] = [tab("one"), tab("other")];
  one.say("a");
  other.takeShared(one.copy);
  other.strand.change("a", () => other.strand.text);
  one.takeShared(other.copy);
  assert.equal(one.strand.text, other.strand.text);
});

test("a text that was cleared stays cleared in every copy that is older", () => {
  const [one, other] = [tab("one"), tab("other")];
  one.say("a");
  const old = one.copy;
  one.strand.clear();
  assert.equal(other.takeShared(old), "taken");
  assert.equal(other.takeSecond(one.copy, true), "taken");
  assert.equal(other.strand.text, null);
  assert.equal(other.takeShared(old), "old");
});

test("storage without text and without a mark was emptied by somebody: the text is to be written again", () => {
  const one = tab("one");
  assert.equal(one.takeShared({ text: null, mark: null }), "same");
  one.say("a");
  assert.equal(one.takeShared({ text: null, mark: null }), "old");
  assert.equal(one.strand.text, "a");
});

test("a text without a mark is held, and the other copy that differs is put aside", () => {
  const [one, other] = [tab("one"), tab("other")];
  one.say("a");
  assert.equal(other.takeShared({ text: "z", mark: null }), "taken");
  assert.equal(other.takeSecond(one.copy, true), "other");
  assert.equal(other.strand.text, "z");
  assert.equal(other.takeSecond(one.copy), "old");
});

test("two copies that parted before this visit are both kept", () => {
  const [one, other, later] = [tab("one"), tab("other"), tab("later")];
  one.say("a");
  other.say("b");
  later.takeShared(one.copy);
  assert.equal(later.takeSecond(other.copy, true), "other");
  assert.equal(later.strand.text, "a");
});

test("what was said while the second copy was still on its way is added to it", () => {
  const [one, later] = [tab("one"), tab("later")];
  one.say("a");
  later.say("b");
  assert.equal(later.takeSecond(one.copy, true), "taken");
  assert.equal(later.strand.text, "a b");
});

test("a text that came without a mark goes on by itself where there was no other copy", () => {
  const one = tab("one");
  assert.equal(one.takeShared({ text: "a", mark: null }), "taken");
  one.strand.missSecond();
  const second = one.copy;
  one.say("b");
  assert.equal(one.takeSecond(second), "old");
});

test("in whatever order the writings of three tabs reach one another, all of them end with everything", () => {
  let random = 1;
  const upTo = (/** @type {number} */ most) => (random = random * 48271 % 2147483647) % most;
  for (let run = 0; run < 500; run++) {
    /** All that was written, in the order of the browser. @type {any[]} */
    const written = [];
    const tabs = ["x", "y", "z"].map((name) => ({
      ...tab(name),
      words: [name + 2, name + 1],
      read: 0,
      own: -1,
      sees: /** @type {{text: string | null, mark: any}} */ ({ text: null, mark: null }),
    }));
    const write = (/** @type {any} */ one) => {
      one.sees = { text: one.strand.text, mark: readMark(one.strand.mark, one.strand.text) };
      one.own = written.push(one.sees) - 1;
    };
    const look = (/** @type {any} */ one) => {
      if (one.takeShared(one.sees) === "old" || one.strand.text !== one.sees.text) write(one);
    };
    for (let left = tabs; left.length;) {
      const one = left[upTo(left.length)];
      if (one.words.length && upTo(2)) {
        look(one);
        one.say(one.words.pop() ?? "");
        write(one);
      } else if (one.read < written.length) {
        const at = one.read++;
        if (at > one.own) one.sees = written[at]; // a tab sees its own until the browser has taken that
        look(one);
      }
      left = tabs.filter(({ read, words }) => words.length || read < written.length);
      assert.ok(written.length < 200, "it comes to an end");
    }
    for (const { strand } of tabs) assert.equal(strand.text, "x1 x2 y1 y2 z1 z2");
  }
});
