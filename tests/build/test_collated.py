"""Forty organisations and seventeen broken files, collated as an analyst does it: by the command."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest
from assessment_kit.answers.collate import counting, csv_text, writing
from assessment_kit.answers.sample import sample_files
from assessment_kit.framework.model import load
from assessment_kit.inputs import inputs_of
from assessment_kit.start.folder import NotEmpty, see_to_room

ROOT = Path(__file__).resolve().parent.parent.parent
FRAMEWORK = load(ROOT / "framework")
PLACES, EACH, SMALL = 40, 12, 3
BROKEN = ['{"a": 1}', "", '{"format": "assessment-kit"', "PK\x03\x04", "[]"]
NOTE = "=HYPERLINK(1)"


def collate(*arguments: str, without: Sequence[str] = (), **surroundings: str) -> subprocess.CompletedProcess[str]:
    """The command, in a process of its own; `without` packages, as if they had not been installed."""
    hide = f"import sys; sys.modules.update(dict.fromkeys({[*without]!r}))\n"
    find = f"import importlib.util as u; f = u.find_spec; u.find_spec = lambda n, p=None: None if n in {[*without]!r} else f(n, p)\n"
    call = "from assessment_kit.cli import main\nif __name__ == '__main__': sys.exit(main(sys.argv[1:]))"
    return subprocess.run(
        [sys.executable, "-c", hide + find + call, "collate", *arguments, "--framework", str(ROOT / "framework")],
        env={**os.environ, "PYTHONUTF8": "1", **surroundings},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
    )


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty organisations of twelve, but one of three; every tenth in a zip, every fourth also in a workshop's file."""
    folder = tmp_path_factory.mktemp("files") / "all of them"
    made = iter(sample_files(inputs_of(FRAMEWORK), PLACES * EACH, 3).items())
    for number in range(PLACES):
        place = folder / f"Place {number:02}"
        (place / "ward").mkdir(parents=True)
        mine = [next(made) for _ in range(SMALL if number == 7 else EACH)]
        for name, text in mine:
            (place / "ward" / name).write_text(text, "utf-8")
        if number % 4 == 1:
            (place / "workshop.json").write_text(json.dumps(workshop(number, [json.loads(text) for _, text in mine])))
        if number % 10 == 0:
            with zipfile.ZipFile(f"{place}.zip", "w") as archive:
                for path in sorted(place.rglob("*.json")):
                    archive.write(path, path.relative_to(place))
            shutil.rmtree(place)
    for number in range(17):
        (folder / f"broken {number:02}.json").write_text(BROKEN[number % len(BROKEN)])
    (folder / "half.zip").write_text("PK\x03\x04")
    (folder / "letter.docx").write_text("Dear all")
    return folder


def workshop(number: int, singles: list[dict[str, Any]]) -> dict[str, Any]:
    """What a room saved: everybody, one with a note, and two agreements."""
    people = [one["people"][0] for one in singles]
    first, second = (question.id for question in FRAMEWORK.questions[:2])
    people[0]["answers"][first]["note"] = NOTE
    return {
        **singles[0],
        "session": {"id": f"s-{number}", "title": "=1+1", "organisation": f"place  {number:02}", "date": "2026-11-19"},
        "people": people,
        "history": {f"people:{one['id']}": [f"r-{place}"] for place, one in enumerate(people)},
        "agreed": {
            second: {"state": "no-agreement", "views": ["developing"]},
            first: {"level": "developing", "reason": "Because"},
        },
    }


@pytest.fixture(scope="module")
def out(files: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    target = tmp_path_factory.mktemp("out") / "tables"
    done = collate(str(files), "--out", str(target), "--by", "organisation")
    assert done.returncode == 0, done.stderr
    return target, done.stdout


PEOPLE = (PLACES - 1) * EACH + SMALL
REFUSED = 17 + 1  # and a zip that is cut off
AGAIN = PLACES // 4 * EACH  # no workshop of the small one, since 7 % 4 is 3


def test_the_summary_adds_up_and_the_text_says_the_same(out: tuple[Path, str]) -> None:
    target, said = out
    read = PEOPLE + PLACES // 4
    lines = [
        f"Files: {read + REFUSED} = {read} read + {REFUSED} refused.",
        f"People in them: {PEOPLE + AGAIN} = {PEOPLE} counted once + {AGAIN} there again + 0 taken away from their session.",
        "Not opened, since by their names they are no answer files: 1 file.",
    ]
    assert said.splitlines()[:3] == lines
    assert all(line in (target / "README.txt").read_text("utf-8-sig") for line in lines)


def test_every_refusal_has_a_row_with_its_reason(out: tuple[Path, str]) -> None:
    rows = table(out[0] / "refused.csv")
    assert [row["file"] for row in rows] == [*(f"broken {number:02}.json" for number in range(17)), "half.zip"]
    assert (
        len({row["reason"] for row in rows[:-1]}) == len(BROKEN) - 1
    )  # a list and an object of another kind read alike
    assert "ask for it again" in rows[-1]["reason"]


def test_each_copy_that_does_not_count_and_each_other_file_is_named(out: tuple[Path, str]) -> None:
    rows = table(out[0] / "remarks.csv")
    assert len(rows) == AGAIN + 1
    assert {"file": "letter.docx", "remark": writing.NO_ANSWERS} in rows


def test_everybody_has_a_row_on_every_question_and_no_row_says_who(out: tuple[Path, str]) -> None:
    rows = table(out[0] / "long.csv")
    assert Counter(row["question"] for row in rows) == {one.id: PEOPLE for one in FRAMEWORK.questions}
    assert not re.search(r'"p-[0-9a-f]{13}"|HYPERLINK', (out[0] / "long.csv").read_text("utf-8-sig"))


def test_the_rows_are_the_same_in_parquet_but_for_what_makes_them_safe_to_open(out: tuple[Path, str]) -> None:
    held = duckdb.sql(f"SELECT * FROM '{out[0] / 'long.parquet'}'")
    back = [tuple(re.sub(csv_text.GUARDED, r"\1", cell) for cell in row.values()) for row in table(out[0] / "long.csv")]
    assert held.fetchall() == back
    assert "=1+1" in {row[held.columns.index("session")] for row in back}


def test_the_spread_counts_everybody_once_on_every_question_with_none_too_few(out: tuple[Path, str]) -> None:
    rows = table(out[0] / "spread.csv")
    held: Counter[str] = Counter()
    for row in rows:
        held[row["question"]] += int(row["people"])
        assert int(row["chose_a_level"]) >= FRAMEWORK.minimum_group
        assert sum(int(row[level.id]) for level in FRAMEWORK.scale) == int(row["chose_a_level"])
    assert held == {one.id: PEOPLE for one in FRAMEWORK.questions}
    together = {(row["organisation"], row["together"], row["group"]) for row in rows if row["together"] != "1"}
    assert together and {(name, group) for name, _, group in together} == {("(others together)", "(everyone)")}
    assert not any(row["organisation"] == "Place 07" for row in rows)


def test_the_workbook_says_what_the_table_says_and_has_no_formula(out: tuple[Path, str]) -> None:
    book = openpyxl.load_workbook(out[0] / "spread.xlsx")
    cells = [["" if value is None else str(value) for value in row] for row in book.active.iter_rows(values_only=True)]
    with (out[0] / "spread.csv").open(encoding="utf-8-sig", newline="") as file:
        assert cells == list(csv.reader(file))
    assert {cell.data_type for row in book.active.iter_rows() for cell in row} <= {"s", "n"}


def test_what_rooms_agreed_stands_as_the_framework_has_its_questions_without_their_reasons(
    out: tuple[Path, str],
) -> None:
    rows = table(out[0] / "agreed.csv")
    first, second = (question.id for question in FRAMEWORK.questions[:2])
    assert [(row["question"], row["level"] or row["state"]) for row in rows[:2]] == [
        (first, "developing"),
        (second, "no-agreement"),
    ]
    assert len(rows) == 2 * PLACES // 4 and rows[0]["session"] == "'=1+1" and "reason" not in rows[0]


def test_what_people_wrote_comes_only_when_asked_for(files: Path, tmp_path: Path) -> None:
    done = collate(str(files), "--out", str(tmp_path / "out"), "--with-notes")
    assert done.returncode == 0, done.stderr
    rows = table(tmp_path / "out/long.csv")
    assert sum(row["note"] == f"'{NOTE}" for row in rows) == PLACES // 4
    assert {row["reason"] for row in table(tmp_path / "out/agreed.csv")} == {"Because", ""}
    assert "what people wrote" in " ".join((tmp_path / "out/README.txt").read_text("utf-8-sig").split())
    assert not {"organisation", "folder"} & {*table(tmp_path / "out/spread.csv")[0]}


def test_without_the_extra_the_rows_come_and_it_says_what_is_missing(files: Path, tmp_path: Path) -> None:
    done = collate(str(files), "--out", str(tmp_path / "out"), without=["duckdb", "xlsxwriter"])
    assert done.returncode == 0, done.stderr
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        *("long.csv", "agreed.csv", "refused.csv", "remarks.csv", "README.txt")
    }
    assert "pip install duckdb xlsxwriter" in done.stdout
    assert "Not written: long.parquet, spread.csv, spread.xlsx." in done.stdout


def test_nothing_is_written_over_or_into_what_is_read(files: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x")
    for target, said in ((tmp_path, "nothing in it is written over"), (files / "tables", "would be read next time")):
        done = collate(str(files), "--out", str(target))
        assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (1, "", 1)
        assert said in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"] and not (files / "tables").exists()


def test_what_is_stopped_on_the_way_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), writing.whole(tmp_path / "in/out") as stage:
        (stage / "long.csv").write_text("half")
        raise KeyboardInterrupt
    assert not any(path.is_file() for path in tmp_path.rglob("*"))
    assert [path.name for path in (tmp_path / "in").iterdir()] == []


def test_a_folder_that_was_filled_meanwhile_is_left_as_it_is(tmp_path: Path) -> None:
    see_to_room(tmp_path / "out")
    with pytest.raises((OSError, NotEmpty)), writing.whole(tmp_path / "out") as stage:
        (stage / "long.csv").write_text("whole")
        (tmp_path / "out").mkdir()
        (tmp_path / "out/theirs.txt").write_text("x")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["theirs.txt"]


def test_spark_counts_the_same(files: Path, out: tuple[Path, str], tmp_path: Path) -> None:
    gone = counting.missing(counting.SPARK)
    if gone:
        pytest.skip(f"to count with Spark, {' and '.join(gone)} would have to be here")
    done = collate(str(files), "--out", str(tmp_path / "out"), "--by", "organisation", "--engine", "spark")
    assert done.returncode == 0, done.stderr
    for name in ("spread.csv", "long.csv", "agreed.csv", "README.txt"):
        assert (tmp_path / "out" / name).read_bytes() == (out[0] / name).read_bytes(), name


def test_without_spark_nothing_is_written_and_it_says_what_is_missing(files: Path, tmp_path: Path) -> None:
    done = collate(str(files), "--out", str(tmp_path / "out"), "--engine", "spark", without=["pyspark", "sqlglot"])
    assert (done.returncode, done.stdout) == (1, "") and not (tmp_path / "out").exists()
    assert "pip install" in done.stderr and "pyspark" in done.stderr


def test_cells_that_begin_with_an_apostrophe_are_in_the_table_for_programs_as_they_were(tmp_path: Path) -> None:
    notes = ["'tis so", "=1", "'=1", "''=1", "'", "", "it's =1"]
    csv_text.write(tmp_path / "long.csv", ("question", "note"), [("a", note) for note in notes])
    counting.to_parquet(tmp_path / "long.csv", tmp_path / "long.parquet", tmp_path)
    with duckdb.connect() as base:
        rows = base.read_parquet(str(tmp_path / "long.parquet")).fetchall()
    assert [note for _, note in rows] == notes


def test_a_note_as_long_as_a_file_may_be_is_in_the_table_for_programs(tmp_path: Path) -> None:
    note = '"' * 4_900_000
    csv_text.write(tmp_path / "long.csv", ("question", "note"), [("a", "short"), ("b", note)])
    counting.to_parquet(tmp_path / "long.csv", tmp_path / "long.parquet", tmp_path)
    with duckdb.connect() as base:
        rows = base.read_parquet(str(tmp_path / "long.parquet")).fetchall()
    assert [(question, len(text), text[:5]) for question, text in rows] == [
        ("a", 5, "short"),
        ("b", len(note), note[:5]),
    ]
