"""Joining modules: what is joined runs, and every mistake names its place and the cure."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from assessment_kit.app import bundle as joiner
from assessment_kit.app.bundle import bundle
from assessment_kit.app.styles import bundle_styles
from assessment_kit.reading.problems import FrameworkError


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Places are named from where the person at the keyboard is."""
    monkeypatch.chdir(tmp_path)


def write(folder: Path, **files: str) -> Path:
    """Modules by name; returns the one called entry."""
    for name, text in files.items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8")
    return folder / "entry.js"


def complaints(make: Callable[[Path], str], entry: Path) -> list[str]:
    with pytest.raises(FrameworkError) as caught:
        make(entry)
    return [str(problem) for problem in caught.value.problems]


def test_modules_stand_after_what_they_need_and_only_once(tmp_path: Path) -> None:
    entry = write(
        tmp_path,
        entry='import { b } from "./b.js";\nimport {\n  c,\n} from "./c.js";\nb(c);\n',
        b='import { c } from "./c.js";\nexport function b() { return c; }\n',
        c="export const c = 1;\n",
    )
    assert bundle(entry) == '(function(){"use strict";let e=1;t(e);function t(){return e}})();'


def test_lines_that_end_without_a_semicolon_do_not_run_into_the_next_module(tmp_path: Path) -> None:
    entry = write(tmp_path, entry='import { b } from "./b.js";\n(b)\n', b="export const b = 1")
    assert bundle(entry) == '(function(){"use strict";let e=1;(e)})();'


def test_whole_patterns_can_be_exported(tmp_path: Path) -> None:
    entry = write(
        tmp_path,
        entry='import { a, c } from "./b.js";\nuse(a, c);\n',
        b="export const { a, b: [c] } = get;\n",
    )
    assert bundle(entry) == '(function(){"use strict";let{a:e,b:[t]}=get;use(e,t)})();'


def test_what_nothing_names_is_left_out(tmp_path: Path) -> None:
    entry = write(
        tmp_path,
        entry='import { b, c } from "./b.js";\nb();\n',
        b="const used = 1;\nconst unused = [used, { a: (b) => c(b) }];\n"
        "export function b() { return used; }\nexport function c() { return again() + unused; }\nfunction again() { return c(); }\n",
    )
    assert bundle(entry) == '(function(){"use strict";let e=1;t();function t(){return e}})();'


@pytest.mark.parametrize(
    "kept",
    [
        "let e=make()",
        "let e=box.item",
        "let e=[...many]",
        "let{item:e}=box",
        "let e={[key]:1}",
        "class e{static{make()}}",
        "for(let e of many)use(e)",
        "make()",
    ],
)
def test_what_may_do_something_stays_even_if_nothing_names_it(tmp_path: Path, kept: str) -> None:
    assert bundle(write(tmp_path, entry=kept)) == f'(function(){{"use strict";{kept}}})();'


USE_NAMES = 'use `import { name } from "./file.js";` and `export` before a function, const, let or class'


@pytest.mark.parametrize(
    ("files", "says"),
    [
        (
            {"entry": '\nimport { a } from "./none.js";\n'},
            'entry.js:2:1: there is no file "./none.js"; mend the path or remove the import',
        ),
        (
            {"entry": 'import { a } from "./b.js";\n', "b": "const a = 1;\n"},
            'entry.js:1:10: "a" is not exported by b.js; put "export" before it there',
        ),
        (
            {"entry": 'import { a as z } from "./b.js";\n', "b": "export const a = 1;\n"},
            'entry.js:1:10: "a as z" renames an import; import it under its own name',
        ),
        (
            {
                "entry": 'import { a } from "./b.js";\nfunction twice() {}\n',
                "b": "export const a = 1;\nlet twice = 1;\n",
            },
            'entry.js:2:10: "twice" is also declared in b.js; one of them needs another name',
        ),
        (
            {"entry": "let twice;\nconst [one, twice] = [];\n"},
            'entry.js:2:13: "twice" is also declared in entry.js; one of them needs another name',
        ),
        (
            {
                "entry": 'import { a } from "./b.js";\n/* é */ close(a);\n',
                "b": "export const a = 1;\nfunction close() {}\n",
            },
            'entry.js:2:9: "close" is declared in b.js; import it, or give one of the two another name',
        ),
        (
            {
                "entry": 'import { a } from "./b.js";\nexport let c;\n',
                "b": 'import { c } from "./entry.js";\nexport const a = 1;\n',
            },
            "b.js:1:1: modules import each other: entry.js → b.js → entry.js; move what both need into a third",
        ),
        ({"entry": "export default 1;\n"}, f"entry.js:1:1: unsupported: export default 1; {USE_NAMES}"),
        (
            {"entry": "export default class A {\n}\n"},
            f"entry.js:1:1: unsupported: export default class A {{; {USE_NAMES}",
        ),
        ({"entry": "const a = 1;\nexport { a };\n"}, f"entry.js:2:1: unsupported: export {{ a }}; {USE_NAMES}"),
        (
            {"entry": '/* a comment\n   of two lines */\nimport * as all from "./b.js";\n', "b": ""},
            f'entry.js:3:1: unsupported: import * as all from "./b.js"; {USE_NAMES}',
        ),
        ({"entry": 'import "./b.js";\n', "b": ""}, f'entry.js:1:1: unsupported: import "./b.js"; {USE_NAMES}'),
        ({"entry": "if (1) {\n  var a = 1;\n}\n"}, "entry.js:2:3: unsupported: var a = 1; use let or const"),
        ({"entry": "const a = [await b];\n"}, "entry.js:1:12: unsupported: await b; put it into a function"),
        ({"entry": "f(() => { return; });\nreturn;\n"}, "entry.js:2:1: unsupported: return; put it into a function"),
        (
            {"entry": '/** Tells\n * what. </script> */\nconst end = "</SCRIPT>";\n'},
            'entry.js:3:13: unsupported: "</SCRIPT>"; it would end the script in the page, so build it from two strings',
        ),
        (
            {"entry": "const a = 1;\n  const b = = 2;\n"},
            'entry.js:2:11: "=" is no JavaScript; look here and just before for a sign too many or too few',
        ),
        (
            {"entry": "f({\n  a: 1\n  b: 2\n});\n"},
            'entry.js:3:3: "b: 2" is no JavaScript; look here and just before for a sign too many or too few',
        ),
        (
            {"entry": "function f() {\n  return (1;\n}\n"},
            'entry.js:2:12: ")" is missing; put it here, or mend what stands before',
        ),
    ],
    ids=[
        "missing",
        "not exported",
        "renamed",
        "twice",
        "twice in one",
        "not imported",
        "cycle",
        "default",
        "default class",
        "list",
        "star",
        "nothing imported",
        "var",
        "await",
        "return",
        "ends script",
        "sign too many",
        "sign too few",
        "bracket",
    ],
)
def test_a_mistake_names_its_place_and_the_cure(tmp_path: Path, files: dict[str, str], says: str) -> None:
    assert complaints(bundle, write(tmp_path, **files)) == [says]


def test_bytes_that_are_no_text_are_a_mistake_too(tmp_path: Path) -> None:
    entry = write(tmp_path)
    entry.write_bytes(b'const a = "caf\xe9";\n')
    assert complaints(bundle, entry) == ["entry.js:1:15: is not UTF-8; save it as UTF-8"]


def test_all_mistakes_of_all_modules_are_told_at_once(tmp_path: Path) -> None:
    entry = write(
        tmp_path,
        entry='import { b } from "./b.js";\nimport { c, d } from "./c.js";\nvar one;\n',
        b="export const b = (;\n",
        c="export const c = 1;\nvar two;\n",
    )
    assert complaints(bundle, entry) == [
        'b.js:1:16: "= (" is no JavaScript; look here and just before for a sign too many or too few',
        "c.js:2:1: unsupported: var two; use let or const",
        'entry.js:2:13: "d" is not exported by c.js; put "export" before it there',
        "entry.js:3:1: unsupported: var one; use let or const",
    ]


def test_a_script_is_shortened_once_for_as_long_as_it_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    monkeypatch.setattr(joiner, "shorten", lambda modules: made.append(list(modules)) or str(len(made)))
    entry = write(tmp_path, entry='import { b } from "./b.js";\nf(b);\n', b="export const b = 1;\n")
    first, again = bundle(entry), bundle(entry)
    write(tmp_path, b="export const b = 2;\n")
    assert (first == again, bundle(entry) == again) == (True, False)


def test_styles_are_joined_in_the_order_of_the_list(tmp_path: Path) -> None:
    (tmp_path / "one.css").write_text("/* first */ a { color: red; }", "utf-8")
    (tmp_path / "two.css").write_text("b { --kit-x: 1px; width: var(--kit-x); }", "utf-8")
    (tmp_path / "all.css").write_text('@import "./one.css";\n@import "./two.css";\n', "utf-8")
    assert bundle_styles(tmp_path / "all.css") == "a{color:red}b{--0:1px;width:var(--0)}"


@pytest.mark.parametrize(
    ("listing", "sheet", "says"),
    [
        ('@import "./two.css";\n', "", ['all.css:1:1: there is no file "./two.css"; mend the path or remove the line']),
        (
            "\na { color: red }\n",
            "",
            ['all.css:2:1: unsupported: a { color: red }; list one `@import "./name.css";` a line'],
        ),
        (
            '@import "./one.css";\n@import "./two.css";\n',
            "/* url( */\na { background: url(x.png) }\n@import 'x.css';\n",
            [
                'all.css:2:1: there is no file "./two.css"; mend the path or remove the line',
                'one.css:2:17: "url(" may not stand in a page that loads nothing; remove it',
                'one.css:3:1: "@import" may not stand in a page that loads nothing; remove it',
            ],
        ),
    ],
    ids=["missing", "a rule", "requests"],
)
def test_mistakes_in_styles_name_their_place(tmp_path: Path, listing: str, sheet: str, says: list[str]) -> None:
    (tmp_path / "one.css").write_text(sheet, "utf-8")
    (tmp_path / "all.css").write_text(listing, "utf-8")
    assert complaints(bundle_styles, tmp_path / "all.css") == says
