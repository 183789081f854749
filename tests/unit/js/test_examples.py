"""The examples that stand beside the pages' scripts, written in their language: theme/app/rules/*.test.js."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def test_every_example_beside_the_scripts_holds(project: Path) -> None:
    done = subprocess.run(
        # Their types are for build/test_lint.py.
        [Path(sys.executable).parent / "deno", "test", "--quiet", "--no-remote", "--no-check", "."],
        cwd=project / "theme" / "app",
        env={**os.environ, "NO_COLOR": "1", "DENO_NO_UPDATE_CHECK": "1"},
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, f"{done.stdout}{done.stderr}"
    assert "passed" in done.stdout
