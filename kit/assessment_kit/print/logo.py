"""Whether an organisation's logo can be printed: it is tried, since only the typesetter knows what it can draw."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typst

from assessment_kit.host.organisation import FILE, Organisation
from assessment_kit.inputs import Inputs
from assessment_kit.print.typesetting import compiled
from assessment_kit.reading.problems import Problem, place_after
from assessment_kit.reading.sources import shown

LINE = re.compile(r"^(.*\blogo[\"']?:\s*)", re.M)


def printable(organisation: Organisation) -> dict[str, Any] | None:
    """Return the logo as a template takes it: its format and its bytes as numbers. None where there is none."""
    logo = organisation.logo
    return {"format": logo.kind.split("/")[1].split("+")[0], "bytes": list(logo.content)} if logo else None


def unprintable_logo(inputs: Inputs, folder: Path) -> Iterator[Problem]:
    """Yield what stops the prints where the logo is none that can be drawn. `folder` is the framework's."""
    logo = printable(inputs.organisation)
    if logo is None:
        return
    try:
        compiled("logo.typ", {"data": json.dumps(logo)}, system=False)
    except typst.TypstError:
        text = (folder / FILE).read_text("utf-8")
        found = LINE.search(text)
        line, column = place_after(text[: found.end()] if found else "")
        message = "the logo cannot be printed; save it again, as a plain SVG or as a PNG"
        yield Problem(f"{shown(folder)}/{FILE}", line, column, message)
