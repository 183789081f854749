"""Whatever people answer: counts add up, small groups stay hidden, and order says nothing. Examples stand beside the scripts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from documents import PEOPLE
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

Run = Callable[..., Any]
often = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

VIEW = """(kit, {framework, people}) => {
  const views = new kit.Views(new kit.Framework(framework), people);
  const questions = [...views.framework.questions.keys()];
  return {
    everyone: Object.fromEntries(views.everyone),
    groups: Object.fromEntries(questions.map((id) => [id, views.groupsOn(id)])),
    open: [...views.open],
    folded: views.folded.map((role) => role.id),
    differences: Object.fromEntries(questions.map((id) => [id, views.difference(id)])),
  };
}"""


@pytest.fixture(scope="session")
def view(run: Run, small_framework: dict[str, Any]) -> Callable[[list[Any]], dict[str, Any]]:
    return lambda people: run(VIEW, {"framework": small_framework, "people": people})


def whole(tally: dict[str, Any]) -> int:
    return sum(tally["levels"]) + tally["cannotSay"] + tally["notApplicable"] + tally["elsewhere"] + tally["unanswered"]


def answered(tally: dict[str, Any]) -> int:
    return whole(tally) - int(tally["unanswered"])


def at(level: str) -> dict[str, Any]:
    return {"q-one": {"level": level}}


@often
@given(people=st.lists(PEOPLE, max_size=12))
def test_the_counts_of_every_question_add_up_to_the_people(view: Any, people: list[Any]) -> None:
    found = view(people)
    assert {id_: whole(tally) for id_, tally in found["everyone"].items()} == dict.fromkeys(
        ["q-one", "q-two", "q-three"], len(people)
    )


# Few answers and many people of few roles, so that groups lie around the minimum of three.
CROWD = st.lists(
    st.builds(
        lambda role, answers: {"id": "p-x", "role": role, "answers": answers},
        st.sampled_from(["cooks", "guests", "waiters", "strangers", ""]),
        st.sampled_from(
            [{}, {}, at("low"), at("high"), {"q-one": {"state": "cannot-say"}}, {"q-one": {"level": "no"}}]
        ),
    ),
    max_size=20,
)


@often
@given(people=CROWD)
def test_no_group_below_the_minimum_can_be_seen_or_worked_out(view: Any, people: list[Any]) -> None:
    found = view(people)
    shown = found["groups"]["q-one"]
    members = {group["id"]: sum(person["role"] == group["id"] for person in people) for group in shown}
    assert all(whole(group["tally"]) == members[group["id"]] for group in shown)
    assert all(answered(group["tally"]) >= 3 for group in shown)
    everyone = found["everyone"]["q-one"]
    # Whatever shown groups are taken from everyone, nobody is left, or at least three.
    for chosen in range(1, 2 ** len(shown)):
        taken = [group for number, group in enumerate(shown) if chosen >> number & 1]
        rest = len(people) - sum(members[group["id"]] for group in taken)
        rest_answered = answered(everyone) - sum(answered(group["tally"]) for group in taken)
        assert rest == 0 or rest >= 3
        assert rest_answered == 0 or rest_answered >= 3


@often
@given(people=CROWD)
def test_every_group_is_either_shown_somewhere_or_said_to_be_folded(view: Any, people: list[Any]) -> None:
    found = view(people)
    here = {person["role"] for person in people} & {"cooks", "guests", "waiters"}
    assert set(found["open"]) | set(found["folded"]) == here
    assert not set(found["open"]) & set(found["folded"])


@often
@given(levels=st.lists(st.integers(0, 20), min_size=2, max_size=7), times=st.integers(1, 5))
def test_disagreement_depends_on_shares_and_not_on_direction(run: Run, levels: list[int], times: int) -> None:
    many = [[*levels], levels[::-1], [count * times for count in levels]]
    one, backwards, more = run("(kit, many) => many.map((levels) => kit.disagreement(levels))", many)
    assert one == pytest.approx(backwards) == pytest.approx(more)
    assert 0 <= one <= 1


WORDS = st.text("ab ß🙂\n", max_size=4)


@often
@given(
    texts=st.lists(st.tuples(WORDS, WORDS), max_size=10),
    seed=st.randoms(use_true_random=False),
)
def test_notes_stand_in_an_order_that_says_nothing_of_the_files(run: Run, texts: list[Any], seed: Any) -> None:
    answers = [{"note": note, "evidence": evidence} for note, evidence in texts]
    shuffled = seed.sample(answers, len(answers))
    first, second = run("(kit, many) => many.map((answers) => kit.writings(answers))", [answers, shuffled])
    assert first == second
    assert sum(text["count"] for text in first) == sum(
        bool(note.strip() or evidence.strip()) for note, evidence in texts
    )
