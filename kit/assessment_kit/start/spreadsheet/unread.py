"""What a table says without words, or beside its cells: comments, and colours where they seem to mean something."""

from collections import Counter

from assessment_kit.reading.problems import few_of, number_of
from assessment_kit.start.spreadsheet import heads
from assessment_kit.start.spreadsheet.cells import Spot
from assessment_kit.start.spreadsheet.table import Table

_SHOWN = 3


def told(table: Table) -> list[str]:
    """What is not read, a line each."""
    lines = []
    if table.sheet.comments:
        lines.append(f"  Comments are not read: comments at {few_of([*map(str, table.sheet.comments)], _SHOWN)}.")
    if odd := _meaning(table):
        cure = "if they mean something, write it into a column"
        lines.append(
            f"  Colours are not read; {cure}: other colours than around them at {few_of([*map(str, odd)], _SHOWN)}."
        )
    elif table.sheet.coloured:
        lines.append(f"  {number_of(len(table.sheet.coloured), 'coloured cell')}: colours are not read.")
    return lines


def _meaning(table: Table) -> list[Spot]:
    """The cells that have another colour than most of their column, in rows that are not of one colour throughout: heads,
    columns for each level and every second row are coloured for the eye alone, and groups where they begin and end."""
    groups = {table.columns[key] for key in ("component", "section", "group") if key in table.columns}
    loose = {column for column in table.others if heads.meant(table.head_of(column), ["unused"])}
    cells = [
        spot
        for spot in table.sheet.cells
        if spot.row >= table.first and spot.column in {*table.columns.values(), *table.others} - groups - loose
    ]
    colours = table.sheet.coloured
    usual = {
        column: Counter(colours.get(spot) for spot in cells if spot.column == column).most_common(1)[0][0]
        for column in {spot.column for spot in cells}
    }
    of_row: dict[int, set[str | None]] = {}
    for spot in cells:
        of_row.setdefault(spot.row, set()).add(colours.get(spot))
    return [spot for spot in cells if colours.get(spot) != usual[spot.column] and len(of_row[spot.row]) > 1]
