"""Counting, and what is said of counts without adding levels up."""

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


def people_of(*groups: tuple[str, int, dict[str, Any]]) -> list[dict[str, Any]]:
    """So many people of a role with the same answers, group after group."""
    return [
        {"id": f"p-{role or 'x'}-{number}", "role": role, "answers": answers}
        for role, count, answers in groups
        for number in range(count)
    ]


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


def test_the_next_smallest_group_is_folded_when_the_hidden_one_could_be_worked_out(view: Any) -> None:
    found = view(people_of(("cooks", 6, at("low")), ("guests", 4, at("high")), ("waiters", 2, at("top"))))
    assert [group["id"] for group in found["groups"]["q-one"]] == ["cooks"]
    assert found["folded"] == ["guests", "waiters"]


def test_those_who_gave_no_group_are_guarded_like_a_group(view: Any) -> None:
    found = view(people_of(("cooks", 6, at("low")), ("guests", 4, at("high")), ("", 1, at("top"))))
    assert [group["id"] for group in found["groups"]["q-one"]] == ["cooks"]


def test_a_group_of_which_few_answered_is_not_shown_on_that_question(view: Any) -> None:
    silent = people_of(("cooks", 4, {}))
    found = view(silent + people_of(("cooks", 2, at("low")), ("guests", 4, at("high")), ("waiters", 5, at("low"))))
    assert found["open"] == ["cooks", "guests", "waiters"] or set(found["open"]) == {"cooks", "guests", "waiters"}
    assert [group["id"] for group in found["groups"]["q-one"]] == ["waiters"]


def test_groups_are_compared_by_their_middle_views(view: Any) -> None:
    found = view(people_of(("cooks", 3, at("low")), ("guests", 4, at("high")), ("waiters", 3, at("middle"))))
    difference = found["differences"]["q-one"]
    assert (difference["low"]["id"], difference["high"]["id"]) == ("cooks", "guests")
    assert (difference["lowAt"], difference["highAt"]) == (0, 2)
    assert found["differences"]["q-two"] is None


def test_an_answer_under_an_id_that_moved_counts_under_the_new_one(view: Any) -> None:
    [old, both] = [{"q-old": {"level": "low"}}, {"q-old": {"level": "low"}, "q-one": {"level": "top"}}]
    assert view(people_of(("cooks", 1, old), ("guests", 1, both)))["everyone"]["q-one"]["levels"] == [1, 0, 0, 1]


@pytest.mark.parametrize(
    ("levels", "expected"),
    [([4, 0, 0, 0], 0), ([0, 0, 0, 0], 0), ([2, 0, 0, 2], 1), ([1, 1, 1, 1], 2 / 3), ([2, 2, 0, 0], 1 / 3), ([3], 0)],
)
def test_disagreement_is_nothing_for_one_level_and_all_for_two_ends(
    run: Run, levels: list[int], expected: float
) -> None:
    assert run("(kit, levels) => kit.disagreement(levels)", levels) == pytest.approx(expected)


@often
@given(levels=st.lists(st.integers(0, 20), min_size=2, max_size=7), times=st.integers(1, 5))
def test_disagreement_depends_on_shares_and_not_on_direction(run: Run, levels: list[int], times: int) -> None:
    many = [[*levels], levels[::-1], [count * times for count in levels]]
    one, backwards, more = run("(kit, many) => many.map((levels) => kit.disagreement(levels))", many)
    assert one == pytest.approx(backwards) == pytest.approx(more)
    assert 0 <= one <= 1


@pytest.mark.parametrize(
    ("levels", "shape"),
    [
        ([0, 0, 0, 0, 0], "none"),
        ([0, 1, 0, 0, 0], "lone"),
        ([0, 5, 0, 0, 0], "one"),
        ([0, 5, 3, 0, 0], "near"),
        ([5, 1, 0, 4, 1], "split"),
        ([1, 0, 1, 0, 0], "split"),
        ([1, 9, 1, 0, 1], "most"),
        ([3, 4, 3, 2, 0], "wide"),
        ([1, 0, 5, 6, 0], "close"),
        ([1, 5, 6, 2, 1], "wide"),
        ([1, 6, 6, 2, 1], "close"),
    ],
)
def test_a_spread_has_a_shape_in_words(run: Run, levels: list[int], shape: str) -> None:
    assert run("(kit, levels) => kit.spreadOf(levels).shape", levels) == shape


def test_two_groups_are_counted_on_either_side_of_the_valley(run: Run) -> None:
    found = run("(kit, levels) => kit.spreadOf(levels)", [5, 1, 0, 4, 1])
    assert (found["below"], found["above"], found["low"], found["high"]) == (6, 5, 0, 4)


@pytest.mark.parametrize(("levels", "middle"), [([0, 0], -1), ([1, 0], 0), ([1, 1], 0), ([1, 2], 1), ([2, 2, 1], 1)])
def test_the_middle_view_is_that_of_the_person_in_the_middle(run: Run, levels: list[int], middle: int) -> None:
    assert run("(kit, levels) => kit.middle(levels)", levels) == middle


ORDER = """(kit, {order, tallies, apart}) => kit.ordered(order, new Map(tallies), (id) => apart[id] ?? 0)"""


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("component", ["a", "b", "c", "d"]),
        ("disagreement", ["b", "c", "a", "d"]),
        ("lowest", ["b", "c", "a", "d"]),
        ("cannot-say", ["d", "a", "b", "c"]),
        ("groups", ["c", "a", "b", "d"]),
    ],
)
def test_each_order_puts_first_what_it_says(run: Run, order: str, expected: list[str]) -> None:
    counts = {"a": ([0, 4, 0], 0), "b": ([3, 0, 2], 0), "c": ([1, 1, 2], 0), "d": ([0, 0, 0], 3)}
    tallies = [
        [id_, {"levels": levels, "cannotSay": unsure, "notApplicable": 0, "elsewhere": 0, "unanswered": 0}]
        for id_, (levels, unsure) in counts.items()
    ]
    assert run(ORDER, {"order": order, "tallies": tallies, "apart": {"c": 2}}) == expected


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


def test_notes_are_not_in_the_order_of_the_files(run: Run) -> None:
    answers = [{"note": f"note {number}"} for number in range(30)]
    found = run("(kit, answers) => kit.writings(answers).map((text) => text.note)", answers)
    assert sorted(found) == sorted(answer["note"] for answer in answers)
    assert found != [answer["note"] for answer in answers]
    assert found != [answer["note"] for answer in answers][::-1]


def test_a_show_of_hands_is_counted_like_answers(run: Run) -> None:
    levels = [{"id": "low"}, {"id": "high"}]
    hands = {"high": 3, "cannot-say": 1, "gone": 2}
    found = run("(kit, {levels, hands}) => kit.tallyHands({ levels }, hands)", {"levels": levels, "hands": hands})
    assert found == {"levels": [0, 3], "cannotSay": 1, "notApplicable": 0, "elsewhere": 2, "unanswered": 0}
