"""What the bench measures can be measured: frameworks of its shapes are sound, whatever becomes of the project's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from assessment_kit.inputs import read_inputs
from measuring import shapes


@pytest.mark.parametrize("shape", shapes.SHAPES[:2], ids=str)
def test_the_project_s_framework_grows_into_a_sound_one(shape: shapes.Shape, tmp_path: Path) -> None:
    folder = shapes.framework(tmp_path / "framework", shape)
    inputs = read_inputs(folder, folder / "pages")
    assert (len(inputs.framework.questions), len(inputs.framework.components)) == (shape.questions, shape.components)
    assert inputs.others == ()
