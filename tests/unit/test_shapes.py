"""Frameworks in the shapes of real ones: sound, and no step of the questionnaire without an end where they have sections."""

from __future__ import annotations

from pathlib import Path

import pytest
from assessment_kit.framework.answering_time import time_to_answer
from assessment_kit.framework.model import load
from assessment_kit.framework.steps import steps_of
from shapes import SHAPES, write


@pytest.mark.parametrize("name", ["answers-as-levels", "numbered-statements", "long-help"])
def test_a_framework_of_this_shape_is_sound_and_has_steps_that_end(name: str, tmp_path: Path) -> None:
    write(tmp_path / "framework", SHAPES[name])
    framework = load(tmp_path / "framework")
    assert len(framework.questions) == SHAPES[name].questions
    assert len({question.title for question in framework.questions}) == SHAPES[name].questions
    assert max(sum(len(one.questions) for one in step.sections) for step in steps_of(framework)) <= 16
    assert time_to_answer(framework.questions).said[0] == "hours"
