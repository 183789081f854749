"""A script or a style of the theme, and what is wrong where in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from assessment_kit.reading.problems import FrameworkError, Problem, place_after
from assessment_kit.reading.sources import shown


@dataclass(frozen=True, eq=False)
class ThemeFile:
    """A file of the theme."""

    path: Path
    content: bytes

    def problem(self, at: int, message: str) -> Problem:
        """What is wrong at a byte of the file."""
        before = self.content[:at].decode(errors="replace")
        return Problem(shown(self.path), *place_after(before), message)


def read(path: Path) -> bytes:
    """Return what a file holds. Raises FrameworkError where that is not UTF-8."""
    content = path.read_bytes()
    try:
        content.decode()
    except UnicodeDecodeError as error:
        raise FrameworkError(
            [ThemeFile(path, content).problem(error.start, "is not UTF-8; save it as UTF-8")]
        ) from error
    return content
