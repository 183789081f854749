"""What programs for sheets do to texts, and people to sheets: each cell and row that cannot be taken as it stands."""

import datetime
import re
from collections.abc import Iterable, Iterator

from assessment_kit.reading.problems import Problem
from assessment_kit.start.spreadsheet.cells import Sheet, Spot
from assessment_kit.start.spreadsheet.table import Table

_FULL = 32_767  # characters, more than which no cell holds
_TWICE_CODED = re.compile("[ÂÃ][\u0080-\u00bf]|â€[\u0080-\u00bf™œ\u009d\u0153]")
_QUESTIONS = re.compile(r"\?[\"”’»)]*\s+\S[^?]{8,}\?", re.S)


def misread(sheet: Sheet, spot: Spot, wanted: str) -> str | None:
    """Why the cell cannot be a value of this kind (text, flag, day, number); nothing where it can."""
    cell = sheet.cells.get(spot)
    if cell is None:
        return None
    if cell.kind == "error":
        return f"is {cell.text}, an error of the sheet; mend its formula, or write the text itself"
    if cell.kind == "formula":
        return "is a formula that was never calculated; open the sheet in its program and save it, or write the text itself"
    if cell.kind == "day" and wanted != "day":
        return f"is the date {_day(cell.text)}; the sheet made one of what was typed, as {_typed(cell.text)}; {_AGAIN}"
    if cell.kind == "time":
        return f"is the time {cell.text}; the sheet made one of what was typed; {_AGAIN}"
    if cell.kind == "truth" and wanted != "flag":
        return f"is {cell.text}, which the sheet takes for a truth value and not for a word; {_AGAIN}"
    return _spoilt(sheet, spot, cell.text)


_AGAIN = "format the column as text and write it again"


def _spoilt(sheet: Sheet, spot: Spot, text: str) -> str | None:
    if spot in sheet.struck:
        return "is struck through; delete it if it no longer counts, or take the line off"
    if len(text) >= _FULL:
        return f"has {_FULL:,} characters, the most that a cell holds, so its end may be lost; shorten it"
    if found := _TWICE_CODED.search(text):
        return f'holds "{found[0]}", which is what a wrong encoding makes of one letter; write it again, or save the sheet anew'
    return None


def _day(text: str) -> str:
    day = datetime.date.fromisoformat(text)
    return f"{day.day} {day:%B %Y}"


def _typed(text: str) -> str:
    day = datetime.date.fromisoformat(text)
    if day.day == 1 and day.year != datetime.date.today().year and 2000 < day.year < 2032:
        return f"{day.month}-{day.year % 100} or {day.month}.{day.year % 100}"
    return f"{day.day}.{day.month} or {day.month}-{day.day}"


def hidden(table: Table, rows: Iterable[int]) -> Iterator[Problem]:
    """Rows and columns that are used and that nobody sees."""
    sheet = table.sheet
    if sheet.hidden:
        yield sheet.whole_problem("is a hidden sheet; show it, or delete it")
    for first, last in _runs([row for row in rows if row in sheet.hidden_rows]):
        if first == last:
            yield sheet.row_problem(first, "is hidden; show it, or delete it")
        else:
            message = "are hidden; show them (a filter may hide them), or delete them"
            yield Problem(sheet.path, first, 1, message, f"rows {first}…{last}")
    for column in sorted(set(table.columns.values()) & sheet.hidden_columns):
        yield sheet.column_problem(column, f'("{table.head_of(column)}" at its head) is hidden; show it, or delete it')


def _runs(rows: list[int]) -> Iterator[tuple[int, int]]:
    """Numbers that follow each other, as first and last."""
    start = 0
    for place, row in enumerate(rows):
        if place + 1 == len(rows) or rows[place + 1] != row + 1:
            yield rows[start], row
            start = place + 1


def twice(table: Table, rows: Iterable[int], field: str) -> Iterator[Problem]:
    """A number or an id that stands there already: 1.10 is 1.1 where the column holds numbers."""
    seen: dict[str, Spot] = {}
    for row in rows:
        text = table.text(row, field)
        spot = table.spot(row, field) if text else None
        if not text or spot is None or seen.setdefault(text, spot) == spot:
            continue
        lost = table.sheet.cells[spot].kind == "number" and re.fullmatch(r"\d+\.\d+", text)
        own = "empty this cell in a new row, and it gets one" if field == "id" else "give each row its own"
        cure = f"was it {text}0? Format the column as text" if lost else own
        yield table.sheet.problem(spot, f"{text} is there already, at {seen[text]}; {cure}")


def asks_twice(text: str) -> bool:
    """Whether one cell seems to hold two questions: two sentences that each end by asking."""
    return _QUESTIONS.search(text) is not None
