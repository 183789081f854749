"""A curious reader of everything that the page shows of a workshop, or of the counts that it saves for others, cannot work out what a small group chose.

The reader knows who is in which group, and adds and takes away what is shown in every way there is: what can be worked out
is what is a sum of shown counts, each taken any number of times. So each set of people that is no group of at least the
minimum who chose a level must be no such sum.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import combinations
from typing import Any

import pytest
from attacker import reduced, without
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

Run = Callable[..., Any]
MINIMUM = 3
SCOPES = ["team", "service", "whole"]
QUESTIONS = ["q-one", "q-two", "q-three"]
ROLES = ["cooks", "guests", "waiters", "porters", "owners"]
SHOWN = """(kit, {framework, people}) => {
  const framework_ = new kit.Framework(framework);
  const views = new kit.Views(framework_, people);
  const session = new kit.Session(framework_);
  const orders = ["component", "disagreement", "lowest", "cannot-say", "groups"];
  const choices = orders.flatMap((order) => ["role", ""].map((groups) => ({ order, component: "", groups })));
  return {
    rows: choices.flatMap((choice) => kit.rowsOf(framework_, views, session, choice)),
    never: views.folded().map(({ id }) => id),
    known: [...views.shownBy()],
    counts: kit.countsOnly({ people }, views).counts,
  };
}"""

BOTH_WAYS = """(kit, {framework, people}) => {
  const framework_ = new kit.Framework(framework);
  const views = new kit.Views(framework_, people);
  const session = new kit.Session(framework_);
  const shown = (by) => kit.rowsOf(framework_, views, session, { order: "component", component: "", groups: by });
  return [shown("scope"), shown("role")].map((rows) => rows.map(({ question, groups }) => [question.id, groups]));
}"""

ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "q-one": st.sampled_from([{"level": "low"}, {"level": "low"}, {"level": "high"}, {"state": "cannot-say"}]),
        "q-two": st.sampled_from([{"level": "top"}, {"level": "gone"}, {"state": "not-applicable"}, {"note": "So"}]),
    },
)
WIDER = st.fixed_dictionaries({role: st.sampled_from(["", "staff", "others"]) for role in ROLES})
HERE = st.sampled_from([*ROLES, "strangers", ""])
PEOPLE = st.lists(st.tuples(HERE, ANSWERS), max_size=25)
# Many of each kind alike, so that groups lie around the minimum and above it.
CROWDS = st.lists(st.tuples(HERE, ANSWERS, st.integers(1, 5)), max_size=8).map(
    lambda crowds: [(role, answers) for role, answers, count in crowds for _ in range(count)]
)


@pytest.fixture(scope="session")
def shown(run: Run, small_framework: dict[str, Any]) -> Callable[..., Any]:
    def show(wider: dict[str, str], people: list[tuple[str, Any]]) -> Any:
        groups = [{"id": id_, "name": id_.title()} for id_ in sorted({*wider.values()} - {""})]
        roles = [{"id": role, "name": role.title(), **({"wider": w} if w else {})} for role, w in wider.items()]
        persons = [
            {"id": f"p-{number}", "role": role, "answers": answers} for number, (role, answers) in enumerate(people)
        ]
        return run(SHOWN, {"framework": small_framework | {"roles": roles, "wider": groups}, "people": persons})

    return show


def group_of(role: str) -> str:
    return role if role in ROLES else ""


def chose(answers: dict[str, Any], question: str) -> bool:
    return answers.get(question, {}).get("level") in ("low", "middle", "high", "top")


def worked_out(sets: list[set[str]], atoms: list[str]) -> Iterator[set[str]]:
    """Every set of groups whose counts are some sum of the counts of these sets."""
    rows = [[Fraction(atom in one) for atom in atoms] for one in sets]
    done = reduced(rows)
    for size in range(1, len(atoms) + 1):
        for chosen in combinations(atoms, size):
            if not any(without([Fraction(atom in chosen) for atom in atoms], done)):
                yield set(chosen)


def judge_counts(found: Any, wider: dict[str, str], people: list[tuple[str, Any]]) -> None:
    """A file of counts goes to others, so that not even everybody may be few in it."""
    atoms = sorted({group_of(role) for role, _ in people})
    families = {group: {role for role in atoms if wider.get(role) == group} for group in wider.values()}
    for question in QUESTIONS:
        held = {one["group"]: one["questions"][question] for one in found["counts"] if question in one["questions"]}
        parts = {id_: families.get(id_, {id_}) if id_ else set(atoms) for id_ in held}
        for known in worked_out([*parts.values()], atoms):
            chosen = sum(chose(answers, question) for role, answers in people if group_of(role) in known)
            assert chosen >= MINIMUM, (question, known, chosen)
        for id_, counts in held.items():
            given = [answers.get(question, {}) for role, answers in people if group_of(role) in parts[id_]]
            said = Counter(one.get("level") or one.get("state") for one in given)
            assert counts == {name: count for name, count in said.items() if name and name != "gone"}


def judge(found: Any, people: list[tuple[str, Any]]) -> None:
    atoms = sorted({group_of(role) for role, _ in people})
    for question in QUESTIONS:
        rows = [row for row in found["rows"] if row["question"]["id"] == question]
        parts = [set(group["ids"]) & set(atoms) for row in rows for group in row["groups"]]
        told = [*parts, set(atoms)]
        for known in worked_out(told, atoms):
            chosen = sum(chose(answers, question) for role, answers in people if group_of(role) in known)
            # Everyone together are shown, however few.
            assert chosen >= MINIMUM or known == set(atoms), (question, known, chosen)
        for row in rows:
            check_words(row, people)


def check_words(row: Any, people: list[tuple[str, Any]]) -> None:
    """A group is what it is called, and only groups that are shown are compared."""
    question = row["question"]["id"]
    for group in row["groups"]:
        answers = [given for role, given in people if role in group["ids"]]
        counted = Counter(given[question]["level"] for given in answers if chose(given, question))
        assert sum(group["tally"]["levels"]) == counted.total()
    if row["difference"]:
        names = [group["id"] for group in row["groups"]]
        assert row["difference"]["low"]["id"] in names and row["difference"]["high"]["id"] in names


def often(examples: int) -> Any:
    return settings(max_examples=examples, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@often(150)
@given(wider=WIDER, people=PEOPLE | CROWDS)
def test_no_small_group_can_be_seen_or_worked_out(shown: Any, wider: Any, people: Any) -> None:
    found = shown(wider, people)
    judge(found, people)
    judge_counts(found, wider, people)


@pytest.mark.engines
@often(500)
@given(wider=WIDER, people=PEOPLE | CROWDS)
def test_no_small_group_can_be_seen_or_worked_out_of_many_rooms(shown: Any, wider: Any, people: Any) -> None:
    found = shown(wider, people)
    judge(found, people)
    judge_counts(found, wider, people)


@often(150)
@given(people=st.lists(st.tuples(st.sampled_from(ROLES), st.just({"q-one": {"level": "low"}})), max_size=16))
def test_whoever_belongs_to_a_wider_group_of_enough_is_seen_in_some_group(shown: Any, people: Any) -> None:
    wider = {role: "staff" if role in ("cooks", "waiters", "porters") else "others" for role in ROLES}
    count = Counter(wider[role] for role, _ in people)
    found = shown(wider, people)
    if len(count) == 2 and min(count.values()) >= MINIMUM:
        row = next(row for row in found["rows"] if row["groups"] and row["question"]["id"] == "q-one")
        seen = {role for group in row["groups"] for role in group["ids"]}
        assert seen == {role for role, _ in people}


SPLIT = st.lists(
    st.tuples(
        st.sampled_from(["cooks", "guests", "waiters", ""]), st.sampled_from([*SCOPES, ""]), ANSWERS, st.integers(1, 5)
    ),
    max_size=9,
)


@pytest.fixture(scope="session")
def both_ways(run: Run, small_framework: dict[str, Any]) -> Callable[..., Any]:
    """By question, the roles and the scopes that are shown there, each with who gave one of them."""

    def show(wider: dict[str, str], people: list[tuple[str, str, Any]]) -> Any:
        groups = [{"id": id_, "name": id_.title()} for id_ in sorted({*wider.values()} - {""})]
        roles = [{"id": role, "name": role.title(), **({"wider": w} if w else {})} for role, w in wider.items()]
        scopes = [{"id": scope, "name": scope.title()} for scope in SCOPES]
        persons = [
            {"id": f"p-{number}", "role": role, "scope": scope, "answers": answers}
            for number, (role, scope, answers) in enumerate(people)
        ]
        framework = small_framework | {"roles": roles, "wider": groups, "scopes": scopes}
        by_scope, by_role = run(BOTH_WAYS, {"framework": framework, "people": persons})
        return dict(by_scope), dict(by_role)

    return show


def few(atoms: list[tuple[str, str]], sizes: Counter[tuple[str, str]]) -> Iterator[tuple[tuple[str, str], ...]]:
    """Every set of these of whom fewer than the minimum chose a level."""
    for size in range(1, len(atoms) + 1):
        for chosen in combinations(atoms, size):
            if sum(sizes[one] for one in chosen) < MINIMUM:
                yield chosen


def judge_both(shown: Any, people: list[tuple[str, str, Any]]) -> None:
    by_scope, by_role = shown
    here = sorted({(role, scope) for role, scope, _ in people})
    for question in QUESTIONS:
        sizes = Counter((role, scope) for role, scope, answers in people if chose(answers, question))
        scopes = [{one for one in here if one[1] in group["ids"]} for group in by_scope[question]]
        roles = [{one for one in here if one[0] in group["ids"]} for group in by_role[question]]
        for place, groups in ((1, by_scope), (0, by_role)):
            for group in groups[question]:
                held = sum(count for one, count in sizes.items() if one[place] in group["ids"])
                assert sum(group["tally"]["levels"]) == held >= MINIMUM
        if not scopes and not roles:
            continue
        done = reduced([[Fraction(atom in one) for atom in here] for one in [*scopes, *roles, {*here}]])
        for chosen in few(here, sizes):
            assert any(without([Fraction(atom in chosen) for atom in here], done)), (question, chosen)


@often(200)
@given(wider=WIDER, people=SPLIT)
def test_nobody_can_be_worked_out_of_roles_and_scopes_shown_one_after_the_other(
    both_ways: Any, wider: Any, people: Any
) -> None:
    crowd = [(role, scope, answers) for role, scope, answers, count in people for _ in range(count)]
    judge_both(both_ways(wider, crowd), crowd)


@often(60)
@given(sizes=st.lists(st.integers(3, 6), min_size=9, max_size=9))
def test_scopes_of_enough_in_which_all_roles_are_enough_are_all_shown(both_ways: Any, sizes: Any) -> None:
    pairs = [(role, scope) for role in ("cooks", "guests", "waiters") for scope in SCOPES]
    level = {"q-one": {"level": "low"}}
    crowd = [(*pair, level) for pair, size in zip(pairs, sizes, strict=True) for _ in range(size)]
    by_scope, by_role = both_ways(dict.fromkeys(ROLES, ""), crowd)
    assert [group["id"] for group in by_scope["q-one"]] == SCOPES
    assert [group["id"] for group in by_role["q-one"]] == ["cooks", "guests", "waiters"]


@often(100)
@given(wider=WIDER, people=PEOPLE | CROWDS)
def test_every_group_is_either_shown_somewhere_or_said_to_be_part_of_everyone(
    shown: Any, wider: Any, people: Any
) -> None:
    found = shown(wider, people)
    here = {role for role, _ in people} & set(ROLES)
    assert set(found["known"]) | set(found["never"]) == here
    assert not set(found["known"]) & set(found["never"])
