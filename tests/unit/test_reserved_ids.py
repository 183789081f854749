"""No component, section or question can take a name that a page needs for itself."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from assessment_kit.framework import reserved

STATIC_ID = re.compile(r'\sid="([^"{}]+)"')
CONTROL = re.compile(r'<(?:select|input|textarea|button)\b[^>]*\sname="([^"{}]+)"')
STATES = ["cannot-say", "not-applicable", "no-agreement"]


def found(pattern: re.Pattern[str], paths: Iterable[Path]) -> set[str]:
    return {name for path in paths for name in pattern.findall(path.read_text("utf-8"))}


def included(theme: Path, name: str) -> set[Path]:
    """A template of the theme and those that it includes."""
    path = theme / name
    more = re.findall(r'\{% include "([^"]+\.html)"', path.read_text("utf-8"))
    return {path}.union(*(included(theme, one) for one in more))


def test_every_name_that_the_templates_use_is_kept_from_frameworks(project: Path) -> None:
    """Ids of any page; and names of controls in the form that has a control for each question."""
    templates = [*project.glob("theme/app/**/*.html"), *project.glob("theme/shared/**/*.j2")]
    names = found(STATIC_ID, templates) | found(CONTROL, included(project / "theme", "app/assessment.html"))
    assert {"questionnaire", "role", "progress"} <= names
    assert [name for name in sorted(names) if not reserved.why_reserved(name)] == []


@pytest.mark.parametrize("state", STATES)
def test_no_level_can_be_taken_for_a_state(state: str) -> None:
    assert state in reserved.LEVELS


def test_an_id_is_taken_only_where_it_would_collide() -> None:
    why = reserved.why_reserved
    assert why("id") and not why("id", "component") and not why("id", "section")
    assert why("con", "component") and not why("con")
    assert all(why("main", kind) and why("kit-spread", kind) for kind in reserved.TAKEN)


def test_ordinary_ids_are_free() -> None:
    assert not any(map(reserved.why_reserved, ["purpose", "purpose-direction", "kitchen", "roles", "1", "start-well"]))
