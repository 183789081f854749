"""A file → a workbook, by what it is and not by what it is called. What is no sheet is refused with what to do instead."""

import zipfile
from pathlib import Path

from assessment_kit.reading.problems import FrameworkError, Problem
from assessment_kit.start.spreadsheet import csv_text, ods, xlsx
from assessment_kit.start.spreadsheet.cells import MOST_CELLS, Book, Sheet, TooManyCells

LARGEST_FILE = 30_000_000
LARGEST_TEXT = 40_000_000  # of all the XML in a workbook, unpacked: a small file can unpack to any size
LARGEST_PARTS = 300_000_000
MOST_PARTS = 5_000
MOST_EMPTY = 600_000  # cells that are only coloured or framed, with those that are filled

_AS_XLSX = "open it in your spreadsheet program and save it as .xlsx"
_NO_SHEETS = (
    (b"%PDF", "is a PDF; give the sheet that it was made from"),
    (b"{\\rtf", "is a text document; copy its table into a sheet and save that as .xlsx"),
    (b"\x89PNG", "is a picture; type its table into a sheet"),
    (b"\xff\xd8\xff", "is a picture; type its table into a sheet"),
    (b"\x1f\x8b", "is packed; unpack it first"),
    (b"Rar!", "is packed; unpack it first"),
    (b"7z\xbc\xaf", "is packed; unpack it first"),
)
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # how Office wrote before .xlsx, and writes what has a password
_LOCKED = "EncryptedPackage".encode("utf-16-le")


def opened(path: Path) -> Book:
    """The workbook in a file. Raises FrameworkError with one problem where there is none."""
    try:
        if path.is_dir():
            raise _refused(path, "is a folder; name the file in it")
        if path.stat().st_size > LARGEST_FILE:
            raise _refused(path, f"is larger than {LARGEST_FILE // 1_000_000} MB; take out pictures and other sheets")
        raw = path.read_bytes()
    except FileNotFoundError:
        raise _refused(path, "is not there; look at how its name is written") from None
    except OSError as error:
        cure = "close it in other programs, or look at its permissions"
        raise _refused(path, f"cannot be read ({error.strerror}); {cure}") from None
    try:
        return _book(path, raw)
    except TooManyCells:
        raise _refused(
            path, f"has more than {MOST_CELLS:,} filled cells; give a file with the framework alone"
        ) from None


def _book(path: Path, raw: bytes) -> Book:
    if not raw.strip():
        raise _refused(path, "is empty; save it again from your spreadsheet program")
    if path.name.startswith("~$"):
        raise _refused(path, "is only the mark that a file is open; name the file without ~$")
    if raw.startswith(_OLD):
        raise _refused(path, _of_old_kind(raw))
    if raw.startswith(b"PK"):
        return _zipped(path)
    for start, message in _NO_SHEETS:
        if raw.startswith(start):
            raise _refused(path, message)
    return _plain(path, raw)


def _of_old_kind(raw: bytes) -> str:
    if _LOCKED in raw:
        return "is locked with a password; open it, take the password off and save it again"
    return f"is a file of the old Excel (.xls); {_AS_XLSX}"


def _zipped(path: Path) -> Book:
    try:
        with zipfile.ZipFile(path) as packed:
            names = set(packed.namelist())
            _held_to_limits(path, packed)
            if "xl/workbook.xml" in names:
                return xlsx.read(path, names)
            if "content.xml" in names:
                return ods.read(path.name, packed)
    except zipfile.BadZipFile:
        raise _refused(path, f"is damaged, or was not copied whole; copy it again, or {_AS_XLSX}") from None
    except ModuleNotFoundError as error:
        if error.name != "openpyxl":
            raise
        raise _refused(path, f"{xlsx.NOT_HERE}, or save the sheet as .ods or as CSV UTF-8") from None
    except (FrameworkError, TooManyCells):
        raise
    except Exception as error:  # whatever a library says of a file that some program wrote in its own way
        raise _refused(path, f"cannot be understood ({type(error).__name__}); {_AS_XLSX}") from None
    raise _refused(path, _no_workbook(names))


def _no_workbook(names: set[str]) -> str:
    if "xl/workbook.bin" in names:
        return f"is a workbook of another kind (.xlsb); {_AS_XLSX}"
    if any(name.startswith("word/") for name in names):
        return "is a text document; copy its table into a sheet and save that as .xlsx"
    if any(name.startswith("ppt/") for name in names):
        return "is a presentation; copy its table into a sheet and save that as .xlsx"
    if any(name.startswith("Index/") or name == "Index.zip" for name in names):
        return "is a file of Numbers; export it there to Excel"
    return "is a packed file without a workbook in it; unpack it, and name the workbook"


def _held_to_limits(path: Path, packed: zipfile.ZipFile) -> None:
    parts = packed.infolist()
    text = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels", ".vml")))
    if len(parts) > MOST_PARTS or text > LARGEST_TEXT or sum(part.file_size for part in parts) > LARGEST_PARTS:
        raise _refused(path, "unpacks to far more than a framework; copy the table into a new workbook")
    if any(part.flag_bits & 1 for part in parts):
        raise _refused(path, "is locked with a password; open it, take the password off and save it again")
    if (
        sum(packed.read(part).count(b"<c ") for part in parts if part.filename.startswith("xl/worksheets/"))
        > MOST_EMPTY
    ):
        raise _refused(
            path, "has colours or frames on far more cells than are filled; copy the table into a new workbook"
        )
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            with packed.open(part) as inside:
                if b"<!DOCTYPE" in inside.read(4096):
                    raise _refused(path, f"holds a definition of XML that no program for sheets writes; {_AS_XLSX}")


def _plain(path: Path, raw: bytes) -> Book:
    start = raw[:2000].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<table", b"<?xml", b"mime-version:")):
        raise _refused(path, f"is a page and not a workbook, whatever its name says; {_AS_XLSX}")
    if start.startswith(b"{") and b"url" in start:
        raise _refused(path, "is only a link to a sheet on the web; download the sheet there as Microsoft Excel")
    return Book(path.name, (_csv(path, raw),), csv_text.remarks(raw))


def _csv(path: Path, raw: bytes) -> Sheet:
    return csv_text.read(path.name, path.stem, raw)


def _refused(path: Path, message: str) -> FrameworkError:
    return FrameworkError([Problem(path.name, 1, 1, message, "")])
