"""A workbook → everything that it says of a framework: the questions, and the sheets beside them that are known by name."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from assessment_kit.framework.files import ComponentFile, FrameworkFile, LevelFile, QuestionFile, SectionFile
from assessment_kit.reading.problems import Problem, cut, number_of, suggest
from assessment_kit.start.spreadsheet import heads, ids, likely, meanings, questions, records, unread, values
from assessment_kit.start.spreadsheet.cells import Book, Sheet, Spot, letters, listed
from assessment_kit.start.spreadsheet.fields import Field, fields_of, tables_of
from assessment_kit.start.spreadsheet.questions import Questions
from assessment_kit.start.spreadsheet.records import Record, Source
from assessment_kit.start.spreadsheet.table import Table, found

_HEADING = 120  # letters of a question that is read as one line
_NAME = Field("", "name", None, True, False)  # of something that stands elsewhere, as it is called there
EXPORTED = "exported from"  # the framework as it was when the sheet was written
_MODELS = {"components": ComponentFile, "sections": SectionFile, "levels": LevelFile}
_MORE = {"sections": ("component",), "levels": ("scale", "question")}


@dataclass
class Said:
    """What a workbook says. `tables`: name of the table → its records, only of those that are there. `main`: what the sheet
    on the framework says, by the path of the field (source.name). `told` is what was taken for what. `stamps`:
    the files that an exported sheet was made of, with a checksum each. `above`: the lines above the one table of questions."""

    book: Book
    questions: list[Questions] = field(default_factory=list)
    tables: dict[str, list[Record]] = field(default_factory=dict)
    covered: dict[str, set[str]] = field(default_factory=dict)
    main: Record | None = None
    told: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    above: tuple[str, ...] = ()
    stamps: dict[str, str] = field(default_factory=dict)

    @property
    def ours(self) -> bool:
        """Whether the workbook was written by an export."""
        return self.main is not None and "levels" in self.tables


def main_fields() -> dict[tuple[str, ...], Field]:
    """The fields of framework.yml that are one value each: path → field."""
    flat: dict[tuple[str, ...], Field] = {}
    for key, one in fields_of(FrameworkFile).items():
        if one.kind == "group" and one.holds:
            flat |= {(key, inner): field for inner, field in fields_of(one.holds).items()}
        elif key not in tables_of(FrameworkFile):
            flat[(key,)] = one
    return flat


def label(path: tuple[str, ...]) -> str:
    return ": ".join(step.replace("_", " ") for step in path)


def said(book: Book, named: Mapping[str, str]) -> Said:
    """All of it. `named` are the levels of the framework that the sheet is for, if there is one."""
    result = Said(book, told=list(book.remarks))
    asking: list[Table] = []
    left: list[Sheet] = []
    for sheet in book.sheets:
        name = _table_name(sheet)
        if not sheet.cells:
            continue
        if name == "framework":
            _main(result, sheet)
        elif name and (table := found(sheet, _heads_of(name), ("id", "name", "title", "version"))):
            _records(result, name, table)
        elif table := meanings.table_of(sheet):
            asking.append(table)
        else:
            left.append(sheet)
    if not asking:
        asking = [table for sheet in left if (table := meanings.table_of_groups(sheet))]
        result.told += [_taken_as_question(table) for table in asking]
    read = [table.sheet for table in asking]
    result.told += [f"{one.path} is not read: it has no head with a question." for one in left if one not in read]
    _questions(result, asking, named)
    if not result.ours:  # what an export wrote is what the files say, to the letter
        _in_single_blanks(result)
    return result


def _in_single_blanks(result: Said) -> None:
    """The texts of one line with one blank between two words, as they are compared and written."""
    lines = [key for key, one in fields_of(QuestionFile).items() if one.one_line and one.kind == "text"]
    for record in (record for one in result.questions for record in one.records):
        record.in_single_blanks([*meanings.PLACES, *lines, *(["question"] if _is_heading(record) else [])])
    for name, rows in result.tables.items():
        for record in rows:
            record.in_single_blanks(key for key, one in fields_for(name).items() if one.one_line)
    if result.main:
        result.main.in_single_blanks(".".join(path) for path, one in main_fields().items() if one.one_line)


def _is_heading(record: Record) -> bool:
    """Whether a question stands where others have a title, and is short enough to have been broken for the cell alone."""
    text = record.text("question")
    return not record.text("title") and len(text) <= _HEADING and not values.is_list(text)


def _taken_as_question(table: Table) -> str:
    column = table.columns["question"]
    head = " ".join(table.head_of(column).split())
    return (
        f"{table.sheet.path}: no column is called as what people are asked; {letters(column)} “{head}”, the last "
        "before the levels, is taken for it."
    )


def _table_name(sheet: Sheet) -> str | None:
    names = ("framework", *_MODELS, *tables_of(FrameworkFile))
    word = heads.plain(sheet.name)
    return next((name for name in names if heads.says(sheet.name, f"sheet_{name}") or word == heads.plain(name)), None)


def fields_for(name: str) -> dict[str, Field]:
    """The columns of one of the tables beside the questions."""
    holds = tables_of(FrameworkFile)[name].holds if name not in _MODELS else _MODELS[name]
    more = {key: _NAME._replace(key=key) for key in _MORE.get(name, ())}
    return more | fields_of(holds) if holds else more


def _heads_of(name: str) -> list[str]:
    return [*fields_for(name), "unused"]


def _records(result: Said, name: str, table: Table) -> None:
    fields = fields_for(name)
    rows, problems = records.read(table, fields)
    result.tables[name] = rows
    result.covered[name] = set(table.columns)
    result.problems += [*table.problems, *problems]
    result.told.append(f"{table.sheet.path}: {number_of(len(rows), 'row')} of {name}.")
    if table.others:
        result.told.append(f"  {', '.join(listed(list(table.others)))} not used: no field of {name}.")


def _main(result: Said, sheet: Sheet) -> None:
    """Two columns, the name of a field and its value; with or without a head."""
    table = found(sheet, ("field", "value"), ("field",))
    first, key_column, value_column = (
        (table.first, table.columns["field"], table.columns.get("value", 0)) if table else (1, 1, 2)
    )
    fields = main_fields()
    record = Record(Source(sheet, Spot(first, key_column)))
    for row in (row for row in sheet.rows() if row >= first):
        key = sheet.text(row, key_column)
        path = _path(key, fields)
        if key == EXPORTED:
            lines = sheet.text(row, value_column or key_column + 1).split("\n")
            result.stamps = dict(line.rsplit(" ", 1) for line in lines if " " in line)
        elif path:
            named = fields[path]._replace(key=".".join(path))
            result.problems += records.cell(record, named, sheet, Spot(row, value_column or key_column + 1))
        elif key:
            known = [label(one) for one in fields]
            message = f'"{cut(key)}" is no field of a framework; {suggest(key, known)}'
            result.problems.append(sheet.problem(Spot(row, key_column), message))
    result.main = record
    result.told.append(f"{sheet.path}: {len(record.values)} fields of the framework.")


def _path(key: str, fields: Mapping[tuple[str, ...], Field]) -> tuple[str, ...] | None:
    exact = {heads.plain(label(path)): path for path in fields}
    if found_ := exact.get(heads.plain(key)):
        return found_
    meant = heads.meant(key, [path[0] for path in fields if len(path) == 1])
    return (meant,) if meant else None


def _questions(result: Said, asking: list[Table], named: Mapping[str, str]) -> None:
    """One table with all components; or one for each component, named by its sheet."""
    _see_to_ids(result.tables.get("levels", []), named)
    own = {one.text("id"): one.text("name") for one in result.tables.get("levels", []) if _shared(one)}
    chosen, told = _chosen(asking), list[str]()
    for table in (table for table in asking if table not in chosen):
        result.told.append(f"{table.sheet.path} is not read: the questions are taken from {chosen[0].sheet.path}.")
    for table in chosen:
        got = questions.read(table, own or named or _levels_before(result), result.ours)
        if len(chosen) > 1:
            _by_sheet(got, table)
        result.questions.append(got)
        told += [*got.told, *unread.told(table)]
        result.problems += got.problems
        result.above = _above(table) if len(chosen) == 1 else ()
    result.told = [*told, *result.told]
    if not chosen:
        result.problems += likely.no_head(result.book)


def _see_to_ids(levels: list[Record], named: Mapping[str, str]) -> None:
    """Give an id to each level without one: that which it has by its name already, or one made of the name."""
    taken = {level.text("id") for level in levels}
    for level in (level for level in levels if not level.text("id") and level.text("name")):
        made = ids.slug(level.text("name")) or f"level-{levels.index(level) + 1}"
        id_ = ids.finder(named)(level.text("name")) or ids.unused(made, taken)
        level.put("id", id_, level.source("name"))
        taken.add(id_)


def _chosen(asking: list[Table]) -> list[Table]:
    """The table that says most, and those with the same head, where none of them names components."""
    best = max(asking, key=lambda table: (len(table.columns), len(table.others), len(table.rows)), default=None)
    if best is None or "component" in best.columns:
        return [best] if best else []
    head = _head(best)
    return [
        table for table in asking if "component" not in table.columns and len(_head(table) & head) * 3 >= len(head) * 2
    ]


def _head(table: Table) -> set[str]:
    return {heads.plain(table.head_of(column)) for column in (*table.columns.values(), *table.others)}


def _shared(record: Record) -> bool:
    return not record.text("scale") and not record.text("question")


def _levels_before(result: Said) -> Mapping[str, str]:
    """The levels that an earlier sheet named."""
    return result.questions[0].scale if result.questions else {}


def _by_sheet(got: Questions, table: Table) -> None:
    for record in got.records:
        if "component" not in record.sources:
            record.put("component", table.sheet.name, Source(table.sheet, Spot(table.head, 1)))


def _above(table: Table) -> tuple[str, ...]:
    """The lines that stand above the head, the first of them most often the title; not those of a second row of heads."""
    spots = [spot for spot in table.sheet.cells if spot.row < table.head]
    filled = Counter(spot.row for spot in spots)
    alone = [spot for spot in spots if spot.row < table.head - 1 or filled[spot.row] == 1]
    lines = (" ".join(line.split()) for spot in sorted(alone) for line in table.sheet.text(*spot).splitlines())
    return tuple(line for line in lines if len(line) > 3)
