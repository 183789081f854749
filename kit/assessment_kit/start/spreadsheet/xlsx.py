"""A workbook of Excel and others (.xlsx, .xlsm) → cells."""

import datetime
import re
import warnings
from pathlib import Path
from typing import Any

from assessment_kit.start.spreadsheet.cells import Area, Book, Drawn, Sheet, Spot

NOT_HERE = (
    "needs the package openpyxl, which is not here; install it (pip install openpyxl; with uvx write [sheet] behind the path "
    'of the kit, in quotes: uvx --from "PATH[sheet]"; for a tool of uv: uv tool install "PATH[sheet]")'
)
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")  # how a letter is written that XML cannot hold, and a _ that is meant so
_PLAIN = {None, "00000000", "FFFFFFFF", "00FFFFFF"}


def read(path: Path, names: set[str]) -> Book:
    """Read twice: once with what formulas came to, once to see which cells are formulas."""
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what it cannot keep of a workbook, which is only read here
        values = openpyxl.load_workbook(path, data_only=True, keep_links=False)
        formulas = openpyxl.load_workbook(path, keep_links=False)
    sheets = tuple(_sheet(path.name, sheet, formulas[sheet.title]) for sheet in values.worksheets)
    return Book(path.name, sheets, tuple(_remarks(names, values.chartsheets)))


def _remarks(names: set[str], charts: list[Any]) -> list[str]:
    said = []
    if any(name.endswith("vbaProject.bin") for name in names):
        said.append("Macros are not read.")
    if charts or any(name.startswith("xl/drawings/drawing") for name in names):
        said.append("Pictures, charts and text boxes are not read.")
    return said


def _sheet(file: str, values: Any, formulas: Any) -> Sheet:
    drawn = Drawn()
    for (row, column), cell in values._cells.items():  # not its rows: one cell far below would make millions
        spot = Spot(row, column)
        written = formulas._cells.get((row, column))
        if written is not None and written.data_type == "f" and cell.value is None:
            drawn.put(spot, "", "formula")
        elif cell.value is not None:
            drawn.put(spot, *_read(cell))
        _dress(drawn, spot, cell)
    for area in values.merged_cells.ranges:
        drawn.merged.append(Area(Spot(area.min_row, area.min_col), Spot(area.max_row, area.max_col)))
    drawn.hidden_rows = {
        row for row, size in values.row_dimensions.items() if size.hidden or (size.customHeight and size.height == 0)
    }
    for size in values.column_dimensions.values():
        if size.hidden or (size.customWidth and size.width == 0):
            drawn.hidden_columns |= set(range(size.min or 1, (size.max or size.min or 1) + 1))
    return drawn.sheet(f"{file}:{values.title}", values.title, values.sheet_state != "visible")


def _dress(drawn: Drawn, spot: Spot, cell: Any) -> None:
    """What a cell says without words."""
    if getattr(cell, "comment", None) is not None:
        drawn.comments.append(spot)
    if not getattr(cell, "has_style", False):
        return
    if cell.fill.fill_type == "solid" and (cell.fill.fgColor.type != "rgb" or cell.fill.fgColor.rgb not in _PLAIN):
        drawn.coloured[spot] = f"{cell.fill.fgColor.value} {cell.fill.fgColor.tint}"
    if cell.font.strike:
        drawn.struck.add(spot)


def _read(cell: Any) -> tuple[str, str]:
    """What a person sees in a cell, and what the program takes it for."""
    value = cell.value
    if cell.data_type == "e":
        return str(value), "error"
    if isinstance(value, bool):
        return ("TRUE" if value else "FALSE"), "truth"
    if isinstance(value, datetime.datetime | datetime.date):
        return value.isoformat()[:10], "day"
    if isinstance(value, datetime.time | datetime.timedelta):
        return str(value), "time"
    if isinstance(value, int | float):
        return _number(value, cell.number_format), "number"
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(value)), "text"


def _number(value: float, shown_as: str) -> str:
    """A number with the digits that the format of its cell shows: 1.1 may be seen as 1.10, and 7 as 007."""
    decimals = re.fullmatch(r"(0+)(?:\.(0+))?(%?)", shown_as)
    if not decimals:
        return f"{value:.15g}"
    whole, fraction, percent = decimals[1], decimals[2] or "", decimals[3]
    digits = f"{value * 100 if percent else value:.{len(fraction)}f}"
    missing = len(whole) - len(digits.split(".")[0])
    return "0" * max(0, missing) + digits + percent
