"""`assessment-kit verify`: whether a deployed kit is as it was made."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from assessment_kit.deployed import NoKit, Verdict, verified
from assessment_kit.offline_copy import CHECKSUMS
from assessment_kit.reading.problems import number_of


def add(commands: Any) -> None:
    """Add the command to those of the parser."""
    verify = commands.add_parser(
        "verify",
        help="say whether a deployed kit is as it was made",
        description="Hold a deployed kit against its own list of checksums, and each page that holds answers against its "
        "policy. Nothing is written, and nothing is run.",
    )
    verify.add_argument(
        "place", metavar="SITE-OR-ZIP", type=Path, help="the folder that index.html stands in, or the zip"
    )
    verify.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print every difference, one per line, or one sentence on what was looked at."""
    try:
        verdict = verified(args.place)
    except NoKit as error:
        print(error, file=sys.stderr)
        return 1
    for line in verdict.differences:
        print(line)
    for line in verdict.notes:
        print(line, file=sys.stderr)
    summary = sys.stderr if verdict.differences else sys.stdout
    print(_found(verdict), file=summary)
    print(f"The checksum of {CHECKSUMS} itself, to compare with whoever made the kit: {verdict.checksum}", file=summary)
    return 1 if verdict.differences else 0


def _found(verdict: Verdict) -> str:
    if verdict.differences:
        return f"{number_of(len(verdict.differences), 'difference')}."
    return (
        f"All {verdict.listed} files are as {CHECKSUMS} says, and the {verdict.pages} pages that hold answers run nothing "
        "but the scripts that their policies name."
    )
