"""The rows of long.csv → how many said what, by one SQL text and whichever engine runs it."""

from __future__ import annotations

import contextlib
import importlib.util
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from assessment_kit.answers.collate.csv_text import GUARDED

SQL = Path(__file__).with_name("collate.sql")
TABLE = "answers"
DUCKDB, SPARK = "duckdb", "spark"
NEEDED = {DUCKDB: ("duckdb", "xlsxwriter"), SPARK: ("duckdb", "xlsxwriter", "sqlglot", "pyspark")}
# Nothing is fetched: what DuckDB would like to have besides, it looks for on the internet.
ALONE = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
}
GROUP = 20_480  # rows that are in memory together
LONGEST_LINE = 12_000_000  # bytes: all of a file may be one note, and each letter of it a quotation mark, written twice


class NotCounted(Exception):
    """Why an engine could not count, in words for a person."""


class Cell(NamedTuple):
    """So many people of an organisation, a folder and a role who said one thing on a question."""

    organisation: str
    folder: str
    role: str
    question: str
    level: str
    state: str
    people: int


def missing(engine: str) -> list[str]:
    """What an engine needs and is not here: packages, or Java."""
    gone = [name for name in NEEDED[engine] if importlib.util.find_spec(name) is None]
    return gone if gone or engine != SPARK or shutil.which("java") else ["Java"]


@contextlib.contextmanager
def _duckdb(aside: Path) -> Iterator[Any]:
    """A base in memory, which puts aside what memory cannot hold. Raises NotCounted for what goes wrong in it."""
    import duckdb

    try:
        with duckdb.connect(config={**ALONE, "temp_directory": str(aside)}) as base:
            yield base
    except duckdb.Error as error:
        raise NotCounted(f"DuckDB could not count: {str(error).splitlines()[0]}") from error


def to_parquet(long_csv: Path, target: Path, aside: Path) -> None:
    """Write long.csv as Parquet, every cell as it was before it was made safe to open. Raises NotCounted."""
    with _duckdb(aside) as base:
        base.execute("SET threads = 1")  # each holds buffers of its own, and two are no faster here
        table = base.read_csv(
            str(long_csv),
            header=True,
            all_varchar=True,
            quotechar='"',
            escapechar='"',
            delimiter=",",
            na_values="\0",
            max_line_size=LONGEST_LINE,
            buffer_size=LONGEST_LINE,
        )
        table.create_view("written")
        columns = ", ".join(f"{_as_it_was(name)} AS {name}" for name in table.columns)
        base.execute(
            f"COPY (SELECT {columns} FROM written) TO '{_quoted(str(target))}' (FORMAT parquet, ROW_GROUP_SIZE {GROUP})"
        )


def _as_it_was(column: str) -> str:
    """SQL for a cell without its apostrophe. Few begin with one, and of the others none needs to be looked at twice."""
    bare = f"regexp_replace(\"{column}\", '{_quoted(GUARDED)}', '\\1')"
    return f"CASE WHEN starts_with(\"{column}\", '''') THEN {bare} ELSE \"{column}\" END"


def counted(parquet: Path, engine: str, aside: Path) -> list[Cell]:
    """How many said what, in order. Raises NotCounted."""
    run: Callable[[Path, Path], list[Any]] = {DUCKDB: _by_duckdb, SPARK: _by_spark}[engine]
    return [Cell(*row) for row in run(parquet, aside)]


def _by_duckdb(parquet: Path, aside: Path) -> list[Any]:
    with _duckdb(aside) as base:
        base.read_parquet(str(parquet)).create_view(TABLE)
        rows: list[Any] = base.execute(SQL.read_text("utf-8")).fetchall()
        return rows


def _by_spark(parquet: Path, aside: Path) -> list[Any]:
    """On the Spark that is set up, or on this computer alone where none is."""
    import sqlglot
    from pyspark.sql import SparkSession

    text = sqlglot.transpile(SQL.read_text("utf-8"), read="duckdb", write="spark")[0]
    try:
        spark = (
            SparkSession.builder.appName("assessment-kit collate")
            .config("spark.ui.enabled", "false")
            .config("spark.ui.showConsoleProgress", "false")
            .config("spark.sql.warehouse.dir", str(aside / "warehouse"))
            .config("spark.sql.shuffle.partitions", "8")
            .getOrCreate()
        )
        spark.sparkContext.setLogLevel("ERROR")
        spark.read.parquet(str(parquet)).createOrReplaceTempView(TABLE)
        return [tuple(row) for row in spark.sql(text).collect()]
    except Exception as error:  # its own errors are of many kinds, and those of Java besides
        raise NotCounted(f"Spark could not count: {str(error).splitlines()[0]}") from error


def _quoted(text: str) -> str:
    return text.replace("'", "''")
