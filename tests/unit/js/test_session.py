"""A workshop is the same whatever the order, repetition or division of the files it is made of."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from answer_cases import content
from assessment_kit.answers.format import read_answers, written
from assessment_kit.answers.table import page_shape
from documents import documents
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

Run = Callable[..., Any]
often = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

SAVE = """(kit, {framework, groups, day}) => groups.map((files) => {
  const session = new kit.Session(new kit.Framework(framework));
  for (const file of files) {
    session.seeVersion(file.framework.version);
    for (const version of kit.versionsOf(file)) session.add(version, JSON.stringify(file));
  }
  return session.toDocument(day);
})"""
TEXTS = """(kit, {document, largest}) =>
  kit.workshopTexts(document, async () => {}, largest).then((files) => files.map((pieces) => pieces.join("")))"""


@pytest.fixture(scope="session")
def save(run: Run, small_framework: dict[str, Any]) -> Callable[..., list[dict[str, Any]]]:
    """A function that adds groups of files, each to a fresh workshop, and returns what each saves."""
    return lambda *groups, day="2027-06-01": run(SAVE, {"framework": small_framework, "groups": groups, "day": day})


@often
@given(files=st.lists(documents(), min_size=1, max_size=4), seed=st.integers())
def test_the_order_of_files_does_not_matter(save: Any, files: list[Any], seed: int) -> None:
    shuffled = random.Random(seed).sample(files, len(files))
    first, second, backwards = save(files, shuffled, files[::-1])
    assert first == second == backwards


@often
@given(files=st.lists(documents(), min_size=1, max_size=3))
def test_adding_everything_twice_changes_nothing(save: Any, files: list[Any]) -> None:
    once, twice = save(files, files + files)
    assert once == twice


@often
@given(files=st.lists(documents(), max_size=3), more=documents())
def test_adding_in_two_sittings_gives_the_same(save: Any, files: list[Any], more: Any) -> None:
    for file in [*files, more]:
        file["saved"] = "2026-11-01"  # what is saved between takes the day of the saving
        for one in file["people"]:
            one["saved"] = "2026-11-01"
    [halfway] = save(files, day="2026-11-01")
    at_once, in_two = save([*files, more], [halfway, more])
    assert by_ids(at_once) == by_ids(in_two)


def by_ids(document: dict[str, Any]) -> dict[str, Any]:
    """With lists in the order of ids: lines that come from several files have no order among them."""
    lists = {kind: sorted(document[kind], key=lambda one: one["id"]) for kind in ("plan", "goals") if kind in document}
    return document | lists


@often
@given(files=st.lists(documents(), min_size=1, max_size=3), largest=st.sampled_from([1, 200, 10**9]))
def test_saving_splitting_and_opening_gives_the_same_workshop(
    run: Run, save: Any, files: list[Any], largest: int
) -> None:
    for file in files:
        file.setdefault("saved", "2026-11-01")
    [saved] = save(files)
    texts = run(TEXTS, {"document": saved, "largest": largest})
    parts = [json.loads(text) for text in texts]
    assert len(parts) == 1 if largest > 10**6 else len(parts) >= 1
    forth, back = save(parts, parts[::-1])
    assert forth == back == saved


@often
@given(files=st.lists(documents(), min_size=1, max_size=3))
def test_what_is_saved_is_read_by_the_kit_and_by_the_page(run: Run, save: Any, files: list[Any]) -> None:
    [saved] = save(files)
    for text in run(TEXTS, {"document": saved, "largest": 10**9}):
        assert json.loads(written(read_answers(text.encode()))) == saved
        reading = run("(kit, {text, table}) => kit.readAnswerText(text, table)", {"text": text, "table": page_shape()})
        assert reading == {"file": saved, "left": []}


def test_every_field_of_the_format_is_saved_again(save: Any) -> None:
    whole = content("every-field")
    whole["history"]["people:p-77aa"] = ["r-1111"]
    [saved] = save([whole], day=whole["saved"])
    notes = {note["id"]: note for note in whole["plan"][0]["progress"]}
    for action in (saved["plan"][0], saved["parted"]["plan:a-1"][0]["value"]):
        assert {note["id"]: note for note in action.pop("progress")} == notes, (
            "whichever stands, no note of progress is lost"
        )
    del whole["plan"][0]["progress"]
    assert saved == whole | {"framework": saved["framework"]}


def test_counts_stay_side_by_side_and_the_same_counts_are_there_once(save: Any) -> None:
    file = content("counts-only")
    other = file | {"counts": [{"group": "cooks", "people": 9}]}
    [saved] = save([file, other, file])
    assert len(saved["counts"]) == 2


@often
@given(file=documents())
def test_what_the_room_says_here_follows_what_a_file_says(run: Run, small_framework: dict[str, Any], file: Any) -> None:
    file["agreed"] = {"q-one": {"level": "top", "reason": "A much longer reason than the one of the room."}}
    said = run(
        """(kit, {framework, file}) => {
          const session = new kit.Session(new kit.Framework(framework));
          for (const version of kit.versionsOf(file)) session.add(version, "file:1");
          session.say("agreed", "q-one", { level: "low" }, () => "r-here");
          for (const version of kit.versionsOf(file)) session.add(version, "file:2");
          return session.value("agreed", "q-one");
        }""",
        {"framework": small_framework, "file": file},
    )
    assert said == {"level": "low"}


BATCH = 100  # workshops in one call of the page
# They are made in the page too: thousands of them take longer to hand over than to try.
ROOMS = Path(__file__).with_name("rooms.js").read_text("utf-8")


def rooms(run: Run, framework: dict[str, Any], seed: int) -> None:
    seeds = [(seed * BATCH + number) % 2**32 for number in range(BATCH)]
    for found in run(ROOMS, {"framework": framework, "seeds": seeds}):
        pytest.fail(f"{found['wrong']}: {found['files']}")


@settings(often, max_examples=10)
@given(seed=st.integers(0, 2**32))
def test_nothing_disappears_unasked_whatever_comes_in_whatever_order(
    run: Run, small_framework: dict[str, Any], seed: int
) -> None:
    rooms(run, small_framework, seed)


@pytest.mark.engines
@settings(often, max_examples=200)
@given(seed=st.integers(0, 2**32))
def test_the_same_of_twenty_thousand_workshops(run: Run, small_framework: dict[str, Any], seed: int) -> None:
    rooms(run, small_framework, seed)
