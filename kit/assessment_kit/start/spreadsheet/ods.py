"""A workbook of LibreOffice and others (.ods) → cells. Read here: the libraries for it do not tell what is hidden or merged."""

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree

from assessment_kit.reading.problems import FrameworkError, Problem
from assessment_kit.start.spreadsheet.cells import Area, Book, Drawn, Sheet, Spot, TooManyCells

_NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
TABLE, OFFICE, TEXT, STYLE, FO, DRAW = (
    f"{{{_NAMES}{name}:1.0}}" for name in ("table", "office", "text", "style", "xsl-fo-compatible", "drawing")
)
CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_KINDS = {
    "float": "number",
    "percentage": "number",
    "currency": "number",
    "date": "day",
    "time": "time",
    "boolean": "truth",
}
_MOST_ALIKE = 10_000  # rows that say the same
_WIDEST = 1_024  # a column further right holds nothing that a framework needs, and formats run to the end


@dataclass(frozen=True)
class Styles:
    """The names of styles that hide a sheet, colour a cell (with the colour), strike its text through."""

    hiding: frozenset[str]
    colouring: Mapping[str, str]
    striking: frozenset[str]


def read(file: str, packed: zipfile.ZipFile) -> Book:
    """Raises FrameworkError where it is no sheet, or locked."""
    if "META-INF/manifest.xml" in packed.namelist() and b"encryption-data" in packed.read("META-INF/manifest.xml"):
        message = "is locked with a password; open it, take the password off and save it again"
        raise FrameworkError([Problem(file, 1, 1, message, "")])
    root = ElementTree.fromstring(packed.read("content.xml"))
    body = root.find(f"{OFFICE}body/{OFFICE}spreadsheet")
    if body is None:
        message = "is no spreadsheet but another document; copy its table into a sheet and save that as .xlsx"
        raise FrameworkError([Problem(file, 1, 1, message, "")])
    styles = _styles(root)
    sheets = tuple(_sheet(file, table, styles) for table in body.findall(f"{TABLE}table"))
    drawn = any(element.tag.startswith(DRAW) for element in body.iter())
    return Book(file, sheets, ("Pictures, charts and text boxes are not read.",) if drawn else ())


def _styles(root: ElementTree.Element) -> Styles:
    hiding, striking, colouring = set(), set(), dict[str, str]()
    for style in root.iter(f"{STYLE}style"):
        name = style.get(f"{STYLE}name", "")
        for part in style:
            if part.get(f"{TABLE}display") == "false":
                hiding.add(name)
            if (colour := part.get(f"{FO}background-color", "transparent")) not in ("transparent", "#ffffff"):
                colouring[name] = colour
            if part.get(f"{STYLE}text-line-through-style", "none") != "none":
                striking.add(name)
    return Styles(frozenset(hiding), colouring, frozenset(striking))


def _sheet(file: str, table: ElementTree.Element, styles: Styles) -> Sheet:
    name = table.get(f"{TABLE}name", "")
    drawn = Drawn()
    column = 1
    for element in _inside(table, "table-column"):
        count = int(element.get(f"{TABLE}number-columns-repeated", 1))
        if element.get(f"{TABLE}visibility", "visible") != "visible":
            drawn.hidden_columns |= set(range(column, min(column + count, _WIDEST)))
        column += count
    row = 1
    for element in _inside(table, "table-row"):
        count = int(element.get(f"{TABLE}number-rows-repeated", 1))
        for place in range(row, row + count):
            if not _row(drawn, place, element, styles):
                break  # the rest of the rows that are repeated are as empty
            if count > _MOST_ALIKE:
                raise TooManyCells
        row += count
    return drawn.sheet(f"{file}:{name}", name, table.get(f"{TABLE}style-name", "") in styles.hiding)


def _inside(table: ElementTree.Element, name: str) -> Iterator[ElementTree.Element]:
    """The rows or columns of a table, those in groups too, in order; not those of a table in a cell."""
    for element in table:
        if element.tag == f"{TABLE}{name}":
            yield element
        elif element.tag.startswith((f"{TABLE}{name}-group", f"{TABLE}{name}s", f"{TABLE}table-header")):
            yield from _inside(element, name)


def _row(drawn: Drawn, row: int, element: ElementTree.Element, styles: Styles) -> bool:
    """Draw the cells of one row; says whether there was anything in it."""
    column, found = 1, False
    for cell in element:
        count = int(cell.get(f"{TABLE}number-columns-repeated", 1))
        if cell.tag == f"{TABLE}table-cell":
            for place in range(column, min(column + count, _WIDEST)):
                found = _cell(drawn, Spot(row, place), cell, styles) or found
        column += count
    if found and element.get(f"{TABLE}visibility", "visible") != "visible":
        drawn.hidden_rows.add(row)
    return found


def _cell(drawn: Drawn, spot: Spot, cell: ElementTree.Element, styles: Styles) -> bool:
    text = "\n".join(_text(part) for part in cell.findall(f"{TEXT}p"))
    down, right = (int(cell.get(f"{TABLE}number-{side}-spanned", 1)) for side in ("rows", "columns"))
    if down > 1 or right > 1:
        drawn.merged.append(Area(spot, Spot(spot.row + down - 1, spot.column + right - 1)))
    if cell.find(f"{OFFICE}annotation") is not None:
        drawn.comments.append(spot)
    style = cell.get(f"{TABLE}style-name", "")
    if style in styles.colouring:
        drawn.coloured[spot] = styles.colouring[style]
    if style in styles.striking:
        drawn.struck.add(spot)
    formula = cell.get(f"{TABLE}formula") is not None
    kind = _KINDS.get(cell.get(f"{OFFICE}value-type", ""), "text")
    if cell.get(f"{CALC}value-type") == "error" or (formula and text.startswith(("#", "Err:"))):
        kind = "error"
    if kind == "day":
        text = cell.get(f"{OFFICE}date-value", "")[:10]
    elif formula and cell.get(f"{OFFICE}value-type") is None:
        kind = "formula"
    drawn.put(spot, text, kind)
    return bool(text or down > 1 or right > 1)


def _text(element: ElementTree.Element) -> str:
    """The text of a paragraph, with the blanks and line breaks that stand in it as elements."""
    said = element.text or ""
    for part in element:
        if part.tag == f"{TEXT}s":
            said += " " * int(part.get(f"{TEXT}c", 1))
        elif part.tag in (f"{TEXT}line-break", f"{TEXT}tab"):
            said += "\n" if part.tag == f"{TEXT}line-break" else "\t"
        elif part.tag != f"{OFFICE}annotation":
            said += _text(part)
        said += part.tail or ""
    return said
