"""What the unit tests share: the kit in memory, made once."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from assessment_kit.making import Kit, make_kit

sys.path.append(str(Path(__file__).resolve().parent))  # for answer_cases.py


@pytest.fixture(scope="session")
def kit(project: Path) -> Kit:
    """The kit made from this project's own framework; nothing is written."""
    return make_kit(project / "framework", project / "framework/pages")
