"""Answer files as Hypothesis makes them: few ids, so that people, agreements and plans of different files meet."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

DAYS = st.sampled_from(["2026-11-01", "2026-11-02", "2027-01-15"])
QUESTIONS = st.sampled_from(["q-one", "q-two", "q-three", "q-old", "unknown"])
LEVELS = st.sampled_from(["low", "middle", "high", "top", "elsewhere"])
TEXTS = st.sampled_from(["", "A note", "=1+1", "<b>bold</b>", "ünï 🙂", "line\nline"])
PLACES = st.one_of(
    st.fixed_dictionaries({"level": LEVELS}),
    st.fixed_dictionaries({"state": st.sampled_from(["cannot-say", "not-applicable"])}),
    st.just({}),
)


def joined(parts: tuple[dict[str, Any], ...]) -> dict[str, Any]:
    return {key: value for part in parts for key, value in part.items()}


LANGUAGES = st.sampled_from(["cy", "en-GB"])
REVISIONS = st.lists(st.sampled_from(["r-1", "r-2", "r-3"]), max_size=2)
MORE = st.fixed_dictionaries(
    {}, optional={"note": TEXTS, "evidence": TEXTS, "lang": LANGUAGES, "work_on": st.booleans()}
)
ANSWERS = st.tuples(PLACES, MORE).map(joined)
PEOPLE = st.fixed_dictionaries(
    {"id": st.sampled_from([f"p-{letter}" for letter in "abcdefgh"])},
    optional={
        "role": st.sampled_from(["cooks", "guests", "waiters", "strangers", ""]),
        "scope": st.sampled_from(["team", ""]),
        "trend": st.dictionaries(st.just("all"), st.sampled_from(["better", "worse"])),
        "saved": DAYS,
        "answers": st.dictionaries(QUESTIONS, ANSWERS, max_size=4),
    },
)
AGREED = st.one_of(
    st.fixed_dictionaries({"level": LEVELS}, optional={"target": LEVELS, "reason": TEXTS}),
    st.fixed_dictionaries({"state": st.just("no-agreement"), "views": st.lists(LEVELS, max_size=2)}),
)
ACTIONS = st.fixed_dictionaries({"id": st.sampled_from(["a-1", "a-2", "a-3"]), "action": TEXTS})


CHOICES = st.fixed_dictionaries({}, optional={"choice": st.sampled_from(["keep", "not-now"]), "why": TEXTS})
GOALS = st.fixed_dictionaries({"id": st.sampled_from(["g-1", "g-2"]), "name": TEXTS})
COUNTS = st.fixed_dictionaries({"people": st.integers(0, 9)}, optional={"group": st.sampled_from(["cooks", ""])})
THINGS = st.sampled_from(["people:p-a", "agreed:q-one", "plan:a-1", "session"])


def different(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The last of each id: a file has each line of a plan once."""
    return list({item["id"]: item for item in items}.values())


def documents(people: Any = PEOPLE) -> Any:
    return st.fixed_dictionaries(
        {
            "format": st.just("assessment-kit"),
            "format_version": st.just(1),
            "framework": st.fixed_dictionaries(
                {"id": st.just("small"), "version": st.sampled_from(["1.0.0", "1.2.0", "2.0.0"])}
            ),
            "people": st.lists(people, max_size=5),
        },
        optional={
            "saved": DAYS,
            "session": st.fixed_dictionaries({}, optional={"title": TEXTS, "organisation": TEXTS}),
            "hands": st.dictionaries(QUESTIONS, st.dictionaries(LEVELS, st.integers(0, 30)), max_size=2),
            "agreed": st.dictionaries(QUESTIONS, AGREED, max_size=3),
            "plan": st.lists(ACTIONS, max_size=3).map(different),
            "choices": st.dictionaries(QUESTIONS, CHOICES, max_size=2),
            "goals": st.lists(GOALS, max_size=2).map(different),
            "counts": st.lists(COUNTS, max_size=2, unique_by=str),
            "lead": TEXTS,
            "ask": TEXTS,
            "history": st.dictionaries(THINGS, REVISIONS, max_size=2),
        },
    )
