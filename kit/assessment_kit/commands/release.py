"""`assessment-kit release`: what this version of a framework holds, noted as published."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from assessment_kit.bill_check import bill_faults, strangers
from assessment_kit.commands import FRAMEWORK
from assessment_kit.deployed import NoKit, opened
from assessment_kit.framework.folder import PUBLISHED, read_all
from assessment_kit.framework.model import Framework, judged
from assessment_kit.framework.published import with_release
from assessment_kit.reading.problems import FrameworkError

SITE = "site"


def add(commands: Any) -> None:
    """Add the command to those of the parser."""
    releasing = commands.add_parser(
        "release",
        help="note this version of a framework as published",
        description="Note the ids and levels of this version, and which component each question is in, in published.yml, so "
        "that none can vanish or move unnoticed. Nothing is noted while the bill of materials of the built kit is missing, of "
        "another version, or lacks what the kit hands out.",
    )
    releasing.add_argument("folder", nargs="?", **FRAMEWORK)
    releasing.add_argument(
        "--site",
        metavar="SITE-OR-ZIP",
        type=Path,
        help="the kit that was built of it (default: site beside the framework's folder, if there is one)",
    )
    releasing.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Note the ids and levels of this version as published. Nothing is noted of a framework with problems, nor of a kit whose
    bill is not in order."""
    found = read_all(args.folder)
    try:
        framework = judged(found)
    except FrameworkError as error:
        print(error)
        print("Nothing was released: mend this first.", file=sys.stderr)
        return 1
    text, version = with_release(found), framework.version
    if text is None:
        print(f"Version {version} is released already. Nothing was changed.")
        return 0
    if not _in_order(args.site or args.folder.resolve().parent / SITE, framework, is_named=args.site is not None):
        print("Nothing was released: mend this first.", file=sys.stderr)
        return 1
    target = args.folder / PUBLISHED
    part = target.with_name(f"{PUBLISHED}.part")
    part.write_text(text, encoding="utf-8", newline="\n")
    part.replace(target)
    print(f"Noted version {version} in {target}. Keep that file with the framework.")
    return 0


def _in_order(site: Path, framework: Framework, is_named: bool) -> bool:
    """Say what is wrong with the bill of a built kit, and whether nothing is. Where no kit was built or named, none is looked at."""
    if not is_named and not site.exists():
        print(
            f"There is no {site}, so no bill of materials was looked at; name the built kit with --site.",
            file=sys.stderr,
        )
        return True
    try:
        deployed = opened(site)
        faults = list(bill_faults(deployed, framework))
    except NoKit as error:
        faults, deployed = [str(error)], None
    for fault in faults:
        print(fault)
    for file in strangers(deployed) if deployed else ():
        print(f"{file}: is not known to the bill of materials; if others made it, say so yourself", file=sys.stderr)
    return not faults
