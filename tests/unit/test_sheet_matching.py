"""Which question a row is taken for, when a sheet was edited: answers must not move to another one in silence."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import sheets
from assessment_kit.cli import main
from assessment_kit.framework.model import Framework, load
from assessment_kit.start.spreadsheet import folder
from assessment_kit.start.spreadsheet.existing import existing
from assessment_kit.start.spreadsheet.importing import framework_from_sheet, taken_in
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

Said = pytest.CaptureFixture[str]
HEAD = ["Dimension", "No.", "Title", "Question", "Low", "High"]
TITLES = ("Uniform", "School meals", "Outdoor learning", "Reading aloud", "Quiet rooms", "Travel plan")


def row(ref: str, title: str, group: str = "Teaching") -> list[str]:
    return [group, ref, title, f"How is it with {title}?", f"{title} is rare.", f"People rely on {title}."]


def made(place: Path, rows: list[list[str]]) -> Path:
    sheets.saved(place / "sheet.xlsx", [HEAD, *rows])
    folder.write(place / "framework", dict(framework_from_sheet(place / "sheet.xlsx").files))
    return place / "framework"


def texts(framework: Framework) -> dict[str, str]:
    """Id → title, without the number before it."""
    return {one.id: re.sub(r"^[0-9.]+ ", "", one.title) for one in framework.questions}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    made(tmp_path, [row(f"1.{n}", title) for n, title in enumerate(TITLES, 1)])
    return tmp_path


def test_a_number_that_another_question_has_now_takes_no_answers_and_is_told(place: Path, capsys: Said) -> None:
    assert main(["export", "ids.xlsx"]) == 0
    book = openpyxl.load_workbook(place / "ids.xlsx")
    page = book["Questions"]
    at: dict[Any, int] = {cell.value: int(cell.column) for cell in page[1]}
    new = {"id": None, "title": "Events for parents", "question": "Which are there?"}
    for head, value in new.items():
        page.cell(2, at[head]).value = value
    for head in at:
        if str(page.cell(2, at[head]).value) in ("Uniform is rare.", "People rely on Uniform."):
            page.cell(2, at[head]).value = "Parents meet now and then."
    book.save(place / "ids.xlsx")
    assert main(["import", "ids.xlsx", "--replace"]) == 0
    said = capsys.readouterr().out
    assert '1.1 is another question now: "Uniform" is retired, "Events for parents" is new; if it is the same' in said
    assert "give it the id q-1-1." in said and "(MAJOR)" in said
    after = load(place / "framework")
    assert "q-1-1" in after.retired and texts(after)["q-1-1-2"] == "Events for parents"


def test_numbers_that_shifted_move_no_question(place: Path) -> None:
    before = texts(load(place / "framework"))
    sheets.saved(place / "sheet.xlsx", [HEAD, *(row(f"1.{n}", title) for n, title in enumerate(TITLES[1:], 1))])
    assert main(["import", "sheet.xlsx", "--replace"]) == 0
    after = load(place / "framework")
    assert texts(after) == {id_: title for id_, title in before.items() if id_ != "q-1-1"}
    assert after.retired == ("q-1-1",)


def test_a_number_finds_its_question_where_the_title_is_new_and_the_levels_are_not(place: Path) -> None:
    rows = [row(f"1.{n}", title) for n, title in enumerate(TITLES, 1)]
    rows[0][2:4] = ["What children wear", "Who says so?"]
    sheets.saved(place / "sheet.xlsx", [HEAD, *rows])
    assert main(["import", "sheet.xlsx", "--replace"]) == 0
    assert texts(load(place / "framework"))["q-1-1"] == "What children wear"


@given(
    st.permutations(TITLES),
    st.integers(4, len(TITLES)),
    st.lists(st.sampled_from(["Chess", "Allotment", "Orchestra"]), max_size=2, unique=True),
    st.permutations(range(1, 10)),
)
@settings(max_examples=25, deadline=None, derandomize=True, phases=[Phase.generate])
def test_whatever_is_deleted_inserted_moved_or_numbered_anew_each_question_keeps_its_id(
    order: list[str], left: int, new: list[str], numbers: list[int]
) -> None:
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        target = made(place, [row(f"1.{n}", title) for n, title in enumerate(TITLES, 1)])
        before = texts(load(target))
        rows = [row(f"1.{n}", title) for n, title in zip(numbers, [*new, *order[:left]], strict=False)]
        sheets.saved(place / "sheet.xlsx", [HEAD, *rows])
        got = taken_in(place / "sheet.xlsx", existing(target), retiring=True)
        folder.write(place / "after", dict(got.files))
        after = texts(load(place / "after"))
    kept = {id_: title for id_, title in before.items() if title in order[:left]}
    assert len(kept) == left
    assert {id_: after.get(id_) for id_ in kept} == kept
    assert not {id_ for id_, title in after.items() if title in new} & before.keys()
