"""Which rows say the same as which questions: by their words; a number counts only where the words resemble."""

import difflib
from collections import Counter
from collections.abc import Hashable, Mapping
from typing import Any

from assessment_kit.start.spreadsheet import heads
from assessment_kit.start.spreadsheet.records import Record

Questions = Mapping[str, Mapping[str, Any]]
ALIKE = 0.8  # the share of words in common, in order; less is what two short texts of one pattern share ("Uniform is rare.")

# The strictest first. Each finds a pair only where one row and one question are left that say so; in each the first must be said.
_STEPS = (
    ("title", "question", "descriptors"),
    ("title", "ref"),
    ("title",),
    ("question", "descriptors"),
    ("question", "ref"),
    ("question",),
)


def pairs(rows: Mapping[int, Record], questions: Questions) -> dict[int, str]:
    """Place of a row → id of the question that it is. A title that is the same counts more than a number that is not."""
    found: dict[int, str] = {}
    for keys in (*_STEPS, ("ref",)):
        taken = {*found.values()}
        open_rows = {at: _key(row.values, keys) for at, row in rows.items() if at not in found}
        free = {id_: _key(one, keys) for id_, one in questions.items() if id_ not in taken}
        for at, id_ in _only(open_rows, free):
            if keys != ("ref",) or resembles(rows[at], questions[id_]):
                found[at] = id_
    return found


def resembles(row: Record, question: Mapping[str, Any]) -> bool:
    """Whether the titles, or most of the texts of the levels, share enough words; without a title, the questions."""
    key = "title" if row.text("title") else "question"
    if ratio(row.text(key), str(question.get(key, ""))) >= ALIKE:
        return True
    new, old = row.values.get("descriptors") or {}, question.get("descriptors") or {}
    both = new.keys() & old.keys()
    return sum(ratio(new[level], old[level]) >= ALIKE for level in both) * 2 > len(both)


def same_number(row: Record, questions: Questions) -> str | None:
    """The one question that has the number of a row."""
    key = _key(row.values, ("ref",))
    same = [id_ for id_, one in questions.items() if key and _key(one, ("ref",)) == key]
    return same[0] if len(same) == 1 else None


def ratio(one: str, other: str) -> float:
    """0 for texts without a word in common, 1 for the same words in the same order."""
    a, b = heads.plain(one).split(), heads.plain(other).split()
    return difflib.SequenceMatcher(None, a, b, autojunk=False).ratio() if a and b else 0.0


def _key(said: Mapping[str, Any], keys: tuple[str, ...]) -> Hashable:
    """What somebody says in these fields, as it is compared; None where the first of them is empty."""
    return tuple(_plain(said.get(key)) for key in keys) if _plain(said.get(keys[0])) else None


def _plain(value: Any) -> Hashable:
    if isinstance(value, Mapping):
        return tuple(sorted((level, heads.plain(str(text))) for level, text in value.items()))
    return heads.plain(str(value)) if value else ""


def _only(rows: Mapping[int, Hashable], questions: Mapping[str, Hashable]) -> list[tuple[int, str]]:
    """The pairs of a key that one row has and one question."""
    of_rows, of_questions = Counter(rows.values()), Counter(questions.values())
    by_key = {key: id_ for id_, key in questions.items()}
    return [(at, by_key[key]) for at, key in rows.items() if key is not None and of_rows[key] == of_questions[key] == 1]
