"""What data holds, however deep, for those who look for something in all of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any


def everything_in(value: Any) -> Iterator[Any]:
    """Yield each text in a value, and each thing with fields before what is in these; of a mapping what it holds, not its keys."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from everything_in(value.values())
    elif is_dataclass(value):
        yield value
        yield from everything_in([getattr(value, field.name) for field in fields(value)])
    elif isinstance(value, Iterable) and not isinstance(value, bytes):
        for one in value:
            yield from everything_in(one)
