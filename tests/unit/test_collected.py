"""What the tests have to keep to, where pytest and the browser say nothing: every one runs, and waits for what it can see."""

from __future__ import annotations

import ast
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


def test_what_a_test_waits_for_is_a_function() -> None:
    """The policy of the pages lets a text that is waited for run once, and refuses it when it is asked again."""
    texts = []
    for path in TESTS.rglob("*.py"):
        if "wait_for_function" not in (text := path.read_text("utf-8")):
            continue
        tree = ast.parse(text)
        assigned = [one for one in ast.walk(tree) if isinstance(one, ast.Assign)]
        constants = {name.id: one.value for one in assigned if isinstance(name := one.targets[0], ast.Name)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "wait_for_function":
                asked = ast.unparse(node.args[0])
                texts.append((path.name, ast.unparse(constants[asked]) if asked in constants else asked))
    assert texts
    assert [one for one in texts if "=>" not in one[1]] == []
