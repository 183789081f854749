"""The joined scripts of the pages, kept from build to build: reading them as trees takes longer than anything else."""

from __future__ import annotations

import functools
import hashlib
import os
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from assessment_kit import caches


class Scripts:
    """The scripts at or below a folder as they stand now: a build looks at them once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made_of = _made_of(folder)

    def joined(self, name: str) -> str:
        """Return what `bundle.bundle` makes of a script with everything it imports: once, for as long as no script here
        changes, nor what joins them. Raises FrameworkError as that does."""
        return _kept(self._folder / f"{name}.js", self._made_of)


@functools.lru_cache(maxsize=16)
def _kept(entry: Path, made_of: str) -> str:
    return caches.kept(entry.name, f"{entry.name} {made_of}", lambda: _joined(entry))


def _joined(entry: Path) -> str:
    from assessment_kit.app import bundle as joining  # not at the top: its libraries are seldom needed

    return joining.bundle(entry)


def _made_of(folder: Path) -> str:
    """A checksum of everything that decides what a joined script is."""
    told = hashlib.sha256(_made_with().encode())
    for name, content in _scripts(folder):
        told.update(f"{name} {len(content)}\n".encode() + content)
    return told.hexdigest()


def _scripts(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every script below a folder with its place there; `os.walk` is twice as fast as `rglob`."""
    for place, folders, names in os.walk(folder):
        folders.sort()
        inside = place[len(str(folder)) :].replace(os.sep, "/")
        for name in sorted(names):
            if name.endswith(".js"):
                yield f"{inside}/{name}", Path(place, name).read_bytes()


@functools.cache
def _made_with() -> str:
    """What joins scripts in this process."""
    trees = (metadata.version(package) for package in ("tree-sitter", "tree-sitter-javascript"))
    return " ".join([caches.code("app"), *trees])
