"""`assessment-kit new`: a kit of one's own, whole or not at all, and never over anything."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest
import yaml
from assessment_kit.cli import main
from assessment_kit.commands import new
from assessment_kit.framework.model import load
from assessment_kit.start import beginnings, folder

# Words of one kind of place: the example is for all kinds.
OF_ONE_SECTOR = (
    r"patient|nurse|ward|hospital|clinic|NHS|health|school|pupil|customer|client|student|citizen|product|shift"
)


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def everything(place: Path) -> dict[str, bytes]:
    return {path.relative_to(place).as_posix(): path.read_bytes() for path in place.rglob("*") if path.is_file()}


def test_without_a_terminal_it_takes_what_is_usual(elsewhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "my kit"]) == 0
    framework = load(elsewhere / "my kit/framework")
    assert (framework.id, framework.title, framework.language) == ("my-kit", "Our self-assessment", "en-GB")
    assert (len(framework.components), len(framework.questions), len(framework.scale)) == (2, 3, 4)
    said = capsys.readouterr()
    assert said.out.splitlines()[0] == 'Made my kit with "Our self-assessment": 3 questions, 2 components, 4 levels.'
    assert "assessment-kit serve" in said.out
    assert said.err == ""
    assert main(["check", "my kit/framework"]) == 0


@pytest.mark.parametrize("count", range(2, 8))
def test_the_example_has_as_many_levels_as_are_wanted_each_described(elsewhere: Path, count: int) -> None:
    assert main(["new", "kit", "--levels", str(count)]) == 0
    framework = load(elsewhere / "kit/framework")
    assert len(framework.scale) == count
    assert all(set(one.descriptors) == {level.id for level in framework.scale} for one in framework.questions)
    assert all(level.meaning for level in framework.scale)


@pytest.mark.parametrize("title", ['A: "b" #c', "Yes", "'", "Ŵy — Ελλάδα", "& <b>*not markup*</b>", "2026"])
def test_a_title_of_any_kind_is_the_title(elsewhere: Path, title: str) -> None:
    for start in ("example", "ours"):
        assert main(["new", start, "--from", start, "--title", title]) == 0
        assert load(elsewhere / start / "framework").title == title


def test_a_title_that_cannot_be_printed_is_refused_where_it_would_stand(
    elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "kit", "--title", "A \U00010348"]) == 1  # a letter of Gothic
    assert re.match(r"kit/framework/framework\.yml:5:\d+: no font here has ", capsys.readouterr().err)
    assert list(elsewhere.iterdir()) == []


def test_ours_is_the_framework_that_comes_with_the_kit(elsewhere: Path, project: Path) -> None:
    assert main(["new", "kit", "--from", "ours"]) == 0
    files = {name: text for name, text in everything(project / "framework").items() if "/." not in f"/{name}"}
    assert everything(elsewhere / "kit/framework") == files


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--levels", "8"], '"8" is no number of levels; it is from 2 to 7'),
        (["--levels", "many"], '"many" is no number of levels'),
        (["--language", "xx"], 'the pages have no words of their own in "xx"'),
        (["--language", "English"], '"English" is not a language tag'),
        (["--title", " "], "a title is one line with something to read in it"),
        (["--title", "One\nTwo"], "a title is one line"),
        (["--from", "nothing"], '"nothing" is nothing to start from'),
        (["--from", "ours", "--levels", "3"], "--levels is for the example"),
        (["--from", "matrix.csv", "--levels", "3"], "--levels is for the example"),
    ],
)
def test_what_cannot_be_is_refused_in_words_and_nothing_is_made(
    elsewhere: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["new", "kit", *arguments])
    assert ended.value.code == 2
    assert told in capsys.readouterr().err
    assert list(elsewhere.iterdir()) == []


SHEET = """Component,Question,Little,Some,Much
Care,How are people looked after?,Nobody looks.,One does.,All do.
,How do people rest?,They do not.,Some do.,All do.
Talk,How openly do people talk?,They do not.,Some do.,All do.
"""


def test_a_sheet_becomes_a_kit_and_is_told_what_was_taken_for_what(
    elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (elsewhere / "matrix.csv").write_text(SHEET, "utf-8")
    assert main(["new", "kit", "--from", "matrix.csv", "--title", "Our care"]) == 0
    framework = load(elsewhere / "kit/framework")
    assert framework.title == "Our care"
    assert [one.title for one in framework.components] == ["Care", "Talk"]
    assert [level.name for level in framework.scale] == ["Little", "Some", "Much"]
    said = capsys.readouterr().out
    assert "levels, the lowest first" in said
    assert 'Made kit with "Our care": 3 questions, 2 components, 3 levels.' in said
    around = {"README.md", "mkdocs.yml", "framework/README.md", ".vscode/settings.json", "matrix with ids.xlsx"}
    assert around <= everything(elsewhere / "kit").keys()


def test_the_readme_of_a_kit_from_a_sheet_names_it_and_how_to_go_on_in_it(
    elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (elsewhere / "matrix.csv").write_text(SHEET, "utf-8")
    assert main(["new", "kit", "--from", "matrix.csv"]) == 0
    assert "It is an .xlsx, for a .csv is only read here." in capsys.readouterr().out
    told = (elsewhere / "kit/README.md").read_text("utf-8")
    assert "The questions came from `matrix.csv`." in told
    assert 'assessment-kit import "matrix with ids.xlsx"' in told and "assessment-kit export words.xlsx" in told
    assert main(["new", "other", "--from", "example"]) == 0
    other = (elsewhere / "other/README.md").read_text("utf-8")
    assert "assessment-kit import" not in other and "spreadsheet" not in other


@pytest.mark.parametrize(("start", "from_folder"), [("example", True), ("ours", False)])
def test_the_readme_says_what_the_id_of_the_kit_is_for(start: str, from_folder: bool, elsewhere: Path) -> None:
    assert main(["new", "kit", "--from", start]) == 0
    told = " ".join((elsewhere / "kit/README.md").read_text("utf-8").split())
    assert f"`id: {load(elsewhere / 'kit/framework').id}`" in told and "a browser keeps the answers under it" in told
    assert ("which is the name of this folder" in told) is from_folder


def test_a_sheet_that_cannot_be_read_makes_nothing(elsewhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (elsewhere / "matrix.csv").write_text(SHEET.replace("Some do.", "#REF!"), "utf-8")
    assert main(["new", "kit", "--from", "matrix.csv"]) == 1
    said = capsys.readouterr()
    assert "levels, the lowest first" in said.out
    assert "matrix.csv:D" in said.err
    assert {path.name for path in elsewhere.iterdir()} == {"matrix.csv"}


@pytest.mark.parametrize("count", [2, 3, 4, 5, 6, 7])
def test_in_welsh_the_example_is_welsh_and_says_that_it_is_a_draft(
    elsewhere: Path, count: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "kit", "--language", "cy", "--levels", str(count)]) == 0
    assert 'in "cy" is a draft that no speaker has checked' in capsys.readouterr().out
    framework, english = load(elsewhere / "kit/framework"), beginnings.Wanted("kit", "Ours", "en-GB", count)
    first = b"\n".join(beginnings.example(english).values()).decode("utf-8")
    assert framework.language == "cy" and len(framework.scale) == count
    for question in framework.questions:
        texts = (
            question.title,
            question.question,
            *question.descriptors.values(),
            *question.discuss,
            *question.evidence,
        )
        assert len(question.descriptors) == count
        assert [text for text in texts if text in " ".join(first.split())] == []
    assert "Drafft" in (elsewhere / "kit/README.md").read_text("utf-8")


def test_an_example_in_another_language_than_wanted_says_so(
    elsewhere: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(new, "speaks", lambda language: language != "cy")
    assert main(["new", "kit", "--language", "cy"]) == 0
    assert 'The example is in English so far: write your own texts over it, in "cy".' in capsys.readouterr().out
    assert main(["new", "other", "--language", "en-US"]) == 0
    assert "so far" not in capsys.readouterr().out


def test_a_folder_that_is_not_empty_is_left_as_it_is(elsewhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (elsewhere / "kit").mkdir()
    (elsewhere / "kit/notes.txt").write_text("mine", "utf-8")
    (elsewhere / "file").write_text("mine", "utf-8")
    before = everything(elsewhere)
    assert main(["new", "kit"]) == main(["new", "file"]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "kit is not empty, and nothing in it is written over; name another folder",
        "file is there already, and is no folder; name another one",
    ]
    assert everything(elsewhere) == before


def test_an_empty_folder_is_filled_even_the_one_that_one_is_in(elsewhere: Path) -> None:
    assert main(["new", "."]) == 0
    assert load(elsewhere / "framework").id == re.sub(r"[^a-z0-9]+", "-", elsewhere.name.lower()).strip("-")
    assert not (elsewhere / folder.STAGE).exists()


@pytest.mark.parametrize("there", [True, False])
def test_what_fails_on_the_way_leaves_nothing(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], there: bool
) -> None:
    if there:
        (elsewhere / "a/kit").mkdir(parents=True)
    before = sorted(elsewhere.rglob("*"))
    write, written = Path.write_bytes, []

    def until_the_disk_is_full(path: Path, content: bytes) -> int:
        if "kit" in path.parts and elsewhere in path.parents:
            written.append(path)
            if len(written) == 8:
                raise OSError(28, "No space left on device")
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", until_the_disk_is_full)
    assert main(["new", str(elsewhere / "a/kit")]) == 1
    assert capsys.readouterr().err.endswith("could not be made: No space left on device\n")
    assert sorted(elsewhere.rglob("*")) == before


def test_at_a_terminal_it_asks_again_until_it_understands(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers, asked = iter(["sheep", "example", "How we work", "", "nine", "3"]), []
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda question: (asked.append(question), next(answers))[1])
    assert main(["new", "kit"]) == 0
    framework = load(elsewhere / "kit/framework")
    assert (framework.title, framework.language, len(framework.scale)) == ("How we work", "en-GB", 3)
    assert len(asked) == 6
    assert all(re.search(r"\[.+\]: $", question) for question in asked), "each tells what Enter means"
    assert '"sheep" is nothing to start from' in capsys.readouterr().out


def test_a_path_may_be_in_quotes_as_computers_copy_it() -> None:
    assert new.beginning(' "C:/Our files/matrix.xlsx" ') == "C:/Our files/matrix.xlsx"


def test_who_gives_up_at_a_question_has_made_nothing(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(question: str) -> str:
        raise EOFError

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", gone)
    assert main(["new", "kit"]) == 1
    assert list(elsewhere.iterdir()) == []


def test_an_editor_finds_the_schema_of_every_file_in_the_folder(elsewhere: Path) -> None:
    assert main(["new", "kit"]) == 0
    kit = elsewhere / "kit"
    schemas = json.loads((kit / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
    assert all((kit / name).is_file() for name in schemas)
    described = {path for pattern in schemas.values() for path in kit.glob(pattern.lstrip("/"))}
    assert described == set((kit / "framework").rglob("*.yml"))
    hosts = re.findall(rb"https?://([\w.-]+)", b"".join(everything(kit).values()))
    assert set(hosts) <= {b"json-schema.org"}, "the name of a dialect, which no editor fetches"


def test_the_settings_of_the_site_are_three_lines(elsewhere: Path) -> None:
    assert main(["new", "kit"]) == 0
    settings = (elsewhere / "kit/mkdocs.yml").read_text("utf-8")
    assert len(settings.splitlines()) == 3
    assert yaml.safe_load(settings) == {"site_name": "", "theme": "material", "plugins": ["assessment-kit"]}


def test_the_example_is_of_no_sector() -> None:
    texts = beginnings.example(beginnings.Wanted("kit", "Ours", "en-GB", 7))
    said = b"\n".join(text for name, text in texts.items() if name.endswith(".yml")).decode("utf-8")
    assert re.findall(rf"\b(?:{OF_ONE_SECTOR})s?\b", said, re.I) == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Our Kit", "our-kit"), ("Gŵyl 2026", "gwyl-2026"), ("評価", "self-assessment"), ("--", "self-assessment")],
)
def test_the_id_comes_from_the_name_of_the_folder(name: str, expected: str) -> None:
    assert beginnings.id_from(name) == expected
