"""What was taken for what in a table of questions, and what is not used: the lines that are told before anything else."""

from collections.abc import Mapping

from assessment_kit.framework.files import QuestionFile
from assessment_kit.reading.problems import number_of
from assessment_kit.start.spreadsheet import heads, mistakes, rows
from assessment_kit.start.spreadsheet.cells import listed
from assessment_kit.start.spreadsheet.fields import by_level, fields_of, has
from assessment_kit.start.spreadsheet.levels import Levels
from assessment_kit.start.spreadsheet.records import Record
from assessment_kit.start.spreadsheet.table import Table

GROUPS = ("component", "section")
USED = {*GROUPS, "ref", "id", *fields_of(QuestionFile)}


def told(
    table: Table, found_levels: Levels, steps: Mapping[str, Mapping[int, str]], sorted_: rows.Sorted, got: list[Record]
) -> list[str]:
    """What was taken for what, a line each."""
    said = {column: _meaning(key) for key, column in table.columns.items() if key in USED}
    lines = [f"{table.sheet.path}: head in row {table.head}, {number_of(len(sorted_.questions), 'question')} below it."]
    lines += [f"  {next(listed([c]))} “{_one_line(table, c)}” → {said[c]}" for c in sorted(said)]
    of_levels = found_levels.columns or found_levels.heads
    if of_levels:
        names = ", ".join(f"“{_one_line(table, column)}”" for column in of_levels)
        where = ", ".join(listed(sorted(of_levels)))
        lines.append(f"  {where} {names} → levels, the lowest first")
    for key, columns in steps.items():
        lines.append(f"  {', '.join(listed(sorted(columns)))} → {by_level()[key].label} of the levels")
    used = {*said, *of_levels, *(c for columns in steps.values() for c in columns)}
    left = sorted({*table.others, *table.columns.values()} - used)
    lines += [_unused(table, column) for column in left]
    lines += [f"  {remark}" for remark in (*found_levels.remarks, *sorted_.remarks, *_advice(got), *_unheaded(table))]
    return lines


def _one_line(table: Table, column: int) -> str:
    return " ".join(table.head_of(column).split())


def _meaning(key: str) -> str:
    if key in GROUPS:
        return f"{key} (an empty cell means the one above it)"
    if key == "ref" and not has(QuestionFile, "ref"):
        return "number in the source, from which ids are made"
    return key.replace("_", " ")


def _unused(table: Table, column: int) -> str:
    meant = heads.meant(table.head_of(column), [*sorted(USED), "unused"])
    known = "no part of a framework" if meant == "unused" else f"another column is taken for {meant}"
    why = (
        known
        if meant == "unused" or meant in table.columns
        else "it means no field (if people are asked this, call it “question”)"
    )
    unseen = ", hidden" if column in table.sheet.hidden_columns else ""
    return f"  {next(listed([column]))} “{_one_line(table, column)}” is not used: {why}{unseen}."


def _unheaded(table: Table) -> list[str]:
    """Columns with texts and without a head."""
    known = {*table.columns.values(), *table.others}
    loose = sorted({spot.column for spot in table.sheet.cells if spot.row >= table.first} - known)
    return [f"{name} has no head and is not used." for name in listed(loose)]


def _advice(got: list[Record]) -> list[str]:
    twice = [one.source("question") for one in got if mistakes.asks_twice(one.text("question"))]
    return [f"{one.spot} seems to ask two questions; people answer best what asks one thing." for one in twice]
