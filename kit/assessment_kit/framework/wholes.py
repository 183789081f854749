"""Framework → the whole scale that the levels of each question are of: a level that a question lacks keeps its place."""

from __future__ import annotations

from assessment_kit.framework.model import Framework
from assessment_kit.framework.parts import Level

Levels = tuple[Level, ...]


def wholes(framework: Framework) -> dict[str, Levels]:
    """Return for the id of each question the whole scale that its levels are of, lowest first: the shared one, else the
    longest that any question has; of levels of its own these alone."""
    scales = sorted({question.levels: None for question in framework.questions}, key=len, reverse=True)
    return {
        one.id: next(scale for scale in (framework.scale, *scales) if _is_part(one.levels, scale))
        for one in framework.questions
    }


def _is_part(levels: Levels, scale: Levels) -> bool:
    return tuple(level for level in scale if level in levels) == levels
