"""`assessment-kit serve`: the kit in this folder, in a browser, while it is being written."""

from __future__ import annotations

import argparse
import re
import sys
from typing import Any

from assessment_kit import building


def add(commands: Any) -> None:
    """Add the command to those of the parser."""
    serve = commands.add_parser(
        "serve",
        help="show the kit in a browser, and follow changes",
        description="Show the kit in this folder in a browser, and follow what is changed in it, until Ctrl-C is pressed.",
    )
    serve.add_argument(
        "--address", type=address, metavar="HOST:PORT", help="where (default: what mkdocs.yml says, or 127.0.0.1:8000)"
    )
    serve.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Serve until stopped."""
    print("Making the pages; open the address below when it is told. Stop with Ctrl-C.", flush=True)
    try:
        building.serve(args.address)
    except building.NotBuilt as refused:
        print(refused, file=sys.stderr)
        return 1
    except SystemExit as ended:
        return 1 if ended.code else 0
    return 0


def address(text: str) -> str:
    """A host and a port of it."""
    found = re.fullmatch(r"(\[[0-9a-fA-F:]+\]|[\w.-]+):(\d{1,5})", text)
    if not found or not 0 < int(found[2]) < 65536:
        raise argparse.ArgumentTypeError(f'"{text}" is no address; write it as 127.0.0.1:8000')
    return text
