"""`assessment-kit pages`: the kit as ordinary Markdown, for another site generator."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from assessment_kit.commands import FRAMEWORK, typed
from assessment_kit.framework.page import OWN_PAGES
from assessment_kit.plain_site import plain_site
from assessment_kit.reading.problems import FrameworkError
from assessment_kit.start.folder import NotEmpty, see_to_room, write


def add(commands: Any) -> None:
    """Add the command to those of the parser."""
    pages = commands.add_parser(
        "pages",
        help="write the pages as Markdown, for another site generator",
        description="Write the guidance as Markdown, with navigation, settings and all other files of the kit, for Zensical "
        "and whatever else reads mkdocs.yml. Nothing is written over.",
    )
    pages.add_argument("folder", metavar="FOLDER", type=Path, help="where to write them; empty, or not there yet")
    pages.add_argument("--framework", **FRAMEWORK)
    pages.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write everything, or nothing."""
    try:
        see_to_room(args.folder)
        own = args.framework / OWN_PAGES
        files, kit = plain_site(args.framework, Path("docs") if Path("docs").is_dir() else own)
        write(args.folder, files)
    except (NotEmpty, FrameworkError) as refused:
        print(refused, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{args.folder} could not be written: {error.strerror or error}", file=sys.stderr)
        return 1
    print(f"Wrote {len(kit.pages)} pages and {len(files) - len(kit.pages)} other files into {args.folder}.")
    print(f"Next, for example: cd {typed(args.folder)} && zensical build")
    return 0
