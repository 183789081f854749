"""Faults of an answer file in words: the place, and the rule that is broken."""

import json
from collections.abc import Callable

from assessment_kit.answers.table import spelled_out
from assessment_kit.answers.verdict import Fault

ID = "an id (a to z, 0 to 9 and hyphens, at most 64 signs)"
THINGS = {
    "text": "a text",
    "id": ID,
    "id or empty": ID,
    "day": "a day written as 2026-11-23",
    "day or empty": "a day written as 2026-11-23",
    "version": "a version written as 1.0.0",
    "language": "a language written as en-GB, cy or ar",
    "thing": 'something that has revisions, written as "people:p-3f9c" or "session"',
}


def worded(fault: Fault) -> str:
    """The fault as the end of a sentence about the file."""
    said = WORDS.get(fault.code, _no_such)(fault)
    return f"{fault.where} {said}"


def _no_such(fault: Fault) -> str:
    kind = THINGS.get(str(fault.shape)) or KINDS[fault.code]
    return f"is not {kind}: {_shown(fault.value)}" + ("; leave out what is not given" if fault.value is None else "")


def _no_key(fault: Fault) -> str:
    return f"is not {THINGS[str(fault.shape)]}: {_shown(fault.value)}"


def _none_of(fault: Fault) -> str:
    _, *values = spelled_out(fault.shape)
    return f"is {_shown(fault.value)}; it can be {' or '.join(map(_shown, values))}"


def _no_number(fault: Fault) -> str:
    _, least, most = spelled_out(fault.shape)
    return f"is not a whole number from {least} to {most}: {_shown(fault.value)}"


def _shown(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)[:60]


KINDS = {
    "flag": "true or false",
    "list": "a list",
    "map": "a group of fields",
    "by": "a group of fields",
    "record": "a group of fields",
}
WORDS: dict[str, Callable[[Fault], str]] = {
    "missing": lambda fault: "is missing",
    "unknown": lambda fault: "is not a field that format 1 has",
    "both": lambda fault: 'has both a "level" and a "state"',
    "half": lambda fault: "holds half a character; use the file as it was first saved",
    "many": lambda fault: f"holds more than {fault.value}",
    "key": _no_key,
    "one": _none_of,
    "whole": _no_number,
}
