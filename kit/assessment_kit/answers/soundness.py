"""Whether data has a shape of the table, without a word on what is wrong where it has not: what nearly every file is asked, and
four times as fast as looking for faults (`verdict.py`). Data is sound where that finds none."""

import functools
import re
from collections.abc import Callable, Sequence
from typing import Any

from assessment_kit.answers.table import WHOLE, Shape, spelled_out
from assessment_kit.answers.verdict import HALF_A_CHARACTER, MOST_THINGS

Check = Callable[[Any], bool]
MOST_KNOWN = (
    1000  # texts that each pattern keeps: the ids of questions and levels are among the first, and in nearly every file
)


def is_sound(data: Any) -> bool:
    """Whether nothing is wrong with a whole file."""
    return _named(WHOLE)(data)


@functools.cache
def _named(name: str) -> Check:
    kind, *more = spelled_out(name)
    return CHECKS[kind](*more)


def _check(shape: Shape) -> Check:
    if isinstance(shape, str):
        return _named(shape)
    kind, *more = shape
    return CHECKS[kind](*more)


def _text(pattern: str = "") -> Check:
    half = HALF_A_CHARACTER.search

    def is_text(value: Any) -> bool:
        return isinstance(value, str) and (value.isascii() or not half(value))

    return _fitting(pattern, is_text) if pattern else is_text


def _fitting(pattern: str, is_text: Check) -> Check:
    fits = re.compile(pattern).fullmatch
    known: set[str] = set()

    def check(value: Any) -> bool:
        if not isinstance(value, str):
            return False
        if value in known:
            return True
        is_one = is_text(value) and fits(value) is not None
        if is_one and len(known) < MOST_KNOWN:
            known.add(value)
        return is_one

    return check


def _flag() -> Check:
    return lambda value: isinstance(value, bool)


def _one(*values: str | int) -> Check:
    every = {(type(value), value) for value in values}
    return lambda value: isinstance(value, str | int) and (type(value), value) in every


def _whole(least: int, most: int) -> Check:
    return lambda value: type(value) is int and least <= value <= most


def _list(shape: Shape, most: int = MOST_THINGS) -> Check:
    item = _check(shape)
    return lambda value: isinstance(value, list) and len(value) <= most and all(map(item, value))


def _map(shape: Shape, keys: Shape) -> Check:
    item, key = _check(shape), _check(keys)

    def check(value: Any) -> bool:
        return (
            isinstance(value, dict)
            and len(value) <= MOST_THINGS
            and all(map(key, value))
            and all(map(item, value.values()))
        )

    return check


def _by(shapes: dict[str, Shape]) -> Check:
    items = [(re.compile(pattern).fullmatch, _check(shape)) for pattern, shape in shapes.items()]

    def fits(key: str, value: Any) -> bool:
        item = next((item for is_of, item in items if is_of(key)), None)
        return item is not None and item(value)

    return lambda value: isinstance(value, dict) and len(value) <= MOST_THINGS and all(map(fits, value, value.values()))


def _either(shape: Shape, record: Shape) -> Check:
    checks = _check(shape), _check(record)
    return lambda value: checks[isinstance(value, dict)](value)


def _record(
    fields: dict[str, Shape], needed: Sequence[str] = (), apart: Sequence[str] = (), _loose: Sequence[str] = ()
) -> Check:
    items = {name: _check(shape) for name, shape in fields.items()}
    all_of, not_all_of = frozenset(needed), frozenset(apart)

    def check(value: Any) -> bool:
        if not isinstance(value, dict):
            return False
        for name, one in value.items():
            item = items.get(name)
            if item is None or not item(one):
                return False
        return all_of <= value.keys() and not (not_all_of and not_all_of <= value.keys())

    return check


CHECKS: dict[str, Callable[..., Check]] = {
    "text": _text,
    "flag": _flag,
    "one": _one,
    "whole": _whole,
    "list": _list,
    "map": _map,
    "by": _by,
    "either": _either,
    "record": _record,
}
