"""`assessment-kit collate`: answer and workshop files of a whole system, as tables for an analyst."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor
from pathlib import Path
from typing import Any

from assessment_kit.answers.collate import counting, writing
from assessment_kit.answers.collate.asked import asked_by
from assessment_kit.answers.collate.finding import Found, found_in
from assessment_kit.answers.collate.joining import Joined, Lost, joined
from assessment_kit.answers.collate.keeping import Kept
from assessment_kit.answers.collate.reading import Result, read_all
from assessment_kit.commands import FRAMEWORK
from assessment_kit.framework.model import load
from assessment_kit.reading.problems import FrameworkError
from assessment_kit.start.folder import NotEmpty, see_to_room

PATIENCE = 2.0  # seconds in which nothing needs to be said
SOON, SELDOM = 0.5, 10.0  # seconds from one line to the next: one that is written over, and one that stays


def add(commands: Any) -> None:
    """Add the command to those of the parser."""
    collate = commands.add_parser(
        "collate",
        help="bring the files of many sessions together, for an analyst",
        description="Bring answer and workshop files of many sessions together in tables, for an analyst: all of a folder, at "
        "any depth, and in zips. Small groups are joined in what may be handed on; each file that is refused is named.",
    )
    collate.add_argument("folder", metavar="FOLDER", type=Path, help="where the files are")
    collate.add_argument(
        "--out", metavar="FOLDER", type=Path, required=True, help="where to write; empty, or not there yet"
    )
    collate.add_argument("--by", choices=("organisation", "folder"), default="", help="count each of these apart")
    collate.add_argument(
        "--engine",
        choices=(counting.DUCKDB, counting.SPARK),
        default=counting.DUCKDB,
        help="what counts (default: duckdb)",
    )
    collate.add_argument("--with-notes", action="store_true", help="also what people wrote, which can name people")
    collate.add_argument("--framework", **FRAMEWORK)
    collate.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Read, count and write everything, or nothing."""
    try:
        return _collated(args)
    except KeyboardInterrupt:
        print("\nStopped. Nothing was written.", file=sys.stderr)
    except (NotEmpty, FrameworkError, Lost, counting.NotCounted) as refused:
        print(refused, file=sys.stderr)
    except BrokenExecutor:
        print("A process that read files was ended from outside, perhaps for want of memory.", file=sys.stderr)
    except OSError as error:
        print(f"{error.filename or args.out} could not be read or written: {error.strerror or error}", file=sys.stderr)
    return 1


def _collated(args: argparse.Namespace) -> int:
    see_to_room(args.out)
    if not args.folder.is_dir():
        print(f"{args.folder} is no folder; name the one that holds the files.", file=sys.stderr)
        return 1
    if args.folder.resolve() in (args.out.resolve(), *args.out.resolve().parents):
        print(
            f"{args.out} is inside of {args.folder}, and would be read next time; name another folder.", file=sys.stderr
        )
        return 1
    gone = counting.missing(args.engine)
    if gone and args.engine != counting.DUCKDB:
        print(f"{_needed(args.engine, gone)} Nothing was written.", file=sys.stderr)
        return 1
    asked = asked_by(load(args.framework))
    found = found_in(args.folder)
    if not found.sources:
        print(f"There is no .json file in {args.folder}, nor in a zip there.", file=sys.stderr)
        return 1
    wanted = writing.Wanted(args.by, "" if gone else args.engine, args.with_notes)
    progress = Progress()
    with writing.whole(args.out) as stage, tempfile.TemporaryFile(dir=stage.parent) as file:
        read = joined(Kept(_watched(args, found, progress), file))
        lines = writing.write(stage, asked, read, found.others, wanted, progress.tell)
        progress.end()
    print("\n".join(lines))
    _say_more(args, read, gone)
    return 0


def _watched(args: argparse.Namespace, found: Found, progress: Progress) -> Iterator[Result]:
    """What is read, with a word on how far it is."""
    yield from found.refused
    for number, one in enumerate(read_all(args.folder, found.sources, args.with_notes), 1):
        yield one
        progress.tell(f"Read {number:,} of {len(found.sources):,} files")


def _say_more(args: argparse.Namespace, read: Joined, gone: list[str]) -> None:
    if read.refused:
        print(f"Each file that was refused is in {args.out / 'refused.csv'}, with the reason.")
    if read.remarks:
        print(f"What else is worth knowing of a file is in {args.out / 'remarks.csv'}.")
    if gone:
        print(_needed(args.engine, gone))
        print(f"Not written: {', '.join(writing.BY_THE_EXTRA)}. All else is in {args.out}.")
    else:
        print(f"Wrote {args.out}. Read {args.out / writing.READ_ME} first: it says which file may be handed on.")


def _needed(engine: str, gone: list[str]) -> str:
    """What is missing, and how to get it."""
    if gone == ["Java"]:
        return "Spark needs Java, which is not here; install it, or leave --engine out."
    more = " with pyspark and sqlglot" if engine == counting.SPARK else ""
    packages = " ".join(gone)
    return f"To count{more}, {' and '.join(gone)} {'is' if len(gone) == 1 else 'are'} missing: pip install {packages}"


class Progress:
    """How far it is, once it takes longer than two seconds: on a terminal one line that goes, else a line now and then."""

    def __init__(self) -> None:
        self.begun = time.monotonic()
        self.next = self.begun + PATIENCE
        self.in_place = sys.stderr.isatty()
        self.said = ""

    def tell(self, line: str) -> None:
        """Say it if it is time to."""
        now = time.monotonic()
        if now < self.next or line == self.said:
            return
        self.next = now + (SOON if self.in_place else SELDOM)
        if self.in_place:
            print(f"\r{line:<{len(self.said)}}", end="", file=sys.stderr, flush=True)
        else:
            print(line, file=sys.stderr, flush=True)
        self.said = line

    def end(self) -> None:
        """Take the line away."""
        if self.in_place and self.said:
            print(f"\r{'':<{len(self.said)}}\r", end="", file=sys.stderr, flush=True)
