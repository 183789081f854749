"""What the unit tests share: the kit in memory, made once."""

from __future__ import annotations

from pathlib import Path

import pytest
from assessment_kit.making import Kit, make_kit


@pytest.fixture(scope="session")
def kit(project: Path) -> Kit:
    """The kit made from this project's own framework; nothing is written."""
    return make_kit(project / "framework", project / "framework/pages")
