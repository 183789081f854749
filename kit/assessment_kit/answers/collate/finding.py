"""A folder → the files in it, at any depth, and those in zips. What is no answer file by its name is named too."""

from __future__ import annotations

import os
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from assessment_kit.answers.collate.records import Refused

ANSWERS, ZIP = ".json", ".zip"
NO_ENTRY = -1


class Source(NamedTuple):
    """Where a file is: its path below the folder, and where that is a zip, its place in the list of what is in there."""

    path: str
    entry: int = NO_ENTRY


@dataclass(frozen=True)
class Found:
    """All files of a folder: those to read, zips that cannot be opened, and the names of all others."""

    sources: list[Source] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    others: list[str] = field(default_factory=list)


def found_in(root: Path) -> Found:
    """Everything below a folder, by path. Links to folders are not followed. Raises OSError where it cannot be listed."""
    found = Found()
    for path in _files(str(root)):
        shown = label(path)
        if _is(path, ZIP):
            _look_into(root, path, found)
        elif _is(path, ANSWERS):
            found.sources.append(Source(path))
        else:
            found.others.append(shown)
    return found


def label(path: str) -> str:
    """A path below the folder as people read it; letters that no text can hold are replaced."""
    return os.fsencode(path.replace(os.sep, "/")).decode("utf-8", "replace")


def _files(root: str) -> list[str]:
    """The paths of all files below a folder, from there."""

    def fail(error: OSError) -> None:
        raise error

    found: list[str] = []
    for at, _, names in os.walk(root, onerror=fail):
        folder = at.removeprefix(root).strip(os.sep)
        found += [f"{folder}{os.sep}{name}" if folder else name for name in names]
    return sorted(found)


def _is(name: str, ending: str) -> bool:
    """Whether a file has this ending; what systems put beside files, ._answers.json, has none."""
    return name.lower().endswith(ending) and not name.replace(os.sep, "/").rsplit("/", 1)[-1].startswith(".")


def _look_into(root: Path, path: str, found: Found) -> None:
    shown = label(path)
    try:
        with zipfile.ZipFile(root / path) as archive:
            entries = archive.infolist()
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        found.refused.append(Refused(shown, unreadable(error)))
        return
    for place, entry in enumerate(entries):
        inside = f"{shown}/{plain(entry.filename)}"
        if entry.is_dir():
            continue
        if _is(entry.filename, ANSWERS):
            found.sources.append(Source(path, place))
        elif _is(entry.filename, ZIP):
            found.refused.append(Refused(inside, "is a zip inside of a zip; unpack the outer one first"))
        else:
            found.others.append(inside)


def plain(name: str) -> str:
    """A name that can be written down, whatever a zip says."""
    return name.encode("utf-8", "replace").decode("utf-8")


def unreadable(error: Exception) -> str:
    """Why a file cannot be opened, as the end of a sentence about it."""
    if isinstance(error, OSError):
        return f"cannot be read: {error.strerror or error}"
    if isinstance(error, RuntimeError) and "password" in str(error):
        return "has a password; unpack the zip first"
    return "is no whole zip, or a kind that is not known here; ask for it again, or unpack it first"
