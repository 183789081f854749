"""The copy of a sheet that says the ids of its questions: one beside each sheet, and never over what somebody wrote."""

from collections.abc import Mapping
from pathlib import Path

from assessment_kit.reading.problems import few_of, number_of
from assessment_kit.start.spreadsheet import folder, workbook, yaml_text
from assessment_kit.start.spreadsheet.cells import Spot
from assessment_kit.start.spreadsheet.importing import FromSheet

_SHOWN = 6
_WRITES = ".xlsx"


def given(sheet: Path, got: FromSheet, into_sheet: bool = False) -> list[str]:
    """Write the ids that were made: into a copy, or into the sheet itself where somebody said so. Returns what was done, or
    what is to do, a line each. Raises FrameworkError and OSError."""
    if not got.made:
        return []
    if into_sheet and sheet.suffix.lower() == _WRITES:
        return _into_sheet(sheet, got)
    target = sheet.with_name(f"{yaml_text.copy_name(sheet.name)}{_WRITES}")
    if target.exists() and not workbook.as_written(target):
        return _told(sheet, target, got)
    again = " again" if target.exists() else ""
    workbook.save_copy(sheet, target, got.book, got.made, got.id_heads)
    return [
        f"Wrote {target}{again}: the sheet with an id for each question. Go on with this one, so that rows are known by them.",
        *kind_told(sheet),
    ]


def kind_told(sheet: Path) -> list[str]:
    """That the copy is of another kind than the sheet, where it is."""
    kind = sheet.suffix.lower()
    return [f"  It is an {_WRITES}, for a {kind} is only read here."] if kind != _WRITES else []


def _into_sheet(sheet: Path, got: FromSheet) -> list[str]:
    kept = folder.free(sheet.parent, sheet.name, ".", ".orig")
    kept.write_bytes(sheet.read_bytes())
    workbook.write_ids(sheet, got.book, got.made, got.id_heads)
    return [
        f"Kept {sheet.name} as it was, as {kept.name}.",
        f"Wrote {number_of(len(got.made), 'id')} into {sheet.name}.",
    ]


def _told(sheet: Path, target: Path, got: FromSheet) -> list[str]:
    """Where the ids go by hand, for somebody has gone on in the file that would hold them."""
    cells = [f"{cell} {id_}" for id_, cell in _cells(got).items()]
    whose = "" if target == sheet else f"{target.name} was edited since it was written, so it stays as it is. "
    can = sheet.suffix.lower() == _WRITES
    way = f", or say --ids, and they are written into {sheet.name} itself" if can else ""
    return [
        f"{whose}These questions have no id in {sheet.name} yet: {few_of(cells, _SHOWN)}.",
        f"  Write them into these cells{way}. Until then rows are known by their words.",
    ]


def _cells(got: FromSheet) -> Mapping[str, str]:
    """Id → the cell that is to hold it, with its sheet where there are several."""
    found = {}
    for id_, source in got.made.items():
        head = got.id_heads[source.sheet.path]
        name = f"{source.sheet.name}!" if len(got.id_heads) > 1 else ""
        found[id_] = f"{name}{Spot(source.spot.row, head.column)}"
    return found
