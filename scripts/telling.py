"""What the chores say to a person who waits. Standard library only."""

from __future__ import annotations

import contextlib
import sys
import threading
from collections.abc import Callable, Iterator

PATIENCE = 2.0  # seconds in which nothing needs to be said
SELDOM = 10.0  # seconds between lines that stay on the screen or in a log


def stop(*lines: str, code: int = 1) -> None:
    """End the script with a message for a person."""
    print("\n".join(lines), file=sys.stderr, flush=True)
    raise SystemExit(code)


@contextlib.contextmanager
def patiently(how_far: Callable[[], str]) -> Iterator[None]:
    """Say how far a task is once it takes longer than two seconds, and again while it goes on; nothing if it is quick.

    On a terminal that is one line, which goes when the task is done; elsewhere a plain line now and then.
    """
    done = threading.Event()
    watch = threading.Thread(target=_watch, args=(how_far, done), daemon=True)
    watch.start()
    try:
        yield
    finally:
        done.set()
        watch.join()


def _watch(how_far: Callable[[], str], done: threading.Event) -> None:
    in_place = sys.stdout.isatty()
    said = ""
    pause = PATIENCE
    while not done.wait(pause):
        now = how_far()
        if in_place:
            print(f"\r{now:<{len(said)}}", end="", flush=True)
        elif now != said:
            print(now, flush=True)
        said = now
        pause = 0.5 if in_place else SELDOM
    if in_place and said:
        print(f"\r{'':<{len(said)}}\r", end="", flush=True)
