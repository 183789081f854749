"""A workshop is the same whatever the order, repetition or division of the files it is made of."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
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
HELD = """(kit, {framework, cases}) => cases.map(({first, second}) => {
  const session = (files) => {
    const made = new kit.Session(new kit.Framework(framework));
    for (const file of files) {
      const name = JSON.stringify(file);
      for (const one of kit.versionsOf(file)) made.add(one, name);
    }
    return made;
  };
  const [one, other] = [session(first), session(second)];
  const opened = session([one.toDocument("2027-06-01")]);
  const text = JSON.stringify(one.toDocument(""));
  const given = first.flatMap((file) => kit.versionsOf(file));
  const follows = (now, version) => kit.says(now) === kit.says(version) || kit.follows(now, version);
  const isHeld = (made) => ({kind, id, ...version}) => made.standing(kind, id).some((now) => follows(now, version) ||
    given.some((step) => step.kind === kind && step.id === id && follows(step, version) && follows(now, step)));
  const notes = (files) => new Set(files.flatMap(({plan = []}) => plan.flatMap(({progress = []}) => progress.map(({id}) => id))));
  return {
    same: text === JSON.stringify(other.toDocument("")),
    lost: given.filter((version) => !isHeld(one)(version)),
    lostOnTheWay: given.filter((version) => !isHeld(opened)(version)),
    lostNotes: [...notes(first)].filter((id) => !text.includes(`"${id}"`)),
  };
})"""


class Room:
    """People, agreements and actions that travel in files, are changed by whoever has them, and come together again."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.revisions = 0
        self.files = [self.changed(self.blank())]
        for _ in range(self.chance.randint(1, 6)):
            self.files.append(self.changed(json.loads(json.dumps(self.chance.choice(self.files)))))

    def blank(self) -> dict[str, Any]:
        used = {"id": "small", "version": "1.2.0"}
        return {"format": "assessment-kit", "format_version": 1, "framework": used, "people": [], "history": {}}

    def changed(self, file: dict[str, Any]) -> dict[str, Any]:
        file["saved"] = self.chance.choice(["2026-11-01", "2026-11-01", "2099-01-01"])
        for _ in range(self.chance.randint(1, 4)):
            self.change(file)
        return file

    def change(self, file: dict[str, Any]) -> None:
        kind, id_ = self.chance.choice([("people", "p-a"), ("people", "p-b"), ("agreed", "q-one"), ("plan", "a-1")])
        key = f"{kind}:{id_}"
        if self.chance.random() < 0.9:  # now and then a file has no history, as one that was made by hand
            self.revisions += 1
            chain = file["history"].get(key, [])
            file["history"][key] = [f"r-{self.revisions}-{self.chance.randrange(10**6)}", *chain][:50]
        level, text = self.chance.choice(["low", "high", "top"]), f"text {self.chance.randrange(1000)}"
        if kind == "agreed":
            file["agreed"] = {id_: {"level": level, "reason": text}}
            return
        others = [one for one in file.get(kind, []) if one["id"] != id_]
        [before] = [one for one in file.get(kind, []) if one["id"] == id_] or [{"id": id_}]
        gone = kind == "people" and key in file["history"] and self.chance.random() < 0.1
        file[kind] = others if gone else [*others, before | self.said(kind, level, text, before)]

    def said(self, kind: str, level: str, text: str, before: dict[str, Any]) -> dict[str, Any]:
        if kind == "people":
            return {"answers": {"q-one": {"level": level, "note": text}}}
        note = {"id": f"n-{self.chance.randrange(10**9)}", "date": "2027-01-01", "note": text}
        return {"action": text, "progress": [*before.get("progress", []), note]}

    def dealt(self) -> list[dict[str, Any]]:
        """Every file, in some order, some of them twice."""
        return self.chance.sample(self.files * 2, len(self.files)) + self.chance.sample(self.files, len(self.files))


def rooms(run: Run, framework: dict[str, Any], seed: int) -> None:
    cases = [Room(seed * BATCH + number) for number in range(BATCH)]
    dealt = [{"first": room.dealt(), "second": room.dealt()} for room in cases]
    for room, found in zip(cases, run(HELD, {"framework": framework, "cases": dealt}), strict=True):
        assert found["same"], f"the order of adding matters: {room.files}"
        assert not found["lost"], f"something disappeared unasked: {room.files}"
        assert not found["lostOnTheWay"], f"something disappeared over saving and opening: {room.files}"
        assert not found["lostNotes"], f"a note of progress is gone: {room.files}"


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
