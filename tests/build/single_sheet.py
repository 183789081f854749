"""A sheet of the print pack, set from its own template alone."""

from __future__ import annotations

from assessment_kit.inputs import Inputs
from assessment_kit.print.data import print_data
from assessment_kit.print.pack import TEMPLATES, _json, edition_of
from assessment_kit.print.typesetting import Work, typeset


def sheet(inputs: Inputs, name: str, explained: bool = True) -> bytes:
    """Return a sheet that holds no guidance page, as a PDF; where not `explained`, a guide without a page for each question."""
    return typeset(Work(TEMPLATES[name], _json(print_data(inputs, {}, explained)), edition_of(name)))
