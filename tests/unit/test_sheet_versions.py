"""What an import tells of a new version to those who answered the one before."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import sheets
from assessment_kit.cli import main
from assessment_kit.framework.model import Framework, load

FRAMEWORKS = Path(__file__).parent.parent / "frameworks"
Said = pytest.CaptureFixture[str]


@pytest.fixture
def kit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sheet that a kit began from, and goes on in; its first version is released."""
    folder = sheets.kit_of(tmp_path, monkeypatch)
    assert main(["release"]) == 0
    return folder / "maturity with ids.xlsx"


def write(path: Path, **cells: str) -> None:
    book = openpyxl.load_workbook(path)
    for cell, text in cells.items():
        book["Questions"][cell] = text
    book.save(path)


def grow(path: Path, text: str) -> None:
    book = openpyxl.load_workbook(path)
    book["Questions"].append(["Talk", None, text, "Little.", "Some.", "Much."])
    book.save(path)


def take_in(path: Path, *options: str) -> Framework:
    assert main(["import", path.name, "--ids", *options]) == 0
    assert main(["check"]) == 0
    return load(path.parent / "framework")


def told(framework: Framework) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(one.version, one.summary, one.questions) for one in framework.changes]


def test_what_changed_is_written_below_changes_with_the_questions_to_read_again(kit: Path, capsys: Said) -> None:
    write(kit, D2="Less than little.")
    grow(kit, "How do we greet?")
    assert told(take_in(kit)) == [("1.1.0", "1 new question. 1 question in other words.", ("talk-2", "a1"))]
    said = capsys.readouterr().out
    assert 'below "changes" in framework.yml: “1 new question. 1 question in other words.”' in said
    assert "in your own words" in said and "put these lines" not in said
    before = (kit.parent / "framework/framework.yml").read_bytes()
    take_in(kit)
    assert (kit.parent / "framework/framework.yml").read_bytes() == before


def test_what_is_taken_in_before_it_is_released_is_told_once_and_in_one_version(kit: Path, capsys: Said) -> None:
    write(kit, D2="Less than little.")
    assert told(take_in(kit)) == [("1.0.1", "1 question in other words.", ("a1",))]
    write(kit, D3="Less than some.")
    assert told(take_in(kit)) == [("1.0.1", "2 questions in other words.", ("a1", "a2"))]
    assert "Version: stays 1.0.1, for that one was not released yet." in capsys.readouterr().out
    grow(kit, "How do we greet?")
    assert told(take_in(kit)) == [("1.1.0", "1 new question. 2 questions in other words.", ("talk-2", "a1", "a2"))]
    assert main(["release"]) == 0
    write(kit, D4="Nothing.")
    assert [version for version, *_ in told(take_in(kit))] == ["1.1.1", "1.1.0"]


def test_a_row_that_went_a_move_and_other_texts_are_told(kit: Path) -> None:
    book = openpyxl.load_workbook(kit)
    book["Questions"].delete_rows(3)
    book["Questions"].append(["Rest", None, "How do we rest?", "Little.", "Some.", "Much.", None, None])
    book["Questions"]["A3"] = "Care"
    book.save(kit)
    ((version, summary, questions),) = told(take_in(kit, "--retire"))
    assert (version, questions) == ("2.0.0", ("talk-1",))
    assert summary == (
        "1 new question. 1 question was taken out. 1 question is in another component. Other texts were changed."
    )


def test_an_entry_in_somebodys_own_words_stays_and_what_it_does_not_name_is_told(kit: Path, capsys: Said) -> None:
    write(kit, D2="Less than little.")
    take_in(kit)
    text = sheets.by_hand(
        kit.parent / "framework/framework.yml", "1 question in other words.", "The first one is clearer. # so"
    )
    write(kit, D3="Less than some.")
    capsys.readouterr()
    assert told(take_in(kit)) == [("1.0.1", "The first one is clearer.", ("a1",))]
    assert (kit.parent / "framework/framework.yml").read_text("utf-8") == text
    said = capsys.readouterr().out
    assert "for version 1.0.1 stays as it is. Its questions to read again do not name: a2." in said


@pytest.mark.parametrize(
    "there",
    [
        "changes: # newest first\n  # What we told.\n  - version: 1.0.0 # the first\n    date: 2026-11-24\n    summary: It began.\n",
        "changes:\n- version: 1.0.0 # the first\n  date: 2026-11-24\n  summary: >\n    It\n    began.\n",
        "changes:\n    -   version: 1.0.0 # the first\n        date: 2026-11-24\n        summary: It began.",
    ],
)
def test_the_lines_of_a_file_stay_as_a_person_wrote_them(there: str, kit: Path) -> None:
    path = kit.parent / "framework/framework.yml"
    path.write_text(f"# Ours.\n{path.read_text('utf-8')}\n# At the end.\n{there}", "utf-8")
    write(kit, D2="Less than little.")
    assert [version for version, *_ in told(take_in(kit))] == ["1.0.1", "1.0.0"]
    text = path.read_text("utf-8")
    first, rest = there.split("version: 1.0.0", 1)
    assert text.startswith("# Ours.\n") and f"# At the end.\n{first.rstrip(' -')}" in text
    assert text.endswith(f"version: 1.0.0{rest}")


def test_a_file_that_does_not_end_its_last_line_takes_an_entry(kit: Path) -> None:
    path = kit.parent / "framework/framework.yml"
    path.write_text(f"# Ours.\n{path.read_text('utf-8').rstrip()}", "utf-8")
    write(kit, D2="Less than little.")
    assert [version for version, *_ in told(take_in(kit))] == ["1.0.1"]


def test_a_refused_import_writes_and_tells_nothing_of_it(kit: Path, capsys: Said) -> None:
    write(kit, D2="Less than little.", D3="")
    before = (kit.parent / "framework/framework.yml").read_bytes()
    capsys.readouterr()
    assert main(["import", kit.name]) == 1
    assert "changes" not in capsys.readouterr().out
    assert (kit.parent / "framework/framework.yml").read_bytes() == before


def test_nothing_is_told_of_what_was_never_released(kit: Path) -> None:
    (kit.parent / "framework/published.yml").unlink()
    write(kit, D2="Less than little.")
    assert told(take_in(kit)) == []


def test_what_changed_is_told_in_the_language_of_the_framework(kit: Path) -> None:
    sheets.by_hand(kit.parent / "framework/framework.yml", "language: en-GB", "language: cy")
    write(kit, D2="Less than little.")
    assert told(take_in(kit)) == [("1.0.1", "1 cwestiwn mewn geiriau eraill.", ("a1",))]


def test_what_was_published_with_other_levels_is_told_though_somebody_raised_the_version(kit: Path) -> None:
    sheets.by_hand(kit.parent / "framework/framework.yml", "version: 1.0.0", "version: 2.0.0")
    sheets.by_hand(kit.parent / "framework/components/talk.yml", "      high: Much of question 3.\n", "")
    sheets.by_hand(kit.parent / "framework/components/talk.yml", "id: a3\n", "id: a3\n    without: [high]\n")
    write(kit, F4="–", D2="Less than little.")
    assert told(take_in(kit, "--replace")) == [("2.0.0", "2 questions in other words.", ("a1", "a3"))]


def exported(place: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(place)
    shutil.copytree(FRAMEWORKS / "base", place / "framework")
    assert main(["release"]) == 0
    assert main(["export", "sheet.xlsx"]) == 0
    return place / "sheet.xlsx"


def head(sheet: Any, name: str) -> int:
    return next(int(cell.column) for cell in sheet[1] if cell.value == name)


def test_a_workbook_that_was_written_before_takes_back_neither_the_version_nor_its_entry(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    path = exported(tmp_path, monkeypatch)
    for number, (row, title) in enumerate(((2, "Heard well"), (3, "Having the time"))):
        book = openpyxl.load_workbook(path)
        book["Questions"].cell(row, head(book["Questions"], "title")).value = title
        book.save(path)
        capsys.readouterr()
        assert main(["import", path.name, *(["--replace"] if number == 0 else [])]) == 0
    assert "sheet says version 1.1.0, which is older than 1.1.1; it is not taken back" in capsys.readouterr().out
    assert [(one.version, one.questions) for one in load(tmp_path / "framework").changes] == [
        ("1.1.1", ("care-heard", "care-time")),
        ("1.1.0", ("care-heard",)),
    ]
