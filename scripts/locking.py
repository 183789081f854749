"""Locks between runs of the scripts: whoever comes second waits. Standard library only."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator

from programs import SCRATCH


@contextlib.contextmanager
def locked(name: str, waiting: str) -> Iterator[None]:
    """Hold the lock of this name; where another run holds it, say `waiting` and wait. It falls with the process."""
    SCRATCH.mkdir(exist_ok=True)
    with (SCRATCH / f"{name}.lock").open("a+b") as file:
        if not take(file.fileno(), wait=False):
            print(waiting, flush=True)
            while not take(file.fileno(), wait=True):
                pass
        yield


if sys.platform == "win32":

    def take(handle: int, wait: bool) -> bool:
        """Lock an open file; say whether it is held."""
        import msvcrt

        os.lseek(handle, 0, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)  # LK_LOCK gives up after 10 s
        except OSError:
            return False
        return True

else:

    def take(handle: int, wait: bool) -> bool:
        """Lock an open file; say whether it is held."""
        import fcntl

        try:
            fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True  # a file system without locks: nobody else can hold one either
        return True
