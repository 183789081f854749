"""What the level cards and the agreement sheet say in the first language too, where they shall be in two side by side."""

from __future__ import annotations

from typing import Any

from assessment_kit.inputs import Inputs
from assessment_kit.print.chapters import typst_language


def beside(first: Inputs | None) -> dict[str, Any] | None:
    """The same texts in the kit's first language: `scale` in its order, `unsure` for those who can't say, `components` and
    `questions` by id. None where there is one language on each sheet."""
    if first is None:
        return None
    framework, words = first.framework, first.words
    return {
        "language": typst_language(framework.language),
        "scale_note": framework.scale_note,
        "scale": [{"name": one.name, "meaning": one.meaning} for one in framework.scale],
        "unsure": {"name": words["assessment"]["page"]["cannot_say"], "meaning": words["print"]["cards"]["cannot_say"]},
        "consensus": words["print"]["consensus"],
        "components": {one.id: one.title.removeprefix(one.ref).strip() for one in framework.components},
        "questions": {one.id: one.title.removeprefix(one.ref).strip() for one in framework.questions},
    }
