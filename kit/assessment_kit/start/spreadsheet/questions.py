"""Tables of questions → a record for each question, with its groups, its levels and what was taken for what."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from assessment_kit.framework.files import QuestionFile
from assessment_kit.reading.problems import Problem
from assessment_kit.start.spreadsheet import heads, levels, mistakes, records, rows, values
from assessment_kit.start.spreadsheet.cells import Spot
from assessment_kit.start.spreadsheet.fields import Field, by_level, fields_of
from assessment_kit.start.spreadsheet.levels import Levels
from assessment_kit.start.spreadsheet.records import Record, Source
from assessment_kit.start.spreadsheet.table import Table
from assessment_kit.start.spreadsheet.telling import told

_REF = {"ref": Field("ref", "text", None, True, False)}  # which ids are made from, whether the format keeps it or not
BY_LEVEL = by_level()


@dataclass
class Questions:
    """`records` have `component` and `section` among their sources where the sheet names them. `covered`: the fields that
    the sheet has columns for, whatever is in them."""

    records: list[Record] = field(default_factory=list)
    scale: dict[str, str] = field(default_factory=dict)
    scale_sources: dict[str, Source] = field(default_factory=dict)
    covered: set[str] = field(default_factory=set)
    told: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    id_head: tuple[str, Spot] | None = None
    asking: str = "question"


def read(table: Table, named: Mapping[str, str], ours: bool) -> Questions:
    """`named`: id → name of the levels that are known already; empty where the sheet itself is to say them."""
    result = Questions(
        problems=list(table.problems),
        id_head=_id_head(table),
        heads=[table.head_of(c) for c in (*table.columns.values(), *table.others)],
    )
    if "level" in table.columns and "descriptor" in table.columns:
        spot = Spot(table.head, table.columns["level"])
        message = "makes a row of each level; give each question one row, and each level a column of its own"
        result.problems.append(table.sheet.problem(spot, message))
        return result
    found_levels = levels.known(table, named) if named else levels.first_found(table)
    if not ours and levels.only_marks(table, found_levels):
        found_levels = levels.without_texts(found_levels)
    for_steps = _by_level(table, named or found_levels.scale, found_levels)
    sorted_ = rows.sorted_rows(table, result.asking)
    result.problems += [*found_levels.problems, *sorted_.problems, *mistakes.hidden(table, sorted_.questions)]
    result.scale = dict(found_levels.scale)
    result.scale_sources = {
        id_: Source(table.sheet, Spot(table.head, column))
        for column, id_ in (found_levels.columns or found_levels.heads).items()
    }
    plain = {key: one for key, one in (_REF | fields_of(QuestionFile)).items() if key in table.columns}
    result.records, problems = records.read(table, plain, sorted_.questions)
    result.problems += problems
    result.problems += _of_groups(table, sorted_)
    for record, row in zip(result.records, sorted_.questions, strict=True):
        _place(record, table, row, sorted_.groups[row])
        for key, columns in {"descriptors": found_levels.columns, **for_steps}.items():
            result.problems += _levels_of(record, table, row, key, columns)
    unnamed = [row for row in sorted_.questions if not table.text(row, "id")]  # which only their numbers tell apart
    for key, whose in (("id", sorted_.questions), ("ref", unnamed)):
        result.problems += mistakes.twice(table, whose, key) if key in table.columns else ()
    result.covered = {*plain, *(["descriptors"] if found_levels.columns else []), *for_steps}
    result.problems += _gaps(table, result.records, found_levels) if not ours else []
    result.told = told(table, found_levels, for_steps, sorted_, result.records)
    return result


def _id_head(table: Table) -> tuple[str, Spot]:
    """The sheet, and the cell at the head of the ids; of a new column where it has none."""
    free = max(spot.column for spot in table.sheet.cells) + 1
    return table.sheet.path, Spot(table.head, table.columns.get("id", free))


def _by_level(table: Table, named: Mapping[str, str], levels_: Levels) -> dict[str, dict[int, str]]:
    """Field → column → level, for heads such as "next steps: Low"."""
    found_: dict[str, dict[int, str]] = {}
    for column in set(table.others) - set(levels_.columns):
        before, colon, after = table.head_of(column).partition(":")
        key = heads.meant(before, BY_LEVEL) if colon else None
        level = levels.known_one(after.strip(), named) if key else None
        if key and level:
            found_.setdefault(key, {})[column] = level
    return found_


def _of_groups(table: Table, sorted_: rows.Sorted) -> list[Problem]:
    """The cells that name components and sections, each once, where they cannot be read."""
    spots = {spot for groups in sorted_.groups.values() for spot in groups.values()}
    faults = ((spot, mistakes.misread(table.sheet, spot, "text")) for spot in sorted(spots))
    return [table.sheet.problem(spot, fault) for spot, fault in faults if fault]


def _place(record: Record, table: Table, row: int, groups: Mapping[str, Spot]) -> None:
    for key, spot in groups.items():
        record.put(key, values.one_line(table.sheet.text(*spot)), Source(table.sheet, spot))


def _levels_of(record: Record, table: Table, row: int, key: str, columns: Mapping[int, str]) -> list[Problem]:
    """Gather what the columns of the levels say into one field of the question."""
    one, problems = BY_LEVEL[key], []
    said = dict(record.values.get(key) or {})
    for column, level in columns.items():
        spot = Spot(row, column)
        area = table.sheet.covering(spot)
        if area and area.last.column > area.first.column and area.first.column == column:
            names = " and ".join(f'"{table.head_of(c)}"' for c in (area.first.column, area.last.column))
            problems.append(
                table.sheet.problem(spot, f"is merged from {names}; unmerge it, and write what holds for each level")
            )
        spot = area.first if area and area.first.column == column else spot
        text = table.sheet.text(*spot)
        fault = mistakes.misread(table.sheet, spot, "text")
        if fault:
            problems.append(table.sheet.problem(spot, fault))
        elif text and text not in values.DASHES:
            said[level] = values.items(text) if one.kind == "lists" else values.unescaped(text)
            record.sources[f"{key}.{level}"] = Source(table.sheet, spot)
        elif text and key == "descriptors":
            record.values.setdefault("dashes", []).append(level)
    if columns and (said or key in record.values or key == "descriptors"):
        record.values[key] = said or None
    return problems


def _gaps(table: Table, found_: list[Record], found_levels: Levels) -> list[Problem]:
    """Levels without a text at some questions alone: most likely forgotten. Where none has one, none is meant."""
    problems = []
    for column, level in found_levels.columns.items():
        empty = [one for one in found_ if not _has(one, level)]
        others = len(found_) - len(empty)
        for record in empty if others else []:
            if any(_has(record, other) for other in found_levels.columns.values()):
                spot = Spot(record.home.spot.row, column)
                if table.sheet.covering(spot) is None and spot not in table.sheet.cells:
                    problems.append(table.sheet.problem(spot, _gap(table, column, others)))
    return problems


def _has(record: Record, level: str) -> bool:
    return level in (record.values.get("descriptors") or {})


def _gap(table: Table, column: int, others: int) -> str:
    have = "the other question has" if others == 1 else f"the other {others} questions have"
    return (
        f'is empty; {have} a text for "{" ".join(table.head_of(column).split())}"; write one, or a dash (–) if the '
        "question has no such level"
    )
