"""What it costs to begin: seconds and megabytes of the environment that builds, and of the one that tests."""

from __future__ import annotations

from collections.abc import Iterator

import environment

from measuring.figures import Effort, doing

EXTENTS = {"to build": environment.BUILD, "to test": environment.TESTS}


def measured(effort: Effort) -> Iterator[str]:
    """Make each environment anew, from locked packages that pip may have at hand already."""
    yield "Environments made anew:"
    for name, extent in EXTENTS.items():
        doing(f"making the environment {name}")
        packages, megabytes, seconds = environment.weighed(extent)
        yield f"  {name}: {packages} packages, {megabytes:.0f} MB, {seconds:.0f} s, from {extent.lock}"
