"""`assessment-kit sbom`: a bill of materials of what builds a kit; what is in a built one, it carries itself."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

NEEDS = (
    "This needs the package cyclonedx-python-lib, which is not here; install it (pip install cyclonedx-python-lib; for a "
    "tool of uv: uv tool install --with cyclonedx-python-lib and the path of the kit)."
)


def add(commands: Any) -> None:
    """Add the command to those of the parser."""
    bill = commands.add_parser(
        "sbom",
        help="list what builds a kit, as a bill of materials",
        description="Write a bill of materials (CycloneDX) of all that a build takes: each package of a lock, with its "
        "hashes, and with its licence where it is installed here.",
    )
    bill.add_argument("target", metavar="FILE.json", type=Path, help="the file to write; never over one that is there")
    bill.add_argument(
        "--lock",
        metavar="FILE",
        type=Path,
        default=Path("requirements.lock"),
        help="the lock to read (default: requirements.lock)",
    )
    bill.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the document; nothing is written where there is no lock, or a file already."""
    if args.target.exists():
        print(f"{args.target} is there already; name another file.", file=sys.stderr)
        return 1
    try:
        lock = args.lock.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        print(f"{args.lock} is no lock that can be read; name the kit's own with --lock.", file=sys.stderr)
        return 1
    try:
        from assessment_kit.bill_making import environment
    except ModuleNotFoundError as error:
        if error.name not in ("cyclonedx", "packageurl"):
            raise
        print(NEEDS, file=sys.stderr)
        return 1
    args.target.write_text(environment(lock), encoding="utf-8", newline="\n")
    print(f"Wrote {args.target}.")
    return 0
