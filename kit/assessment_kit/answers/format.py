"""Reading and writing an answer file of format 1 (`shapes.py`).

Nothing that such a file says is dropped in silence: a field that format 1 does not have is a reason to refuse the file,
while ids of questions, levels and roles that a framework does not know are kept. A bad value in the heading is left out
and named. The pages give the same verdict on every file, with the same reason and place, in
`theme/app/rules/answer-file.js`; `tests/answer-files` holds cases for both.
"""

import json
import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from assessment_kit.answers import FORMAT, FORMAT_VERSION
from assessment_kit.answers.shapes import AnswerFile
from assessment_kit.answers.soundness import is_sound
from assessment_kit.answers.verdict import Fault, faults
from assessment_kit.answers.wording import worded

MAX_BYTES = 5_000_000
MAX_DEPTH = 12
BLANKS = b" \t\n\r"
UTF8_MARK = b"\xef\xbb\xbf"
# How a zip begins, with files in it or without.
ZIPS = (b"PK\x03\x04", b"PK\x05\x06")


class AnswerFileError(Exception):
    """Why a file is not read; the message goes on from the file's name.

    `code` is one of too_big, utf16, empty, zip, not_ours, not_utf8, nested, not_json, newer_format, shape, twice, in the order
    in which they are looked for. For `shape`, `fault` says what is wrong where.
    """

    def __init__(self, code: str, message: str, fault: Fault | None = None) -> None:
        self.code = code
        self.fault = fault
        super().__init__(message)


@dataclass(frozen=True)
class Reading:
    """What a file holds, as sound plain data, and which values of its heading were left out because they are not as they
    should be."""

    fields: dict[str, Any]
    left_out: tuple[Fault, ...] = ()

    @property
    def answers(self) -> AnswerFile:
        """The same as models, which take longer to make than the file takes to read."""
        return AnswerFile.model_validate(self.fields)


def read_file(raw: bytes, max_bytes: int = MAX_BYTES) -> Reading:
    """Read a file of format 1. Raises AnswerFileError. What is not sound at first sight is looked at again for the reason, from
    the cheapest check to the dearest."""
    text = _text(raw, max_bytes)
    sound = _sound(text)
    return Reading(sound) if sound else _looked_at(text)


def _sound(text: str) -> dict[str, Any] | None:
    """The fields of a text with which nothing is wrong. Of those none is nested too deep: no shape of the table is."""
    try:
        data, twice = _parsed(text)
    except (AnswerFileError, RecursionError):
        return None
    return data if not twice and is_sound(data) else None


def _looked_at(text: str) -> Reading:
    """What a text holds without the values that are left out, or why it is not read."""
    _check_depth(text)
    data, twice = _parsed(text)
    if data.get("format") != FORMAT:
        raise _not_ours()
    _check_version(data.get("format_version"))
    left_out = _judged(data)
    if twice:
        raise AnswerFileError("twice", f'gives "{twice[0][:60]}" twice in one place; nobody can say which is meant')
    for fault in left_out:
        _leave_out(data, fault)
    return Reading(data, left_out)


def read_answers(raw: bytes, max_bytes: int = MAX_BYTES) -> AnswerFile:
    """The answers in a file, for whom what is left out of its heading does not matter."""
    return read_file(raw, max_bytes).answers


def written(file: AnswerFile) -> str:
    """The text of an answer file: what was given, and nothing for what was not."""
    return file.model_dump_json(indent=2, exclude_unset=True) + "\n"


def _text(raw: bytes, max_bytes: int) -> str:
    if len(raw) > max_bytes:
        raise AnswerFileError("too_big", f"is larger than {max_bytes / 1_000_000:g} MB, which no answer file is")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or (len(raw) > 1 and (raw[0] == 0) != (raw[1] == 0)):
        raise AnswerFileError("utf16", "was saved as UTF-16; save it as UTF-8")
    body = raw.removeprefix(UTF8_MARK)
    first = body.lstrip(BLANKS)[:1]
    if not first:
        raise AnswerFileError("empty", "has nothing in it")
    if first != b"{":
        raise _zip() if raw.startswith(ZIPS) else _not_ours()
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        place = body[: error.start].count(b"\n") + 1
        raise AnswerFileError("not_utf8", f"is not UTF-8 (line {place}); use the file as it was first saved") from None


def _zip() -> AnswerFileError:
    return AnswerFileError("zip", "is a zip; unpack it first")


def _not_ours() -> AnswerFileError:
    return AnswerFileError("not_ours", f'is another kind of file; an answer file says "format": "{FORMAT}"')


_STRING_OR_BRACKET = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"?|[\[{]|[\]}]', re.DOTALL)


def _check_depth(text: str) -> None:
    depth = 0
    for found in _STRING_OR_BRACKET.finditer(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(found[0], 0)
        if depth > MAX_DEPTH:
            raise AnswerFileError("nested", f"is nested more than {MAX_DEPTH} deep, which no answer file is")


def _parsed(text: str) -> tuple[dict[str, Any], list[str]]:
    """The fields of a text that begins with a brace, and the names that it gives twice in one place."""
    twice: list[str] = []

    def fields(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            twice.extend(name for name, count in Counter(name for name, _ in pairs).items() if count > 1)
        return found

    try:
        data = json.loads(
            text, object_pairs_hook=fields, parse_constant=_no_number, parse_int=_number, parse_float=_number
        )
    except ValueError as error:
        line = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise AnswerFileError("not_json", f"is not JSON, or part of it is missing{line}") from None
    return data, twice


def _number(written: str) -> int | float:
    """As browsers read it: 1.0 and 1e0 are 1, and what is beyond 64 bits is not exact."""
    number = float(written)
    return int(number) if number.is_integer() else number


def _no_number(name: str) -> Any:
    raise ValueError(name)


def _check_version(version: Any) -> None:
    if type(version) is int and version > FORMAT_VERSION:
        raise AnswerFileError(
            "newer_format",
            f"has format version {str(version)[:60]}, newer than {FORMAT_VERSION}; open it with a newer kit",
        )


def _judged(data: dict[str, Any]) -> tuple[Fault, ...]:
    """The faults that cost no more than a value of the heading. One that does is enough to refuse the file."""
    loose: list[Fault] = []
    for fault in faults(data):
        if not fault.loose:
            raise AnswerFileError("shape", f"is not as it should be: {worded(fault)}", fault)
        loose.append(fault)
    return tuple(loose)


def _leave_out(data: Any, fault: Fault) -> None:
    *way, name = fault.steps
    for step in way:
        data = data[step - 1 if isinstance(step, int) else step]
    del data[name]
