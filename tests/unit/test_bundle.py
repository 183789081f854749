"""Joining modules: what is joined runs, and every mistake names its place and the cure."""

from __future__ import annotations

from pathlib import Path

import pytest
from assessment_kit.app.bundle import BundleError, bundle, bundle_styles


def write(folder: Path, **files: str) -> Path:
    """Modules by name; returns the one called entry."""
    for name, text in files.items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8")
    return folder / "entry.js"


def complaint(entry: Path) -> str:
    with pytest.raises(BundleError) as caught:
        bundle(entry)
    return str(caught.value)


def test_modules_stand_after_what_they_need_and_only_once(tmp_path: Path) -> None:
    entry = write(
        tmp_path,
        entry='import { b } from "./b.js";\nimport { c } from "./c.js";\nb(c);\n',
        b='import { c } from "./c.js";\nexport function b() { return c; }\n',
        c="export const c = 1;\n",
    )
    assert bundle(entry) == ('(function () {\n"use strict";\nconst c = 1;\nfunction b() { return c; }\nb(c);\n})();\n')


def test_imports_may_stretch_over_lines(tmp_path: Path) -> None:
    entry = write(
        tmp_path,
        entry='import {\n  one,\n  two,\n} from "./b.js";\none(two);\n',
        b="export const one = Number, two = 1;\n",
    )
    assert complaint(entry) == 'entry.js:1: "two" is not exported by b.js; put "export" before it there'


@pytest.mark.parametrize(
    ("files", "says"),
    [
        (
            {"entry": '\nimport { a } from "./none.js";\n'},
            'entry.js:2: there is no file "./none.js"; mend the path or remove the import',
        ),
        (
            {"entry": 'import { a } from "./b.js";\n', "b": "const a = 1;\n"},
            'entry.js:1: "a" is not exported by b.js; put "export" before it there',
        ),
        (
            {"entry": 'import { a as z } from "./b.js";\n', "b": "export const a = 1;\n"},
            'entry.js:1: "a as z" renames an import; import it under its own name',
        ),
        (
            {
                "entry": 'import { a } from "./b.js";\nfunction twice() {}\n',
                "b": "export const a = 1;\nlet twice = 1;\n",
            },
            'entry.js:2: "twice" is also declared in b.js; one of them needs another name',
        ),
        (
            {"entry": 'import { a } from "./b.js";\n', "b": 'import { c } from "./entry.js";\nexport const a = 1;\n'},
            "b.js:1: modules import each other: entry.js → b.js → entry.js; move what both need into a third",
        ),
        (
            {"entry": "export default 1;\n"},
            'entry.js:1: unsupported: export default 1;; use `import { name } from "./file.js";` and `export` before a '
            "function, const, let or class",
        ),
        (
            {"entry": '/* a comment\n   of two lines */\nimport * as all from "./b.js";\n', "b": ""},
            'entry.js:3: unsupported: import * as all from "./b.js";; use `import { name } from "./file.js";` and `export` '
            "before a function, const, let or class",
        ),
        (
            {"entry": "export const { a } = {};\n"},
            "entry.js:1: a top-level destructuring or default; give each name a line of its own",
        ),
        (
            {"entry": 'const end = "</script>";\n'},
            'entry.js:1: "</script" would end the script in the page; build it from two strings',
        ),
    ],
    ids=["missing", "not exported", "renamed", "twice", "cycle", "default", "star", "pattern", "ends script"],
)
def test_mistakes_name_their_place_and_the_cure(tmp_path: Path, files: dict[str, str], says: str) -> None:
    assert complaint(write(tmp_path, **files)) == says


def test_comments_go_and_lines_stay_true(tmp_path: Path) -> None:
    entry = write(tmp_path, entry='/** Tells\n * what. </script> */\nexport const a = 1;\nimport x from "y";\n')
    assert complaint(entry).startswith("entry.js:4: ")


def test_styles_are_joined_in_the_order_of_the_list(tmp_path: Path) -> None:
    (tmp_path / "one.css").write_text("/* first */ a { color: red; }", "utf-8")
    (tmp_path / "two.css").write_text("b { --kit-x: 1px; width: var(--kit-x); }", "utf-8")
    (tmp_path / "all.css").write_text('@import "./one.css";\n@import "./two.css";\n', "utf-8")
    assert bundle_styles(tmp_path / "all.css") == "a{color:red}b{--0:1px;width:var(--0)}"


@pytest.mark.parametrize(
    ("listing", "sheet", "says"),
    [
        ('@import "./two.css";\n', "", 'all.css:1: there is no file "./two.css"; mend the path or remove the line'),
        (
            "\na { color: red }\n",
            "",
            'all.css:2: unsupported: a { color: red }; list one `@import "./name.css";` a line',
        ),
        (
            '@import "./one.css";\n',
            "\na { background: url(x.png) }",
            'one.css:2: "url(" may not stand in a page that loads nothing; remove it',
        ),
    ],
    ids=["missing", "a rule", "a request"],
)
def test_mistakes_in_styles_name_their_place(tmp_path: Path, listing: str, sheet: str, says: str) -> None:
    (tmp_path / "one.css").write_text(sheet, "utf-8")
    (tmp_path / "all.css").write_text(listing, "utf-8")
    with pytest.raises(BundleError) as caught:
        bundle_styles(tmp_path / "all.css")
    assert str(caught.value) == says
