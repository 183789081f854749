"""What takes long to make and stays the same from build to build, kept among this person's own caches.

What lies there is believed, and some of it is run. So nothing is kept, and nothing read, where anybody else may write.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable
from pathlib import Path

from assessment_kit import __version__


def folder(made_with: str) -> Path | None:
    """A folder for what was made with this; None where nothing can be kept."""
    place = _caches() / "assessment-kit" / hashlib.sha256(made_with.encode()).hexdigest()[:16]
    try:
        place.parent.parent.mkdir(parents=True, exist_ok=True)
        for each in (place.parent, place):
            each.mkdir(exist_ok=True, mode=0o700)
        return place if _only_ours(place.parent) and _only_ours(place) else None
    except OSError:
        return None


def kept(name: str, made_of: str, make: Callable[[], str]) -> str:
    """The text that `make` returns for what is in `made_of`, a checksum: made once, until that changes.

    Only the newest is kept under a name, below a mark that vouches for both: a file that was cut off is made again.
    """
    place = folder("texts")
    path = place / name if place else None
    try:
        mark, _, text = path.read_bytes().decode().partition("\n") if path else ("", "", "")
    except (OSError, ValueError):
        mark = text = ""
    if mark == _mark(made_of, text):
        return text
    text = make()
    if path:
        _write(path, f"{_mark(made_of, text)}\n{text}")
    return text


def code(*packages: str) -> str:
    """A checksum of the code in these packages of the kit: one that is worked on keeps its version meanwhile."""
    folder = Path(__file__).parent
    told = hashlib.sha256(__version__.encode())
    for path in (path for package in packages for path in sorted((folder / package).glob("*.py"))):
        told.update(hashlib.sha256(path.read_bytes()).digest())
    return told.hexdigest()


def _mark(made_of: str, text: str) -> str:
    return hashlib.sha256(f"{made_of}\n{text}".encode()).hexdigest()


def _write(path: Path, text: str) -> None:
    """Put a whole file into its place at once, for others may be reading; where that fails, the next build tries again."""
    part = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        part.write_bytes(text.encode())
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)


def _only_ours(place: Path) -> bool:
    """Whether this person may write there, and no other; on Windows a person's own folder is closed to others."""
    about = place.stat()
    others = os.name != "nt" and (about.st_uid != os.geteuid() or about.st_mode & 0o022)
    return not others and os.access(place, os.W_OK)


def _caches() -> Path:
    """The folder for caches by the custom of this system."""
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local")
    if sys.platform == "darwin":
        return Path.home() / "Library/Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
