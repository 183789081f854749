"""The rows of a table → records: values by field, and the cell that each came from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from assessment_kit.reading.problems import Problem
from assessment_kit.start.spreadsheet import mistakes, values
from assessment_kit.start.spreadsheet.cells import Sheet, Spot
from assessment_kit.start.spreadsheet.fields import Field
from assessment_kit.start.spreadsheet.table import Table


class Source(NamedTuple):
    """The cell that something came from."""

    sheet: Sheet
    spot: Spot

    def problem(self, message: str) -> Problem:
        return self.sheet.problem(self.spot, message)


@dataclass
class Record:
    """`values` and `sources` by field; `home` is where the row begins. An empty cell of a column that is there is None."""

    home: Source
    values: dict[str, Any] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)

    def put(self, key: str, value: Any, source: Source) -> None:
        self.values[key] = value
        self.sources[key] = source

    def text(self, key: str) -> str:
        value = self.values.get(key)
        return value if isinstance(value, str) else ""

    def in_single_blanks(self, keys: Iterable[str]) -> None:
        """Make each run of blanks in these values one, no-break blanks too: nobody sees what tells two such texts apart."""
        self.values.update({key: " ".join(self.text(key).split()) for key in keys if self.text(key)})

    def source(self, key: str) -> Source:
        return self.sources.get(key, self.home)


def read(
    table: Table, fields: Mapping[str, Field], rows: Iterable[int] | None = None
) -> tuple[list[Record], list[Problem]]:
    """A record for each row, of the columns that are among these fields; and every cell that cannot be read."""
    found, problems = [], []
    for row in table.rows if rows is None else rows:
        record = Record(Source(table.sheet, Spot(row, min(table.columns.values(), default=1))))
        for key in table.columns:
            if key in fields:
                problems += cell(record, fields[key], table.sheet, table.spot(row, key))
        found.append(record)
    return found, problems


def cell(record: Record, field: Field, sheet: Sheet, spot: Spot) -> list[Problem]:
    """Put the value of one cell into a record; returns what keeps it from being one."""
    source = Source(sheet, spot)
    text = sheet.text(*spot)
    problem = mistakes.misread(sheet, spot, field.kind)
    if problem is None and text:
        try:
            record.put(field.key, values.read(field, text), source)
        except values.Misread as fault:
            problem = str(fault)
    elif problem is None:
        record.put(field.key, None, source)
    return [source.problem(problem)] if problem else []
