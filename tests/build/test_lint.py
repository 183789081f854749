"""The linters, the formatters and the type checkers, as tests: what they say is what is wrong."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

TOOLS = {
    "Python has no faults a linter sees": ["ruff", "check", "--quiet", "."],
    "Python is formatted (cure: ruff format)": ["ruff", "format", "--quiet", "--diff", "."],
    "Python's types fit": ["mypy"],
    "scripts' types fit": ["deno", "check", "--quiet", "."],
    "scripts have no faults a linter sees": ["deno", "lint", "--quiet"],
    "scripts are formatted (cure: deno fmt)": ["deno", "fmt", "--check", "--quiet"],
}


@pytest.mark.parametrize("command", TOOLS.values(), ids=TOOLS.keys())
def test_that(project: Path, command: list[str]) -> None:
    tool, *arguments = command
    folder = project / "theme" / "app" if tool == "deno" else project
    done = subprocess.run(
        [Path(sys.executable).parent / tool, *arguments],
        cwd=folder,
        env={**os.environ, "NO_COLOR": "1", "DENO_NO_UPDATE_CHECK": "1"},
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, f"{done.stdout}{done.stderr}"
