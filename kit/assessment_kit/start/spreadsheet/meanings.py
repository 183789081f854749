"""The columns of a table of questions: what each is, where its head alone does not say it."""

from dataclasses import replace

from assessment_kit.framework.files import QuestionFile
from assessment_kit.start.spreadsheet import heads, levels
from assessment_kit.start.spreadsheet.cells import Sheet
from assessment_kit.start.spreadsheet.fields import fields_of, has
from assessment_kit.start.spreadsheet.table import Table, found

PLACES = ("component", "section")
STRUCTURE = (*PLACES, "group", "ref", "id", "title", "question")
MAYBE = ("expectation", "standard")  # what good is: asked where nothing else is
ALL = list(
    dict.fromkeys(
        [*STRUCTURE, *fields_of(QuestionFile), "references", "level", "levels", "descriptor", "unused", *MAYBE]
    )
)


def table_of(sheet: Sheet) -> Table | None:
    """The table of questions on a sheet, if a column of it is what people are asked."""
    table = found(sheet, ALL, ("question", "title", *MAYBE))
    table = _expected(table) if table else None
    return _regrouped(table) if table and {"question", "title"} & table.columns.keys() else None


def table_of_groups(sheet: Sheet) -> Table | None:
    """The table of a sheet without such a column, whose last group before the levels is what people are asked."""
    table = found(sheet, ALL, PLACES)
    if table is None:
        return None
    table = _grouped(table)
    column, last = max((column, key) for key, column in table.columns.items() if key in _steps())
    table = replace(table, columns={key: c for key, c in table.columns.items() if key != last} | {"question": column})
    return _id_or_ref(table) if levels.first_found(table).columns else None


def _expected(table: Table) -> Table:
    """What good is: the question, or of a question that stands right of it the title, or left of it the help."""
    for key in MAYBE:
        column = table.columns.get(key)
        if column is None:
            continue
        table = replace(
            table,
            columns={other: c for other, c in table.columns.items() if other != key},
            others=tuple(sorted({*table.others, column})),
        )
        if (place := _place_of(table, key, column)) and place not in table.columns:
            table = table.taking(place, column)
    return table


def _place_of(table: Table, key: str, column: int) -> str | None:
    asked = table.columns.get("question")
    if asked is None:  # behind a column that means nothing it is the name of a level
        return None if column - 1 in table.others else "question"
    if column < asked:
        return "title" if _differ(table, column) else "component"
    return "help" if key == "expectation" else None


def _differ(table: Table, column: int) -> bool:
    """Whether each row says something else there."""
    texts = [table.sheet.text(row, column) for row in table.rows]
    return len(set(texts)) == len(texts)


def _regrouped(table: Table) -> Table:
    """Of two columns that mean one thing the first is the wider group, or the title of what the second asks."""
    table = _grouped(table)
    for column in table.others:
        meant = heads.meant(table.head_of(column), ALL)
        if heads.plain(table.head_of(column)) == "kit id":
            source = {"ref": table.columns["id"]} if "id" in table.columns and "ref" not in table.columns else {}
            table = table.taking("id", column)
            table = replace(table, columns={**table.columns, **source})
        elif meant == "question" and "title" not in table.columns:
            first = table.columns["question"]
            table = replace(
                table.taking("title", column), columns={**table.columns, "title": first, "question": column}
            )
            table = replace(table, others=tuple(other for other in table.others if other != column))
    if "question" not in table.columns:
        table = table.taking("question", table.columns["title"])
        table = replace(table, columns={key: c for key, c in table.columns.items() if key != "title"})
    return _id_or_ref(table)


def _grouped(table: Table) -> Table:
    """The same with every column that names a group, the widest first."""
    for column in table.others:
        free = next((key for key in _steps() if key not in table.columns), None)
        if free and heads.meant(table.head_of(column), ALL) in _steps():
            table = table.taking(free, column)
    return table


def _steps() -> tuple[str, ...]:
    return (*PLACES, "group") if has(QuestionFile, "group") else PLACES


def _id_or_ref(table: Table) -> Table:
    """What the source calls an id (GV.OC-01, 1.1) is its number: an id of the kit is in small letters."""
    texts = [table.text(row, "id") for row in table.rows if "id" in table.columns and table.text(row, "id")]
    ours = all(text == text.lower() and any(letter.isalpha() for letter in text) for text in texts)
    if "id" not in table.columns or "ref" in table.columns or (texts and ours):
        return table
    columns = {("ref" if key == "id" else key): column for key, column in table.columns.items()}
    return replace(table, columns=columns) if texts else table
