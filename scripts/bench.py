"""Measure the kit: `python3 scripts/bench.py [--quick] [--environments] [builds] [weights] [pages] [peers] [clicks] [files] [plans] [collate]`.

All of them without a name; `--environments` adds how long it takes to make those, minutes more. What each measures
stands in scripts/measuring. Limits are printed beside the figures; nothing fails for them. The README quotes the output.
"""

from __future__ import annotations

import argparse
import datetime
import importlib
import os
import platform

import environment

NAMES = ("builds", "weights", "pages", "peers", "clicks", "files", "plans", "collate")


def main() -> int:
    """Print what was asked for, as it is found; returns the exit code."""
    from measuring.figures import Effort

    asked = _asked()
    effort = Effort(rounds=2, quick=True) if asked.quick else Effort()
    day = datetime.datetime.now().date().isoformat()
    print(f"{day}, Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} cores", flush=True)
    for name in (asked.names or NAMES) + (("environments",) if asked.environments else ()):
        for line in importlib.import_module(f"measuring.{name}").measured(effort):
            print(line, flush=True)
    return 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure the kit.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one of {', '.join(NAMES)}; all without a name")
    parser.add_argument("--quick", action="store_true", help="two rounds, and not the largest sizes")
    parser.add_argument("--environments", action="store_true", help="also make the environments anew: minutes")
    asked = parser.parse_args()
    if unknown := set(asked.names) - set(NAMES):
        parser.error(f"no such measurement: {', '.join(sorted(unknown))}; there are {', '.join(NAMES)}")
    asked.names = tuple(asked.names)
    return asked


if __name__ == "__main__":
    environment.enter(environment.TESTS)
    raise SystemExit(main())
