"""Framework folders gone wrong: what editors, converters, hands and disks make of good ones, the same for the same seed."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml
from mutations import CHANGES, FATES

# What people, spreadsheets and other programs write where a text, an id, a number or a day should be.
VALUES = [
    *(
        "",
        "~",
        "null",
        "No",
        "yes",
        "0",
        "-1",
        "1.0",
        "1.0.0",
        "9" * 5000,
        "9" * 5000 + ".0.0",
        "0x1F",
        "1e999",
        ".nan",
    ),
    *("2026-02-30", "2026-11-23", "9999-12-31", "0000-01-01", "2026-11-23T10:00:00Z", "12:30:45", "#fff", '"#0a0"'),
    *(
        "[]",
        "{}",
        "[[]]",
        "[a, b]",
        "{a: 1}",
        "{a: {b: {c: []}}}",
        "[~]",
        "!!python/none x",
        "!!binary aGk=",
        "*a",
        "&a b",
    ),
    *(
        "low",
        "care",
        "talk",
        "staff",
        "cannot-say",
        "constructor",
        "__proto__",
        "con",
        "index",
        "en-GB",
        "xx",
        "a" * 70,
    ),
    *(
        '"x\\0"',
        '"\\ud83d"',
        '"\\u202e"',
        '"\\x85"',
        "\u2028",
        "é",
        "😀",
        "שלום",
        "'it''s'",
        '"it',
        "it's",
        "- x",
        "| x",
    ),
    *(
        "'<script>x</script>'",
        "'[a](javascript:b)'",
        "'[a](b.md#c)'",
        "'![a](b)'",
        "'{{ a }}'",
        "'{a}'",
        "'%s'",
        "'{0}'",
    ),
    *(
        "'# a'",
        "'- a\\n- b'",
        "'```'",
        "'| a |'",
        "'&#0;'",
        "'&lt;'",
        "'**a'",
        "'https://'",
        "'mailto:a'",
        "../../x.svg",
    ),
    *("|\n      a\n       b", ">-\n\n\n", "'" + "word " * 2000 + "'", "'" + "*a_ " * 500 + "'", "'" + "[" * 2000 + "'"),
]
# Signs and words at which YAML, Markdown or Jinja stop, turn or begin something.
PIECES = [
    *(
        "#",
        " #x",
        ": ",
        ":",
        "- ",
        "\n",
        "\n  ",
        "\t",
        "&a ",
        "*a",
        "!t ",
        "'",
        '"',
        "{",
        "}",
        "[",
        "]",
        "|",
        ">-\n",
        "---\n",
    ),
    *(
        "...\n",
        "? ",
        "<<: ",
        "=",
        "~",
        "%YAML 1.9\n",
        "\\",
        "\x00",
        "\x85",
        "\u2028",
        "\ufeff",
        "\u00a0",
        "é",
        "😀",
        "<",
        "{%",
    ),
    *("0x", "1_000", ".inf", "12:30:45", "2026-99-99"),
]
FIELD = re.compile(r"(?m)(?<=: )\S.*$")
KEY = re.compile(r"(?m)^( *(?:- )?)[\w-]+(?=:)")
ID = re.compile(r"(?<=: )[a-z]+(?:-[a-z]+)*$", re.M)

Texts = dict[str, bytes]


def broken(folder: Path, seeds: Iterable[int]) -> Iterator[Texts]:
    """A version of a folder for each seed, as the files that are not as they were, by their paths in it. Half of them
    have one fault, the others up to four."""
    sound = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    names = sorted(name for name in sound if not name.endswith("README.md"))
    for seed in seeds:
        chance = random.Random(seed)
        changed: Texts = {}
        for _ in range(chance.choice((1, 1, 1, 2, 3, 4))):
            name = chance.choice(names)
            raw = changed.get(name, sound[name])
            changed[name] = chance.choice(WAYS)(raw, chance)
        yield changed


def _by_text(change: Callable[[str, random.Random], str]) -> Callable[[bytes, random.Random], bytes]:
    """A change of bytes made of one of text; what is no text stays."""

    def changed(raw: bytes, chance: random.Random) -> bytes:
        try:
            return change(raw.decode(), chance).encode("utf-8", "replace")
        except UnicodeDecodeError:
            return raw

    return changed


def _tree(text: str, chance: random.Random) -> str:
    """Another structure: what a field holds is replaced, removed, renamed, given again or moved."""
    try:
        document: Any = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError):
        return text
    if not isinstance(document, dict | list) or not document:
        return text
    for _ in range(chance.choice((1, 1, 2))):
        chance.choice(CHANGES)(document, chance)
    try:
        return str(
            yaml.dump(document, allow_unicode=True, sort_keys=False, default_flow_style=chance.choice((False, None)))
        )
    except (yaml.YAMLError, RecursionError):
        return text


def _value(text: str, chance: random.Random) -> str:
    return _at_one(FIELD, text, chance, lambda found: chance.choice(VALUES))


def _key(text: str, chance: random.Random) -> str:
    keys = [found[0].split()[-1] for found in KEY.finditer(text)] or ["x"]
    return _at_one(KEY, text, chance, lambda found: found[1] + chance.choice([*keys, *VALUES[:12]]))


def _other_id(text: str, chance: random.Random) -> str:
    ids = [found[0] for found in ID.finditer(text)] or ["x"]
    return _at_one(ID, text, chance, lambda found: chance.choice(ids))


def _piece(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(PIECES) + text[at + chance.choice((0, 0, 1, 5)) :]


def _line(text: str, chance: random.Random) -> str:
    """A line that is lost, twice, elsewhere, further in or further out."""
    lines = text.split("\n")
    at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    what = chance.randrange(5)
    if what == 0:
        del lines[at]
    elif what == 1:
        lines.insert(other, lines[at])
    elif what == 2:
        lines[at], lines[other] = lines[other], lines[at]
    elif what == 3:
        lines[at] = " " * chance.choice((1, 2, 3)) + lines[at]
    else:
        lines[at] = lines[at][chance.choice((1, 2)) :]
    return "\n".join(lines)


def _fate(text: str, chance: random.Random) -> bytes:
    return chance.choice(FATES)(text, chance) if text else b""


def _bytes(raw: bytes, chance: random.Random) -> bytes:
    """What a disk or a transfer does: bytes that are others, lost, or of another encoding."""
    try:
        return _fate(raw.decode(), chance)
    except UnicodeDecodeError:
        at = chance.randrange(len(raw) + 1)
        return raw[:at] + bytes([chance.randrange(256)]) + raw[at + 1 :]


def _at_one(pattern: re.Pattern[str], text: str, chance: random.Random, made: Callable[[re.Match[str]], str]) -> str:
    found = chance.choice(list(pattern.finditer(text)) or [None])
    return text if found is None else text[: found.start()] + made(found) + text[found.end() :]


WAYS = [*map(_by_text, (_value, _value, _value, _tree, _tree, _key, _other_id, _piece, _piece, _line, _line)), _bytes]
