"""That every test runs: pytest passes over folders by their names, without a word."""

from __future__ import annotations

from fnmatch import fnmatch
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize(
    "folder", sorted({path.parent.relative_to(TESTS).as_posix() for path in TESTS.rglob("test_*.py")})
)
def test_no_folder_of_tests_is_passed_over(folder: str, request: pytest.FixtureRequest) -> None:
    passed_over = request.config.getini("norecursedirs")
    assert [part for part in Path(folder).parts if any(fnmatch(part, pattern) for pattern in passed_over)] == []
