"""Every promise that an administrator is given has a test, and names it rightly."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from assessment_kit.making import Kit


def test_each_promise_names_a_test_that_there_is(kit: Kit, project: Path) -> None:
    rows = [row.split(" | ") for row in re.findall(r"^\| .*", kit.parts[0].pages["about/promises.md"].body, re.M)]
    promises = [row for row in rows if "Promise" not in row[0]]
    assert len(promises) > 10
    for promise, how, test in promises:
        path, _, name = test.strip(" |`").partition("::")
        functions = {
            one.name for one in ast.parse((project / path).read_text("utf-8")).body if isinstance(one, ast.FunctionDef)
        }
        assert name in functions, promise
        assert how.strip(), promise
