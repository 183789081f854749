"""A sheet → its head row, its columns by the fields they mean, and its rows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from assessment_kit.reading.problems import Problem
from assessment_kit.start.spreadsheet import heads
from assessment_kit.start.spreadsheet.cells import Sheet, Spot

_FAR = 20  # rows with anything in them among which a head is looked for
LONGEST = 60  # letters of a head
WIDE = ("level", "levels", "descriptor", "descriptors")  # what stands over all levels, with their names below it


@dataclass(frozen=True)
class Table:
    """`columns`: field → column. `others`: the columns with a head that means no field. `first` is the first data row."""

    sheet: Sheet
    head: int
    first: int
    columns: Mapping[str, int]
    others: tuple[int, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def rows(self) -> list[int]:
        return [row for row in self.sheet.rows() if row >= self.first]

    def text(self, row: int, field: str) -> str:
        """What stands there; of merged cells each has what the first of them holds."""
        return self.sheet.text(*self.spot(row, field)) if field in self.columns else ""

    def spot(self, row: int, field: str) -> Spot:
        """The cell that holds the value: of merged cells the first."""
        spot = Spot(row, self.columns[field])
        area = self.sheet.covering(spot)
        return area.first if area and area.first.column == spot.column and area.first.row >= self.first else spot

    def head_of(self, column: int) -> str:
        below = self.sheet.text(self.head + 1, column) if self.first == self.head + 2 else ""
        return below or head_text(self.sheet, self.head, column)

    def taking(self, field: str, column: int) -> "Table":
        """The same with one more column understood."""
        others = tuple(other for other in self.others if other != column)
        return replace(self, columns={**self.columns, field: column}, others=others)


def head_text(sheet: Sheet, row: int, column: int) -> str:
    """What stands at the head of a column, where it is merged with the cell above too."""
    if text := sheet.text(row, column):
        return text
    area = sheet.covering(Spot(row, column))
    return sheet.text(*area.first) if area and area.first.column == column else ""


def found(sheet: Sheet, fields: Iterable[str], needed: Iterable[str]) -> Table | None:
    """The table of a sheet whose columns may mean these fields, of which it has one that is needed; else nothing."""
    fields, needed = list(fields), set(needed)
    best: tuple[int, int, int] | None = None
    for row in sheet.rows()[:_FAR]:
        texts = _heads(sheet, row)
        short = [text for text in texts.values() if len(text) <= LONGEST]
        means = {field for text in short if (field := heads.meant(text, fields))}
        rank = (len(means), len(texts), -row)
        if means & needed and (best is None or rank > best):
            best = rank
    return _table(sheet, -best[2], fields) if best else None


def _heads(sheet: Sheet, row: int) -> dict[int, str]:
    columns = {spot.column for spot in sheet.cells}
    texts = {column: head_text(sheet, row, column) for column in sorted(columns)}
    return {column: text for column, text in texts.items() if text}


def _table(sheet: Sheet, row: int, fields: list[str]) -> Table:
    columns: dict[str, int] = {}
    others: list[int] = []
    problems: list[Problem] = []
    for column, text in _heads(sheet, row).items():
        field = heads.meant(text, fields) if len(text) <= LONGEST else None
        twin = next((c for c in (*columns.values(), *others) if _same(sheet, row, c, text)), None)
        if twin:
            problems.append(
                sheet.problem(
                    Spot(row, column), f'"{text}" is the head of {Spot(row, twin)} too; name each column once'
                )
            )
        if field is None or field == "unused" or field in columns:
            others.append(column)
        else:
            columns[field] = column
    second = _second_head(sheet, row, columns)
    if second:
        columns = {field: column for field, column in columns.items() if field not in WIDE}
    return Table(sheet, row, row + 1 + bool(second), columns, tuple(sorted({*others, *second})), tuple(problems))


def _same(sheet: Sheet, row: int, column: int, text: str) -> bool:
    return head_text(sheet, row, column).casefold().split() == text.casefold().split()


def _second_head(sheet: Sheet, row: int, columns: Mapping[str, int]) -> list[int]:
    """The columns that are named one row below the head: the levels under one wide head over all of them."""
    below = sheet.columns(row + 1)
    taken = [column for field, column in columns.items() if field not in WIDE]
    free = [column for column in below if column not in taken]
    under = [column for column in free if not sheet.text(row, column) or _wide(sheet, Spot(row, column))]
    if len(under) < 2 or set(below) - set(free) or any(len(sheet.text(row + 1, c)) > LONGEST for c in under):
        return []
    return free


def _wide(sheet: Sheet, spot: Spot) -> bool:
    area = sheet.covering(spot)
    return area is not None and area.last.column > area.first.column
