"""Workbooks as people keep them, made for the tests."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from assessment_kit.cli import main

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


def kit_of(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A kit that began from a plain sheet; commands are run in it from now on."""
    saved(folder / "maturity.xlsx", plain())
    monkeypatch.chdir(folder)
    assert main(["new", "kit", "--from", "maturity.xlsx"]) == 0
    monkeypatch.chdir(folder / "kit")
    return folder / "kit"


def by_hand(path: Path, old: str, new: str) -> str:
    """Write something else in the one place of a file where it stands; returns what the file holds then."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")
    return text.replace(old, new)


def zipped(path: Path, **parts: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name.replace("__", "/"), content)
    return path
