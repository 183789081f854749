"""Shortening: a script does the same before and after, and names that stand for variables change, alike in one function."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from assessment_kit.app.names import shorten
from assessment_kit.app.scripts import fault, parse

# Scripts that call `out` with what they find.
SCRIPTS = {
    "private fields": "class Box { #size = 1; grow(size) { this.#size += size; return this.#size; } } out(new Box().grow(2));",
    "private methods": "class Box { static #made = 0; #note(text) { return text + Box.#made++; } static has(box) { return #note "
    "in box; } get #twice() { return this.#note('a') + this.#note('b'); } read() { return this.#twice; } } "
    "out(new Box().read(), Box.has(new Box()), Box.has({}));",
    "a private and a public name alike": "class Box { size = 1; #size = 2; read() { return [this.size, this.#size]; } } "
    "const box = new Box(); out(box.read(), Object.keys(box));",
    "private names of nested classes": "class Outer { #one = 1; inner() { const outer = this; return new (class { #two = 2; "
    "sum() { return outer.#one + this.#two; } })().sum(); } } out(new Outer().inner());",
    "throw an object": "function fail(code) { throw { code }; } try { fail(7); } catch (problem) { out(problem, problem.code); }",
    "shorthand": "const key = 1; const box = { key, other: key, [key]: key, key2: { key } }; out(box, box.key);",
    "shorthand over lines": "const one = 1;\nconst box = {\n  one,\n  two: one, // one\n};\nout(box);",
    "destructuring": "const given = { width: 1, deep: { list: [1, 2, 3] }, more: 4 }; const { width, height = width + 1, deep: "
    "{ list: [first, ...others] }, ...rest } = given; out(width, height, first, others, rest);",
    "destructuring into what is there": "let one, two; const box = {}; ({ one, two = one, three: box.three } = { one: 1, three: "
    "3 }); [two, one] = [one, two]; out(one, two, box);",
    "defaults that see others": "function area(width, height = width * 2, { depth = height, name: title = 'no' } = {}) { return "
    "[width, height, depth, title]; } out(area(1), area(1, 2, { depth: 3, name: 'x' }));",
    "computed keys": "const key = 'word'; const { [key]: found, [key + 's']: none = key } = { [key]: 1 }; class Box { [key] = 2; "
    "static [key + 's']() { return key; } get [`${key}!`]() { return 3; } } const box = new Box(); "
    "out(found, none, box.word, Box.words(), box['word!']);",
    "labels": "const list = []; outer: for (const outer of [1, 2, 3]) { inner: for (;;) { if (outer === 2) continue outer; "
    "list.push(outer); break inner; } } out(list);",
    "getters, setters and static": "class Box { static made = 0; static { Box.made = 5; } #value = 0; get value() { return "
    "this.#value; } set value(value) { this.#value = value * 2; } static make(value) { const box = new Box(); box.value = value; "
    "return box; } } const get = 1, set = 2, of = 3, async = 4; out(Box.make(2).value, Box.made, get, set, of, async);",
    "accessors of an object": "const box = { get value() { return 1; }, set value(value) { out(value); }, async: 2, get: 3 }; "
    "box.value = 4; out(box.value, box.async, box.get);",
    "templates": "const word = 'w', deep = (text) => text; out(`a  ${deep(`b   // ${word} /* ${{ word }.word} */`)}  ${word}\n  c "
    "\\` \\${word}`);",
    "tagged templates": "const tag = (texts, ...values) => [texts.raw, values]; const value = 1; out(tag`a\\n ${value}  b`);",
    "optional chaining": "const box = { call: (one) => one, list: [1] }; const none = undefined; const list = 0; out(box?.list?.[list], "
    "none?.list.call(box), box.call?.(2), box.none?.(none.none), list ?.5:1);",
    "class fields": "class Box { size = 1\nother = this.size\n'quoted' = 3\n0 = 4\nstatic count\nmake = (size) => size + this.size }\n"
    "const box = new Box(); out(box, box.make(2), 'count' in Box);",
    "a generator after a field": "class Box { size = 2;\n*[Symbol.iterator]() { for (let size = 0; size < this.size; size++) yield size; } "
    "} out([...new Box()]);",
    "a property and a variable alike": "const size = 1; const box = { size: 2, get: { size } }; function read(box) { const "
    "{ size } = box; return box.size + size; } out(size, box.size, read(box), box.get.size);",
    "catch": "let problem = 1; try { throw new Error('x'); } catch ({ message, name: problem }) { out(message, problem); } try { throw "
    "2; } catch { out(problem); } finally { problem = 3; } out(problem);",
    "arrows": "const one = (first) => first, two = first => ({ first }), three = ({ first }, [second]) => first + second, four = "
    "(...all) => all, five = (first = 1, second = first) => second; out(one(1), two(2), three({ first: 3 }, [4]), four(5), five());",
    "arrows in defaults": "const run = (given, make = (given) => given + 1, other = make(given)) => [given, other]; out(run(1));",
    "generators": "function* count(to) { for (let at = 0; at < to; at++) { const asked = yield at; if (asked) to = asked; } return to; } "
    "const steps = count(2); out([...count(3)], steps.next(), steps.next(4), (function* () { yield* count(1); })().next());",
    "async": "async function wait(value) { const found = await value; return found; } const arrow = async (value) => await wait(value), "
    "bare = async value => value; class Box { static async *all() { for await (const one of [wait(1)]) yield one; } } "
    "wait(1).then(out); out(arrow(1) instanceof Promise, typeof Box.all().next, bare.length);",
    "regex": "let text = 'a  b/c', g = 2; out(/a  b[/]c/.test(text), text.replace(/[^/]+\\//g, ''), 8 / g / 2, (() => /a  b/)().source, "
    "[/x/ in {}, g++ / 2, text.length /g/ 2]); if (text) /  /.exec(text);",
    "function and class expressions": "const one = function two(count) { return count ? two(count - 1) : typeof two; }, Three = class "
    "Four { me() { return Four === Three; } }; out(one(1), new Three().me(), typeof two, typeof Four);",
    "shadows": "const name = 'top'; function read(name) { { const name = 'block'; out(name); } return name; } for (const name of ['loop']) "
    "out(name); out(read('given'), name, ((name) => name)('arrow'));",
    "a name of the browser as a local one": "function read() { const open = () => { const isNaN = 1; return isNaN; }; return [open(), "
    "isNaN(1), [0].map((parseInt) => parseInt), parseInt('2')]; } out(read());",
    "assignment in a loop over what is there": "let last; const box = {}; for (last of [1, 2]); for (box.key in { a: 1 }); for (const [key, "
    "value] of Object.entries({ b: 2 })) out(key, value); out(last, box);",
    "assignment in a loop over what the browser has": "globalThis.kept = 0; function take() { for (kept of [1, 2]); } take(); "
    "out(globalThis.kept); delete globalThis.kept;",
    "loops": "const list = []; for (let at = 0, to = 2; at < to; at++) list.push(() => at); let count = 0; do count++; while (count < 3) "
    "while (count--) if (count) continue; else break; for (;;) { break; } out(list.map((one) => one()), count);",
    "switch": "function which(kind) { switch (kind) { case 'a': { const kind = 1; return kind; } case `b`: let other = 2; return other; "
    "default: return kind; } } out(which('a'), which('b'), which('c'));",
    "signs that must not meet": "let one = 1, two = 2; out(one + +two, one - -two, one+ ++two, one-- - --two, one < !two, - -one, 1 .toFixed(1), "
    "typeof one, void 0, one in [1], !(one instanceof Object), one /* */ / two, one / /2/.source, one < !--two);",
    "lines without semicolons": "const one = 1\nconst two = () => {\n  return\n  one\n}\nlet three = two()\nthree ??= one\n;[3].map(out)\n"
    "out(three)\nif (one) out(2)\nelse out(3)\nthrow_()\nfunction throw_() { try { throw one\n} catch {} }",
    "commas": "const list = [1, , 2,], holes = [,], more = [1,,]; function take(one, two,) { return one + two; } out(list.length, "
    "holes.length, more.length, take(1, 2,), { list, });",
    "const is a word too": "const box = { const: 1, let: 2, class: 3 }; out(box.const, box.let, box.class, 'const', `const`);",
    "strings": "const word = 1; out('word', \"it's word\", 'a\\\n  b', 'é', `$`, '\\u0041', { 'word': 2 }.word, word);",
    "an immediately called function": "let count = 0; (() => { count++; })(); (function () { count += 2; }()); out(count);",
    "arguments and new.target": "function Made(one) { return new.target ? { count: arguments.length } : one; } out(new Made(1, 2), Made(3));",
    "super": "class One { constructor(name) { this.name = name; } say(word) { return word + this.name; } } class Two extends One { "
    "constructor(...all) { super(...all); } say(word) { return super.say(word) + '!'; } } out(new Two('x').say('y'));",
    "hoisting": "out(later(2)); function later(given) { return inner(given); function inner(value) { return value * 2; } }",
    "a parameter called like its function": "function add(add) { return add + 1; } function* all(all) { yield all; } "
    "const two = function two(two) { return two; }; out(add(1), [...all(2)], two(3));",
    "a key called like a parameter": "const key = 'word'; class Box { [key](key) { return key; } } out(new Box().word(1), "
    "{ [key](key) { return key; } }.word(2));",
    "a default that its body hides": "const base = 1; function add(one = base, two = () => base) { let base = 2, three = 3; return "
    "[one, two(), base, three]; } out(add());",
    "parameters that nobody reads": "function f(one, two) { const three = 3; return three; } const g = (four) => { let five = 5; return "
    "five; }; try { throw 1; } catch (problem) { const six = 6; out(six); } out(f(), g(), class { h(one) { let two = 2; return two; } });",
    "a loop and its block": "for (const one of [1, 2]) { const two = 3; for (let at = 0; at < two; at++) { let last = at; out(last); } } for "
    "(const one of [4]) { const one = 5; out(one); }",
    "scopes that use what is around them": "function make(one) { let two = one; { const three = two; two = (four) => { const five = four; "
    "return () => [one, three, five, four]; }; } return two; } out(make(1)(2)());",
    "many names": f"function f({', '.join(f'name{n}' for n in range(900))}) {{ return [name0, name899]; }} out(f(...Array(900).keys()));",
}  # fmt: skip
RUN = """
for (const [before, after] of %s) {
  const both = [];
  for (const script of [before, after]) {
    const said = [];
    const plain = (value) => typeof value === "function" ? "function" : value;
    try {
      new Function("out", '"use strict";' + script)((...values) => said.push(...values.map(plain)));
    } catch (error) {
      said.push("fails: " + error);
    }
    await new Promise((done) => setTimeout(done)); // what the script awaits comes first
    both.push(said);
  }
  console.log(JSON.stringify(both));
}
"""


def short(*scripts: str) -> str:
    trees = [parse(script.encode()) for script in scripts]
    assert not any(fault(tree) for tree in trees)
    return shorten([statement for tree in trees for statement in tree.named_children])


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[list[object]]]:
    """What each script calls `out` with, before and after."""
    path = tmp_path_factory.mktemp("scripts") / "run.js"
    path.write_text(RUN % json.dumps([[script, short(script)] for script in SCRIPTS.values()]), encoding="utf-8")
    done = subprocess.run(
        [Path(sys.executable).parent / "deno", "run", "--quiet", "--no-prompt", path],
        env={**os.environ, "NO_COLOR": "1", "DENO_NO_UPDATE_CHECK": "1"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return dict(zip(SCRIPTS, map(json.loads, done.stdout.splitlines()), strict=True))


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_does_the_same_before_and_after(name: str, said: dict[str, list[list[object]]]) -> None:
    before, after = said[name]
    assert before and "fails" not in str(before)
    assert after == before, short(SCRIPTS[name])


@pytest.mark.parametrize(
    ("script", "shorter"),
    [
        ("function add(left, right) { return left + right; }", "function e(e,t){return e+t}"),
        ("const key = 1; use(box.key, { key: 2 }, { key });", "let e=1;use(box.key,{key:2},{key:e})"),
        ("function f() { const { width, height = 2 } = g(); }", "function e(){let{width:e,height:t=2}=g()}"),
        ("function f() { const { width: wide, ...rest } = g(); }", "function e(){let{width:e,...t}=g()}"),
        ("function f() { try { g(); } catch ({ code }) { h(code); } }", "function e(){try{g()}catch({code:e}){h(e)}}"),
        ("function f(all) { for (const one of all) g(one); }", "function e(e){for(let t of e)g(t)}"),
        ("class Box { #size = 1; grow(by) { this.#size += by; } }", "class e{#e=1;grow(e){this.#e+=e}}"),
        ("const item = (one) => `${one.item}  ${one}`; // item", "let e=(e)=>`${e.item}  ${e}`"),
        ("function f(document) { return document; } f(window.document);", "function e(e){return e}e(window.document)"),
        (
            "function f(all) { return all.map((one) => g(one, (two) => two)); }",
            "function e(e){return e.map((e)=>g(e,(e)=>e))}",
        ),
        ("use([1, 2,], { a: 1, });", "use([1,2],{a:1})"),
        ("if (a) ; else { b(); ; }", "if(a);else{b();;}"),
    ],
)
def test_a_script_keeps_only_what_it_needs(script: str, shorter: str) -> None:
    assert short(script) == shorter


def test_names_at_the_top_are_the_same_in_every_module() -> None:
    assert short("function first(one) { return one; }", "first(first);") == "function e(e){return e}e(e)"


def test_a_short_name_never_meets_one_that_is_there() -> None:
    assert short("function f(one, two) { return e + one + two + n; }") == "function t(t,r){return e+t+r+n}"


def test_a_name_of_the_browser_stays_beside_a_variable_that_is_called_alike() -> None:
    script = "function f() { g((name) => name); return name; }"
    assert short(script) == "function e(){g((e)=>e);return name}"
