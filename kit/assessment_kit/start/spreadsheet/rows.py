"""The rows of a table of questions: which hold a question, which a heading, which a sum, and which nothing that can be told."""

from dataclasses import dataclass, field

from assessment_kit.reading.problems import Problem, cut
from assessment_kit.start.spreadsheet import heads
from assessment_kit.start.spreadsheet.cells import Spot
from assessment_kit.start.spreadsheet.table import Table

_ROW = 4  # filled cells from which on a row is one of the table, whatever else it lacks
GROUPS = ("component", "section")


@dataclass
class Sorted:
    """`questions`: rows with a question, in order. `groups`: row → the cell that names its component, and its section."""

    questions: list[int] = field(default_factory=list)
    groups: dict[int, dict[str, Spot]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def sorted_rows(table: Table, asking: str) -> Sorted:
    """`asking` is the field that every question has: its text, or its title where there is no other."""
    found = Sorted()
    here: dict[str, Spot] = {}
    last = max((row for row in table.rows if table.sheet.text(row, table.columns[asking])), default=0)
    for row in table.rows:
        spots = [Spot(row, column) for column in table.sheet.columns(row)]
        if _sum(table, spots, asking) or _head_again(table, row):
            found.remarks.append(f"Row {row} is not read: it {_what(table, row)}.")
        elif row > last and len(spots) < _ROW and _may_head(table, spots[0]):
            found.remarks.append(_below(table, spots))
        elif table.sheet.text(row, table.columns[asking]) and not _banner(table, spots):
            here = _here(table, row, here)
            found.questions.append(row)
            found.groups[row] = here
        else:
            here = _heading(found, table, spots, here)
    return found


def _here(table: Table, row: int, here: dict[str, Spot]) -> dict[str, Spot]:
    """The groups of a row: those that it names, else those above; another component has other sections."""
    now = dict(here)
    for place, key in enumerate(GROUPS):
        if key in table.columns and table.text(row, key):
            spot = table.spot(row, key)
            if key not in here or table.sheet.text(*here[key]).split() != table.sheet.text(*spot).split():
                for below in GROUPS[place + 1 :]:
                    now.pop(below, None)
            now[key] = spot
    return now


def _heading(found: Sorted, table: Table, spots: list[Spot], here: dict[str, Spot]) -> dict[str, Spot]:
    """A row without a question: it names what follows, or something in it belongs to a question elsewhere."""
    groups = {table.columns[key] for key in GROUPS if key in table.columns}
    if all(spot.column in groups for spot in spots):
        return _here(table, spots[0].row, here)
    if (
        len(spots) == 1
        and _may_head(table, spots[0])
        and (place := next((key for key in GROUPS if key not in table.columns), None))
    ):
        below = GROUPS[GROUPS.index(place) + 1 :]
        return {**{key: spot for key, spot in here.items() if key not in below}, place: spots[0]}
    named = next((spot for spot in spots if spot.column not in groups), spots[0])
    empty = Spot(named.row, table.columns.get("question") or table.columns["title"])
    if named.column in table.others:
        found.remarks.append(f"{named} is not read, nor the rest of its row: {empty} has no question.")
        return here
    found.problems.append(
        table.sheet.problem(
            empty,
            f"has no question, and its row is filled; write here what people are asked, or put “{cut(table.sheet.text(*named), 30)}” "
            f"({named}) and the rest into the row that it belongs to",
        )
    )
    return here


def _below(table: Table, spots: list[Spot]) -> str:
    more = f" and {len(spots) - 1} more in its row" if len(spots) > 1 else ""
    verb = "are" if more else "is"
    return (
        f"{spots[0]} “{cut(table.sheet.text(*spots[0]))}”{more} {verb} not read: no question stands there, nor below."
    )


def _may_head(table: Table, spot: Spot) -> bool:
    """Whether a text alone in its row may be a heading or a note: not where the table has evidence, help or the like."""
    names = {table.columns[key] for key in (*GROUPS, "ref", "id", "title", "question") if key in table.columns}
    return spot.column in names or spot.column not in table.columns.values()


def _banner(table: Table, spots: list[Spot]) -> bool:
    """One text across the whole table, from the first columns on: a heading, whatever column it begins in."""
    area = table.sheet.covering(spots[0])
    if len(spots) != 1 or area is None:
        return False
    return area.last.column - area.first.column >= 2 and area.first.column <= min(table.columns.values()) + 1


def _sum(table: Table, spots: list[Spot], asking: str) -> bool:
    first = table.sheet.cells[spots[0]]
    rest = [table.sheet.cells[spot] for spot in spots[1:]]
    figures = all(cell.kind in ("number", "formula", "error") or cell.text.replace(".", "").isdigit() for cell in rest)
    only_figures = first.kind in ("number", "formula") and not table.sheet.text(spots[0].row, table.columns[asking])
    return (figures and (heads.says(first.text.rstrip(":"), "total"))) or (only_figures and figures and len(spots) > 1)


def _head_again(table: Table, row: int) -> bool:
    texts = [(table.sheet.text(row, column), table.head_of(column)) for column in table.columns.values()]
    said = [(text, head) for text, head in texts if text]
    return len(said) > 1 and all(heads.plain(text) == heads.plain(head) for text, head in said)


def _what(table: Table, row: int) -> str:
    return "is the head once more" if _head_again(table, row) else "holds sums"
