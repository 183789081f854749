"""A workbook in which no column is known as the question: the row that most likely is the head, and what to write into it."""

from assessment_kit.reading.problems import Problem, cut, few_of
from assessment_kit.start.spreadsheet import heads
from assessment_kit.start.spreadsheet.cells import Book, Sheet, Spot, letters
from assessment_kit.start.spreadsheet.table import LONGEST, head_text

_FAR = 20  # rows with anything in them among which a head is looked for
_FEWEST = 3  # filled cells of a head: a question and two levels
_SHOWN = 8  # columns that are named in a message


def no_head(book: Book) -> list[Problem]:
    """The one problem of a workbook without a question column; none where it has nothing at all."""
    filled = [sheet for sheet in book.sheets if sheet.cells]
    for sheet in filled:
        if row := _row(sheet):
            return [_told(sheet, row)]
    message = 'no row among the first 20 names a question column; call one "question"'
    return [sheet.problem(Spot(1, 1), message) for sheet in filled[:1]]


def _row(sheet: Sheet) -> int | None:
    """The row in which levels stand; else the first with three filled cells."""
    rows = [row for row in sheet.rows()[:_FAR] if len(_columns(sheet, row)) >= _FEWEST]
    return next((row for row in rows if _has_levels(sheet, row)), next(iter(rows), None))


def _columns(sheet: Sheet, row: int) -> list[int]:
    """The columns with a text in this row, or in a cell above that is merged with it."""
    return [column for column in sorted({spot.column for spot in sheet.cells}) if head_text(sheet, row, column)]


def _has_levels(sheet: Sheet, row: int) -> bool:
    numbers = [heads.level_number(head_text(sheet, row, column)) for column in _columns(sheet, row)]
    found = sorted(number for number in numbers if number is not None)
    return len(found) > 1 and found == list(range(found[0], found[0] + len(found)))


def _told(sheet: Sheet, row: int) -> Problem:
    columns = _columns(sheet, row)
    asked = letters(_asked(sheet, row, columns))
    if any(len(head_text(sheet, row, column)) > LONGEST for column in columns):
        message = (
            f"begins a row of texts, and no row above it says what the columns are; insert one there and write into it: "
            f'"question" over what people are asked (column {asked}, it seems), and over each level its name'
        )
        return sheet.problem(Spot(row, columns[0]), message)
    said = few_of([f"{letters(c)} “{cut(' '.join(head_text(sheet, row, c).split()), 30)}”" for c in columns], _SHOWN)
    message = (
        f"begins what is most likely the row of heads ({said}), and none of them is known as what people are asked; write "
        f'"question" over that column (into {asked}{row}, it seems), and "component" over the one that groups it, if there is one'
    )
    return sheet.problem(Spot(row, columns[0]), message)


def _asked(sheet: Sheet, row: int, columns: list[int]) -> int:
    """The first column in which every row says something else, in words."""
    below = [one for one in sheet.rows() if one > row]
    for column in columns:
        texts = [text for one in below if (text := sheet.text(one, column))]
        if texts and len(set(texts)) == len(texts) and sum(map(len, texts)) > 5 * len(texts):
            return column
    return columns[0]
