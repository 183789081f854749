"""What is wrong with data that should have a shape of the table. The pages walk it in the same way, in `verdict.js`.

The order of faults is one that every reader can keep, whatever it reads with: of a record, fields that are missing, then
those that it has, both as the table lists them, then those that nobody knows; these and the keys of maps by alphabet.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from assessment_kit.answers.table import WHOLE, Shape, spelled_out

HALF_A_CHARACTER = re.compile("[\ud800-\udfff]")
LONGEST_PLACE = 200
# In one list or map. More is made to hold a reader up.
MOST_THINGS = 100_000

Steps = tuple[str | int, ...]


@dataclass(frozen=True)
class Fault:
    """What is wrong and where; `shape` is what should stand there, `value` what does.

    `code` is missing, unknown (a field), key (of a map), both (of two that exclude each other), half (a character), many
    (things in one place), or the kind that the value is not: text, flag, one, whole, list, map, by, record. One that is `loose` is
    no reason to refuse a file: its value is left out.
    """

    code: str
    steps: Steps
    shape: Shape = ""
    value: Any = None
    loose: bool = False

    @property
    def where(self) -> str:
        """The way to it, as "people 1 › answers › a-question"; items are counted from 1."""
        steps = (f" {step}" if isinstance(step, int) else " › " + (step or '""') for step in self.steps)
        return HALF_A_CHARACTER.sub("\ufffd", "".join(steps).removeprefix(" › ")[:LONGEST_PLACE])


def faults(value: Any, shape: Shape = WHOLE, steps: Steps = ()) -> Iterator[Fault]:
    """Everything that is wrong with a value, in order."""
    kind, *more = spelled_out(shape)
    if kind == "either":
        yield from faults(value, more[isinstance(value, dict)], steps)
    elif kind in LEAVES:
        if code := LEAVES[kind](value, *more):
            yield Fault(code, steps, shape, value)
    elif isinstance(value, list if kind == "list" else dict):
        yield from GROUPS[kind](value, steps, *more)
    else:
        yield Fault(kind, steps, shape, value)


def _text(value: Any, pattern: str = "") -> str:
    if not isinstance(value, str) or (pattern and not re.fullmatch(pattern, value)):
        return "text"
    return "half" if HALF_A_CHARACTER.search(value) else ""


def _flag(value: Any) -> str:
    return "" if isinstance(value, bool) else "flag"


def _one(value: Any, *values: str | int) -> str:
    return "" if any(type(value) is type(one) and value == one for one in values) else "one"


def _whole(value: Any, least: int, most: int) -> str:
    return "" if type(value) is int and least <= value <= most else "whole"


def _list(value: list[Any], steps: Steps, shape: Shape, most: int = MOST_THINGS) -> Iterator[Fault]:
    if len(value) > most:
        yield Fault("many", steps, shape, most)
    for number, item in enumerate(value, 1):
        yield from faults(item, shape, (*steps, number))


def _map(value: dict[str, Any], steps: Steps, shape: Shape, keys: Shape) -> Iterator[Fault]:
    if len(value) > MOST_THINGS:
        yield Fault("many", steps, shape, MOST_THINGS)
    for key in _sorted(value):
        if any(faults(key, keys)):
            yield Fault("key", (*steps, key), keys, key)
        else:
            yield from faults(value[key], shape, (*steps, key))


def _by(value: dict[str, Any], steps: Steps, shapes: dict[str, Shape]) -> Iterator[Fault]:
    if len(value) > MOST_THINGS:
        yield Fault("many", steps, "thing", MOST_THINGS)
    for key in _sorted(value):
        shape = next((shapes[pattern] for pattern in shapes if re.fullmatch(pattern, key)), None)
        if shape is None:
            yield Fault("key", (*steps, key), "thing", key)
        else:
            yield from faults(value[key], shape, (*steps, key))


def _record(
    value: dict[str, Any],
    steps: Steps,
    fields: dict[str, Shape],
    needed: Iterable[str] = (),
    apart: Iterable[str] = (),
    loose: Iterable[str] = (),
) -> Iterator[Fault]:
    for name in needed:
        if name not in value:
            yield Fault("missing", (*steps, name))
    for name in fields:
        if name in value:
            for fault in faults(value[name], fields[name], (*steps, name)):
                yield replace(fault, loose=True) if name in loose and len(fault.steps) == len(steps) + 1 else fault
    for name in _sorted(value):
        if name not in fields:
            yield Fault("unknown", (*steps, name))
    if apart and all(name in value for name in apart):
        yield Fault("both", steps)


def _sorted(names: Iterable[str]) -> list[str]:
    """By the code units of UTF-16, which is what scripts in a browser compare."""
    return sorted(names, key=lambda name: name.encode("utf-16-be", "surrogatepass"))


LEAVES: dict[str, Callable[..., str]] = {"text": _text, "flag": _flag, "one": _one, "whole": _whole}
GROUPS: dict[str, Callable[..., Iterator[Fault]]] = {"list": _list, "map": _map, "by": _by, "record": _record}
