"""People → a row for each person and question, without what says which rows are of one person.

Rows are put in order of what they say, question by question, so that nothing follows from where they stand.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from assessment_kit.answers.collate.asked import Asked
from assessment_kit.answers.collate.joining import Agreements
from assessment_kit.answers.collate.records import Heading, Said, Version, Words

YES, NO = "yes", "no"
HEAD = (
    *("framework", "version", "folder", "organisation", "session", "session_date", "saved", "role", "scope", "profile"),
    *("component", "question", "level", "state", "work_on", "in_spread"),
)
WORDS = ("note", "lang", "evidence")
AGREED_HEAD = (
    *("framework", "version", "folder", "organisation", "session", "session_date", "saved"),
    *("component", "question", "level", "state", "target", "views", "changed", "parted"),
)
REASON = ("reason",)
NO_WORDS = Words("", "", "")


class From(NamedTuple):
    """From where somebody speaks."""

    heading: Heading
    role: str
    scope: str
    profile: str


@dataclass(frozen=True, slots=True)
class Answered:
    """One person of the framework: the place of where they speak from among all such, what they said on each of its
    questions, and what they wrote, by the id that they answered under."""

    come_from: int
    said: tuple[Said, ...]
    words: dict[str, Words]


class Row(NamedTuple):
    """A row that any number of people may have. `come_from` is a place; `ours`, whether it counts in the spread."""

    come_from: int
    said: Said
    words: Words
    ours: bool


@dataclass(frozen=True)
class Long:
    """All that people said: who answered the framework, and rows of what it does not have, by question."""

    come_from: list[From]
    people: list[Answered]
    others: dict[str, Counter[Row]]


def long_of(asked: Asked, people: Sequence[Version]) -> Long:
    """What people said, by question of today. Who answered another framework has a row for each answer, and no others."""
    come_from = sorted({_from(person) for person in people})
    places = {one: place for place, one in enumerate(come_from)}
    same: dict[Said, Said] = {}
    found: list[Answered] = []
    others: dict[str, Counter[Row]] = defaultdict(Counter)
    for person in people:
        place, words = places[_from(person)], person.value.words
        if asked.belongs(person.heading):
            ours, more = asked.said_on(person.value)
            found.append(Answered(place, tuple(same.setdefault(said, said) for said in ours), words))
        else:
            more = person.value.answers
        for said in more:
            others[said.question][Row(place, said, words.get(said.question, NO_WORDS), False)] += 1
    return Long(come_from, found, others)


def _from(person: Version) -> From:
    return From(person.heading, person.value.role, person.value.scope, person.value.profile)


def rows(asked: Asked, long: Long) -> Iterator[tuple[str, list[tuple[Row, int]]]]:
    """The rows of each question and how often each is there: questions as in the framework, then others by id."""
    for place, id_ in enumerate(asked.questions):
        here: Counter[Row] = Counter()
        for one in long.people:
            said = one.said[place]
            here[Row(one.come_from, said, one.words.get(said.question, NO_WORDS), True)] += 1
        here.update(long.others.get(id_, {}))
        yield id_, sorted(here.items())
    for id_ in sorted(long.others.keys() - asked.questions.keys()):
        yield id_, sorted(long.others[id_].items())


def before(one: From) -> tuple[str, ...]:
    """The first cells of a row: from where somebody speaks."""
    return (*one.heading, one.role, one.scope, one.profile)


def after(asked: Asked, question: str, row: Row, with_words: bool) -> tuple[str, ...]:
    """Its last cells: what they say."""
    component = asked.questions[question].component if question in asked.questions else ""
    answer = (component, question, row.said.level, row.said.state, _yes(row.said.work_on), _yes(row.ours))
    return (*answer, *row.words) if with_words else answer


def agreed_rows(asked: Asked, agreed: Iterable[Agreements], with_words: bool) -> list[tuple[str, ...]]:
    """The rows of agreed.csv, by organisation and session, then as the framework has its questions."""
    places = {id_: place for place, id_ in enumerate(asked.questions)}

    def order(one: Agreements) -> tuple[object, ...]:
        heading, value = one.version.heading, one.version.value
        place = places.get(value.question, len(places))
        where = (heading.organisation, heading.folder, heading.session, heading.session_date)
        return (*where, one.version.thing.partition(" ")[0], place, value.question, value.level)

    return [_agreed(asked, one, with_words) for one in sorted(agreed, key=order)]


def _agreed(asked: Asked, one: Agreements, with_words: bool) -> tuple[str, ...]:
    heading, value = one.version.heading, one.version.value
    component = asked.questions[value.question].component if value.question in asked.questions else ""
    said = (component, value.question, value.level, value.state, value.target, " ".join(value.views), value.changed)
    return (*heading, *said, _yes(one.parted), *([value.reason] if with_words else []))


def _yes(is_so: bool) -> str:
    return YES if is_so else NO
