"""Many answer files as an analyst collates them: how long that takes and how much memory, beside reading the same files as JSON."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import environment

from measuring import memory
from measuring.figures import Effort, beside, doing, in_turn, within

COUNTS = (1_000, 10_000)
MEGABYTES = 200
RATIO = 12.0  # to reading as JSON, for the largest number of files: that 100,000 take a minute and a half
PLAIN = "import json, pathlib, sys\nfor path in pathlib.Path(sys.argv[1]).iterdir(): json.loads(path.read_bytes())"


class Run(NamedTuple):
    """What a program took with all that it started: seconds, and the most megabytes at one moment."""

    seconds: float
    megabytes: float


def measured(effort: Effort) -> Iterator[str]:
    """Yield a line for each number of files, one person with an answer to every question in each."""
    from assessment_kit.answers.sample import sample_files
    from assessment_kit.framework.model import load
    from assessment_kit.inputs import inputs_of

    inputs = inputs_of(load(environment.ROOT / "framework"))
    yield "Collating answer files, by DuckDB, beside reading them as JSON in one process:"
    for count in COUNTS:
        doing(f"collating {count:,} files")
        with tempfile.TemporaryDirectory() as place:
            files = Path(place) / "files"
            files.mkdir()
            for name, text in sample_files(inputs, count, seed=1).items():
                (files / name).write_text(text, "utf-8")
            yield f"  {count:6,} files: {_told(files, effort.rounds, is_judged=count == COUNTS[-1])}"


def _told(files: Path, rounds: int, is_judged: bool) -> str:
    kit = [
        sys.executable,
        "-m",
        "assessment_kit",
        "collate",
        str(files),
        "--framework",
        str(environment.ROOT / "framework"),
    ]
    subjects = {"collate": [*kit, "--out"], "plain": [sys.executable, "-c", PLAIN, str(files)]}
    found = in_turn(subjects, _run, rounds)
    seconds = {name: statistics.median(run.seconds for run in runs) for name, runs in found.items()}
    megabytes = statistics.median(run.megabytes for run in found["collate"])
    ratio = seconds["collate"] / seconds["plain"]
    held = within(megabytes, MEGABYTES, "MB") if is_judged else f"{megabytes:.1f} MB"
    times = beside(ratio, RATIO) if is_judged else f"{ratio:.2f}"
    return f"{seconds['collate']:.1f} s, JSON {seconds['plain']:.1f} s, ratio {times}; {f'{held} of memory' if megabytes else 'memory not measured here'}"


def _run(command: list[str]) -> Run:
    """Run a program to its end; it is told one more word, a folder for what it writes, which goes again."""
    with tempfile.TemporaryDirectory() as place:
        started = time.perf_counter()
        process = subprocess.Popen([*command, f"{place}/tables"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with memory.watched(process.pid) as most:
            process.wait()
        seconds = time.perf_counter() - started
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}")
    return Run(seconds, max(most))
