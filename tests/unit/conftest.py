"""What the unit tests share: the kit in memory, made once."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from assessment_kit.making import Kit, make_kit

sys.path.append(str(Path(__file__).resolve().parent))  # for answer_cases.py


@pytest.fixture(scope="session")
def kit(project: Path) -> Iterator[Kit]:
    """The kit made from this project's own framework; nothing is written."""
    made = make_kit(project / "framework", project / "framework/pages")
    yield made
    made.pack.cancel()  # nobody asked for the PDFs that are not begun yet
