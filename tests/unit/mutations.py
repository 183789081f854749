"""Answer files gone wrong: what programs, people and accidents make of good ones, the same for the same seed."""

from __future__ import annotations

import copy
import json
import random
import re
from collections.abc import Callable, Iterator
from typing import Any

KEYS = [
    *("", "x", "__proto__", "constructor", "toString", "10", "9", "ü", "\uff5e", "😀", "\ud800", "q" * 65),
    *(
        "id",
        "level",
        "state",
        "note",
        "lang",
        "role",
        "saved",
        "answers",
        "session",
        "date",
        "people",
        "history",
        "value",
    ),
    *("people:p-1", "agreed:q", "session:x", "lead", "plan:a-1", "people:"),
]
VALUES: list[Any] = [
    *(None, True, False, 0, 1, -1, 1.5, 2.0, 3, 4, 1e300, 10**30, 1_000_001),
    *(
        "",
        "x",
        "X",
        " x",
        "low",
        "cannot-say",
        "no-agreement",
        "planned",
        "keep",
        "better",
        "1.0.0",
        "01.0.0",
        "\ud800",
    ),
    *(
        "2026-11-23",
        "2026-02-30",
        "2028-02-29",
        "0000-01-01",
        "2026-11-23\n",
        "en-GB",
        "en_GB",
        "q" * 64,
        "q" * 65,
        "ü",
    ),
    *([], {}, [[]], [1], ["a"], {"a": 1}, {"toString": 1}, {"level": "low", "state": "cannot-say"}, ["r"] * 51),
]
NUMBERS = [
    "-0",
    "1.0",
    "1e0",
    "10E-1",
    "1e400",
    "-1e400",
    "1e-400",
    "01",
    "1.",
    "NaN",
    "Infinity",
    "0.1",
    "9" * 30,
    "2",
]
SIGNS = [
    '"',
    "\\",
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    " ",
    "\n",
    "\0",
    "0",
    "é",
    "\ufeff",
    "\u2028",
    "\\u0061",
    "\\ud800",
    "\\x",
]


def mutations(documents: list[Any], seed: int, count: int) -> Iterator[bytes]:
    """So many files made of these documents, most of them no longer as they should be."""
    chance = random.Random(seed)
    for _ in range(count):
        document = copy.deepcopy(chance.choice(documents))
        for _ in range(chance.choice((0, 1, 1, 1, 2, 3))):
            chance.choice(CHANGES)(document, chance)
        text = json.dumps(document, ensure_ascii=chance.random() < 0.5, indent=chance.choice((None, None, 1)))
        for _ in range(chance.choice((0, 0, 0, 1, 1, 2))):
            text = chance.choice(SLIPS)(text, chance)
        yield chance.choice(FATES)(text, chance) if chance.random() < 0.1 else text.encode("utf-8", "replace")


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every holder in a document, with the key or index of each thing it holds."""
    keys = value.keys() if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield value, key
        yield from _places(value[key])


def _place(document: Any, chance: random.Random) -> tuple[Any, Any]:
    return chance.choice(list(_places(document)) or [({"": 0}, "")])


def _replace(document: Any, chance: random.Random) -> None:
    holder, key = _place(document, chance)
    holder[key] = copy.deepcopy(chance.choice(VALUES))


def _remove(document: Any, chance: random.Random) -> None:
    holder, key = _place(document, chance)
    del holder[key]


def _add(document: Any, chance: random.Random) -> None:
    holder, key = _place(document, chance)
    value = copy.deepcopy(chance.choice([*VALUES, holder[key]]))
    if isinstance(holder, dict):
        holder[chance.choice(KEYS)] = value
    else:
        holder.append(value)


def _rename(document: Any, chance: random.Random) -> None:
    holder, key = _place(document, chance)
    if isinstance(holder, dict):
        holder[chance.choice(KEYS)] = holder.pop(key)


def _move(document: Any, chance: random.Random) -> None:
    (holder, key), (other, name) = _place(document, chance), _place(document, chance)
    holder[key] = copy.deepcopy(other[name])


def _insert_sign(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(SIGNS) + text[at:]


def _lose_sign(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text))
    return text[:at] + text[at + 1 :]


def _another_number(text: str, chance: random.Random) -> str:
    return _at_one(r"(?<=[ :])\d+(?=[,}\n])", text, chance, lambda found: chance.choice(NUMBERS))


def _field_twice(text: str, chance: random.Random) -> str:
    return _at_one(r'"[\w:-]+": ?(?:"[^"]*"|\d+|\{\})', text, chance, lambda found: f"{found}, {found}")


def _by_escapes(text: str, chance: random.Random) -> str:
    return _at_one(r"[a-z]", text, chance, lambda found: f"\\u{ord(found):04x}")


def _at_one(pattern: str, text: str, chance: random.Random, made: Callable[[str], str]) -> str:
    found = chance.choice(list(re.finditer(pattern, text)) or [None])
    return text if found is None else text[: found.start()] + made(found[0]) + text[found.end() :]


def _cut(text: str, chance: random.Random) -> bytes:
    raw = text.encode("utf-8", "replace")
    return raw[: chance.randrange(len(raw) + 1)]


def _one_byte(text: str, chance: random.Random) -> bytes:
    raw = bytearray(text.encode("utf-8", "replace"))
    raw[chance.randrange(len(raw))] = chance.randrange(256)
    return bytes(raw)


def _otherwise(text: str, chance: random.Random) -> bytes:
    return text.encode(chance.choice(["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "cp1252", "latin-1"]), "replace")


CHANGES = [_replace, _replace, _remove, _add, _rename, _move]
SLIPS = [_insert_sign, _lose_sign, _another_number, _another_number, _field_twice, _by_escapes]
FATES = [_cut, _one_byte, _otherwise]
