"""The spread of made-up answers, as the home page shows what the kit is for: the same people as in the practice set."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import Any

from assessment_kit.answers.sample import PRACTICE_PEOPLE, practice_set
from assessment_kit.framework.model import Framework, Question
from assessment_kit.framework.parts import Level
from assessment_kit.inputs import Inputs

MOST_ROWS = 6
CANNOT_SAY = "cannot-say"
# From which share of those who chose a level a cell is a shade stronger. The workshop page shades by the same.
SHADES = (0, 0.15, 0.3, 0.45, 0.65)


@dataclass(frozen=True)
class Cell:
    count: int
    strength: int


@dataclass(frozen=True)
class Row:
    """`cells` has one for each level of the scale, lowest first."""

    question: Question
    cells: tuple[Cell, ...]
    cannot_say: int


@dataclass(frozen=True)
class Example:
    people: int
    scale: tuple[Level, ...]
    rows: tuple[Row, ...]


def example(inputs: Inputs) -> Example:
    """Count what the practice set says on a few questions; no rows where no question has the shared scale."""
    asked = _asked(inputs.framework)
    answers = [json.loads(text)["people"][0]["answers"] for text in practice_set(inputs).values()] if asked else []
    rows = tuple(_row(question, answers) for question in asked)
    return Example(PRACTICE_PEOPLE, inputs.framework.scale, rows)


def _asked(framework: Framework) -> list[Question]:
    return [question for question in framework.first_questions if question.levels == framework.scale][:MOST_ROWS]


def _row(question: Question, answers: list[dict[str, Any]]) -> Row:
    given = [one[question.id] for one in answers if question.id in one]
    counts = Counter(answer.get("level") or answer["state"] for answer in given)
    whole = sum(counts[level.id] for level in question.levels)
    cells = tuple(Cell(counts[level.id], strength(counts[level.id], whole)) for level in question.levels)
    return Row(question, cells, counts[CANNOT_SAY])


def strength(count: int, whole: int) -> int:
    """How strong a count is beside its whole: 0 for nobody, 5 for most."""
    return sum(count > share * whole for share in SHADES)
