"""The files of a framework while they are made: their data, and the cell that each value came from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from assessment_kit.reading.problems import Problem
from assessment_kit.start.spreadsheet.fields import Field
from assessment_kit.start.spreadsheet.records import Record, Source

Trail = tuple[str | int, ...]


@dataclass
class Draft:
    """`files`: path below the folder → data. `places`: path and trail → cell. `made`: id → the cell of a row that had none."""

    files: dict[str, dict[str, Any]] = field(default_factory=dict)
    places: dict[tuple[str, Trail], Source] = field(default_factory=dict)
    made: dict[str, Source] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def place(draft: Draft, file: str, trail: Trail, row: Record) -> None:
    """Note from which cells the values at a trail are."""
    draft.places[file, trail] = row.home
    for key, source in row.sources.items():
        draft.places[file, (*trail, *key.split("."))] = source


def joined(old: Mapping[str, Any], row: Record | None, fields: Mapping[str, Field]) -> dict[str, Any]:
    """What there was, with what the row says in its place; an empty cell takes it away."""
    said = {key: value for key, value in row.values.items() if key in fields} if row else {}
    data = {**old, **said}
    return {key: value for key, value in data.items() if value is not None and value != [] and value is not False}


def in_order(data: Mapping[str, Any], model: type[BaseModel]) -> dict[str, Any]:
    return {key: data[key] for key in model.model_fields if key in data}
