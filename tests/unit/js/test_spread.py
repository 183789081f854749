"""Whatever people answer: counts add up, and order says nothing. Examples stand beside the scripts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from documents import PEOPLE
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

Run = Callable[..., Any]
often = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

VIEW = (
    """(kit, {framework, people}) => Object.fromEntries(new kit.Views(new kit.Framework(framework), people).everyone)"""
)


@pytest.fixture(scope="session")
def view(run: Run, small_framework: dict[str, Any]) -> Callable[[list[Any]], dict[str, Any]]:
    return lambda people: run(VIEW, {"framework": small_framework, "people": people})


def whole(tally: dict[str, Any]) -> int:
    return sum(tally["levels"]) + tally["cannotSay"] + tally["notApplicable"] + tally["elsewhere"] + tally["unanswered"]


@often
@given(people=st.lists(PEOPLE, max_size=12))
def test_the_counts_of_every_question_add_up_to_the_people(view: Any, people: list[Any]) -> None:
    found = view(people)
    assert {id_: whole(tally) for id_, tally in found.items()} == dict.fromkeys(
        ["q-one", "q-two", "q-three"], len(people)
    )


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
