"""Every text of a framework's file that readers see, and where in a translation it stands.

What is a text, the models say (`Said`); so a field that is added there has its place in translations as well. A list of
things with ids becomes a map by id, since ids say where a text belongs; any other list stays one, in the same order.
"""

from __future__ import annotations

import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import NoneType
from typing import Any

from pydantic import BaseModel

from assessment_kit.reading.builder import Trail
from assessment_kit.reading.fields import Said
from assessment_kit.reading.sources import Source, Spot

KEYS = ("id", "to", "version")  # what tells one of a list from the others
LANGUAGES = ("languages",)  # each has its name in itself
# Names that stay as they are in most languages: nobody is asked for them.
AS_THEY_ARE = {("licence",), ("source", "name")}
NUMBERS = {"ref", "references"}  # of another standard, or of the source


@dataclass(frozen=True)
class Words:
    """A text, or a list of texts, at `spot`; in a translation it stands at `at`."""

    at: Trail
    spot: Spot

    @property
    def optional(self) -> bool:
        return self.at in AS_THEY_ARE or not NUMBERS.isdisjoint(self.at)

    @property
    def texts(self) -> tuple[str, ...]:
        value = self.spot.value
        return tuple(item for item in (value if isinstance(value, list) else [value]) if isinstance(item, str))


@dataclass(frozen=True)
class Layout:
    """Of one file: its `words` by where they stand in a translation, and what it has besides, by where that would stand."""

    words: Mapping[Trail, Words]
    structure: frozenset[Trail]

    def within(self, trail: Trail) -> list[Words]:
        """All that stands at or below a place of a translation."""
        return [one for at, one in self.words.items() if at[: len(trail)] == trail]


def layout(model: type[BaseModel], source: Source) -> Layout:
    """Where in a translation of this file its texts stand."""
    found = [one for one in _found(model, source.top, (), said=False) if one[0][:1] != LANGUAGES]
    words = {at: Words(at, spot) for at, spot, said in found if said}
    return Layout(words, frozenset(at for at, _, said in found if not said))


def _found(kind: Any, spot: Spot, at: Trail, said: bool) -> Iterator[tuple[Trail, Spot, bool]]:
    """Each value of a file without values of its own, with whether it is a text."""
    kind, said = _plain(kind, said)
    inner = typing.get_args(kind)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        for name, value in spot.entries():
            if field := kind.model_fields.get(name):
                yield from _found(field.annotation, value, (*at, name), _is_said(field.metadata))
    elif typing.get_origin(kind) is dict:
        for name, value in spot.entries():
            yield from _found(inner[1], value, (*at, name), said=False)
    elif typing.get_origin(kind) is tuple and not _plain(inner[0], False)[1]:
        for number, row in enumerate(spot.rows()):
            yield from _found(inner[0], row, (*at, _key(row) or number), said=False)
    else:
        yield at, spot, said or bool(inner and _plain(inner[0], False)[1])


def _plain(kind: Any, said: bool) -> tuple[Any, bool]:
    """A type without `Annotated` and `| None` around it, and whether it is said."""
    if typing.get_origin(kind) is typing.Annotated:
        return _plain(typing.get_args(kind)[0], said or _is_said(typing.get_args(kind)[1:]))
    parts = typing.get_args(kind)
    if NoneType in parts:
        return _plain(next(part for part in parts if part is not NoneType), said)
    return kind, said


def _is_said(metadata: typing.Iterable[Any]) -> bool:
    return any(isinstance(one, Said) for one in metadata)


def _key(row: Spot) -> str:
    return next((row[name].text for name in KEYS if name in row), "")
