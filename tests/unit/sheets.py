"""Workbooks as people keep them, made for the tests."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl

Rows = Sequence[Sequence[Any]]
HEAD = ("Dimension", "No.", "Question", "Low", "Middle", "High", "Evidence")


def plain(count: int = 3) -> list[list[Any]]:
    """A wide table: a row a question, a column a level; the dimension stands at the first of its rows only."""
    rows: list[list[Any]] = [list(HEAD)]
    for number in range(1, count + 1):
        group = {1: "Care", 3: "Talk"}.get(number)
        texts = [f"{level} of question {number}." for level in ("Little", "Some", "Much")]
        rows.append([group, f"A{number}", f"How do we do thing {number}?", *texts, "A letter"])
    return rows


def saved(path: Path, rows: Rows, change: Callable[[Any], None] = lambda sheet: None, title: str = "Questions") -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    change(sheet)
    book.save(path)
    return path


def zipped(path: Path, **parts: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name.replace("__", "/"), content)
    return path
