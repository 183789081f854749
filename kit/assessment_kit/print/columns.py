"""Framework → the tables of an answer sheet: questions that are of one scale stand under one head."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from assessment_kit.framework.model import Question
from assessment_kit.framework.wholes import Levels


def answer_grids(questions: Iterable[Question], wholes: Mapping[str, Levels]) -> list[list[str]]:
    """Return the ids of the questions in runs that have the same columns: each run is one table with one head."""
    return [[question.id for question in run] for _, run in groupby(questions, key=lambda one: wholes[one.id])]
