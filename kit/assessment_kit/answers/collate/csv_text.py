"""Rows as CSV: UTF-8 with its mark, lines that end as RFC 4180 says, every cell in quotes, and none a formula.

A cell that a spreadsheet could take for a formula gets an apostrophe before it, as in `theme/app/rules/csv.js`. Whoever
reads it back takes one apostrophe from each cell that matches GUARDED.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

_SIGNS = r"=+\-@\t\r\n＝＋－＠"
FORMULA = re.compile(f"'*[{_SIGNS}]")
GUARDED = f"^'('*[{_SIGNS}])"
ENCODING = "utf-8-sig"


def write(path: Path, head: Iterable[str], rows: Iterable[Iterable[object]]) -> None:
    """Write a table; its first row is the head."""
    with path.open("w", encoding=ENCODING, newline="") as file:
        file.write(line(head))
        file.writelines(line(row) for row in rows)


def line(cells: Iterable[object]) -> str:
    """One row, with the end of its line."""
    return cells_of(cells) + "\r\n"


def cells_of(cells: Iterable[object]) -> str:
    """Some cells of a row."""
    return ",".join(_cell(str(cell)) for cell in cells)


def _cell(text: str) -> str:
    guarded = "'" + text if FORMULA.match(text) else text
    return '"' + guarded.replace('"', '""') + '"'
