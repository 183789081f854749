"""The table of faults in tests/README.md names tests that exist."""

from __future__ import annotations

import re
from pathlib import Path


def test_every_test_that_the_table_of_faults_names_is_there(project: Path) -> None:
    named = set(re.findall(r"`(test_\w+)`", (project / "tests/README.md").read_text("utf-8")))
    written = {
        name
        for path in (project / "tests").rglob("test_*.py")
        for name in re.findall(r"^def (test_\w+)", path.read_text("utf-8"), re.MULTILINE)
    }
    assert len(named) > 30
    assert named - written == set()
