"""How many said what → rows that may be handed on, with groups that are too small joined by `folding.py`.

Groups are told apart twice: by how many people they are, then on each question by how many of them chose a level. What is
shown of a question is one of the parts by people, or several as one; so what is said of one question does not give away
who is too few on another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from assessment_kit.answers.collate.asked import CANNOT_SAY, NOT_APPLICABLE, NOT_ASKED, UNANSWERED, Asked
from assessment_kit.answers.collate.counting import Cell
from assessment_kit.answers.collate.folding import Part, Piece, parts
from assessment_kit.framework.model import Question

STATES = (CANNOT_SAY, NOT_APPLICABLE, UNANSWERED, NOT_ASKED)
ELSEWHERE = "elsewhere"
EVERYONE, NO_ROLE = "(everyone)", "(no role given)"
ALL, OTHERS, NO_NAME = "(all)", "(others together)", "(none given)"
JOINED = " + "
BEFORE = ("group", "group_name", "component", "question", "title", "people", "chose_a_level")
AFTER = (*STATES, ELSEWHERE, "remark")


@dataclass
class Numbers:
    """How many people of a group and role said what on one question; `levels` by id."""

    levels: Counter[str] = field(default_factory=Counter)
    states: Counter[str] = field(default_factory=Counter)

    @property
    def chose(self) -> int:
        return self.levels.total()

    @property
    def people(self) -> int:
        return self.chose + self.states.total()


def sum_of(all_: Iterable[Numbers]) -> Numbers:
    """Several groups as one."""
    together = Numbers()
    for one in all_:
        together.levels.update(one.levels)
        together.states.update(one.states)
    return together


@dataclass(frozen=True)
class Row:
    """One row: places are organisations or folders, one or several as one; `roles` likewise. No numbers: too few."""

    question: Question
    places: Part
    all_places: bool
    roles: Part
    all_roles: bool
    numbers: Numbers | None


ByRole = dict[str, Numbers]
ByPlace = dict[str, ByRole]


def spread(asked: Asked, cells: Iterable[Cell], by: str) -> list[Row]:
    """The rows of each question, in the framework's order. `by` is organisation, folder, or "" for all together."""
    known = {role.id for role in asked.framework.roles}
    found: dict[str, ByPlace] = {}
    for cell in cells:
        roles = found.setdefault(cell.question, {}).setdefault(getattr(cell, by) if by else "", {})
        _count(
            roles.setdefault(cell.role if cell.role in known else "", Numbers()), asked.questions[cell.question], cell
        )
    if not found:
        return []
    apart = _Apart(asked, next(iter(found.values())))  # everybody has a row on every question
    return [row for id_ in asked.questions for row in apart.rows(asked.questions[id_], found[id_])]


def _count(numbers: Numbers, question: Question, cell: Cell) -> None:
    if cell.level in {level.id for level in question.levels}:
        numbers.levels[cell.level] += cell.people
    else:
        numbers.states[cell.state if cell.state in STATES else ELSEWHERE] += cell.people


class _Apart:
    """What may be told apart by how many people there are, and of these on each question."""

    def __init__(self, asked: Asked, people: ByPlace) -> None:
        self.minimum = asked.framework.minimum_group
        self.wider = {role.id: role.wider for role in asked.framework.roles}
        sizes = {place: sum(one.people for one in roles.values()) for place, roles in people.items()}
        self.places = parts((Piece(frozenset({place}), size) for place, size in sizes.items()), self.minimum)
        self.roles = {place: self._by_people(roles) for place, roles in people.items()}

    def _by_people(self, roles: ByRole) -> list[Part]:
        pieces = (Piece(frozenset({id_}), one.people, self.wider.get(id_, "")) for id_, one in roles.items())
        return parts(pieces, self.minimum)

    def rows(self, question: Question, numbers: ByPlace) -> Iterator[Row]:
        """The rows of a question: each place of enough with its roles; the others together, without."""
        chose = {place: sum(one.chose for one in roles.values()) for place, roles in numbers.items()}
        pieces = (Piece(part, sum(chose[place] for place in part)) for part in self.places)
        for places in sorted(parts(pieces, self.minimum), key=lambda part: (len(part) > 1, sorted(part))):
            here = frozenset(role for place in places for role in numbers[place])
            for roles in self._roles(places, numbers, here):
                held = [one for place in places for role, one in numbers[place].items() if role in roles]
                together = sum_of(held)
                enough = together if together.chose >= self.minimum else None
                yield Row(question, places, len(places) == len(numbers), roles, roles == here, enough)

    def _roles(self, places: Part, numbers: ByPlace, here: Part) -> list[Part]:
        if len(places) > 1:
            return [here]
        (place,) = places
        pieces = [
            Piece(part, sum(numbers[place][role].chose for role in part), self._family(part))
            for part in self.roles[place]
        ]
        return sorted(parts(pieces, self.minimum), key=self._order)

    def _family(self, part: Part) -> str:
        """The wider group that all of these belong to, or none."""
        wider = {self.wider.get(role, "") for role in part}
        return wider.pop() if len(wider) == 1 else ""

    def _order(self, part: Part) -> list[int]:
        """As the framework lists its roles; who gave none comes last."""
        order = list(self.wider)
        return sorted(order.index(role) if role in order else len(order) for role in part)


def head(asked: Asked, by: str) -> list[str]:
    """The names of the columns. Levels stand between people and states, lowest first, and bear their own ids."""
    place = [by, "together"] if by else []
    return [*place, *BEFORE, *level_columns(asked), *AFTER]


def level_columns(asked: Asked) -> list[str]:
    """The names of the columns of levels: their ids, but where another column is called so."""
    taken = {"organisation", "folder", "together", *BEFORE, *AFTER}
    return [f"level-{id_}" if id_ in taken else id_ for id_ in asked.levels]


def cells_of(asked: Asked, row: Row, by: str) -> list[str | int]:
    """The cells of a row: numbers as numbers; empty where a question does not have a level, or where there are too few."""
    place: list[str | int] = [_place(row), len(row.places)] if by else []
    return [*place, *_group(asked, row), *_question(row.question), *_numbers(asked, row)]


def _place(row: Row) -> str:
    if row.all_places and len(row.places) > 1:
        return ALL
    return OTHERS if len(row.places) > 1 else next(iter(row.places)) or NO_NAME


def _group(asked: Asked, row: Row) -> list[str]:
    """The ids of a group and the names of all roles in it, in the framework's order."""
    if row.all_roles:
        return [EVERYONE, "Everyone"]
    names = {role.id: role.name for role in asked.framework.roles}
    ids = [*(id_ for id_ in names if id_ in row.roles), *([""] if "" in row.roles else [])]
    named = JOINED.join(names[id_] if id_ else "No role given" for id_ in ids)
    return [JOINED.join(id_ or NO_ROLE for id_ in ids), named]


def _question(question: Question) -> list[str]:
    return [question.component, question.id, question.title]


def _numbers(asked: Asked, row: Row) -> list[str | int]:
    if row.numbers is None:
        blanks = [""] * (len(asked.levels) + len(STATES) + 3)
        return [*blanks, f"fewer than {asked.framework.minimum_group} chose a level"]
    own = {level.id for level in row.question.levels}
    counts: list[str | int] = [row.numbers.levels[id_] if id_ in own else "" for id_ in asked.levels]
    states = [row.numbers.states[state] for state in (*STATES, ELSEWHERE)]
    return [row.numbers.people, row.numbers.chose, *counts, *states, ""]
