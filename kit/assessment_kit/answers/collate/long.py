"""People → a row for each person and question, without what says which rows are of one person.

Rows are put in order of what they say, question by question, so that nothing follows from where they stand.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from assessment_kit.answers.collate.asked import Asked
from assessment_kit.answers.collate.joining import Agreements
from assessment_kit.answers.collate.records import Heading, Said, Version

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


class From(NamedTuple):
    """From where somebody speaks."""

    heading: Heading
    role: str
    scope: str
    profile: str


class Row(NamedTuple):
    """A row that any number of people may have. `come_from` is a place; `ours`, whether it counts in the spread."""

    come_from: int
    said: Said
    ours: bool


@dataclass(frozen=True)
class Long:
    """All that people said, with what many say alike held once and named by its place.

    Of those who answered the framework, `people` says where each speaks from, and `columns` what each said, by question;
    `others` are rows of what it does not have, by question.
    """

    come_from: list[From]
    said: list[Said]
    people: array[int]
    columns: dict[str, array[int]]
    others: dict[str, Counter[Row]]


def long_of(asked: Asked, people: Iterable[Version]) -> Long:
    """What people said, by question of today. Who answered another framework has a row for each answer, and no others."""
    places: dict[From, int] = {}
    sayings: dict[Said, int] = {}
    found = array("I")
    columns = {id_: array("I") for id_ in asked.questions}
    others: dict[str, Counter[Row]] = defaultdict(Counter)
    for person in people:
        place = places.setdefault(_from(person), len(places))
        if asked.belongs(person.heading):
            ours, more = asked.said_on(person.value)
            found.append(place)
            for column, said in zip(columns.values(), ours, strict=True):
                column.append(sayings.setdefault(said, len(sayings)))
        else:
            more = list(person.value.answers)
        for said in more:
            others[said.question][Row(place, said, False)] += 1
    return Long(list(places), list(sayings), found, columns, others)


def _from(person: Version) -> From:
    return From(person.heading, person.value.role, person.value.scope, person.value.profile)


def rows(asked: Asked, long: Long) -> Iterator[tuple[str, list[tuple[Row, int]]]]:
    """The rows of each question and how often each is there: questions as in the framework, then others by id."""
    places = sorted(range(len(long.come_from)), key=long.come_from.__getitem__)
    ranks = {place: rank for rank, place in enumerate(places)}

    def order(one: tuple[Row, int]) -> tuple[int, Said, bool]:
        row, _ = one
        return ranks[row.come_from], row.said, row.ours

    for id_, column in long.columns.items():
        ours = Counter(zip(long.people, column, strict=True))
        here = Counter({Row(place, long.said[said], True): count for (place, said), count in ours.items()})
        here.update(long.others.get(id_, {}))
        yield id_, sorted(here.items(), key=order)
    for id_ in sorted(long.others.keys() - asked.questions.keys()):
        yield id_, sorted(long.others[id_].items(), key=order)


def before(one: From) -> tuple[str, ...]:
    """The first cells of a row: from where somebody speaks."""
    return (*one.heading, one.role, one.scope, one.profile)


def after(asked: Asked, question: str, row: Row, with_words: bool) -> tuple[str, ...]:
    """Its last cells: what they say."""
    component = asked.questions[question].component if question in asked.questions else ""
    _, level, state, work_on, *words = row.said
    answer = (component, question, level, state, _yes(work_on), _yes(row.ours))
    return (*answer, *words) if with_words else answer


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
