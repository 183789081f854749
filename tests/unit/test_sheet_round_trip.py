"""A framework that is written as a workbook and taken in again is the same framework."""

from __future__ import annotations

import datetime
import string
import tempfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from assessment_kit.framework.files import ComponentFile, FrameworkFile, LevelFile, QuestionFile, SectionFile
from assessment_kit.framework.model import Framework, load
from assessment_kit.reading.problems import FrameworkError
from assessment_kit.start.spreadsheet import folder, values, workbook
from assessment_kit.start.spreadsheet.cells import clean
from assessment_kit.start.spreadsheet.existing import existing
from assessment_kit.start.spreadsheet.exporting import exported
from assessment_kit.start.spreadsheet.fields import Field, fields_of
from assessment_kit.start.spreadsheet.importing import framework_from_sheet, taken_in
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

ROOT = Path(__file__).resolve().parents[2]
FRAMEWORKS = sorted(path.parent for path in (ROOT / "tests/frameworks").glob("*/framework.yml"))


def there_and_back(place: Path, target: Path) -> Framework:
    workbook.save(target / "sheet.xlsx", exported(existing(place)))
    got = framework_from_sheet(target / "sheet.xlsx")
    folder.write(target / "again", dict(got.files))
    return load(target / "again")


@pytest.mark.parametrize("place", [ROOT / "framework", *FRAMEWORKS], ids=lambda place: place.name)
def test_every_framework_comes_back_from_a_workbook_as_it_was_and_changes_no_file(place: Path, tmp_path: Path) -> None:
    assert there_and_back(place, tmp_path) == load(place)
    base = existing(place)
    got = taken_in(tmp_path / "sheet.xlsx", base)
    assert folder.changed(got.files, got.data, base) == {}
    assert got.made == {}


# Texts of every kind that the format allows; the first of them are those that mean something in a cell, or in YAML.
HARD = [
    "=1+1",
    "+1",
    "-",
    "–",
    "@x",
    "'x",
    "1.10",
    "007",
    "\\",
    "\\–",
    "• a",
    "1. a",
    "- a",
    "a: b",
    "#x",
    "|",
    "a | b",
    "_x000D_",
    "TRUE",
]
HARD += [
    "2026-11-23",
    "12:30",
    "No",
    "question",
    "level: a",
    "id: a",
    "next steps: a",
    "a\n• b",
    "a\n\nb",
    "a\n  b",
    "“”",
    "‏א",
    "a\u00a0b",
]
LETTERS = st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co"), exclude_characters="\ufffd\u2028\u2029\ufeffÂÃâ")
WORDS = st.text(LETTERS | st.sampled_from("aé –\\|•:#\n"), min_size=1, max_size=30)
TEXTS = (st.sampled_from(HARD) | WORDS).map(str.strip).filter(clean)  # not what only looks empty
LINES = TEXTS.filter(lambda text: "\n" not in text and "\r" not in text)
SOMEDAY = st.dates(datetime.date(2000, 1, 1), datetime.date(2099, 1, 1))


KINDS = ("text", "flag", "number", "day", "lines")  # the others are written where they are drawn


def of_field(field: Field, one_line: bool) -> st.SearchStrategy[Any]:
    kinds: dict[str, st.SearchStrategy[Any]] = {
        "text": LINES if one_line or field.one_line else TEXTS,
        "flag": st.booleans(),
        "number": st.integers(2, 100),
        "day": SOMEDAY,
        "lines": st.lists(TEXTS, min_size=1, max_size=3),
    }
    return kinds[field.kind]


def record(data: st.DataObject, model: type[Any], fixed: dict[str, Any], leave: set[str]) -> dict[str, Any]:
    """The fields of one record: those that are given, and of the others any."""
    made = dict(fixed)
    for key, field in fields_of(model).items():
        if key not in made and key not in leave and field.kind in KINDS and (field.needed or data.draw(st.booleans())):
            made[key] = data.draw(of_field(field, key in ("ref", "title", "name")))
    return made


def ids(data: st.DataObject, prefix: str, least: int, most: int) -> list[str]:
    endings = st.text(string.ascii_lowercase + string.digits, min_size=1, max_size=5)
    return [prefix + end for end in data.draw(st.lists(endings, min_size=least, max_size=most, unique=True))]


def scale(data: st.DataObject) -> list[dict[str, Any]]:
    levels = ids(data, data.draw(st.sampled_from(["", "l-"])), 2, 4)
    assume(not {"constructor"} & set(levels))
    names = data.draw(st.lists(LINES, min_size=len(levels), max_size=len(levels), unique=True))
    return [record(data, LevelFile, {"id": id_, "name": name}, set()) for id_, name in zip(levels, names, strict=True)]


def question(data: st.DataObject, id_: str, scales: dict[str, Any]) -> dict[str, Any]:
    kind = data.draw(st.sampled_from(["shared", "other", "own"]))
    leave = {"scale", "without", "profiles"}
    made = record(data, QuestionFile, {"id": id_}, leave)
    levels = scales[""] if kind == "shared" else scales["other"]
    if kind == "own":
        levels = made["levels"] = scale(data)
    elif kind == "other":
        made["scale"] = "other"
    left = [level["id"] for level in levels]
    if kind == "shared" and len(left) > 2 and data.draw(st.booleans()):
        made["without"] = [left.pop()]
    made["descriptors"] = {level: data.draw(TEXTS) for level in left} if data.draw(st.booleans()) else {}
    if data.draw(st.booleans()):
        made["references"] = [
            {"text": data.draw(LINES), "address": "https://example.org/a|b"},
            {"text": data.draw(LINES)},
        ]
        made["next_steps"] = {left[0]: data.draw(st.lists(TEXTS, min_size=1, max_size=2))}
    return made


@st.composite
def frameworks(draw: st.DrawFn) -> dict[str, dict[str, Any]]:
    data = draw(st.data())
    scales = {"": scale(data), "other": scale(data)}
    files: dict[str, dict[str, Any]] = {}
    for number in range(data.draw(st.integers(1, 3))):
        id_ = f"c{number}"
        part = record(data, ComponentFile, {"id": id_}, set())
        made = [question(data, f"{id_}-{n}", scales) for n in range(data.draw(st.integers(1, 3)))]
        if data.draw(st.booleans()):
            first = record(data, SectionFile, {"id": f"s{number}"}, set())
            second = record(data, SectionFile, {"id": f"t{number}"}, set())
            part["sections"] = [
                {**first, "questions": made},
                {**second, "questions": [question(data, f"t{number}-0", scales)]},
            ]
        else:
            part["questions"] = made
        files[f"components/{id_}.yml"] = part
    if len(files) > 1:
        files["components/c0.yml"]["links"] = [{"to": "c1", "how": data.draw(TEXTS)}]
    main = {
        "id": "tiny",
        "version": "1.2.3",
        "language": "en-GB",
        "scale": scales[""],
        "scales": {"other": scales["other"]},
        "components": [name.removeprefix("components/").removesuffix(".yml") for name in files],
        "retired": ["old-one"],
        "moved": {"older": "c0-0"},
        "roles": [{"id": "a", "name": data.draw(LINES)}],
        "changes": [{"version": "1.2.3", "date": data.draw(SOMEDAY), "summary": data.draw(TEXTS), "questions": ["c0-0"]}],
        "source": {"name": data.draw(LINES), "address": "https://example.org/x", "checked": datetime.date(2026, 1, 2),
                   "relation": data.draw(TEXTS), "compared": [{"what": data.draw(TEXTS), "checked": datetime.date(2026, 1, 2)}]},
    }  # fmt: skip
    files["framework.yml"] = record(data, FrameworkFile, main, set())
    return files


@given(frameworks())
@settings(
    max_examples=15, deadline=None, derandomize=True, phases=[Phase.generate]
)  # smaller is no clearer here, and slow
def test_any_framework_comes_back_from_a_workbook_as_it_was(files: dict[str, dict[str, Any]]) -> None:
    with tempfile.TemporaryDirectory() as place:
        for name, content in files.items():
            path = Path(place, "framework", name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=10**6), "utf-8")
        try:
            before = load(Path(place, "framework"))
        except FrameworkError:
            assume(False)
        assert there_and_back(Path(place, "framework"), Path(place)) == before


@given(st.lists(TEXTS, max_size=4))
@settings(deadline=None, derandomize=True)
def test_a_list_in_a_cell_is_the_list_that_was_written(texts: list[str]) -> None:
    assert values.items(values.listed(texts)) == texts
