"""Workbooks that are written: a framework as tables, and the copy of a sheet that says its ids. Every cell is text."""

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from assessment_kit.reading.problems import FrameworkError, Problem
from assessment_kit.start.spreadsheet.cells import Book, Spot, letters
from assessment_kit.start.spreadsheet.exporting import Written
from assessment_kit.start.spreadsheet.records import Source
from assessment_kit.start.spreadsheet.xlsx import NOT_HERE

_FULL = 32_767  # characters, more than which no cell holds
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # which Excel would read as one letter
ID = "kit id"  # not only id: a sheet may call its own numbers so
_WIDE, _NARROW = 48, 18
_MARK = "assessment-kit"  # the property of a workbook by which an edit is noticed


def openpyxl() -> Any:
    """The library for .xlsx. Raises FrameworkError with what to do where it is not here."""
    try:
        import openpyxl as library
    except ModuleNotFoundError:
        raise FrameworkError([Problem("A workbook (.xlsx)", 1, 1, NOT_HERE, "")]) from None
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


def save_copy(original: Path, target: Path, book: Book, made: Mapping[str, Source], heads: Mapping[str, Spot]) -> None:
    """A copy of a sheet with a column in which each question has its id, and with a mark by which an edit is noticed.

    `heads`: sheet → the cell at the head of its ids; where it is free, the column is a new one.
    """
    copy = _with_ids(original, book, made, heads)
    _saved(copy, target)
    value = _looks(openpyxl().load_workbook(target))
    copy.custom_doc_props.append(openpyxl().packaging.custom.StringProperty(name=_MARK, value=value))
    _saved(copy, target)


def write_ids(sheet: Path, book: Book, made: Mapping[str, Source], heads: Mapping[str, Spot]) -> None:
    """The ids in the sheet itself, which somebody wrote and which bears no mark."""
    _saved(_with_ids(sheet, book, made, heads), sheet)


def _with_ids(original: Path, book: Book, made: Mapping[str, Source], heads: Mapping[str, Spot]) -> Any:
    library = openpyxl()
    copy = _opened(original, book, library)
    for sheet in book.sheets:
        rows = {source.spot.row: id_ for id_, source in made.items() if source.sheet.path == sheet.path}
        if rows:
            head, page = heads[sheet.path], copy[sheet.name[:31]]
            if not sheet.text(*head):
                _put(page, *head, ID)
            for row, id_ in rows.items():
                _put(page, row, head.column, id_)
    if _MARK in copy.custom_doc_props.names:
        del copy.custom_doc_props[_MARK]
    return copy


def as_written(path: Path) -> bool:
    """Whether a copy is as it was written: no cell says or looks otherwise, and none has a comment more."""
    try:
        book = openpyxl().load_workbook(path)
        mark = {one.name: one.value for one in book.custom_doc_props.props}.get(_MARK)
    except Exception:  # whatever a library says of a file that is none of ours
        return False
    return mark == _looks(book)


def _looks(book: Any) -> str:
    """All that is said in the cells of a workbook, and how, as a checksum."""
    said = [
        [sheet.title, cell.coordinate, cell.value, cell.number_format, cell.fill.fgColor.rgb, cell.font.b, cell.comment]
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None or cell.has_style
    ]
    text = repr(
        [[*map(str, one)] for one in said]
        + [[str(area) for area in sheet.merged_cells.ranges] for sheet in book.worksheets]
    )
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


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
