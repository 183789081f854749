"""What is wrong with a sheet is said by its cell, all at once, and what is not read is named."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sheets
from assessment_kit.reading.problems import FrameworkError
from assessment_kit.start.spreadsheet import opening
from assessment_kit.start.spreadsheet.importing import FromSheet, SheetError, framework_from_sheet
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill


def refused(path: Path) -> list[str]:
    with pytest.raises(SheetError) as error:
        framework_from_sheet(path)
    return str(error.value).splitlines()


def told(path: Path) -> str:
    return "\n".join(framework_from_sheet(path).report)


def put(cell: str, value: Any) -> Callable[[Any], None]:
    def change(sheet: Any) -> None:
        sheet[cell] = value

    return change


def error_in(cell: str) -> Callable[[Any], None]:
    def change(sheet: Any) -> None:
        sheet[cell] = "#REF!"
        sheet[cell].data_type = "e"

    return change


def hidden_row(sheet: Any) -> None:
    for row in (3, 4):
        sheet.row_dimensions[row].hidden = True


def hidden_column(sheet: Any) -> None:
    sheet.column_dimensions["G"].hidden = True


def hidden_sheet(sheet: Any) -> None:
    sheet.parent.create_sheet("Other")
    sheet.sheet_state = "hidden"


def struck(sheet: Any) -> None:
    sheet["C3"].font = Font(strike=True)


def painted(sheet: Any, cells: str, colour: str) -> None:
    for row in sheet[cells]:
        for cell in row:
            cell.fill = PatternFill("solid", fgColor=colour)


def striped(sheet: Any) -> None:
    """The head, and every second row."""
    painted(sheet, "A1:G1", "FF1F4E78")
    for row in (2, 4):
        painted(sheet, f"A{row}:G{row}", "FFDDDDDD")


def levels_coloured(sheet: Any) -> None:
    """A colour for each level, from its head down."""
    for column, colour in zip("DEF", ("FFFF9999", "FFFFCC99", "FF99FF99"), strict=True):
        painted(sheet, f"{column}1:{column}4", colour)


def one_row_marked(sheet: Any) -> None:
    levels_coloured(sheet)
    painted(sheet, "E3:E3", "FFFF0000")


AGAIN = "format the column as text and write it again"
MISTAKES: dict[str, tuple[Callable[[Any], None], str]] = {
    "date": (
        put("B3", datetime.datetime(2026, 4, 1)),
        f"B3: is the date 1 April 2026; the sheet made one of what was typed, as 1.4 or 4-1; {AGAIN}",
    ),
    "date in a group": (
        put("A2", datetime.datetime(2026, 1, 4)),
        f"A2: is the date 4 January 2026; the sheet made one of what was typed, as 4.1 or 1-4; {AGAIN}",
    ),
    "time": (
        put("D3", datetime.time(1, 30)),
        f"D3: is the time 01:30:00; the sheet made one of what was typed; {AGAIN}",
    ),
    "truth": (put("D3", True), f"D3: is TRUE, which the sheet takes for a truth value and not for a word; {AGAIN}"),
    "error": (error_in("D3"), "D3: is #REF!, an error of the sheet; mend its formula, or write the text itself"),
    "formula": (
        put("D3", "=A1&B1"),
        "D3: is a formula that was never calculated; open the sheet in its program and save it, or write the text itself",
    ),
    "gap": (
        put("D3", None),
        'D3: is empty; the other 2 questions have a text for "Low"; write one, or a dash (–) if the question has no such level',
    ),
    "only looks empty": (
        put("D3", "\u00a0\u200b"),
        'D3: is empty; the other 2 questions have a text for "Low"; write one, or a dash (–) if the question has no such level',
    ),
    "no question": (
        put("C3", "\u00a0"),
        "C3: has no question, and its row is filled; write here what people are asked, or put “A2” (B3) and the rest into the "
        "row that it belongs to",
    ),
    "a second row of one question": (
        lambda sheet: sheet.append([None, None, None, None, None, None, "Another letter"]),
        "C5: has no question, and its row is filled; write here what people are asked, or put “Another letter” (G5) and the "
        "rest into the row that it belongs to",
    ),
    "struck": (struck, "C3: is struck through; delete it if it no longer counts, or take the line off"),
    "hidden rows": (hidden_row, "rows 3…4: are hidden; show them (a filter may hide them), or delete them"),
    "hidden column": (hidden_column, 'column G: ("Evidence" at its head) is hidden; show it, or delete it'),
    "merged levels": (
        lambda sheet: sheet.merge_cells("D3:E3"),
        'D3: is merged from "Low" and "Middle"; unmerge it, and write what holds for each level',
    ),
    "number twice": (put("B4", "A1"), "B4: A1 is there already, at B2; give each row its own"),
    "question twice": (
        put("C3", "How do we do thing 1?"),
        "C3: is asked already, at C2; take one of them out, or word it another way",
    ),
    "head twice": (put("F1", "low"), 'F1: "low" is the head of D1 too; name each column once'),
    "twice coded": (
        put("D3", "cafÃ©"),
        'D3: holds "Ã©", which is what a wrong encoding makes of one letter; write it again, or save the sheet anew',
    ),
}


@pytest.mark.parametrize(("change", "message"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_by_its_cell_with_rule_and_cure(
    change: Callable[[Any], None], message: str, tmp_path: Path
) -> None:
    assert refused(sheets.saved(tmp_path / "a.xlsx", sheets.plain(), change)) == [f"a.xlsx:Questions!{message}"]


def test_all_mistakes_are_told_at_once_and_what_was_understood_before_them(tmp_path: Path) -> None:
    def change(sheet: Any) -> None:
        for one in ("date", "truth", "hidden column"):
            MISTAKES[one][0](sheet)

    path = sheets.saved(tmp_path / "a.xlsx", sheets.plain(), change)
    with pytest.raises(SheetError) as error:
        framework_from_sheet(path)
    assert len(error.value.problems) == 3
    assert error.value.report[0] == "a.xlsx:Questions: head in row 1, 3 questions below it."


def test_crosses_in_the_columns_of_levels_are_answers_and_are_named(tmp_path: Path) -> None:
    rows = [["Question", 1, 2, 3], ["We care", None, "x", None], ["We talk", None, None, "x"]]
    got = framework_from_sheet(sheets.saved(tmp_path / "a.xlsx", rows))
    assert "marks and figures are answers, and not words on a level." in "\n".join(got.report)
    assert "descriptors" not in got.files["components/questions.yml"]
    assert 'name: "3"' in got.files["framework.yml"] or "name: '3'" in got.files["framework.yml"]


def test_a_column_that_means_nothing_here_is_named(tmp_path: Path) -> None:
    rows = [
        ["Question", "Answers", "Low", "High"],
        ["We care", "yes", "a text", "a text"],
        ["We talk", "no", "a text", "a text"],
    ]
    assert "B “Answers” is not used" in told(sheets.saved(tmp_path / "a.xlsx", rows))


def test_a_hidden_sheet_of_questions_is_a_mistake(tmp_path: Path) -> None:
    path = sheets.saved(tmp_path / "a.xlsx", sheets.plain(), hidden_sheet)
    assert refused(path) == ["a.xlsx:Questions: is a hidden sheet; show it, or delete it"]


def test_a_number_that_lost_its_last_nought_is_asked_about(tmp_path: Path) -> None:
    rows = sheets.plain(10)
    for number, row in enumerate(rows[1:], 1):
        row[1] = float(f"1.{number}")
    said = refused(sheets.saved(tmp_path / "a.xlsx", rows))
    assert said == ["a.xlsx:Questions!B11: 1.1 is there already, at B2; was it 1.10? Format the column as text"]


def test_a_number_is_read_with_the_digits_that_people_see(tmp_path: Path) -> None:
    rows = sheets.plain(10)
    for number, row in enumerate(rows[1:], 1):
        row[1] = 1 + number / 100

    def change(sheet: Any) -> None:
        for row in range(2, 12):
            sheet.cell(row, 2).number_format = "0.00"

    got = framework_from_sheet(sheets.saved(tmp_path / "a.xlsx", rows, change))
    assert {"q-1-01", "q-1-10"} <= got.made.keys()


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (put("H1", "Score"), "H “Score” is not used: no part of a framework."),
        (put("H1", "Proof"), "H “Proof” is not used: another column is taken for evidence."),
        (put("H1", "Zebra"), "H “Zebra” is not used: it means no field (if people are asked this, call it “question”)."),
        (put("H3", "stray"), "H has no head and is not used."),
        (put("A6", "© The owner"), "A6 “© The owner” is not read: no question stands there, nor below."),
        (lambda sheet: sheet.append(["Total", None, None, 3, 3]), "Row 5 is not read: it holds sums."),
        (lambda sheet: sheet.append(list(sheets.HEAD)), "Row 5 is not read: it is the head once more."),
        (put("C3", "How many are we? And who counts us?"), "C3 seems to ask two questions; people answer best what asks one thing."),
        (lambda sheet: setattr(sheet["D3"], "comment", Comment("No", "Ann")), "Comments are not read: comments at D3."),
        (
            lambda sheet: setattr(sheet["D3"], "fill", PatternFill("solid", fgColor="FFFF0000")),
            "Colours are not read; if they mean something, write it into a column: other colours than around them at D3.",
        ),
        (striped, "21 coloured cells: colours are not read."),
        (levels_coloured, "12 coloured cells: colours are not read."),
        (one_row_marked, "Colours are not read; if they mean something, write it into a column: other colours than around them at E3."),
        (put("A7", "Care"), "A7 “Care” is not read: no question stands there, nor below."),
        (lambda sheet: (put("A7", "Care")(sheet), put("F7", "Much.")(sheet)), "A7 “Care” and 1 more in its row are not read: no question stands there, nor below."),
        (lambda sheet: sheet.parent.create_sheet("Lists").append(["x"]), "a.xlsx:Lists is not read: it has no head with a question."),
    ],
)  # fmt: skip
def test_what_is_not_read_is_named(change: Callable[[Any], Any], line: str, tmp_path: Path) -> None:
    report = told(sheets.saved(tmp_path / "a.xlsx", sheets.plain(), change))
    assert line in [each.strip() for each in report.splitlines()]


HEADLESS: dict[str, tuple[list[list[Any]], str]] = {
    "unknown words": (
        [
            ["Our great model"],
            [],
            ["Bucket", "Zebra", "Not yet", "Often"],
            ["One", "How we meet", "Never do.", "Do."],
            ["One", "How we listen", "Never do.", "Do."],
        ],
        "A3: begins what is most likely the row of heads (A “Bucket”, B “Zebra”, C “Not yet”, D “Often”), and none of them is known as "
        'what people are asked; write "question" over that column (into B3, it seems), and "component" over the one that '
        "groups it, if there is one",
    ),
    "where levels stand": (
        [
            ["Version", "2", "of ours"],
            ["Bucket", "Zebra", "Level 1", "Level 2"],
            ["One", "How we meet", "Never do.", "Do."],
            ["Two", "How we listen", "Never do.", "Do."],
        ],
        "A2: begins what is most likely the row of heads (A “Bucket”, B “Zebra”, C “Level 1”, D “Level 2”), and none of them is known as "
        'what people are asked; write "question" over that column (into B2, it seems), and "component" over the one that '
        "groups it, if there is one",
    ),
    "no heads at all": (
        [["One", "How we meet each other", "We never do. " * 8, "Do."], ["One", "How we listen", "Never do.", "Do."]],
        "A1: begins a row of texts, and no row above it says what the columns are; insert one there and write into it: "
        '"question" over what people are asked (column B, it seems), and over each level its name',
    ),
}


@pytest.mark.parametrize(("rows", "message"), HEADLESS.values(), ids=HEADLESS)
def test_where_no_heads_are_known_the_likely_row_is_named_with_what_to_write(
    rows: list[list[Any]], message: str, tmp_path: Path
) -> None:
    assert refused(sheets.saved(tmp_path / "a.xlsx", rows)) == [f"a.xlsx:Questions!{message}"]


NOT_SHEETS: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "is empty; save it again from your spreadsheet program"),
    "old": (opening._OLD + b"Workbook", "is a file of the old Excel (.xls)"),
    "locked": (opening._OLD + opening._LOCKED, "is locked with a password; open it, take the password off"),
    "pdf": (b"%PDF-1.7", "is a PDF; give the sheet that it was made from"),
    "page": (b"<html><table>", "is a page and not a workbook, whatever its name says"),
    "link": (b'{"url": "x"}', "is only a link to a sheet on the web; download the sheet there"),
    "cut": (b"PK\x03\x04half", "is damaged, or was not copied whole"),
    "1252": (
        "Frage;Stärke".encode("cp1252"),
        'was saved so that nobody can tell which letter stands in “Stärke” (line 1); open it in your spreadsheet program, choose "Save as"',
    ),
    "quotes": (b'question,low,high\n"no end,b,c\n', "has quotes that do not end"),
    "nulls": (b"q\x00u\x00", "holds no text that can be read; open it in your spreadsheet program"),
    "nothing": (b"a,b\n1,2\n", 'no row among the first 20 names a question column; call one "question"'),
}


@pytest.mark.parametrize(("raw", "message"), NOT_SHEETS.values(), ids=NOT_SHEETS)
def test_what_is_no_sheet_is_refused_with_what_to_do(raw: bytes, message: str, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(raw)
    said = refused(tmp_path / "a.xlsx")
    assert len(said) == 1 and message in said[0] and said[0].startswith("a.xlsx")


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"xl__workbook.bin": b""}, "is a workbook of another kind (.xlsb)"),
        ({"word__document.xml": b"<a/>"}, "is a text document; copy its table"),
        ({"Index__Document.iwa": b""}, "is a file of Numbers; export it there to Excel"),
        ({"photo.jpg": b""}, "is a packed file without a workbook in it"),
        ({"xl__workbook.xml": b"<broken"}, "cannot be understood"),
        ({"content.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'}, "holds a definition of XML"),
        ({"content.xml": b"<a/>", "META-INF__manifest.xml": b"<encryption-data/>"}, "is locked with a password"),
        ({"xl__workbook.xml": b"0" * (opening.LARGEST_TEXT + 1)}, "unpacks to far more than a framework"),
    ],
)
def test_what_is_packed_and_no_sheet_is_refused_too(parts: dict[str, bytes], message: str, tmp_path: Path) -> None:
    said = refused(sheets.zipped(tmp_path / "a.xlsx", **parts))
    assert len(said) == 1 and message in said[0]


def test_a_file_that_is_not_there_and_a_folder_are_told(tmp_path: Path) -> None:
    assert refused(tmp_path / "b.xlsx") == ["b.xlsx: is not there; look at how its name is written"]
    assert "is a folder" in refused(tmp_path)[0]


def test_one_filled_cell_at_the_far_end_makes_no_million_rows(tmp_path: Path) -> None:
    path = sheets.saved(tmp_path / "a.xlsx", sheets.plain(), put("XFD1048576", "x"))
    assert "XFD1048576 “x” is not read" in told(path)


def test_a_row_that_is_repeated_a_million_times_is_refused_before_it_is_read(tmp_path: Path) -> None:
    row = '<table:table-row table:number-rows-repeated="1000000"><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>'
    assert "has more than 300,000 filled cells" in refused(ods(tmp_path / "a.ods", row))[0]


def test_a_sheet_coloured_to_its_end_is_refused_before_it_is_read(tmp_path: Path) -> None:
    rows = b'<c r="A1" s="1"/>' * (opening.MOST_EMPTY + 1)
    path = sheets.zipped(tmp_path / "a.xlsx", xl__workbook__xml=b"", xl__worksheets__sheet1=rows)
    assert "has colours or frames on far more cells than are filled" in refused(path)[0]


def from_text(text: str, tmp_path: Path, encoding: str = "utf-8") -> FromSheet:
    (tmp_path / "a.csv").write_bytes(text.encode(encoding))
    return framework_from_sheet(tmp_path / "a.csv")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_text_with_any_separator_and_mark_is_read(encoding: str, separator: str, tmp_path: Path) -> None:
    rows = [["Frage", "Stufe 1: Anfang", "Stufe 2: Alltag"], ["Wie, und wo; üben wir?", "Nie.", "Täglich."]]
    lines = [separator.join(f'"{cell}"' for cell in row) for row in rows]
    got = from_text("\r\n".join(lines), tmp_path, encoding)
    assert "Wie, und wo; üben wir?" in got.files["components/a.yml"]
    assert ("It is read as UTF-16." in got.report) == (encoding == "utf-16")


def test_a_short_text_does_not_keep_a_longer_one_from_being_read(tmp_path: Path) -> None:
    from_text("question;low;high\nHow?;a;b\n", tmp_path)
    long = "Somebody asks. " * 2_000
    got = from_text(f'question;low;high\nHow?;"{long}";b\n', tmp_path)
    assert long.strip() in " ".join(got.files["components/a.yml"].split())


def test_errors_that_a_text_kept_are_told(tmp_path: Path) -> None:
    with pytest.raises(FrameworkError, match=r"a.csv:B2: is #NAME\?, an error of the sheet"):
        from_text("question,low,high\nHow?,#NAME?,b\n", tmp_path)


ODS = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:body><office:spreadsheet><table:table table:name="Fragen">
<table:table-column table:number-columns-repeated="3"/><table:table-column table:visibility="collapse"/>
<table:table-row>{head}</table:table-row>{rows}
<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>"""


def ods(path: Path, rows: str) -> Path:
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>".format
    head = "".join(map(cell, ("Frage", "Stufe 1: Anfang", "Stufe 2: Alltag", "Nachweis")))
    text = cell("Wie?") + cell("Kaum<text:line-break/>je.") + cell("<text:span>Im</text:span><text:s text:c='2'/>mer.")
    whole = ODS.format(head=head, rows=f"<table:table-row>{text}{cell('Brief')}</table:table-row>{rows}")
    return sheets.zipped(path, **{"content.xml": whole.encode()})


def test_a_sheet_of_libreoffice_is_read_with_what_is_hidden_merged_or_no_text_in_it(tmp_path: Path) -> None:
    row = """<table:table-row table:visibility="filter"><table:table-cell><text:p>Wer?</text:p></table:table-cell>
    <table:table-cell table:number-columns-spanned="2"><text:p>Alle.</text:p></table:table-cell><table:covered-table-cell/>
    <table:table-cell office:value-type="date" office:date-value="2026-04-01"><text:p>1.4.</text:p></table:table-cell></table:table-row>"""
    said = "\n".join(refused(ods(tmp_path / "a.ods", row)))
    assert 'a.ods:Fragen!column D: ("Nachweis" at its head) is hidden' in said
    assert "a.ods:Fragen!row 3: is hidden" in said
    assert 'a.ods:Fragen!B3: is merged from "Stufe 1: Anfang" and "Stufe 2: Alltag"' in said
    assert "a.ods:Fragen!D3: is the date 1 April 2026" in said
