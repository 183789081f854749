"""A new folder, whole or not at all, and never over anything."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

from assessment_kit.start.beginnings import Files

STAGE = ".new-kit"


class NotEmpty(Exception):
    """Something is there already."""


def see_to_room(folder: Path) -> None:
    """Raises NotEmpty where anything stands in the way."""
    if folder.is_dir():
        if any(folder.iterdir()):
            raise NotEmpty(f"{folder} is not empty, and nothing in it is written over; name another folder")
    elif folder.exists() or folder.is_symlink():
        raise NotEmpty(f"{folder} is there already, and is no folder; name another one")


def write(folder: Path, files: Files) -> None:
    """Write the files below a folder, which is made if need be: all of them, or none. Raises NotEmpty and OSError."""
    see_to_room(folder)
    made = _made(folder)
    stage = folder / STAGE
    try:
        stage.mkdir()
    except FileExistsError:
        raise NotEmpty(f"{folder} is being filled by another command; name another folder") from None
    done: list[Path] = []
    try:
        for name, content in files.items():
            (stage / name).parent.mkdir(parents=True, exist_ok=True)
            (stage / name).write_bytes(content)
        for path in sorted(stage.iterdir()):
            done.append(path.rename(folder / path.name))
        stage.rmdir()
    except BaseException:
        for path in (*done, stage):
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        with contextlib.suppress(OSError):  # somebody else may have put something there
            for path in made:
                path.rmdir()
        raise


def _made(folder: Path) -> list[Path]:
    """Make a folder and those above it; returns those that were not there, the innermost first."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return missing
