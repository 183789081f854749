"""Over http and from file://: which tests are tried both ways, and which one way only, each test another."""

from __future__ import annotations

import zlib
from collections import defaultdict

import pytest

# What these try is worked out on the page, or in a browser that a test makes fail, wherever the page came from: one half of
# them goes over http, and the other from file://. A test with several cases takes the two ways by turns. What a browser does
# by itself with what it keeps, opens, saves and tells another tab is tried both ways: by the journeys, in every engine, and by
# all other files.
EITHER_WAY = {
    *(
        "assessment",
        "assessment_files",
        "assessment_marks",
        "assessment_person",
        "assessment_quick",
        "assessment_saving",
        "assessment_storage",
    ),
    *("failing", "journey", "kill", "two_copies"),
    *("plan", "plan_actions", "plan_beside", "plan_choose", "plan_follow", "plan_report"),
    *("workshop_gathering", "workshop_keeping", "workshop_paper", "workshop_sessions"),
}
WAYS = ("http", "file")
NAMES = ("questionnaire_root", "workshop_root", "root")  # the fixtures that are made both ways


def spare(items: list[pytest.Item]) -> set[pytest.Item]:
    """The tests that can be left out because they are there the other way; not where somebody asks for one by its name."""
    tests: dict[tuple[object, str], dict[tuple[object, ...], dict[str, pytest.Item]]] = defaultdict(
        lambda: defaultdict(dict)
    )
    for item in items:
        if item.path.stem.removeprefix("test_") in EITHER_WAY and isinstance(item, pytest.Function):
            way, case = way_and_case(item)
            tests[item.path, item.originalname][case][way] = item
    found = set()
    for (_, name), cases in tests.items():
        for number, ways in enumerate(cases.values(), zlib.crc32(name.encode())):
            if set(ways) == set(WAYS):
                found.add(ways[WAYS[number % 2]])
    return found


def way_and_case(item: pytest.Function) -> tuple[str, tuple[object, ...]]:
    """Over "http", from a "file", or neither; and all else that the test is called with."""
    params = dict(item.callspec.params) if hasattr(item, "callspec") else {}
    ways = [str(params.pop(name)) for name in NAMES if name in params]
    return "".join(ways), tuple(map(repr, params.items()))
