"""What it costs to begin: seconds and megabytes of the environment that builds, and of the one that tests."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import environment

from measuring.telling import Effort, doing

LOCKS = {"to build": ["requirements.lock"], "to test": ["requirements.lock", "requirements-dev.lock"]}


def measured(effort: Effort) -> Iterator[str]:
    """Make each environment anew, from locked packages that pip may have at hand already."""
    yield "Environments made anew:"
    for name, wanted in LOCKS.items():
        locks = [environment.ROOT / lock for lock in wanted]
        if not all(lock.exists() for lock in locks):
            continue
        doing(f"making the environment {name}")
        with tempfile.TemporaryDirectory() as place:
            started = time.perf_counter()
            _make(Path(place), locks)
            seconds = time.perf_counter() - started
            size = sum(path.stat().st_size for path in Path(place).rglob("*") if path.is_file()) / 1e6
        yield f"  {name}: {seconds:.0f} s, {size:.0f} MB, from {' and '.join(wanted)}"


def _make(folder: Path, locks: list[Path]) -> None:
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    given = [part for lock in locks for part in ("-r", str(lock))]
    quiet = ["--quiet", "--no-input", "--disable-pip-version-check", "--require-hashes"]
    for command in ([sys.executable, "-m", "venv", str(folder)], [str(python), "-m", "pip", "install", *quiet, *given]):
        done = environment.run(*command)
        if done.returncode:
            environment.stop(f"{folder} could not be made.", *environment.last_lines(done))
