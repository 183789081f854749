"""Which rows and which questions are one: by id, then by number in the source, then by title, never by place."""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from assessment_kit.reading.fields import is_id
from assessment_kit.reading.problems import Problem, suggest
from assessment_kit.start.spreadsheet import heads
from assessment_kit.start.spreadsheet.existing import Existing
from assessment_kit.start.spreadsheet.records import Record

_ALIKE = 0.6


@dataclass
class Matched:
    """`ids`: for each row the id of the question that it is, None for a new one without an id. `gone`: ids of no row."""

    ids: list[str | None] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def matched(rows: list[Record], base: Existing, moved: Mapping[str, str], retiring: bool) -> Matched:
    """`moved`: old id → new id, as somebody said. `retiring`: whether somebody said that what is missing is to go."""
    before = {question["id"]: question for _, _, question in base.questions()}
    result = Matched()
    claimed = {row.text("id") for row in rows} & before.keys()
    for row in rows:
        id_ = row.text("id") or None
        if id_ is None:
            id_ = _by_words(row, before, claimed)
        if id_ is not None:
            claimed.add(id_)
        result.ids.append(id_)
    result.gone = [id_ for id_ in before if id_ not in result.ids and id_ not in moved]
    result.problems += _changed(rows, result, before)
    result.problems += _reworded(rows, result, before, retiring)
    result.problems += _many_gone(rows, result, before, retiring)
    return result


def wrong_moves(rows: Iterable[Record], base: Existing, moved: Mapping[str, str]) -> list[str]:
    """What of --moved cannot be."""
    before = [question["id"] for _, _, question in base.questions()]
    now = [row.text("id") for row in rows if row.text("id")]
    said = [
        f'--moved {old}={new}: no question has the id "{old}"; {suggest(old, before)}'
        for old, new in moved.items()
        if old not in before
    ]
    return said + [
        f'--moved {old}={new}: no row has the id "{new}"; {suggest(new, now)}'
        for old, new in moved.items()
        if new not in now
    ]


def _by_words(row: Record, before: Mapping[str, Any], claimed: set[str]) -> str | None:
    """By the number in the source, else by the title, else by the question: each only where one question has it."""
    free = {id_: question for id_, question in before.items() if id_ not in claimed}
    for key in ("ref", "title", "question"):
        said = heads.plain(row.text(key)) if row.text(key) else ""
        same = [id_ for id_, question in free.items() if said and heads.plain(str(question.get(key, ""))) == said]
        if len(same) == 1:
            return same[0]
    return None


def _changed(rows: list[Record], result: Matched, before: Mapping[str, Any]) -> list[Problem]:
    """A row whose id is new, though its words are those of a question that has no row."""
    gone = {id_: before[id_] for id_ in result.gone}
    problems = []
    for row in rows:
        id_ = row.text("id")
        if not id_ or id_ in before or not is_id(id_):
            continue
        old = _by_words(row, gone, set())
        if old:
            message = (
                f'the id was "{old}" and is "{id_}"; if it is the same question, say --moved {old}={id_}, and answers '
                f'follow; if not, write "{old}" back, or another title and question'
            )
            problems.append(row.source("id").problem(message))
    return problems


def _reworded(rows: list[Record], result: Matched, before: Mapping[str, Any], retiring: bool) -> list[Problem]:
    """A row without an id that looks like a question which has no row: perhaps it was only put in other words."""
    problems = []
    for row, id_ in zip(rows, result.ids, strict=True):
        near = max(result.gone, key=lambda old: _likeness(row, before[old]), default=None) if id_ is None else None
        if near and not retiring and _likeness(row, before[near]) >= _ALIKE:
            message = (
                f'is like the question "{near}", which no row has; if it is that one in other words, write its id into '
                f'the column "id"; if it is a new one, say --retire, and "{near}" is retired'
            )
            problems.append(row.source("question").problem(message))
    return problems


def _likeness(row: Record, question: Mapping[str, Any]) -> float:
    pairs = [(row.text(key), str(question.get(key, ""))) for key in ("title", "question")]
    return max((_ratio(heads.plain(a), heads.plain(b)) for a, b in pairs if a and b), default=0)


def _ratio(a: str, b: str) -> float:
    return difflib.SequenceMatcher(None, a, b).ratio()


def _many_gone(rows: list[Record], result: Matched, before: Mapping[str, Any], retiring: bool) -> list[Problem]:
    """A sheet with half of the questions is most often a part of the whole."""
    if retiring or len(result.gone) < 2 or len(result.gone) * 2 <= len(before) or not rows:
        return []
    message = (
        f"has {len(before) - len(result.gone)} of the framework's {len(before)} questions; if the other "
        f"{len(result.gone)} are to go, say --retire; if this is a part of the sheet, give all of it"
    )
    return [rows[0].home.sheet.whole_problem(message)]
