"""A table as text (CSV): its letters, its separator, its cells."""

import codecs
import csv
import io
import re

from assessment_kit.reading.problems import FrameworkError, Problem
from assessment_kit.start.spreadsheet.cells import Drawn, Sheet, Spot

SEPARATORS = ",;\t|"
_ERRORS = re.compile(r"#(?:REF|N/A|NAME|VALUE|DIV/0|NULL|NUM|SPILL|CALC)[!?]?|Err:\d{3}")
_MARKS = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_CURE = (
    'open it in your spreadsheet program, choose "Save as" and there the type "CSV UTF-8" or "Excel Workbook (.xlsx)", and '
    "give that file"
)


def read(file: str, name: str, raw: bytes) -> Sheet:
    """The one sheet of such a file. Raises FrameworkError where its letters or its cells cannot be told."""
    text = _text(file, raw)
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))  # it is the whole process's: raised, never lowered
    separator, text = _separator(text)
    drawn = Drawn()
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        for row, cells in enumerate(reader, 1):
            for column, cell in enumerate(cells, 1):
                drawn.put(Spot(row, column), cell, _kind(cell))
    except csv.Error:
        message = f"has quotes that do not end, from line {reader.line_num} up; {_CURE}"
        raise FrameworkError([Problem(file, reader.line_num, 1, message, "")]) from None
    return drawn.sheet(file, name)


def remarks(raw: bytes) -> tuple[str, ...]:
    return ("It is read as UTF-16.",) if raw.startswith(tuple(_MARKS)) else ()


def _kind(cell: str) -> str:
    return "error" if _ERRORS.fullmatch(cell.strip()) or re.fullmatch("#{3,}", cell.strip()) else "text"


def _text(file: str, raw: bytes) -> str:
    encoding = next((name for mark, name in _MARKS.items() if raw.startswith(mark)), "utf-8-sig")
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        message = f"was saved so that nobody can tell which letter stands in {_guess(raw, error.start)} (line {line}); {_CURE}"
        raise FrameworkError([Problem(file, line, 1, message, "")]) from None
    if "\x00" in text:
        raise FrameworkError([Problem(file, 1, 1, f"holds no text that can be read; {_CURE}", "")])
    return text


def _guess(raw: bytes, at: int) -> str:
    """The word around a letter that is not UTF-8, as it most likely was meant."""
    text = raw.decode("cp1252", "replace")  # a letter for each byte
    start = max((text.rfind(mark, 0, at) for mark in f'{SEPARATORS} \n"'), default=-1) + 1
    word = re.split(rf'[{re.escape(SEPARATORS)}\s"]', text[start : start + 40])[0]
    return f"“{word}”" if word.isprintable() and word else "it"


def _separator(text: str) -> tuple[str, str]:
    """What stands between the cells: what the file says itself (sep=;), or what divides most of its first rows alike."""
    said = re.match(r"sep=(.)\r?\n", text, re.I)
    if said:
        return said[1], text[said.end() :]
    return max(SEPARATORS, key=lambda separator: _fits(text, separator)), text


def _fits(text: str, separator: str) -> int:
    """How many cells the first rows have beyond one each; nothing where they do not divide."""
    rows = csv.reader(io.StringIO(text[:100_000], newline=""), delimiter=separator)
    try:
        return sum(max(0, len(row) - 1) for row, _ in zip(rows, range(30), strict=False))
    except csv.Error:
        return 0
