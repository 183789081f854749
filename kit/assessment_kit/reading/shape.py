"""What in a file does not fit its shape, in words: a place, the rule and a cure."""

import re
import typing
import unicodedata
from collections.abc import Callable, Collection, Iterator
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from assessment_kit.framework import files
from assessment_kit.reading.builder import Trail, kind
from assessment_kit.reading.problems import Problem, nearest, shorten, suggest
from assessment_kit.reading.sources import Source, Spot

# Where a value is of the wrong kind altogether, nobody asks what is inside it.
_WRONG_KIND = ("string_type", "tuple_type", "dict_type", "model_type", "bool_type", "int_type", "no_day")

# What one item of a list is called.
_ITEMS = {
    "scale": "level",
    "scales": "level",
    "levels": "level",
    "roles": "role",
    "changes": "change",
    "links": "link",
    "questions": "question",
    "sections": "section",
}


def misfits(model: type[BaseModel], source: Source) -> list[Problem]:
    """Every place where a file does not fit its model. A file that could not be read has none: that is told already."""
    if not source.readable:
        return []
    errors = [(Spot(source, _trail(error)), error) for error in _errors(model, source)]
    wrong = {spot.trail for spot, error in errors if error["type"] in _WRONG_KIND and error["input"] is not None}
    unknown = {spot.trail for spot, error in errors if error["type"] == "extra_forbidden"}
    told = wrong | unknown | source.faulty
    problems = [_empty(model, spot) for spot in _empties(source.top) if not _within(spot, told)]
    for spot, error in errors:
        if error["type"] == "missing":
            problems += [] if _misspelt(spot, unknown) else [_missing(spot)]
        elif spot.trail not in source.faulty and not _told_otherwise(spot, error):
            problems.append(_problem(model, spot, error))
    return problems


def _errors(model: type[BaseModel], source: Source) -> list[ErrorDetails]:
    try:
        model.model_validate(source.data)
    except ValidationError as error:
        return error.errors()
    return []


def _trail(error: ErrorDetails) -> Trail:
    return tuple(step for step in error["loc"] if step != "[key]")


def _within(spot: Spot, trails: Collection[Trail]) -> bool:
    return any(spot.trail[:length] in trails for length in range(1, len(spot.trail) + 1))


def _told_otherwise(spot: Spot, error: ErrorDetails) -> bool:
    """An empty value is told as such. And a list whose items are wrong is too short for pydantic, but not for us."""
    if error["type"] == "too_short":
        return len(spot.value) >= int(error["ctx"]["min_length"])
    return error["input"] is None and error["type"] != "extra_forbidden"


def _empties(spot: Spot) -> Iterator[Spot]:
    if spot.value is None:
        yield spot
    for _, inner in spot.entries():
        yield from _empties(inner)
    for item in spot.rows():
        yield from _empties(item)


def _empty(model: type[BaseModel], spot: Spot) -> Problem:
    written = spot.source.written[spot.trail]
    if written not in ("", "~"):
        return spot.problem(f'{written} is read as nothing; put quotes around it: "{written}"')
    if isinstance(spot.trail[-1], int):
        return spot.problem(f"{_name(spot)} is empty; write it, or take it out")
    return spot.problem(f"{_name(spot)} is empty; write it{_or_leave_out(model, spot)}")


def _or_leave_out(model: type[BaseModel], spot: Spot) -> str:
    holder = _model_at(model, spot.trail[:-1])
    field = holder.model_fields.get(str(spot.trail[-1])) if holder else None
    return "" if field is None or field.is_required() else ", or leave the line out"


def _misspelt(missing: Spot, unknown: set[Trail]) -> bool:
    """Whether a key beside it was most likely meant to be the missing one: one mistake, one problem."""
    beside = [str(trail[-1]) for trail in unknown if trail[:-1] == missing.trail[:-1]]
    return any(nearest(word, [str(missing.trail[-1])]) for word in beside)


def _missing(spot: Spot) -> Problem:
    holder = Spot(spot.source, spot.trail[:-1])
    return holder.problem(f'{_holder_name(holder)} has no "{spot.trail[-1]}"; add "{spot.trail[-1]}: …"')


def _problem(model: type[BaseModel], spot: Spot, error: ErrorDetails) -> Problem:
    if error["type"] == "extra_forbidden":
        key = str(spot.trail[-1])
        return spot.key_problem(f'unknown key "{shorten(key)}"; {suggest(key, _fields(model, spot))}')
    message = _MESSAGES.get(error["type"], _in_pydantic_words)(model, spot, error)
    return spot.key_problem(message) if error["loc"][-1] == "[key]" else spot.problem(message)


def _fields(model: type[BaseModel], spot: Spot) -> list[str]:
    holder = _model_at(model, spot.trail[:-1])
    return list(holder.model_fields) if holder else []


def _model_at(model: type[BaseModel], trail: Trail) -> type[BaseModel] | None:
    found: Any = model
    for step in trail:
        if isinstance(found, type) and issubclass(found, BaseModel):
            field = found.model_fields.get(str(step))
            found = _plain(field.annotation) if field else None
        else:
            found = _plain(_item(found))
    return found if isinstance(found, type) and issubclass(found, BaseModel) else None


def _plain(annotation: Any) -> Any:
    """A type without `Annotated` and `| None` around it."""
    if typing.get_origin(annotation) is typing.Annotated:
        return _plain(typing.get_args(annotation)[0])
    others = [part for part in typing.get_args(annotation) if part is not type(None)]
    return _plain(others[0]) if type(None) in typing.get_args(annotation) else annotation


def _item(annotation: Any) -> Any:
    """The type of what a tuple or dict holds."""
    inner = typing.get_args(annotation)
    return inner[-1] if typing.get_origin(annotation) is dict else inner[0] if inner else None


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


# Each error of pydantic in words. --------------------------------------------------------------------------------------


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
    written = shorten(spot.source.written[spot.trail])
    if spot.trail[-1] == "version":
        return f"{written} is read as {kind(value)} and is no version; {_version_cure(written)}"
    return f'{written} is read as {kind(value)}; put quotes around it: "{written}"'


def _too_short_text(model: type[BaseModel], spot: Spot, error: ErrorDetails) -> str:
    if isinstance(spot.trail[-1], int):
        return f"{_name(spot)} is empty; write it, or take it out"
    return f"{_name(spot)} is empty; write it{_or_leave_out(model, spot)}"


def _wrong_pattern(model: type[BaseModel], spot: Spot, error: ErrorDetails) -> str:
    if error["ctx"]["pattern"] == files.LINE_PATTERN:
        return f"{_name(spot)} holds a line break; write it as one line"
    worded = _PATTERNS.get(error["ctx"]["pattern"])
    return worded(str(error["input"])) if worded else _as_described(model, spot)


def _as_described(model: type[BaseModel], spot: Spot) -> str:
    """For a pattern of one field alone: what is said of that field is the rule and the cure."""
    field = (_model_at(model, spot.trail[:-1]) or model).model_fields[str(spot.trail[-1])]
    return f'"{shorten(spot.text)}" does not fit {_name(spot)}; it is: {field.description}'


def _no_id(written: str) -> str:
    if not written:
        return "an id is empty; write one"
    if len(written) > 64:
        return f'"{written[:20]}…" is too long for an id; use at most 64 characters'
    plain = unicodedata.normalize("NFKD", written).encode("ascii", "ignore").decode().lower()
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
    cure = f'did you mean "{better}"?' if re.match(files.LANGUAGE_PATTERN, better) else "write it as en-GB, cy or ar"
    return f'"{shorten(written)}" is not a language tag; {cure}'


_PATTERNS: dict[str, Callable[[str], str]] = {
    files.ID_PATTERN: _no_id,
    files.LANGUAGE_PATTERN: _no_language,
    files.VERSION_PATTERN: lambda written: f'"{shorten(written)}" is not a version; {_version_cure(written)}',
    files.ADDRESS_PATTERN: lambda written: (
        f'"{shorten(written)}" is not a web address; write it with https:// in front'
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
    return f"{_name(spot)} has {count} level{'' if count == 1 else 's'}; a scale needs 2 to 7"


def _no_day(model: type[BaseModel], spot: Spot, error: ErrorDetails) -> str:
    written = spot.source.written.get(spot.trail, kind(spot.value))
    return f"{shorten(written)} is not a day; write it as 2026-11-23"


def _no_switch(model: type[BaseModel], spot: Spot, error: ErrorDetails) -> str:
    return f"{_name(spot)} is neither true nor false; write true, or leave the line out"


def _no_number(model: type[BaseModel], spot: Spot, error: ErrorDetails) -> str:
    limits = (_model_at(model, spot.trail[:-1]) or model).model_fields[str(spot.trail[-1])].metadata
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
