"""Each way in which a value does not fit its field, in words: the rule, then the cure."""

import re
import unicodedata
from collections.abc import Callable

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from assessment_kit.reading import fields
from assessment_kit.reading.builder import kind
from assessment_kit.reading.models import field_at
from assessment_kit.reading.problems import cut, number_of
from assessment_kit.reading.sources import Spot

# What one item of a list is called.
_ITEMS = {
    "scale": "level",
    "scales": "level",
    "levels": "level",
    "roles": "role",
    "wider": "wider group",
    "scopes": "scope",
    "profiles": "profile",
    "changes": "change",
    "links": "link",
    "references": "reference",
    "questions": "question",
    "sections": "section",
}

_SOURCE_SAID = {"true": "Yes", "false": "No"}


def misfit(model: type[BaseModel], spot: Spot, error: ErrorDetails) -> str:
    """What is wrong with the value at `spot` of a file of this model, by pydantic's error on it."""
    return _MESSAGES.get(error["type"], _in_pydantic_words)(model, spot, error)


def empty(model: type[BaseModel], spot: Spot) -> str:
    """What is wrong with a key or item without a value."""
    written = spot.source.written[spot.trail]
    if written not in ("", "~"):
        return f'{written} is read as nothing; put quotes around it: "{written}"'
    if isinstance(spot.trail[-1], int):
        return f"{_name(spot)} is empty; write it, or take it out"
    return f"{_name(spot)} is empty; write it{_or_leave_out(model, spot)}"


def _or_leave_out(model: type[BaseModel], spot: Spot) -> str:
    field = field_at(model, spot.trail)
    return "" if field is None or field.is_required() else ", or leave the line out"


def missing(holder: Spot, key: str) -> str:
    """What is wrong with a group of fields that lacks one which must be there."""
    return f'{_holder_name(holder)} has no "{key}"; add "{key}: …"'


def _name(spot: Spot) -> str:
    """What a value is called in a message: its key, or its number in a list."""
    last = spot.trail[-1] if spot.trail else "file"
    if not isinstance(last, int):
        return f'"{last}"'
    return f'item {last + 1} of "{spot.trail[-2]}"'


def _holder_name(spot: Spot) -> str:
    """What a group of fields is called: a question with its id, if it has one."""
    if not spot.trail:
        return "the file"
    if not isinstance(spot.trail[-1], int):
        return f'"{spot.trail[-1]}"'
    lists = [step for step in spot.trail if isinstance(step, str)]
    noun = next((_ITEMS[step] for step in reversed(lists) if step in _ITEMS), "item")
    id_ = spot["id"].text or spot["version"].text or spot["to"].text
    return f'{noun} "{id_}"' if id_ else f"{noun} {spot.trail[-1] + 1}"


def _not_text(model: type[BaseModel], spot: Spot, error: ErrorDetails) -> str:
    value = spot.value
    if isinstance(value, dict):
        return (
            f'{_name(spot)} is read as fields; put quotes around a text that holds ": " or starts with "{{"'
            if len(value) == 1
            else f"{_name(spot)} holds fields where one text is wanted; write one text"
        )
    if isinstance(value, list):
        return f'{_name(spot)} is a list where one text is wanted; write one text, in quotes if it starts with "["'
    written = cut(spot.source.written[spot.trail])
    if spot.trail[-1] == "version":
        return f"{written} is read as {kind(value)} and is no version; {_version_cure(written)}"
    if written.lower() in _SOURCE_SAID:  # a program wrote it, for an unquoted Yes or No
        said = _SOURCE_SAID[written.lower()]
        return f'{written} is read as {kind(value)}; write "{said}" if the source says {said}, or quotes around "{written}"'
    return f'{written} is read as {kind(value)}; put quotes around it: "{written}"'


def _too_short_text(model: type[BaseModel], spot: Spot, error: ErrorDetails) -> str:
    if isinstance(spot.trail[-1], int):
        return f"{_name(spot)} is empty; write it, or take it out"
    return f"{_name(spot)} is empty; write it{_or_leave_out(model, spot)}"


def _wrong_pattern(model: type[BaseModel], spot: Spot, error: ErrorDetails) -> str:
    if error["ctx"]["pattern"] == fields.LINE_PATTERN:
        return f"{_name(spot)} holds a line break; write it as one line"
    worded = _PATTERNS.get(error["ctx"]["pattern"])
    return worded(str(error["input"])) if worded else _as_described(model, spot)


def _as_described(model: type[BaseModel], spot: Spot) -> str:
    """For a pattern of one field alone: what is said of that field is the rule and the cure."""
    field = field_at(model, spot.trail)
    return f'"{cut(spot.text)}" does not fit {_name(spot)}; it is: {field.description if field else "another one"}'


def _no_id(written: str) -> str:
    if not written:
        return "an id is empty; write one"
    if len(written) > 64:
        return f'"{written[:20]}…" is too long for an id; use at most 64 characters'
    apart = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-", written)
    plain = unicodedata.normalize("NFKD", apart).encode("ascii", "ignore").decode().lower()
    better = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    cure = f'write "{better}"' if better else 'write one, as "first-steps"'
    return f'"{written}" is not an id, which has only a-z, 0-9 and "-" between them; {cure}'


def _version_cure(written: str) -> str:
    parts = written.split(".")
    if len(parts) < 3 and all(re.fullmatch("0|[1-9][0-9]*", part) for part in parts):
        return f"write {'.'.join([*parts, '0', '0'][:3])}"
    return "write MAJOR.MINOR.PATCH, as 1.0.0"


def _no_language(written: str) -> str:
    better = written.replace("_", "-")
    cure = f'did you mean "{better}"?' if re.match(fields.LANGUAGE_PATTERN, better) else "write it as en-GB, cy or ar"
    return f'"{cut(written)}" is not a language tag; {cure}'


_PATTERNS: dict[str, Callable[[str], str]] = {
    fields.ID_PATTERN: _no_id,
    fields.LANGUAGE_PATTERN: _no_language,
    fields.VERSION_PATTERN: lambda written: f'"{cut(written)}" is not a version; {_version_cure(written)}',
    fields.ADDRESS_PATTERN: lambda written: f'"{cut(written)}" is not a web address; write it with https:// in front',
    fields.PHRASE_PATTERN: lambda written: (
        f'"{cut(written)}" is set into sentences, so it has only letters, numbers, spaces, commas and hyphens; '
        "leave out other signs"
    ),
}


def _no_list(model: type[BaseModel], spot: Spot, error: ErrorDetails) -> str:
    return (
        f'{_name(spot)} holds {kind(spot.value)} where a list is wanted; put each item on a line of its own after "- "'
    )


def _no_fields(model: type[BaseModel], spot: Spot, error: ErrorDetails) -> str:
    return f'{_name(spot)} holds {kind(spot.value)} where fields are wanted; write them as "key: value"'


def _wrong_count(model: type[BaseModel], spot: Spot, error: ErrorDetails) -> str:
    count = len(spot.value)
    if error["ctx"].get("min_length") == 1:
        return f"{_name(spot)} has nothing in it; write at least one"
    return f"{_name(spot)} has {number_of(count, 'level')}; a scale needs 2 to 7"


def _no_day(model: type[BaseModel], spot: Spot, error: ErrorDetails) -> str:
    written = spot.source.written.get(spot.trail, kind(spot.value))
    return f"{cut(written)} is not a day; write it as 2026-11-23"


def _no_switch(model: type[BaseModel], spot: Spot, error: ErrorDetails) -> str:
    return f"{_name(spot)} is neither true nor false; write true, or leave the line out"


def _no_number(model: type[BaseModel], spot: Spot, error: ErrorDetails) -> str:
    field = field_at(model, spot.trail)
    limits = field.metadata if field else []
    least, most = (next(getattr(rule, name) for rule in limits if hasattr(rule, name)) for name in ("ge", "le"))
    return f"{_name(spot)} is not a whole number from {least} to {most}; write one, without quotes"


def _invisible(model: type[BaseModel], spot: Spot, error: ErrorDetails) -> str:
    return f"{_name(spot)} holds {error['ctx']['code']}, a character that nobody can read; delete it"


def _in_pydantic_words(model: type[BaseModel], spot: Spot, error: ErrorDetails) -> str:
    return f"{_name(spot)}: {error['msg']}; mend it"


_MESSAGES: dict[str, Callable[[type[BaseModel], Spot, ErrorDetails], str]] = {
    "string_type": _not_text,
    "string_too_short": _too_short_text,
    "string_pattern_mismatch": _wrong_pattern,
    "tuple_type": _no_list,
    "dict_type": _no_fields,
    "model_type": _no_fields,
    "too_short": _wrong_count,
    "too_long": _wrong_count,
    "no_day": _no_day,
    "bool_type": _no_switch,
    "int_type": _no_number,
    "greater_than_equal": _no_number,
    "less_than_equal": _no_number,
    "invisible": _invisible,
}
