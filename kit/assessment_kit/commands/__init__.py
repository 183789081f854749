"""Commands that take more than a few lines: each module adds one to the parser, and runs it."""

from pathlib import Path
from typing import Any

# The argument that names the framework's folder, wherever a command has it.
FRAMEWORK: dict[str, Any] = {
    "metavar": "FOLDER",
    "type": Path,
    "default": Path("framework"),
    "help": "the framework's folder (default: framework)",
}


def typed(place: Path) -> str:
    """A path as it is typed in a command: in quotes where it has a blank."""
    return f'"{place}"' if " " in str(place) else str(place)
