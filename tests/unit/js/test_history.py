"""Which version of a thing follows which: copies that people change apart come together, and nothing is lost unasked."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

Run = Callable[..., Any]
Version = dict[str, Any]

BATCH = 100  # histories in one call of the page
JOIN = "(kit, cases) => cases.map((groups) => groups.reduce((one, more) => kit.joined([...one, ...more]), []))"
often = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def version(value: Any, *chain: str) -> Version:
    return {"value": value, "chain": list(chain)}


def joined(run: Run, *groups: list[Version]) -> list[Version]:
    """What a page holds after it was given these groups of versions, one after the other."""
    [found] = run(JOIN, [groups])
    return list(found)


def says(versions: list[Version]) -> list[str]:
    return [json.dumps(one.get("value"), sort_keys=True) for one in versions]


class Copies:
    """One thing in the hands of several people, who copy it, change it and take it away as chance has it."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.made: list[Version] = []
        self.parents: dict[str, set[str]] = {}
        self.hands = [self.change(None)]
        for _ in range(self.chance.randint(0, 12)):
            hand = self.chance.randrange(len(self.hands))
            if self.chance.random() < 0.4:
                self.hands.append(self.hands[hand])
            else:
                self.hands[hand] = self.change(self.hands[hand])

    def change(self, before: Version | None) -> Version:
        revision = f"r-{len(self.made)}-{self.chance.randrange(10**6)}"
        chain = [revision, *(before["chain"] if before else [])]
        value = None if before and self.chance.random() < 0.15 else {"level": self.chance.choice("abc"), "by": revision}
        made = {"chain": chain} if value is None else version(value, *chain)
        self.parents[revision] = set(chain[1:])
        self.made.append(made)
        return made

    @property
    def ends(self) -> set[str]:
        """The newest revisions that nobody went on from."""
        return set(self.parents) - {old for before in self.parents.values() for old in before}

    def dealt(self) -> list[list[Version]]:
        """Every version there was, some of them twice, in some order and in some groups."""
        dealt = self.chance.sample(self.made * 2, self.chance.randint(len(self.made), 2 * len(self.made)))
        dealt += [one for one in self.made if one not in dealt]
        cuts = sorted(self.chance.choices(range(len(dealt) + 1), k=2))
        return [dealt[: cuts[0]], dealt[cuts[0] : cuts[1]], dealt[cuts[1] :]]


def heads(versions: list[Version]) -> list[str]:
    return [one["chain"][0] for one in versions]


def histories(run: Run, seed: int, count: int = BATCH) -> None:
    cases = [Copies(seed * count + number) for number in range(count)]
    first, again = run(
        f"(kit, [one, two]) => [({JOIN})(kit, one), ({JOIN})(kit, two)]",
        [[case.dealt() for case in cases], [case.dealt() for case in cases]],
    )
    for case, one, two in zip(cases, first, again, strict=True):
        assert set(heads(one)) == case.ends, "the ends that nobody went on from, and nothing else"
        assert heads(one) == heads(two) and says(one) == says(two), "the order does not matter"


@settings(often, max_examples=10)
@given(seed=st.integers(0, 2**32))
def test_only_what_nobody_went_on_from_is_held_in_whatever_order_it_comes(run: Run, seed: int) -> None:
    histories(run, seed)


@pytest.mark.engines
@settings(often, max_examples=200)
@given(seed=st.integers(0, 2**32))
def test_the_same_of_many_thousand_histories(run: Run, seed: int) -> None:
    histories(run, seed)


def test_a_second_save_replaces_the_first_in_either_order(run: Run) -> None:
    first, second = version({"level": "low"}, "r-1"), version({"level": "high"}, "r-2", "r-1")
    assert joined(run, [first], [second]) == joined(run, [second], [first]) == [second]


def test_two_copies_that_were_changed_apart_are_both_kept(run: Run) -> None:
    one, other = version("a", "r-2", "r-1"), version("b", "r-3", "r-1")
    assert says(joined(run, [one], [other])) == ['"a"', '"b"']


def test_what_is_decided_follows_all_that_it_was_decided_of(run: Run) -> None:
    one, other = version("a", "r-2", "r-1"), version("b", "r-3", "r-1")
    chain = run("(kit, versions) => kit.decided(versions, 'r-4')", [one, other])
    assert chain == ["r-4", "r-2", "r-3", "r-1"], "the newest of both first, which a long past must not push out"
    made = version("b", *chain)
    assert says(joined(run, [made], [one, other])) == says(joined(run, [one, other], [made])) == ['"b"']


def test_what_was_taken_away_does_not_come_back_with_an_older_copy(run: Run) -> None:
    gone, old = {"chain": ["r-2", "r-1"]}, version("a", "r-1")
    assert joined(run, [gone], [old]) == joined(run, [old], [gone]) == [gone]


def test_what_was_taken_away_and_changed_elsewhere_is_a_question(run: Run) -> None:
    gone, changed = {"chain": ["r-2", "r-1"]}, version("b", "r-3", "r-1")
    assert len(joined(run, [gone, changed])) == 2


def test_a_file_without_history_parts_only_where_it_differs(run: Run) -> None:
    known = version({"level": "low"}, "r-2", "r-1")
    assert joined(run, [known], [version({"level": "low"})]) == [known]
    assert len(joined(run, [known], [version({"level": "high"})])) == 2
    assert len(joined(run, [version("a")], [version("a")])) == 1


def test_a_revision_that_was_changed_by_hand_is_kept_beside_the_other(run: Run) -> None:
    assert len(joined(run, [version("a", "r-1"), version("b", "r-1")])) == 2


def test_notes_of_progress_are_joined_and_never_lost(run: Run) -> None:
    def action(words: str, *notes: str) -> dict[str, Any]:
        return {
            "action": words,
            "progress": [{"id": f"n-{note}", "date": "2027-01-01", "note": note} for note in notes],
        }

    one, other = (
        version(action("a", "first", "here"), "r-2", "r-1"),
        version(action("a", "first", "there"), "r-3", "r-1"),
    )
    [newer] = joined(run, [version(action("b"), "r-4", "r-2", "r-1")], [one])
    assert [note["note"] for note in newer["value"]["progress"]] == ["first", "here"]
    both = joined(run, [one], [other])
    assert {note["note"] for one in both for note in one["value"]["progress"]} == {"first", "here", "there"}


def test_copies_that_differ_in_their_notes_alone_do_not_part(run: Run) -> None:
    def action(*notes: str) -> dict[str, Any]:
        return {"action": "a", "progress": [{"id": f"n-{note}", "date": "", "note": note} for note in notes]}

    [one] = joined(run, [version(action("first"), "r-1")], [version(action("second"), "r-1")])
    assert [note["note"] for note in one["value"]["progress"]] == ["first", "second"]


def test_a_file_keeps_the_newest_revisions_only(run: Run) -> None:
    chain = [f"r-{number}" for number in range(80)]
    made = run("(kit, version) => kit.decided([version], 'r-new')", version("a", *chain))
    assert made[:2] == ["r-new", "r-0"]
    assert len(made) == run("(kit) => kit.LONGEST_CHAIN") == 50


@often
@given(
    versions=st.lists(st.tuples(st.sampled_from("abc"), st.lists(st.sampled_from(["r-1", "r-2", "r-3"]), max_size=3)))
)
def test_chains_that_no_page_wrote_lose_no_words_that_nothing_follows(run: Run, versions: list[Any]) -> None:
    given_ = [version(value, *dict.fromkeys(chain)) for value, chain in versions]
    found = joined(run, given_)
    assert bool(found) == bool(given_)
    assert set(says(found)) <= set(says(given_))
    assert joined(run, found) == found
