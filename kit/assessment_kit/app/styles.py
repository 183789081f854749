"""A list of stylesheets → one text, as short as can be."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from assessment_kit.app.short_styles import shortened
from assessment_kit.app.theme_file import ThemeFile, read
from assessment_kit.reading.problems import FrameworkError, Problem

COMMENT = re.compile(rb"/\*.*?\*/", re.S)
STYLE_IMPORT = re.compile(rb'^@import "(\./[\w./-]+\.css)";$', re.M)
ENDS_STYLE = re.compile(rb"</style|@import|url\(", re.I)


def bundle_styles(entry: Path, more: str = "") -> str:
    """Return the stylesheets that `entry` lists, one `@import "./x.css";` a line, joined in that order with `more` last,
    and minified. Raises FrameworkError with every problem of every stylesheet."""
    sheets, wrong = _read(entry)
    if wrong:
        raise FrameworkError(wrong)
    joined = "\n".join([*(sheet.content.decode() for sheet in sheets), more])
    return _short_properties(shortened(joined))


def style_faults(entry: Path) -> list[Problem]:
    """Every problem of every stylesheet that `entry` lists."""
    return _read(entry)[1]


def _read(entry: Path) -> tuple[list[ThemeFile], list[Problem]]:
    listing = ThemeFile(entry, read(entry))
    lines = COMMENT.sub(_blanked, listing.content)
    paths = {found.start(): entry.parent / found[1].decode() for found in STYLE_IMPORT.finditer(lines)}
    sheets = [ThemeFile(path, read(path)) for path in paths.values() if path.is_file()]
    wrong = [problem for sheet in sheets for problem in _style_problems(sheet)]
    return sheets, [*_list_problems(listing, lines, paths), *wrong]


def _list_problems(listing: ThemeFile, lines: bytes, paths: Mapping[int, Path]) -> Iterator[Problem]:
    for at, path in paths.items():
        if not path.is_file():
            address = f"./{path.relative_to(listing.path.parent).as_posix()}"
            yield listing.problem(at, f'there is no file "{address}"; mend the path or remove the line')
    for left in re.finditer(rb"\S.*", STYLE_IMPORT.sub(_blanked, lines)):
        wrong = f'unsupported: {left[0].decode()}; list one `@import "./name.css";` a line'
        yield listing.problem(left.start(), wrong)


def _style_problems(sheet: ThemeFile) -> Iterator[Problem]:
    for bad in ENDS_STYLE.finditer(COMMENT.sub(_blanked, sheet.content)):
        wrong = f'"{bad[0].decode()}" may not stand in a page that loads nothing; remove it'
        yield sheet.problem(bad.start(), wrong)


def _blanked(found: re.Match[bytes]) -> bytes:
    return re.sub(rb"[^\n]", b" ", found[0])


def _short_properties(style: str) -> str:
    """The same style with its own custom properties called 0, 1, 2 …; what a script sets has no `kit-` in its name."""
    names = Counter(re.findall(r"--kit-[\w-]+", style)).most_common()
    short = {name: f"--{index:x}" for index, (name, _) in enumerate(names)}
    return re.sub(r"--kit-[\w-]+", lambda found: short[found[0]], style)
