"""A new kit from a spreadsheet: its framework, and the sheet again with the ids that its questions got."""

from __future__ import annotations

import tempfile
from pathlib import Path

from assessment_kit.reading.problems import FrameworkError
from assessment_kit.start.beginnings import AUTHORS_GUIDE, Files, Wanted, authors_guide, id_from
from assessment_kit.start.spreadsheet.copies import kind_told
from assessment_kit.start.spreadsheet.importing import FromSheet, framework_from_sheet
from assessment_kit.start.spreadsheet.workbook import save_copy
from assessment_kit.start.spreadsheet.yaml_text import copy_name

ENDINGS = (".xlsx", ".ods", ".csv", ".xlsm", ".xls", ".xlsb", ".tsv", ".numbers")  # some only to be told what to do


def is_sheet(text: str) -> bool:
    """Whether a text names a spreadsheet, there or not."""
    return Path(text).suffix.lower() in ENDINGS


def from_sheet(sheet: Path, wanted: Wanted) -> tuple[Files, tuple[str, ...]]:
    """The files, and what was taken for what. Raises SheetError."""
    got = framework_from_sheet(sheet, title=wanted.title, language=wanted.language, usual_id=id_from(wanted.name))
    files = {f"framework/{path}": text.encode("utf-8") for path, text in got.files.items()}
    copy, told = _copy(sheet, got)
    return {AUTHORS_GUIDE: authors_guide(), **files, **copy}, (*got.report, *told)


def _copy(sheet: Path, got: FromSheet) -> tuple[Files, list[str]]:
    """The sheet with the ids that were made: whoever goes on in it takes this one, so that rows are known again."""
    if not got.made:
        return {}, []
    name = f"{copy_name(sheet.name)}.xlsx"
    with tempfile.TemporaryDirectory() as place:
        try:
            save_copy(sheet, Path(place) / name, got.book, got.made, got.id_heads)
        except FrameworkError as error:
            return {}, [f"There is no copy of the sheet with the ids: {error}"]
        told = f'Each question got an id, and "{name}" in the new folder says them. Go on with that one.'
        return {name: (Path(place) / name).read_bytes()}, [told, *kind_told(sheet)]
