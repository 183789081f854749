"""Workbooks that are written: a framework as tables, and the copy of a sheet that says its ids. Every cell is text."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from assessment_kit.reading.problems import FrameworkError, Problem
from assessment_kit.start.spreadsheet.cells import Book, Sheet, letters
from assessment_kit.start.spreadsheet.exporting import Written
from assessment_kit.start.spreadsheet.records import Source

_FULL = 32_767  # characters, more than which no cell holds
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # which Excel would read as one letter
_WIDE, _NARROW = 48, 18


def openpyxl() -> Any:
    """The library for .xlsx. Raises FrameworkError with what to do where it is not here."""
    try:
        import openpyxl as library
    except ModuleNotFoundError:
        message = 'a workbook needs the package openpyxl, which is not here; install it with: pip install "assessment-kit[sheet]"'
        raise FrameworkError([Problem("assessment-kit", 1, 1, message, "")]) from None
    return library


def save(path: Path, tables: list[Written]) -> None:
    """Write tables as a workbook. Raises FrameworkError where a text is longer than a cell."""
    library = openpyxl()
    problems = [
        Problem(f"{path.name}:{table.name}", row, column, _too_long(len(text)), f"{letters(column)}{row}")
        for table in tables
        for row, cells in enumerate(table.rows, 2)
        for column, text in enumerate(cells, 1)
        if len(text) > _FULL
    ]
    if problems:
        raise FrameworkError(problems)
    book = library.Workbook()
    book.remove(book.active)
    for table in tables:
        _fill(book.create_sheet(table.name), table, library)
    _saved(book, path)


def _too_long(length: int) -> str:
    return f"would have {length:,} characters, and a cell holds {_FULL:,}; shorten the text"


def _fill(sheet: Any, table: Written, library: Any) -> None:
    bold = library.styles.Font(bold=True)
    wrapped = library.styles.Alignment(wrap_text=True, vertical="top")
    for row, cells in enumerate((table.head, *table.rows), 1):
        for column, text in enumerate(cells, 1):
            cell = _put(sheet, row, column, text)
            cell.alignment = wrapped
            if row == 1:
                cell.font = bold
    for column, head in enumerate(table.head, 1):
        longest = max((len(row[column - 1]) for row in table.rows), default=0)
        sheet.column_dimensions[letters(column)].width = _WIDE if longest > 40 else max(_NARROW, len(head) + 2)
    sheet.freeze_panes = "A2"


def _put(sheet: Any, row: int, column: int, text: str) -> Any:
    """Write a text as a text, whatever it begins with, and so that it stays one when somebody edits it."""
    cell = sheet.cell(row, column)
    if text:
        cell.value = _ESCAPED.sub("_x005F_", text)
        cell.data_type = "s"
        cell.quotePrefix = text[0] in "=+-@'\t\r"
    cell.number_format = "@"
    return cell


def _saved(book: Any, path: Path) -> None:
    part = path.with_name(f"{path.name}.part")
    book.save(part)
    part.replace(path)


def save_copy(original: Path, target: Path, book: Book, made: Mapping[str, Source]) -> None:
    """A copy of a sheet with a column `id` in which each question has its own. The sheet itself is not touched."""
    library = openpyxl()
    copy = _opened(original, book, library)
    for sheet in book.sheets:
        cells = {source.spot.row: id_ for id_, source in made.items() if source.sheet.path == sheet.path}
        if cells:
            _add_ids(copy[sheet.name[:31]], sheet, cells)
    _saved(copy, target)


def _opened(original: Path, book: Book, library: Any) -> Any:
    """The workbook itself where the library can write it; else a new one with its texts."""
    if original.read_bytes()[:2] == b"PK" and "content.xml" not in _names(original):
        return library.load_workbook(original)
    copy = library.Workbook()
    copy.remove(copy.active)
    for sheet in book.sheets:
        page = copy.create_sheet(sheet.name[:31])
        for spot, cell in sheet.cells.items():
            _put(page, *spot, cell.text)
        for area in sheet.merged:
            page.merge_cells(None, *area.first, *area.last)
    return copy


def _names(path: Path) -> list[str]:
    import zipfile

    with zipfile.ZipFile(path) as packed:
        return packed.namelist()


def _add_ids(page: Any, sheet: Sheet, cells: Mapping[int, str]) -> None:
    """Fill the column that is headed id, or a new one behind the last."""
    head = _head_row(sheet, min(cells))
    column = next((c for c in sheet.columns(head) if sheet.text(head, c).casefold() == "id" and _free(sheet, c, cells)), 0)
    column = column or max(spot.column for spot in sheet.cells) + 1
    _put(page, head, column, "kit id" if column > max(sheet.columns(head)) and _has_id(sheet, head) else "id")
    for row, id_ in cells.items():
        _put(page, row, column, id_)


def _head_row(sheet: Sheet, first: int) -> int:
    return next(row for row in reversed(sheet.rows()) if row < first and len(sheet.columns(row)) > 1)


def _free(sheet: Sheet, column: int, cells: Mapping[int, str]) -> bool:
    return all(not sheet.text(row, column) for row in cells)


def _has_id(sheet: Sheet, head: int) -> bool:
    return any(sheet.text(head, column).casefold() == "id" for column in sheet.columns(head))
