"""Letters that no font at hand has: found before the build, with the font to install. They would be printed as boxes."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from itertools import groupby
from pathlib import Path

import typst

from assessment_kit.framework.page import OWN_PAGES
from assessment_kit.inputs import Inputs
from assessment_kit.print.data import printed_pages
from assessment_kit.print.typesetting import compiled
from assessment_kit.reading.everything import everything_in
from assessment_kit.reading.leftovers import meant
from assessment_kit.reading.problems import Problem, few_of
from assessment_kit.reading.sources import shown

_MISSING = re.compile(r'the text (?:contains the disallowed codepoint )?`"(.+?)"`')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_TOGETHER = dict.fromkeys(("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "IDEOGRAPHIC", "FULLWIDTH"), "CJK")
_FEW = 5


def unprintable(inputs: Inputs, pages: Mapping[str, str], folder: Path) -> list[Problem]:
    """A problem for each script with letters that no font has, at the first of them in the framework's folder."""
    texts = [inputs.framework, inputs.organisation.name, inputs.organisation.contact, inputs.words.tree]
    texts += [pages[uri] for uri in printed_pages(pages)]
    strings = (text for text in everything_in(texts) if isinstance(text, str))
    words = {word for text in strings for word in text.split() if not word.isascii()}
    missing = sorted(_missing(sorted(words)), key=_script)
    return [_problem(script, list(found), folder) for script, found in groupby(missing, key=_script)]


def _missing(words: list[str]) -> set[str]:
    """What the typesetter itself says it cannot print, first of our own fonts, then of the system's as well."""
    for system in (False, True):
        try:
            if words:
                compiled("letters.typ", {"words": json.dumps(words)}, system)
            return set()
        except typst.TypstError as error:
            found = {_ESCAPED.sub(_letter, text) for text in _MISSING.findall(error.diagnostic)}
            if not found:
                raise
            words = [word for word in words if any(letter in word for letter in found)]
    return {letter for text in found for letter in text if not letter.isascii()}


def _letter(escaped: re.Match[str]) -> str:
    return chr(int(escaped[1], 16))


def _script(letter: str) -> str:
    """THAI, CJK …; SIGN for what belongs to no script, or nothing for what no font could have."""
    if unicodedata.category(letter) in ("Co", "Cn", "Cf"):
        return ""
    name = unicodedata.name(letter, "SIGN").split()[0]
    if unicodedata.category(letter)[0] not in "LM":
        return "SIGN"
    return _TOGETHER.get(name, name)


def _problem(script: str, letters: list[str], folder: Path) -> Problem:
    named = few_of([f'"{letter}" (U+{ord(letter):04X})' for letter in letters], _FEW)
    path, line, column = _place(letters, folder)
    return Problem(path, line, column, f"no font here has {named}, and the PDFs would show boxes; {_cure(script)}")


def _cure(script: str) -> str:
    if not script:
        return "no font is known that has it: write it with other letters"
    font, package = {
        "CJK": ("Noto Sans CJK", "fonts-noto-cjk"),
        "SIGN": ("Noto Color Emoji", "fonts-noto-color-emoji"),
    }.get(script, (f"Noto Sans {script.capitalize()}", "fonts-noto-core"))
    return (
        f"install a font that has it, such as {font}: on Debian and Ubuntu the package {package}; on Windows the fonts of "
        f"its language, under Settings, System, Optional features; on macOS download {font} and open it in Font Book"
    )


def _place(letters: list[str], folder: Path) -> tuple[str, int, int]:
    """Where the first of these letters stands, comments apart; or the framework's file, where it is written otherwise."""
    wanted = re.compile("[" + re.escape("".join(letters)) + "]")
    own = [folder / "framework.yml", folder / "organisation.yml", *meant(folder / "components", "*.yml")]
    for path in (*own, *meant(folder / OWN_PAGES, "*.md")):
        lines = path.read_text("utf-8").splitlines() if path.is_file() else []
        for number, line in enumerate(lines, start=1):
            found = wanted.search(line)
            if found and not line.lstrip().startswith("#"):
                return f"{shown(folder)}/{path.relative_to(folder).as_posix()}", number, found.start() + 1
    return f"{shown(folder)}/framework.yml", 1, 1
