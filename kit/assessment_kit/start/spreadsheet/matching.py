"""Which rows and which questions are one: by id, then by title and texts, then by number where the words resemble."""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from assessment_kit.reading.fields import is_id
from assessment_kit.reading.problems import Problem, cut, suggest
from assessment_kit.start.spreadsheet import alike, heads
from assessment_kit.start.spreadsheet.existing import Existing
from assessment_kit.start.spreadsheet.records import Record

_ASKED = 0.6  # the share of letters in common above which somebody is asked


@dataclass
class Matched:
    """`ids`: for each row the id of the question that it is, None for a new one without an id. `gone`: ids of no row.
    `told`: whose number another question has now, a line each.
    """

    ids: list[str | None] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


def matched(rows: list[Record], base: Existing, moved: Mapping[str, str], retiring: bool) -> Matched:
    """`moved`: old id → new id, as somebody said. `retiring`: whether somebody said that what is missing is to go."""
    before = {question["id"]: question for _, _, question in base.questions()}
    result = Matched()
    claimed = {row.text("id") for row in rows} & before.keys()
    without = {at: row for at, row in enumerate(rows) if not row.text("id")}
    found = alike.pairs(without, {id_: one for id_, one in before.items() if id_ not in claimed})
    result.ids = [row.text("id") or found.get(at) for at, row in enumerate(rows)]
    result.gone = [id_ for id_ in before if id_ not in result.ids and id_ not in moved]
    result.told = _another(rows, result, before)
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


def _another(rows: list[Record], result: Matched, before: Mapping[str, Any]) -> list[str]:
    """Rows that are new and have the number of a question that has no row: answers do not follow, and why."""
    gone = {id_: before[id_] for id_ in result.gone}
    told = []
    for row, id_ in zip(rows, result.ids, strict=True):
        old = alike.same_number(row, gone) if id_ is None else None
        if old:
            was, now = cut(str(before[old].get("title", ""))), cut(row.text("title") or row.text("question"))
            told.append(
                f'{row.text("ref")} is another question now: "{was}" is retired, "{now}" is new; if it is the same '
                f"question in other words, give it the id {old}."
            )
    return told


def _changed(rows: list[Record], result: Matched, before: Mapping[str, Any]) -> list[Problem]:
    """A row whose id is new, though its words are those of a question that has no row."""
    gone = {id_: before[id_] for id_ in result.gone}
    others = {at: row for at, row in enumerate(rows) if is_id(row.text("id")) and row.text("id") not in before}
    problems = []
    for at, old in alike.pairs(others, gone).items():
        id_ = rows[at].text("id")
        message = (
            f'the id was "{old}" and is "{id_}"; if it is the same question, say --moved {old}={id_}, and answers '
            f'follow; if not, write "{old}" back, or another title and question'
        )
        problems.append(rows[at].source("id").problem(message))
    return problems


def _reworded(rows: list[Record], result: Matched, before: Mapping[str, Any], retiring: bool) -> list[Problem]:
    """A row without an id that looks like a question which has no row: perhaps it was only put in other words."""
    problems = []
    for row, id_ in zip(rows, result.ids, strict=True):
        near = max(result.gone, key=lambda old: _likeness(row, before[old]), default=None) if id_ is None else None
        if near and not retiring and _likeness(row, before[near]) >= _ASKED:
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
