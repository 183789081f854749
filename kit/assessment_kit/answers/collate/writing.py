"""Everything that was read → a folder of tables with a text that explains them; whole, or not at all."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assessment_kit.answers.collate import counting, csv_text, long, spread, workbook
from assessment_kit.answers.collate.asked import Asked
from assessment_kit.answers.collate.joining import Joined, Lost
from assessment_kit.answers.collate.read_me import read_me, summary
from assessment_kit.answers.collate.records import Remark, Version

NO_ANSWERS = "by its name is no answer file, and was not opened"
WHAT = {
    "long.csv": "a row for each person and question. Hides nobody",
    "long.parquet": "the same, for programs",
    "spread.csv": "how many said what. Small groups are joined: this may be handed on",
    "spread.xlsx": "the same, for people",
    "agreed.csv": "what rooms agreed",
    "refused.csv": "files that were not read, and why",
    "remarks.csv": "what else is worth knowing of a file",
}
BY_THE_EXTRA = ("long.parquet", "spread.csv", "spread.xlsx")
READ_ME = "README.txt"


@dataclass(frozen=True)
class Wanted:
    """How to collate: by "organisation", "folder" or "" for all together; an engine, or "" where none is here to count."""

    by: str = ""
    engine: str = counting.DUCKDB
    with_words: bool = False


@contextlib.contextmanager
def whole(target: Path) -> Iterator[Path]:
    """A folder to write into, which takes the name of the target at the end; nothing is left of it if that fails."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent, ignore_cleanup_errors=True) as place:
        stage = Path(place) / "tables"
        stage.mkdir()
        yield stage
        if target.is_dir():
            target.rmdir()  # it is empty, or this fails
        stage.rename(target)


def write(
    stage: Path, asked: Asked, joined: Joined, others: Sequence[str], wanted: Wanted, tell: Callable[[str], None]
) -> list[str]:
    """Write every table into a folder; returns the lines of the summary. Raises Lost and NotCounted."""
    tell("Writing long.csv")
    people = _write_long(stage / "long.csv", asked, joined.people, wanted.with_words)
    csv_text.write(
        stage / "agreed.csv",
        (*long.AGREED_HEAD, *(long.REASON if wanted.with_words else ())),
        long.agreed_rows(asked, joined.agreed, wanted.with_words),
    )
    remarks = sorted([*joined.remarks, *(Remark(name, NO_ANSWERS) for name in others)])
    csv_text.write(stage / "refused.csv", ("file", "reason"), sorted(joined.refused))
    csv_text.write(stage / "remarks.csv", ("file", "remark"), remarks)
    if wanted.engine:
        _write_spread(stage, asked, people, wanted, tell)
    lines = summary(joined.tally, people, len(others))
    files = {name: what for name, what in WHAT.items() if (stage / name).exists()}
    text = read_me(asked, lines, files, wanted.by, wanted.with_words)
    (stage / READ_ME).write_text(text, csv_text.ENCODING, newline="\r\n")
    return lines


def _write_long(path: Path, asked: Asked, people: Iterable[Version], with_words: bool) -> int:
    """Write a row for each person and question; returns how many people answered the framework."""
    table = long.long_of(asked, people)
    begun = [csv_text.cells_of(long.before(one)) for one in table.come_from]
    with path.open("w", encoding=csv_text.ENCODING, newline="") as file:
        file.write(csv_text.line((*long.HEAD, *(long.WORDS if with_words else ()))))
        for question, rows in long.rows(asked, table):
            for row, count in rows:
                file.write(
                    f"{begun[row.come_from]},{csv_text.line(long.after(asked, question, row, with_words))}" * count
                )
    return len(table.people)


def _write_spread(stage: Path, asked: Asked, people: int, wanted: Wanted, tell: Callable[[str], None]) -> None:
    aside = stage.parent / "aside"
    aside.mkdir()
    tell("Counting")
    counting.to_parquet(stage / "long.csv", stage / "long.parquet", aside)
    cells = counting.counted(stage / "long.parquet", wanted.engine, aside)
    rows = spread.spread(asked, cells, wanted.by)
    _check(asked, people, cells, rows)
    head = spread.head(asked, wanted.by)
    tell("Writing the spread")
    table = [spread.cells_of(asked, row, wanted.by) for row in rows]
    csv_text.write(stage / "spread.csv", head, table)
    workbook.write(stage / "spread.xlsx", head, table)
    shutil.rmtree(aside, ignore_errors=True)


def _check(asked: Asked, people: int, cells: Sequence[counting.Cell], rows: Sequence[spread.Row]) -> None:
    """Everybody has one row on each question, and stands in one row of the spread. Raises Lost."""
    by_question: Counter[str] = Counter()
    for cell in cells:
        by_question[cell.question] += cell.people
    numbers: dict[str, list[spread.Numbers | None]] = defaultdict(list)
    for row in rows:
        numbers[row.question.id].append(row.numbers)
    for id_ in asked.questions:
        counted, shown = by_question[id_], numbers[id_]
        in_rows = sum(one.people for one in shown if one)
        if counted != people or (None not in shown and in_rows != people):
            raise Lost(f"{people} people answered, {counted} were counted on {id_}, and {in_rows} are in the spread")
