"""Framework → the columns that each question has in a table for many: a level that it lacks keeps its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from assessment_kit.framework.model import Framework, Question
from assessment_kit.framework.parts import Level

Levels = tuple[Level, ...]


def columns(framework: Framework) -> dict[str, Levels]:
    """Return for the id of each question the whole scale that its levels are of, lowest first: the shared one, else the
    longest that any question has; of levels of its own these alone."""
    scales = sorted({question.levels: None for question in framework.questions}, key=len, reverse=True)
    return {
        one.id: next(scale for scale in (framework.scale, *scales) if _is_part(one.levels, scale))
        for one in framework.questions
    }


def answer_grids(questions: Iterable[Question], wholes: Mapping[str, Levels]) -> list[list[str]]:
    """Return the ids of the questions in runs that have the same columns: each run is one table with one head."""
    return [[question.id for question in run] for _, run in groupby(questions, key=lambda one: wholes[one.id])]


def _is_part(levels: Levels, scale: Levels) -> bool:
    return tuple(level for level in scale if level in levels) == levels
