"""Every promise that an administrator is given has a test, and names it rightly."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from assessment_kit.making import Kit


def test_each_promise_names_a_test_that_there_is(kit: Kit, project: Path) -> None:
    body = kit.parts[0].pages["about/promises.md"].body
    promises = re.findall(r"^- \*\*(.+?)\*\* (.+) Held by `(.+?)`\.$", body, re.M)
    assert len(promises) == body.count("\n- ") > 10
    for promise, how, test in promises:
        path, _, name = test.partition("::")
        tree = ast.parse((project / path).read_text("utf-8"))
        assert name in {one.name for one in tree.body if isinstance(one, ast.FunctionDef)}, promise
        assert how, promise
