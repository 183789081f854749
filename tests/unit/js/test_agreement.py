"""What is agreed, field by field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]

AGREE = """(kit, {agreed, field, value}) => kit.agreeing(agreed, field, value)"""


@pytest.mark.parametrize(
    ("agreed", "field", "value", "expected"),
    [
        ({}, "choice", "low", {"level": "low"}),
        ({"level": "low", "target": "top"}, "choice", "high", {"level": "high", "target": "top"}),
        ({"level": "low", "reason": "So"}, "choice", "", {"reason": "So"}),
        ({"level": "low", "target": "top"}, "choice", "no-agreement", {"state": "no-agreement"}),
        ({"state": "no-agreement", "views": ["low", "top"]}, "choice", "low", {"level": "low"}),
        ({"level": "low"}, "target", "top", {"level": "low", "target": "top"}),
        ({"level": "low", "target": "top"}, "target", "", {"level": "low"}),
        ({}, "reason", "Not yet", {"reason": "Not yet"}),
        ({"reason": "Not yet"}, "reason", "", {}),
        ({"state": "no-agreement"}, "views", ["low", "top"], {"state": "no-agreement", "views": ["low", "top"]}),
        ({"state": "no-agreement", "views": ["low"]}, "views", [], {"state": "no-agreement"}),
    ],
)
def test_one_field_is_set_and_what_contradicts_it_goes(
    run: Run, agreed: dict[str, Any], field: str, value: Any, expected: dict[str, Any]
) -> None:
    assert run(AGREE, {"agreed": agreed, "field": field, "value": value}) == expected


@pytest.mark.parametrize(
    ("agreed", "settled"),
    [({}, False), ({"reason": "Talked"}, False), ({"level": "low"}, True), ({"state": "no-agreement"}, True)],
)
def test_a_level_or_an_honest_no_settles_a_question(run: Run, agreed: dict[str, Any], settled: bool) -> None:
    assert run("(kit, agreed) => kit.isSettled(agreed)", agreed) is settled
