"""Rows as a workbook (.xlsx): texts as texts, numbers as numbers, nothing a formula or a link."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

MOST_ROWS = 1_048_575  # that a sheet holds below its head
NAME = "Spread"
WIDEST = 40
# The same table gives the same file on any day.
MADE = datetime.datetime(2000, 1, 1)

Cells = Sequence[str | int]


def write(path: Path, head: Sequence[str], rows: Sequence[Cells], most: int = MOST_ROWS) -> None:
    """Write a table; on more than one sheet where one cannot hold it."""
    import xlsxwriter

    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(str(path), {"constant_memory": True, **plain}) as book:
        book.set_properties({"created": MADE})
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        widths = [_width(name, [row[place] for row in islice(rows, 200)]) for place, name in enumerate(head)]
        for number, part in enumerate(_parts(rows, most), 1):
            sheet = book.add_worksheet(NAME if number == 1 else f"{NAME} {number}")
            for place, width in enumerate(widths):
                sheet.set_column(place, place, width)
            sheet.write_row(0, 0, head, bold)
            for at, cells in enumerate(part, 1):
                for place, cell in enumerate(cells):
                    if isinstance(cell, int):
                        sheet.write_number(at, place, cell)
                    elif cell:
                        sheet.write_string(at, place, cell)
            sheet.freeze_panes(1, 0)
            sheet.autofilter(0, 0, len(part), len(head) - 1)


def _parts(rows: Sequence[Cells], most: int) -> Iterator[Sequence[Cells]]:
    yield rows[:most]
    yield from (rows[start : start + most] for start in range(most, len(rows), most))


def _width(name: str, cells: Sequence[str | int]) -> int:
    return min(WIDEST, 2 + max(len(str(text)) for text in (name, *cells)))
