"""Framework and pages → the print pack: tagged PDFs (PDF/UA-1), the same bytes for the same input.

Typst sets them from the templates in `theme/print/`. Texts are handed over as JSON and never parsed as markup.
"""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import typst

from assessment_kit.framework.model import Framework
from assessment_kit.host.organisation import Organisation
from assessment_kit.host.words import load_words
from assessment_kit.places import data_folder
from assessment_kit.print.data import print_data

TEMPLATES = {
    "facilitator-guide": "guide.typ",
    "board-pack": "board-pack.typ",
    "paper-questionnaire": "questionnaire.typ",
    "answer-sheet": "answer-sheet.typ",
    "level-cards": "level-cards.typ",
    "component-posters": "posters.typ",
}
# The board pack is to fill two pages: the largest of these sizes (points) at which it does not run on to a third.
BOARD_SIZES = (11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0)
_PAGES = re.compile(rb"/Type\s*/Pages\b[^>]*?/Count (\d+)", re.S)
_NO_GLYPH = "could not be displayed"


class UnprintableTextWarning(UserWarning):
    """Some letters of the framework are in no font at hand; the PDF is made all the same, without the PDF/UA mark."""


def documents(framework: Framework, pages: Mapping[str, str], organisation: Organisation) -> dict[str, bytes]:
    """Make every PDF of the pack: path below the site ("print/….pdf") → bytes.

    `pages` maps the uris of guidance pages to their Markdown. Letters beyond the bundled fonts come from the system's.
    """
    data = json.dumps(print_data(framework, pages, organisation), ensure_ascii=False)
    return {f"print/{key}.pdf": _fitted(template, data) for key, template in TEMPLATES.items()}


def listing(made: Mapping[str, bytes], language: str) -> list[dict[str, Any]]:
    """Describe the PDFs for a page that links to them: file (path below the site), title, description, and pages and
    size in words."""
    strings = load_words(language)["print"]
    return [
        {"file": file, **strings["documents"][Path(file).stem], **_extent(content, strings["print_page"])}
        for file, content in made.items()
    ]


def page_count(pdf: bytes) -> int:
    """Return how many pages a PDF made here has."""
    found = _PAGES.search(pdf)
    if found is None:
        raise ValueError("no page tree in this PDF; only those made by the print pack can be counted")
    return int(found[1])


def _extent(content: bytes, words: Mapping[str, Any]) -> dict[str, str]:
    count = page_count(content)
    pages = words["pages"].get("one" if count == 1 else "other", words["pages"]["other"])
    kilobytes = max(1, round(len(content) / 1000))
    return {"pages": pages.format(count=count), "size": words["kilobytes"].format(count=kilobytes)}


def _fitted(template: str, data: str) -> bytes:
    if template != TEMPLATES["board-pack"]:
        return _made(template, data, _stamp())
    tried = (_made(template, data, _stamp(), size) for size in BOARD_SIZES)
    short = next((pdf for pdf in tried if page_count(pdf) <= 2), None)
    return short or _made(template, data, _stamp(), BOARD_SIZES[-1])


@lru_cache(maxsize=32)
def _made(template: str, data: str, _stamp: int, size: float = 10.5) -> bytes:
    """Compile a template. While people edit and serve, most of the pack stays the same and is taken from memory."""
    inputs = {"data": data, "size": str(size)}
    try:
        return _compiled(template, inputs, _fonts(system=False))
    except typst.TypstError as error:
        if _NO_GLYPH not in str(error):
            raise
    try:
        return _compiled(template, inputs, _fonts(system=True))
    except typst.TypstError as error:
        if _NO_GLYPH not in str(error):
            raise
        warning = f"{template}: {error}; install a font that has these letters"
        warnings.warn(warning, UnprintableTextWarning, stacklevel=2)
    return _compiled(template, inputs, _fonts(system=True), standards=[])


def _compiled(template: str, inputs: dict[str, str], fonts: typst.Fonts, standards: list[Any] | None = None) -> bytes:
    folder = data_folder("theme") / "print"
    compiler = typst.Compiler(folder / template, root=folder, font_paths=fonts, sys_inputs=inputs)
    pdf = compiler.compile(format="pdf", pdf_standards=["ua-1"] if standards is None else standards)
    assert isinstance(pdf, bytes)
    return pdf


@cache
def _fonts(system: bool) -> typst.Fonts:
    folder = data_folder("theme") / "print/fonts"
    return typst.Fonts(include_system_fonts=system, font_paths=[folder])


def _stamp() -> int:
    return max(path.stat().st_mtime_ns for path in (data_folder("theme") / "print").rglob("*"))
