"""What a program and all that it started hold in memory at one moment.

A page that several of them share is counted once, as Linux shares it out among them (PSS): added up as each has it in sight
(RSS), it would be counted as often as there are processes. Elsewhere nobody says, and nothing is found.
"""

from __future__ import annotations

import contextlib
import re
import threading
from collections.abc import Iterator
from pathlib import Path

PROCESSES = Path("/proc")
PAUSE = 0.1  # seconds from one look to the next


@contextlib.contextmanager
def watched(process: int) -> Iterator[list[float]]:
    """Megabytes from look to look, in a list that grows while the process runs; 0 is always in it."""
    found, ended = [0.0], threading.Event()

    def watch() -> None:
        while not ended.wait(PAUSE):
            found.append(sum(map(_megabytes, _with_children(process))))

    watching = threading.Thread(target=watch)
    watching.start()
    try:
        yield found
    finally:
        ended.set()
        watching.join()


def _with_children(process: int) -> list[int]:
    found = [process]
    for one in found:
        for children in PROCESSES.glob(f"{one}/task/*/children"):
            found += map(int, _text(children).split())
    return found


def _megabytes(process: int) -> float:
    share = re.search(r"^Pss: +(\d+) kB", _text(PROCESSES / str(process) / "smaps_rollup"), re.M)
    return int(share[1]) / 1024 if share else 0.0


def _text(path: Path) -> str:
    try:
        return path.read_text("ascii")
    except OSError:  # it has ended meanwhile
        return ""
