"""A workbook as it was read, whatever its kind: cells with their places, and what of it is not to be seen."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from assessment_kit.reading.problems import Problem

_WITHOUT = dict.fromkeys(
    map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad")
)  # of no width: a cell of these only looks empty
_RETURN = re.compile(r"\r\n?")


MOST_CELLS = 300_000  # filled ones, of a workbook that is a framework and nothing else


class TooManyCells(Exception):
    """A sheet holds far more than a framework."""


class Spot(NamedTuple):
    """A cell by its numbers, both from 1."""

    row: int
    column: int

    def __str__(self) -> str:
        return f"{letters(self.column)}{self.row}"


class Area(NamedTuple):
    """Merged cells, from corner to corner."""

    first: Spot
    last: Spot

    def __contains__(self, spot: object) -> bool:
        return isinstance(spot, Spot) and all(a <= b <= c for a, b, c in zip(self.first, spot, self.last, strict=True))


@dataclass(frozen=True)
class Cell:
    """`text` is what a person sees, trimmed. `kind`: text, number, day, time, truth, error, formula (never calculated)."""

    text: str
    kind: str = "text"


@dataclass(frozen=True)
class Sheet:
    """Cells that hold nothing are not there. `path` names the sheet in messages: book.xlsx:Questions, or sheet.csv.
    `coloured`: cell → its colour, by whatever name the program gives it."""

    path: str
    name: str
    cells: Mapping[Spot, Cell]
    merged: tuple[Area, ...] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    comments: tuple[Spot, ...] = ()
    coloured: Mapping[Spot, str] = field(default_factory=dict)
    struck: frozenset[Spot] = frozenset()

    def text(self, row: int, column: int) -> str:
        cell = self.cells.get(Spot(row, column))
        return cell.text if cell else ""

    def rows(self) -> list[int]:
        """The rows that hold anything, in order."""
        return sorted({spot.row for spot in self.cells})

    def columns(self, row: int) -> list[int]:
        """The columns that hold anything in this row, in order."""
        return sorted(spot.column for spot in self.cells if spot.row == row)

    def covering(self, spot: Spot) -> Area | None:
        """The merged cells that this one is part of."""
        return next((area for area in self.merged if spot in area), None)

    def problem(self, spot: Spot, message: str) -> Problem:
        return Problem(self.path, spot.row, spot.column, message, str(spot))

    def row_problem(self, row: int, message: str) -> Problem:
        return Problem(self.path, row, 1, message, f"row {row}")

    def column_problem(self, column: int, message: str) -> Problem:
        return Problem(self.path, 1, column, message, f"column {letters(column)}")

    def whole_problem(self, message: str) -> Problem:
        return Problem(self.path, 1, 1, message, "")


@dataclass(frozen=True)
class Book:
    """`remarks` is what of the file is not read, in sentences."""

    file: str
    sheets: tuple[Sheet, ...]
    remarks: tuple[str, ...] = ()


@dataclass
class Drawn:
    """A sheet while it is read: its cells come one by one."""

    cells: dict[Spot, Cell] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    comments: list[Spot] = field(default_factory=list)
    coloured: dict[Spot, str] = field(default_factory=dict)
    struck: set[Spot] = field(default_factory=set)

    def put(self, spot: Spot, text: str, kind: str = "text") -> None:
        text = clean(text)
        if text or kind == "formula":
            self.cells[spot] = Cell(text, kind)
        if len(self.cells) > MOST_CELLS:
            raise TooManyCells

    def sheet(self, path: str, name: str, hidden: bool = False) -> Sheet:
        return Sheet(
            path,
            name,
            dict(sorted(self.cells.items())),
            tuple(sorted(self.merged)),
            hidden,
            frozenset(self.hidden_rows),
            frozenset(self.hidden_columns),
            tuple(sorted(self.comments)),
            {spot: colour for spot, colour in sorted(self.coloured.items()) if spot in self.cells},
            frozenset(spot for spot in self.struck if spot in self.cells),
        )


def clean(text: str) -> str:
    """A text without the blanks around it and with plain line ends; nothing where there is nothing to be seen."""
    text = _RETURN.sub("\n", text).strip()
    return text if text.translate(_WITHOUT).strip() else ""


def letters(column: int) -> str:
    """1 is A, 27 is AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def listed(columns: list[int]) -> Iterator[str]:
    """Columns as people name them, those in a row together: A, C…F."""
    start = 0
    for place, column in enumerate(columns):
        if place + 1 == len(columns) or columns[place + 1] != column + 1:
            first = columns[start]
            yield letters(first) if first == column else f"{letters(first)}…{letters(column)}"
            start = place + 1
