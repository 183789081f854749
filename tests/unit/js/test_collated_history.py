"""The command that brings files together decides as the pages do which version of a person stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from assessment_kit.answers.collate.following import look_like_two, standing
from assessment_kit.answers.collate.records import Heading, Person, Said, Version
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

Run = Callable[..., Any]
HEADING = Heading("tiny", "1.0.0", "", "", "", "", "")
QUESTIONS = ["q-one", "q-two", "q-three", "q-four", "q-five"]
STANDING = """(kit, versions) => kit.joined(versions).map(({ value, chain }) => [value ?? null, chain[0] ?? ""])"""
TWO = """(kit, {framework, people: [one, other]}) => {
  const session = new kit.Session(new kit.Framework(framework));
  session.add({ kind: "people", id: "p-1", value: one, chain: ["r-1"], rank: 0 }, "one");
  session.add({ kind: "people", id: "p-1", value: other, chain: ["r-2", "r-1"], rank: 0 }, "other");
  return session.isAsked("people", "p-1");
}"""


@st.composite
def versions(draw: st.DrawFn) -> list[tuple[str | None, list[str]]]:
    """What is said, and revisions of which each came after those behind it, as every page writes them."""
    count = draw(st.integers(1, 6))
    found = []
    for _ in range(count):
        numbers = sorted(draw(st.sets(st.integers(1, 6), max_size=4)), reverse=True)
        found.append((draw(st.sampled_from(["low", "high", None])), [f"r-{number}" for number in numbers]))
    return found


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(given_=versions())
def test_the_same_versions_stand_as_on_the_pages(run: Run, given_: list[tuple[str | None, list[str]]]) -> None:
    theirs = run(STANDING, [{"chain": chain, **({"value": said} if said else {})} for said, chain in given_])
    ours = standing(
        Version("people:p-1", f"{place}.json", "person 1", tuple(chain), said or "", HEADING, said)
        for place, (said, chain) in enumerate(given_)
    )
    assert sorted((one.digest, one.chain[0] if one.chain else "") for one in ours) == sorted(
        (said or "", newest) for said, newest in theirs
    )


PEOPLE = st.tuples(
    st.sampled_from(["", "cooks", "guests"]),
    st.dictionaries(st.sampled_from(QUESTIONS), st.sampled_from(["low", "high"])),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(one=PEOPLE, other=PEOPLE)
def test_the_same_two_look_like_two_people_as_on_the_pages(
    run: Run, small_framework: dict[str, Any], one: Any, other: Any
) -> None:
    def written(role: str, answers: dict[str, str]) -> dict[str, Any]:
        return {"id": "p-1", "role": role, "answers": {id_: {"level": level} for id_, level in answers.items()}}

    def person(role: str, answers: dict[str, str]) -> Person:
        return Person(role, "", "", tuple(Said(id_, level, "", False) for id_, level in answers.items()))

    # The second follows the first, so that nothing but the answers can make the page ask.
    asks = run(TWO, {"framework": small_framework, "people": [written(*one), written(*other)]})
    assert look_like_two([person(*one), person(*other)]) == asks
