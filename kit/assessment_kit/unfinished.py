"""A site is made in a folder inside the one where it will be, and takes the place of the old one when all of it is there.

The folder is hidden: nothing that a server hands out by name, and MkDocs empties around it. Who makes a site there holds
a lock that falls with the process: that tells what a killed build has left from what another is making.
"""

from __future__ import annotations

import contextlib
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from assessment_kit.finishing import make_readable

NAME = ".unfinished"
LOCK = ".lock"
OLD, GONE = ".old", ".gone"  # what goes, before and after all of it is there


class Busy(Exception):
    """Another process is making the same site."""


@dataclass(frozen=True)
class Unfinished:
    """A site that is being made, by this process alone."""

    site: Path
    made: Path
    lock: IO[bytes]

    def end(self, whole: bool) -> None:
        """Put the site in its place, or nothing."""
        if whole:
            self.put_in_place()
        self.drop()

    def drop(self) -> None:
        """Remove what was made and is not complete, once: what is there later is another's."""
        if self.lock.closed:
            return
        self.lock.close()  # Windows removes nothing that is open
        shutil.rmtree(self.made, ignore_errors=True)

    def put_in_place(self) -> None:
        """Replace the site around a complete one, by renaming alone, so that it takes no time; or leave it as it was.
        What is hidden there stays: it is not the site's."""
        old = self.made / OLD
        old.mkdir()
        for new in self.made.iterdir():
            if _hidden(new) and new.name not in (LOCK, OLD, GONE):
                _add(new, self.site / new.name)
        goes = [(path, old / path.name) for path in self.site.iterdir() if not _hidden(path)]
        comes = [(path, self.site / path.name) for path in self.made.iterdir() if not _hidden(path)]
        _rename_all([*goes, (old, self.made / GONE), *comes])
        make_readable(self.site, below=False)


def begin(site: Path) -> Unfinished:
    """Return an empty folder in which to make the site, whatever a build that was killed has left. Raises Busy."""
    made = site / NAME
    made.mkdir(parents=True, exist_ok=True)
    lock = (made / LOCK).open("a+b")
    if not _take(lock.fileno()):
        lock.close()
        raise Busy(f"{site}: another build is making this site; build again when it is done")
    _complete(site, made)
    for left in made.iterdir():
        if left.name != LOCK:
            _remove(left)
    return Unfinished(site, made, lock)


def recover(site: Path) -> None:
    """Make a site whole that a build left when it was killed while it renamed; anything else that it left goes."""
    if (site / NAME).is_dir():
        with contextlib.suppress(Busy):
            begin(site).drop()


def _complete(site: Path, made: Path) -> None:
    """Where the old site was on its way out, bring it back; where it was out, bring in the rest of the new one."""
    for path in [*(made / OLD).glob("*")] if not (made / GONE).is_dir() else [*made.iterdir()]:
        if not _hidden(path):
            path.rename(site / path.name)


def _hidden(path: Path) -> bool:
    return path.name.startswith(".")


def _rename_all(moves: list[tuple[Path, Path]]) -> None:
    done = []
    try:
        for source, target in moves:
            source.rename(target)
            done.append((source, target))
    except OSError:
        for source, target in reversed(done):
            target.rename(source)
        raise


def _add(new: Path, target: Path) -> None:
    if new.is_dir():
        shutil.copytree(new, target, dirs_exist_ok=True)
    else:
        shutil.copy2(new, target)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


if sys.platform == "win32":

    def _take(handle: int) -> bool:
        import msvcrt

        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:

    def _take(handle: int) -> bool:
        import fcntl

        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # a file system that knows no locks: nobody can tell
            return True
        return True
