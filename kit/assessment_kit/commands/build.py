"""`assessment-kit build`: the finished pages of the kit in this folder."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from assessment_kit import building


def add(commands: Any) -> None:
    """Add the command to those of the parser."""
    build = commands.add_parser(
        "build",
        help="make the finished pages",
        description="Make the finished pages of the kit in this folder. With a mistake, what was there stays.",
    )
    build.add_argument(
        "--out", type=Path, metavar="FOLDER", help="where to make them (default: what mkdocs.yml says, or site)"
    )
    build.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Build, and say what to open."""
    try:
        made = building.build(args.out)
    except building.NotBuilt as refused:
        print(refused, file=sys.stderr)
        return 1
    print(f"Made. Open {made.resolve() / 'index.html'} with a double click.")
    return 0
