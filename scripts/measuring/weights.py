"""What the pages that people answer on weigh, as a server sends them: each is one request."""

from __future__ import annotations

import gzip
import tempfile
from collections.abc import Iterator
from pathlib import Path

from measuring import shapes
from measuring.figures import Effort, within
from measuring.shapes import SHAPES

KILOBYTES = {"assessment": 34, "workshop": 48, "plan": 45}


def measured(effort: Effort) -> Iterator[str]:
    """Weigh the pages of the project's own framework against their limits, and those of larger ones."""
    from assessment_kit.inputs import read_inputs

    yield "Page weights with everything inside, gzip -9, one request each:"
    with tempfile.TemporaryDirectory() as place:
        for shape in SHAPES:
            folder = shapes.framework(Path(place) / str(shape.questions), shape)
            made = app_pages(read_inputs(folder, folder / "pages"))
            said = [f"{name}.html {_weight(name, page, shape == shapes.OWN)}" for name, page in made.items()]
            yield f"  {shape}: {', '.join(said)}"


def app_pages(inputs: object) -> dict[str, str]:
    """Make every page that holds answers: name → HTML."""
    from assessment_kit.answers.table import page_shape
    from assessment_kit.app import pages

    shape = page_shape()
    return {name: getattr(pages, f"{name}_page")(inputs, shape) for name in KILOBYTES}


def _weight(name: str, page: str, judged: bool) -> str:
    packed = len(gzip.compress(page.encode(), 9)) / 1024  # as the tests count
    told = within(packed, KILOBYTES[name], "KB") if judged else f"{packed:.1f} KB"
    return f"{told}, {len(page.encode()) / 1024:.0f} KB unpacked"
