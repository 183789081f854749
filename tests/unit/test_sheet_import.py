"""`assessment-kit import` and `export` as somebody with a spreadsheet meets them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import assessment_kit
import openpyxl
import pytest
import sheets
from assessment_kit.cli import main
from assessment_kit.framework.model import Framework, load
from assessment_kit.start.spreadsheet import yaml_text
from assessment_kit.start.spreadsheet.importing import framework_from_sheet

FRAMEWORKS = Path(__file__).parent.parent / "frameworks"
Said = pytest.CaptureFixture[str]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a framework that was written by hand, its workbook beside it; the one that commands are run in."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(FRAMEWORKS / "base", tmp_path / "framework")
    assert main(["export", "sheet.xlsx"]) == 0
    return tmp_path


def edit(place: Path, change: Callable[[Any], None], sheet: str = "Questions") -> None:
    book = openpyxl.load_workbook(place / "sheet.xlsx")
    change(book[sheet])
    book.save(place / "sheet.xlsx")


def column(sheet: Any, head: str) -> int:
    return next(int(cell.column) for cell in sheet[1] if cell.value == head)


def write(row: int, **values: str | None) -> Callable[[Any], None]:
    def change(sheet: Any) -> None:
        for head, value in values.items():
            sheet.cell(row, column(sheet, head)).value = value

    return change


@pytest.fixture
def kit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A kit that began from a plain sheet; commands are run in it."""
    return sheets.kit_of(tmp_path, monkeypatch)


def rows_of(path: Path, rows: sheets.Rows) -> None:
    path.unlink(missing_ok=True)
    sheets.saved(path, rows)


def test_what_was_written_by_hand_is_not_written_over_and_the_ways_on_are_told(place: Path, capsys: Said) -> None:
    edit(place, write(2, title="Heard well"))
    before = (place / "framework/components/care.yml").read_bytes()
    assert main(["import", "sheet.xlsx"]) == 1
    said = capsys.readouterr().out
    assert "framework/components/care.yml: was not made from a sheet, so it is not written over;" in said
    assert "--out FOLDER" in said and "--replace" in said
    assert (place / "framework/components/care.yml").read_bytes() == before


def test_what_is_replaced_stays_beside_it_and_what_did_not_change_stays_as_it_is(place: Path, capsys: Said) -> None:
    edit(place, write(2, title="Heard well"))
    kept = (place / "framework/components/care.yml").read_bytes()
    untouched = (place / "framework/components/talk.yml").read_bytes()
    assert main(["import", "sheet.xlsx", "--replace"]) == 0
    assert "1 in other words: care-heard" in capsys.readouterr().out
    assert load(place / "framework").questions[0].title == "Heard well"
    assert (place / "framework/components/care.yml.orig").read_bytes() == kept
    assert (place / "framework/components/talk.yml").read_bytes() == untouched


def test_what_came_from_a_sheet_is_written_over_until_somebody_edits_it(place: Path, capsys: Said) -> None:
    edit(place, write(2, title="Heard well"))
    assert main(["import", "sheet.xlsx", "--replace"]) == 0
    edit(place, write(2, title="Heard better"))
    assert main(["import", "sheet.xlsx"]) == 0
    path = place / "framework/components/care.yml"
    path.write_text(path.read_text("utf-8").replace("Heard better", "Heard by hand"), "utf-8")
    edit(place, write(2, title="Heard best"))
    assert main(["import", "sheet.xlsx"]) == 1
    assert "was edited since it was made from a sheet" in capsys.readouterr().out


def test_a_sheet_that_is_behind_does_not_take_back_what_another_one_brought(place: Path, capsys: Said) -> None:
    shutil.copy(place / "sheet.xlsx", place / "hers.xlsx")
    edit(place, write(2, title="His words"))
    assert main(["import", "sheet.xlsx", "--replace"]) == 0
    shutil.copy(place / "sheet.xlsx", place / "his.xlsx")
    shutil.copy(place / "hers.xlsx", place / "sheet.xlsx")
    edit(place, write(3, title="Her words"))
    (place / "sheet.xlsx").rename(place / "hers.xlsx")
    assert main(["import", "hers.xlsx"]) == 1
    assert "framework/components/care.yml: changed after hers.xlsx was written" in capsys.readouterr().out
    assert load(place / "framework").questions[0].title == "His words"
    assert main(["import", "hers.xlsx", "--replace"]) == 0
    assert "His words" in (place / "framework/components/care.yml.2.orig").read_text("utf-8")


def test_an_exported_workbook_says_what_each_of_its_fields_is_and_nothing_of_that_is_taken_in(
    place: Path, capsys: Said
) -> None:
    rows = [[cell.value for cell in row] for row in openpyxl.load_workbook(place / "sheet.xlsx")["Framework"].rows]
    about = {field: said for field, _, said in rows}
    assert all(about.values()) and len(about) == len(rows)
    assert about["moved"] == "Old id: new id. Answers follow."
    assert "Leave them." in about["exported from"]
    capsys.readouterr()
    edit(
        place, lambda sheet: [setattr(cell, "value", "Something else") for cell in sheet["C"][1:]] and None, "Framework"
    )
    assert main(["import", "sheet.xlsx"]) == 0
    assert "Nothing in framework has to change." in capsys.readouterr().out


def test_an_exported_sheet_makes_a_framework_where_there_is_none(place: Path) -> None:
    assert main(["import", "sheet.xlsx", "--framework", "elsewhere"]) == 0
    assert load(place / "elsewhere") == load(place / "framework")


def test_another_folder_takes_what_the_sheet_makes_of_it(place: Path) -> None:
    edit(place, write(2, title="Heard well"))
    assert main(["import", "sheet.xlsx", "--out", "other"]) == 0
    assert load(place / "other").questions[0].title == "Heard well"
    assert load(place / "framework").questions[0].title != "Heard well"


def test_rows_may_stand_in_any_order_and_are_known_by_their_ids(place: Path, capsys: Said) -> None:
    def turned(sheet: Any) -> None:
        first, second = ([cell.value for cell in sheet[row]] for row in (2, 3))
        for row, values in ((2, second), (3, first)):
            for number, value in enumerate(values, 1):
                sheet.cell(row, number).value = value

    before = load(place / "framework").questions
    edit(place, turned)
    assert main(["import", "sheet.xlsx", "--replace"]) == 0
    after = load(place / "framework").questions
    assert [after[1], after[0]] == [before[0], before[1]]
    assert "No question is another." in capsys.readouterr().out


def test_a_row_that_went_is_retired_and_the_version_that_the_rules_ask_for_is_told(place: Path, capsys: Said) -> None:
    edit(place, lambda sheet: sheet.delete_rows(3))
    assert main(["import", "sheet.xlsx", "--replace"]) == 0
    said = capsys.readouterr().out
    assert "gone, and retired: care-time" in said
    assert "Version: 1.1.0 → 2.0.0 (MAJOR)" in said
    assert "care-time" in load(place / "framework").retired


def test_a_question_in_another_component_is_told_with_what_becomes_of_its_answers(place: Path, capsys: Said) -> None:
    assert main(["release"]) == 0
    edit(place, write(3, component="Talk"))
    assert main(["import", "sheet.xlsx", "--replace"]) == 0
    said = capsys.readouterr().out
    assert "1 in another component: care-time (care → talk)" in said and "Answers to a question go with its id" in said
    assert "No question is another." not in said and "Version: 1.1.0 → 1.2.0 (MINOR)" in said
    assert {one.id: one.component for one in load(place / "framework").questions}["care-time"] == "talk"


def test_a_question_in_another_section_is_told(place: Path, capsys: Said) -> None:
    book = openpyxl.load_workbook(place / "sheet.xlsx")
    for row, name in ((2, "Ears"), (3, "Hours"), (4, "Mouths")):
        write(row, section=name)(book["Questions"])
    book.save(place / "sheet.xlsx")
    assert main(["import", "sheet.xlsx", "--replace"]) == 0
    edit(place, write(3, section="Ears"))
    assert main(["import", "sheet.xlsx"]) == 0
    assert "1 in another section: care-time" in capsys.readouterr().out


def test_a_component_without_questions_any_more_is_retired_where_it_was_published(place: Path, capsys: Said) -> None:
    assert main(["release"]) == 0
    edit(place, write(4, component="Care"))
    edit(place, lambda sheet: sheet.delete_rows(3), "Components")
    edit(place, write(2, links=None), "Components")
    assert main(["import", "sheet.xlsx", "--replace"]) == 0
    assert "talk" in load(place / "framework").retired
    assert main(["check"]) == 0


def test_a_new_row_gets_an_id_that_a_copy_of_the_sheet_says(place: Path, capsys: Said) -> None:
    sheet_before = (place / "sheet.xlsx").read_bytes()
    edit(place, lambda sheet: sheet.append(["Care", None, None, "New one", "What is new here?"]))
    changed = (place / "sheet.xlsx").read_bytes()
    assert sheet_before != changed
    assert main(["import", "sheet.xlsx", "--replace"]) == 0
    said = capsys.readouterr().out
    assert "Version: 1.1.0 → 1.2.0 (MINOR)" in said and "Wrote sheet with ids.xlsx" in said
    assert (place / "sheet.xlsx").read_bytes() == changed
    page = openpyxl.load_workbook(place / "sheet with ids.xlsx")["Questions"]
    assert page.cell(5, column(page, "id")).value == load(place / "framework").questions[2].id
    assert main(["import", "sheet with ids.xlsx"]) == 0
    assert "has to change" in capsys.readouterr().out


def grown(path: Path, *texts: str) -> None:
    """Add a row with a question to the sheet that a kit began from, or to its copy."""
    book = openpyxl.load_workbook(path)
    for text in texts:
        book["Questions"].append(["Talk", None, text, "Little.", "Some.", "Much."])
    book.save(path)


def workbooks(place: Path) -> list[str]:
    return sorted(path.name for path in place.iterdir() if ".xlsx" in path.name)


def test_a_copy_takes_the_place_of_an_older_one_that_nobody_edited(kit: Path, capsys: Said) -> None:
    shutil.move(kit.parent / "maturity.xlsx", kit / "maturity.xlsx")
    grown(kit / "maturity.xlsx", "How do we greet?")
    assert main(["import", "maturity.xlsx"]) == 0
    assert "Wrote maturity with ids.xlsx again" in capsys.readouterr().out
    assert workbooks(kit) == ["maturity with ids.xlsx", "maturity.xlsx"]
    page = openpyxl.load_workbook(kit / "maturity with ids.xlsx")["Questions"]
    assert [cell.value for cell in page["H"]] == ["kit id", "a1", "a2", "a3", "talk-2"]


def test_a_copy_that_somebody_went_on_in_is_not_written_over_and_the_cells_for_the_ids_are_told(
    kit: Path, capsys: Said
) -> None:
    grown(kit / "maturity with ids.xlsx", "How do we greet?")
    before = (kit / "maturity with ids.xlsx").read_bytes()
    assert main(["import", "maturity with ids.xlsx"]) == 0
    said = capsys.readouterr().out
    assert "These questions have no id in maturity with ids.xlsx yet: H5 talk-2." in said and "say --ids" in said
    assert (kit / "maturity with ids.xlsx").read_bytes() == before
    shutil.move(kit.parent / "maturity.xlsx", kit / "maturity.xlsx")
    assert main(["import", "maturity.xlsx", "--retire"]) == 0
    said = capsys.readouterr().out
    assert "maturity with ids.xlsx was edited since it was written, so it stays as it is." in said
    assert (kit / "maturity with ids.xlsx").read_bytes() == before
    assert workbooks(kit) == ["maturity with ids.xlsx", "maturity.xlsx"]


def test_a_copy_under_another_name_has_a_copy_of_its_own(kit: Path) -> None:
    (kit / "maturity with ids.xlsx").rename(kit / "mine.xlsx")
    grown(kit / "mine.xlsx", "How do we greet?")
    assert main(["import", "mine.xlsx"]) == 0
    assert openpyxl.load_workbook(kit / "mine with ids.xlsx")["Questions"]["H5"].value == "talk-2"


def test_ids_go_into_the_sheet_itself_where_somebody_says_so(kit: Path, capsys: Said) -> None:
    grown(kit / "maturity with ids.xlsx", "How do we greet?")
    before = (kit / "maturity with ids.xlsx").read_bytes()
    assert main(["import", "maturity with ids.xlsx", "--ids"]) == 0
    assert openpyxl.load_workbook(kit / "maturity with ids.xlsx")["Questions"]["H5"].value == "talk-2"
    assert (kit / "maturity with ids.xlsx.orig").read_bytes() == before
    capsys.readouterr()
    assert main(["import", "maturity with ids.xlsx"]) == 0
    assert "ids" not in capsys.readouterr().out.replace("maturity with ids.xlsx", "")
    assert workbooks(kit) == ["maturity with ids.xlsx", "maturity with ids.xlsx.orig"]
    shutil.move(kit.parent / "maturity.xlsx", kit / "maturity.xlsx")
    assert main(["import", "maturity.xlsx", "--retire"]) == 0
    assert "maturity with ids.xlsx was edited" in capsys.readouterr().out


def test_an_id_that_changed_is_asked_about_and_moves_when_somebody_says_so(place: Path, capsys: Said) -> None:
    edit(place, write(3, id="care-hours"))
    assert main(["import", "sheet.xlsx", "--replace"]) == 1
    assert 'sheet.xlsx:Questions!C3: the id was "care-time" and is "care-hours"; if it is' in capsys.readouterr().out
    assert main(["import", "sheet.xlsx", "--replace", "--moved", "care-time=care-hours"]) == 0
    assert load(place / "framework").moved["care-time"] == "care-hours"
    assert load(place / "framework").retired == ("care-gone",)


def test_a_move_that_cannot_be_is_told(place: Path, capsys: Said) -> None:
    assert main(["import", "sheet.xlsx", "--moved", "care-tim=care-time"]) == 1
    assert (
        '--moved care-tim=care-time: no question has the id "care-tim"; did you mean "care-time"?'
        in capsys.readouterr().out
    )
    with pytest.raises(SystemExit) as wrong:
        main(["import", "sheet.xlsx", "--moved", "care-time"])
    assert wrong.value.code == 2


def test_rows_without_ids_are_known_by_their_titles(place: Path, capsys: Said) -> None:
    edit(place, lambda sheet: [write(row, id=None)(sheet) for row in (2, 3, 4)] and None)
    assert main(["import", "sheet.xlsx"]) == 0
    assert "has to change" in capsys.readouterr().out


def test_a_row_without_an_id_that_is_nearly_a_question_is_asked_about(place: Path, capsys: Said) -> None:
    title = load(place / "framework").questions[1].title
    edit(place, write(3, id=None, title=f"{title} here", question="How is it now?"))
    assert main(["import", "sheet.xlsx", "--replace"]) == 1
    assert 'is like the question "care-time", which no row has; if it is that one' in capsys.readouterr().out
    assert main(["import", "sheet.xlsx", "--replace", "--retire"]) == 0


def test_a_part_of_the_sheet_does_not_retire_the_rest_unasked(place: Path, capsys: Said) -> None:
    edit(place, lambda sheet: sheet.delete_rows(3, 2))
    assert main(["import", "sheet.xlsx", "--replace"]) == 1
    assert "has 1 of the framework's 3 questions; if the other 2 are to go, say --retire" in capsys.readouterr().out


def test_a_sheet_of_words_alone_leaves_the_rest_of_the_framework(place: Path) -> None:
    before = load(place / "framework")
    rows = [["Title", "Question"], *([one.title, f"{one.question} Really?"] for one in before.questions)]
    sheets.saved(place / "words.xlsx", rows)
    assert main(["import", "words.xlsx", "--replace"]) == 0
    after = load(place / "framework")
    assert all(one.question.endswith("Really?") for one in after.questions)
    assert [one.descriptors for one in after.questions] == [one.descriptors for one in before.questions]
    assert after.roles == before.roles


def test_a_rule_of_the_format_is_told_by_the_cell_that_breaks_it(place: Path, capsys: Said) -> None:
    edit(place, write(2, id="care-time"))
    assert main(["import", "sheet.xlsx"]) == 1
    assert (
        "sheet.xlsx:Questions!C3: care-time is there already, at C2; empty this cell in a new row, and it gets one"
        in capsys.readouterr().out
    )
    edit(place, write(2, value="cy-"), "Framework")
    assert main(["import", "sheet.xlsx"]) == 1


def test_a_framework_with_mistakes_takes_nothing_from_a_sheet(place: Path, capsys: Said) -> None:
    (place / "framework/components/talk.yml").write_text("id: talk\n", "utf-8")
    assert main(["import", "sheet.xlsx"]) == 1
    assert "framework/components/talk.yml:1:1" in capsys.readouterr().out


def test_a_workbook_is_never_written_over_and_is_named_as_one(place: Path, capsys: Said) -> None:
    assert main(["export", "sheet.xlsx"]) == 1
    assert "sheet.xlsx is there already, and is not written over" in capsys.readouterr().err
    assert main(["export", "sheet.csv"]) == 1
    assert 'name it "sheet.xlsx"' in capsys.readouterr().err
    assert main(["export", "other.xlsx", "--framework", "nowhere"]) == 1


def test_a_text_that_looks_like_a_formula_is_a_text_in_the_workbook(place: Path) -> None:
    path = place / "framework/components/care.yml"
    path.write_text(path.read_text("utf-8").replace("title: Having time", 'title: "=1+1"'), "utf-8")
    assert main(["export", "other.xlsx"]) == 0
    cells = [cell for row in openpyxl.load_workbook(place / "other.xlsx")["Questions"] for cell in row]
    assert [(cell.data_type, cell.quotePrefix, cell.number_format) for cell in cells if cell.value == "=1+1"] == [
        ("s", True, "@")
    ]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}


# What people keep, taken in as a new framework


def taken(tmp_path: Path, rows: sheets.Rows, change: Callable[[Any], None] = lambda sheet: None) -> Framework:
    got = framework_from_sheet(sheets.saved(tmp_path / "our model.xlsx", rows, change))
    for name, text in got.files.items():
        (tmp_path / "framework" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "framework" / name).write_text(text, "utf-8")
    return load(tmp_path / "framework")


def test_a_wide_table_becomes_components_questions_and_levels(tmp_path: Path) -> None:
    framework = taken(tmp_path, sheets.plain())
    assert [(part.id, part.title, len(part.questions)) for part in framework.components] == [
        ("care", "Care", 2),
        ("talk", "Talk", 1),
    ]
    assert [(level.id, level.name) for level in framework.scale] == [
        ("low", "Low"),
        ("middle", "Middle"),
        ("high", "High"),
    ]
    assert [one.id for one in framework.questions] == ["a1", "a2", "a3"]
    assert framework.questions[0].evidence == ("A letter",)
    assert (framework.id, framework.title, framework.language) == ("our-model", "our model", "en-GB")


def test_rows_above_the_head_merged_groups_bullets_and_french_heads_are_understood(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["Maturité de la maison"],
        [],
        ["Dimension", "N°", "Critère", "Niveaux", None, None, "Preuves"],
    ]
    rows += [[None, None, None, "Débutant", "Établi", "Exemplaire"]]
    rows += [
        ["Accueil", 1, "Comment accueille-t-on ?", "Rien.", "Un peu.", "Tout.", "• Un plan\n• Une photo,\n  datée"]
    ]
    rows += [[None, 2, "Qui accueille ?", "Rien.", "Un peu.", "Tout.", None]]

    def merged(sheet: Any) -> None:
        for area in ("D3:F3", "A3:A4", "B3:B4", "C3:C4", "G3:G4", "A5:A6"):
            sheet.merge_cells(area)

    framework = taken(tmp_path, rows, merged)
    assert (framework.title, framework.language) == ("Maturité de la maison", "en-GB")  # no words in French
    assert [level.name for level in framework.scale] == ["Débutant", "Établi", "Exemplaire"]
    assert {one.component for one in framework.questions} == {"accueil"}
    assert framework.questions[0].evidence == ("Un plan", "Une photo,\ndatée")
    assert [one.id for one in framework.questions] == ["q-1", "q-2"]


def test_headings_across_the_table_are_components_and_numbers_are_levels_from_the_lowest(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["#", "Statement", 3, 2, 1],
        ["A. Care"],
        ["A1", "We care", "much", "some", "none"],
        ["B. Talk"],
    ]
    rows += [["B1", "We talk", "much", "some", "none"]]
    framework = taken(tmp_path, rows, lambda sheet: [sheet.merge_cells(f"A{row}:E{row}") for row in (2, 4)] and None)
    assert [part.title for part in framework.components] == ["A. Care", "B. Talk"]
    assert [level.name for level in framework.scale] == ["1", "2", "3"]
    assert list(framework.questions[0].descriptors.values()) == ["none", "some", "much"]


def test_two_columns_of_groups_are_components_and_sections(tmp_path: Path) -> None:
    rows = [
        ["Domain", "Category", "Question", "Low", "High"],
        ["A", "x", "How x?", "1.", "2."],
        [None, "y", "How y?", "1.", "2."],
    ]
    framework = taken(tmp_path, rows)
    assert [[section.title for section in part.sections] for part in framework.components] == [["x", "y"]]


HEADS: dict[str, tuple[tuple[str, ...], str, str]] = {
    "english": (("Focus area", "Standard", "Not yet", "Emerging"), "component", "question"),
    "statement": (("Topic", "Statement", "Not yet", "Emerging"), "component", "question"),
    "good": (("Theme", "What good looks like", "Not yet", "Emerging"), "component", "question"),
    "outcome": (("Pillar", "Outcome", "Not yet", "Emerging"), "component", "question"),
    "sub-theme": (("Theme", "Sub-theme", "Not yet", "Emerging"), "component", "question"),
    "aspect": (("Dimension", "Aspect", "Not yet", "Emerging"), "component", "question"),
    "two groups": (("Area", "Capability", "Not yet", "Emerging"), "component", "question"),
    "before a question": (("Standard", "Question", "Not yet", "Emerging"), "title", "question"),
    "behind a question": (("Question", "What good looks like", "Not yet", "Emerging"), "question", "help"),
    "french": (("Champ", "Résultat attendu", "Pas encore", "Parfois"), "component", "question"),
    "german": (("Schwerpunkt", "Teilaspekt", "Noch nicht", "Teils"), "component", "question"),
    "spanish": (("Capacidad", "Estándar", "Todavía no", "A veces"), "component", "question"),
    "italian": (("Competenza", "Aspetto", "Non ancora", "A volte"), "component", "question"),
    "dutch": (("Speerpunt", "Deelthema", "Nog niet", "Soms"), "component", "question"),
    "portuguese": (("Capacidade", "Padrão", "Ainda não", "Às vezes"), "component", "question"),
    "welsh": (("Maes ffocws", "Safon", "Ddim eto", "Weithiau"), "component", "question"),
    "polish": (("Kompetencja", "Podtemat", "Jeszcze nie", "Czasem"), "component", "question"),
    "arabic": (("القدرة", "الجانب", "ليس بعد", "أحيانا"), "component", "question"),
    "chinese": (("重点领域", "要素", "尚未", "有时"), "component", "question"),
}


@pytest.mark.parametrize(("head", "first", "second"), HEADS.values(), ids=HEADS)
def test_what_people_call_columns_is_known_in_every_language(
    head: tuple[str, ...], first: str, second: str, tmp_path: Path
) -> None:
    rows = [head, ("One", "How we meet", "Never.", "Often."), ("Two", "How we listen", "Never.", "Often.")]
    report = framework_from_sheet(sheets.saved(tmp_path / "a.xlsx", rows)).report
    meant = {line.split()[0]: line.rpartition("→ ")[2].split(" (")[0] for line in report if "→" in line}
    assert (meant["A"], meant["B"]) == (first, second)
    assert meant["C…D"] == "levels, the lowest first"


@pytest.mark.parametrize("name", ["Standard", "Good practice", "Norm", "Arfer da"])
def test_a_level_may_be_called_what_a_column_may_be_called_too(name: str, tmp_path: Path) -> None:
    for asked in ("Question", "Title"):
        rows = [[asked, "Basic", name, "Advanced"], ["How do we meet?", "Never.", "At times.", "Often."]]
        framework = taken(tmp_path, rows)
        assert [level.name for level in framework.scale] == ["Basic", name, "Advanced"]


def test_that_a_group_is_taken_for_the_question_is_told(tmp_path: Path) -> None:
    rows = [["Theme", "Sub-theme", "Low", "High"], ["One", "How we meet", "Never.", "Often."]]
    report = framework_from_sheet(sheets.saved(tmp_path / "a.xlsx", rows)).report
    assert (
        "a.xlsx:Questions: no column is called as what people are asked; B “Sub-theme”, the last before the levels, "
        "is taken for it." in report
    )


@pytest.mark.parametrize("blank", ["\n", "  ", "\u00a0", " \r\n ", "\t"], ids=repr)
def test_breaks_and_blanks_in_groups_and_titles_are_one_blank_and_long_texts_keep_theirs(
    blank: str, tmp_path: Path
) -> None:
    rows = [
        ["Dimension", "Category", "Title", "Question", "Low", "High"],
        ["Our care", "At night", "Being heard", "How?", "Never.", "Often.\nEven at night."],
        [f"Our{blank}care", f"At{blank}night", f"Having{blank}time", "How\nlong?", "Never.", "Often."],
    ]
    framework = taken(tmp_path, rows)
    assert [(part.title, [one.title for one in part.sections]) for part in framework.components] == [
        ("Our care", ["At night"])
    ]
    assert [one.title for one in framework.questions] == ["Being heard", "Having time"]
    assert framework.questions[1].question == "How\nlong?"
    assert framework.questions[0].descriptors["high"] == "Often.\nEven at night."


def test_a_sheet_for_each_component_is_read_whole(tmp_path: Path) -> None:
    def more(sheet: Any) -> None:
        other = sheet.parent.create_sheet("Talk")
        for row in (["Question", "Low", "High"], ["How do we talk?", "Little.", "Much."]):
            other.append(row)

    framework = taken(tmp_path, [["Question", "Low", "High"], ["How do we care?", "Little.", "Much."]], more)
    assert [(part.title, len(part.questions)) for part in framework.components] == [("Questions", 1), ("Talk", 1)]


def test_a_dash_says_that_a_question_has_no_such_level(tmp_path: Path) -> None:
    rows = sheets.plain()
    rows[2][4] = "–"
    framework = taken(tmp_path, rows)
    assert [level.id for level in framework.questions[1].levels] == ["low", "high"]


def test_a_text_takes_the_place_of_a_dash_and_a_dash_that_of_a_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = sheets.plain()
    rows[2][4] = "–"
    sheets.saved(tmp_path / "source.xlsx", rows)
    monkeypatch.chdir(tmp_path)
    assert main(["import", "source.xlsx"]) == 0
    copy = openpyxl.load_workbook("source with ids.xlsx")
    copy["Questions"]["E2"], copy["Questions"]["E3"] = "–", "Much."
    copy.save("source with ids.xlsx")
    assert main(["import", "source with ids.xlsx"]) == 0
    first, second, _ = load(tmp_path / "framework").questions
    assert [level.id for level in first.levels] == ["low", "high"]
    assert [level.id for level in second.levels] == ["low", "middle", "high"]
    assert second.descriptors["middle"] == "Much."


def test_a_table_with_a_row_for_each_level_is_refused_with_what_to_do(tmp_path: Path) -> None:
    rows = [["Question", "Level", "Descriptor"], ["How?", "Low", "Little."], ["How?", "High", "Much."]]
    with pytest.raises(Exception, match="B1: makes a row of each level; give each question one row"):
        taken(tmp_path, rows)


def test_an_id_that_the_kit_needs_for_itself_is_not_made(tmp_path: Path) -> None:
    rows = sheets.plain()
    rows[1][0], rows[1][1] = "Index", "Constructor"
    framework = taken(tmp_path, rows)
    assert (framework.components[0].id, framework.questions[0].id) == ("index-2", "constructor-2")


def test_numbers_of_the_source_that_are_called_ids_stay_and_ids_of_the_kit_stand_beside_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    rows = [
        ["ID", "Question", "Low", "High"],
        ["GV.OC-01", "How?", "Little.", "Much."],
        ["GV.OC-02", "Who?", "Little.", "Much."],
    ]
    sheets.saved(tmp_path / "source.xlsx", rows)
    monkeypatch.chdir(tmp_path)
    assert main(["import", "source.xlsx"]) == 0
    assert [one.id for one in load(tmp_path / "framework").questions] == ["gv-oc-01", "gv-oc-02"]
    page = openpyxl.load_workbook("source with ids.xlsx")["Questions"]
    assert [cell.value for cell in page["E"]] == ["kit id", "gv-oc-01", "gv-oc-02"]
    page["B2"] = "How now?"
    page.parent.save("source with ids.xlsx")
    assert main(["import", "source with ids.xlsx"]) == 0
    said = capsys.readouterr().out
    assert "A “ID” → ref" in said and "1 in other words: gv-oc-01" in said


def test_numbers_over_the_texts_are_the_levels_that_a_sheet_names(tmp_path: Path) -> None:
    def more(sheet: Any) -> None:
        levels = sheet.parent.create_sheet("Levels")
        for row in (["Name", "Definition"], ["Starting", "Few do."], ["Usual", "Most do."]):
            levels.append(row)

    framework = taken(tmp_path, [["Question", "Level 1", "Level 2"], ["How do we care?", "Little.", "Much."]], more)
    assert [(one.id, one.name, one.meaning) for one in framework.scale] == [
        ("starting", "Starting", "Few do."),
        ("usual", "Usual", "Most do."),
    ]
    assert framework.questions[0].descriptors == {"starting": "Little.", "usual": "Much."}


def test_a_short_question_without_a_title_is_one_line_and_a_list_in_it_stays_one(tmp_path: Path) -> None:
    asked = ["We learn from what\ngoes wrong", "How is it\n- by day?\n- by night?", f"{'Long words. ' * 12}\nAnd more."]
    rows = [["Topic", "Statement", "Low", "High"], *(["Care", text, "Never.", "Often."] for text in asked)]
    questions = taken(tmp_path, rows).questions
    assert [one.question for one in questions] == ["We learn from what goes wrong", *asked[1:]]


def test_a_break_that_somebody_typed_into_an_exported_group_or_title_is_one_blank(place: Path) -> None:
    edit(place, lambda sheet: [write(row, section="At\nnight", title=f"Row\n{row}")(sheet) for row in (2, 3)] and None)
    assert main(["import", "sheet.xlsx", "--replace"]) == 0
    framework = load(place / "framework")
    assert [part.title for part in framework.components[0].sections] == ["At night"]
    assert [one.title for one in framework.questions[:2]] == ["Row 2", "Row 3"]


def titled(tmp_path: Path, *above: str) -> Any:
    rows = [
        *([line] for line in above),
        [],
        ["No.", "Question", "0 Not yet", "1 Often"],
        ["1", "How?", "Little.", "Much."],
    ]
    return framework_from_sheet(sheets.saved(tmp_path / "care.xlsx", rows))


def test_the_first_line_above_the_table_is_the_title_and_what_else_stands_there_is_told(tmp_path: Path) -> None:
    got = titled(tmp_path, "Medicines matrix\nSt Elsewhere Hospital", "Version 3, a draft")
    assert got.data["framework.yml"]["title"] == "Medicines matrix"
    assert (
        'title: "Medicines matrix", from above the table; write another into framework.yml if you like.' in got.report
    )
    assert "  “St Elsewhere Hospital”, “Version 3, a draft” above the table: not used." in got.report


def test_a_second_row_of_heads_is_nothing_that_is_left_out(tmp_path: Path) -> None:
    rows = [["Care"], ["", "Asked", "Levels"], ["No.", "Question", "Low", "High"], ["1", "How?", "Little.", "Much."]]
    got = framework_from_sheet(sheets.saved(tmp_path / "care.xlsx", rows))
    assert got.data["framework.yml"]["title"] == "Care"
    assert not [line for line in got.report if "above the table: not used" in line]


def test_that_the_numbers_before_the_names_of_levels_go_is_told(tmp_path: Path) -> None:
    got = titled(tmp_path, "Care")
    assert [level["name"] for level in got.data["framework.yml"]["scale"]] == ["Not yet", "Often"]
    assert "  The numbers before the names of the levels are not kept: levels have an order." in got.report
    plain = framework_from_sheet(sheets.saved(tmp_path / "plain.xlsx", sheets.plain()))
    assert not [line for line in plain.report if "numbers" in line]


def test_who_takes_a_sheet_is_told_where_the_id_and_the_licence_can_be_changed(tmp_path: Path) -> None:
    report = titled(tmp_path, "Care").report
    (id_,) = [line for line in report if line.startswith("id: ")]
    assert id_.endswith("if another kit has it, write another into framework.yml now, and not after.")
    assert (
        'licence: "please ask before you use these words elsewhere"; write another into framework.yml if that is wrong.'
        in report
    )


def test_a_sheet_that_explains_the_columns_is_no_component(tmp_path: Path) -> None:
    def more(sheet: Any) -> None:
        about = sheet.parent.create_sheet("Read me", 0)
        for row in (["How to fill this in"], ["Question", "What we ask"], ["Low", "The least"]):
            about.append(row)

    framework = taken(
        tmp_path, [["No.", "Question", "Low", "High"], ["1", "How do we care?", "Little.", "Much."]], more
    )
    assert [part.title for part in framework.components] == ["Questions"]


def test_a_kit_begins_from_a_sheet_and_holds_a_copy_with_ids(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    sheets.saved(tmp_path / "maturity.xlsx", sheets.plain())
    monkeypatch.chdir(tmp_path)
    assert main(["new", "my-kit", "--from", "maturity.xlsx", "--title", "How we care"]) == 0
    said = capsys.readouterr().out
    assert said.index("→ levels, the lowest first") < said.index('Made my-kit with "How we care"')
    assert load(tmp_path / "my-kit/framework").id == "my-kit"
    monkeypatch.chdir(tmp_path / "my-kit")
    assert main(["check"]) == 0
    assert main(["import", "maturity with ids.xlsx"]) == 0
    assert "has to change" in capsys.readouterr().out


def test_what_a_sheet_does_not_say_stays_as_it_was_written_by_hand(kit: Path, capsys: Said) -> None:
    main_file = kit / "framework/framework.yml"
    sheets.by_hand(
        main_file,
        "licence: please ask before you use these words elsewhere",
        "# The board said so.\nlicence: CC-BY-4.0 # since May",
    )
    sheets.by_hand(main_file, "components:", "minimum_group: 6\n\n# In the order of the day.\ncomponents:")
    sheets.by_hand(
        kit / "framework/components/care.yml", "title: Care\n", "title: Care\nsummary: Who looks after whom. # ours\n"
    )
    rows = [*sheets.plain(), ["Food", "A4", "How do we do thing 4?", "Little.", "Some.", "Much.", None]]
    rows[1][3] = "Less than little."
    rows_of(kit / "maturity with ids.xlsx", rows)
    capsys.readouterr()
    assert main(["import", "maturity with ids.xlsx"]) == 0
    said = capsys.readouterr().out
    assert "Wrote framework.yml; what you wrote there yourself stays." in said
    assert "Wrote components/care.yml; what you wrote there yourself stays." in said
    framework, text = load(kit / "framework"), main_file.read_text("utf-8")
    assert (framework.licence, framework.minimum_group) == ("CC-BY-4.0", 6)
    assert "# The board said so.\nlicence: CC-BY-4.0 # since May\n" in text and "# In the order of the day." in text
    assert [part.title for part in framework.components] == ["Care", "Talk", "Food"]
    assert framework.questions[0].descriptors["low"] == "Less than little."
    assert "summary: Who looks after whom. # ours\n" in (kit / "framework/components/care.yml").read_text("utf-8")
    assert not [*kit.rglob("*.orig")]
    rows[2][3] = "Less, too."
    rows_of(kit / "maturity with ids.xlsx", rows)
    assert main(["import", "maturity with ids.xlsx"]) == 0
    assert load(kit / "framework").components[0].summary == "Who looks after whom."


@pytest.mark.parametrize(
    ("cell", "was", "name"), [("D1", "Low", "Little"), ("E1", "Middle", "Some"), ("F1", "High", "All")]
)
def test_a_level_with_another_name_is_asked_about_once_and_known_when_the_framework_says_it(
    cell: str, was: str, name: str, kit: Path, capsys: Said
) -> None:
    book = openpyxl.load_workbook(kit / "maturity with ids.xlsx")
    book["Questions"][cell] = name
    book.save(kit / "maturity with ids.xlsx")
    capsys.readouterr()
    assert main(["import", "maturity with ids.xlsx"]) == 1
    (problem,) = [
        line for line in capsys.readouterr().out.splitlines() if line.startswith("maturity with ids.xlsx:Questions!")
    ]
    assert (
        f'!{cell}: "{name}" stands where the level "{was}" was; if it is that level, give it one name in both places'
        in problem
    )
    sheets.by_hand(kit / "framework/framework.yml", f"name: {was}", f"name: {name}")
    assert main(["import", "maturity with ids.xlsx"]) == 0
    assert [level.id for level in load(kit / "framework").scale] == ["low", "middle", "high"]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("components/care.yml", "Little of question 2.", "Mine."),
        ("components/care.yml", "title: Care\n", "title: Caring\n"),
        ("framework.yml", "- care\n  - talk", "- talk\n  - care"),
    ],
)
def test_what_both_a_sheet_and_a_hand_changed_is_not_written_over(
    name: str, old: str, new: str, kit: Path, capsys: Said
) -> None:
    sheets.by_hand(kit / "framework" / name, old, new)
    before = (kit / "framework" / name).read_bytes()
    rows = sheets.plain()
    rows[1][3] = "Less than little."
    rows_of(kit / "maturity with ids.xlsx", rows)
    assert main(["import", "maturity with ids.xlsx"]) == 1
    assert f"framework/{name}: was edited since it was made from a sheet" in capsys.readouterr().out
    assert (kit / "framework" / name).read_bytes() == before


def test_a_framework_that_was_written_by_hand_keeps_its_lines_where_a_sheet_says_nothing_of_them(place: Path) -> None:
    main_file = place / "framework/framework.yml"
    sheets.by_hand(main_file, "scale:", "# What we see.\nscale:")
    assert main(["export", "again.xlsx"]) == 0
    shutil.move(place / "again.xlsx", place / "sheet.xlsx")
    edit(place, write(2, name="All who work here"), "Roles")
    assert main(["import", "sheet.xlsx"]) == 0
    assert load(place / "framework").roles[0].name == "All who work here"
    assert "# What we see.\nscale:\n  - {id: low, name: Low, meaning: Little of it.}\n" in main_file.read_text("utf-8")


def test_a_sheet_with_mistakes_makes_no_folder_and_what_was_understood_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    sheets.saved(tmp_path / "maturity.xlsx", sheets.plain(), lambda sheet: sheet.merge_cells("D3:E3"))
    monkeypatch.chdir(tmp_path)
    assert main(["new", "my-kit", "--from", "maturity.xlsx"]) == 1
    said = capsys.readouterr()
    assert "head in row 1" in said.out and "maturity.xlsx:Questions!D3: is merged" in said.err
    assert not (tmp_path / "my-kit").exists()
    with pytest.raises(SystemExit):
        main(["new", "my-kit", "--from", "maturity.xlsx", "--levels", "3"])


def test_what_is_wrong_and_what_was_understood_come_in_their_order_through_one_pipe(tmp_path: Path) -> None:
    rows = [*sheets.plain(), ["Care", "A4", "How do we do thing 4?", "Little.", None, "Much."]]
    sheets.saved(tmp_path / "care.xlsx", rows)
    env = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    done = subprocess.run(
        [sys.executable, "-m", "assessment_kit", "import", "care.xlsx"],
        cwd=tmp_path,
        env=env | {"PYTHONPATH": str(Path(assessment_kit.__file__).parent.parent), "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    said = done.stdout.splitlines()
    assert (
        said[0].startswith("care.xlsx:Questions: head in row 1") and said[-1] == "Nothing was written: mend this first."
    )


def test_without_the_package_for_workbooks_one_is_told_what_to_do(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    assert main(["import", "sheet.xlsx"]) == 1
    assert "sheet.xlsx: needs the package openpyxl, which is not here; install it" in capsys.readouterr().out
    assert main(["export", "other.xlsx"]) == 1
    assert "A workbook (.xlsx): needs the package openpyxl" in capsys.readouterr().out
    (place / "words.csv").write_text("title,question\nHaving time,How much time?\n", "utf-8")
    assert main(["import", "words.csv", "--retire", "--out", "other"]) == 0


def test_a_field_that_there_is_not_and_a_text_longer_than_a_cell_are_told(place: Path, capsys: Said) -> None:
    edit(place, write(2, field="zebra"), "Framework")
    assert main(["import", "sheet.xlsx"]) == 1
    assert (
        'sheet.xlsx:Framework!A2: "zebra" is no field of a framework; use one of: id, title, version'
        in capsys.readouterr().out
    )
    path = place / "framework/components/care.yml"
    path.write_text(
        path.read_text("utf-8").replace("title: Having time", f"help: {'long ' * 8000}\n    title: Having time"),
        "utf-8",
    )
    assert main(["export", "other.xlsx"]) == 1
    assert "would have 39,999 characters, and a cell holds 32,767; shorten the text" in capsys.readouterr().out
    assert not (place / "other.xlsx").exists()


@pytest.mark.parametrize("name", ["a b.xlsx", "a b.ods", "a b with ids.xlsx", "a b with ids 2.xlsx"])
def test_a_copy_with_ids_is_the_same_sheet(name: str) -> None:
    assert yaml_text.plain_name(name) == "a b"
    assert yaml_text.made_from(yaml_text.marked("id: x\n", "a b.xlsx"), name)
