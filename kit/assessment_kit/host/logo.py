"""An organisation's logo: one small file beside organisation.yml, and nothing in it but shapes.

Pages show it as a picture, where a browser runs nothing of it. But it is also a file of the site, which can be opened
by its own address: there a script in an SVG would run, and could read what people answered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from assessment_kit.reading.problems import Problem
from assessment_kit.reading.sources import Spot

LARGEST = 16_000  # bytes: the logo is inside all app pages, and every reader loads it
KINDS = {".svg": "image/svg+xml", ".png": "image/png"}
PNG = b"\x89PNG\r\n\x1a\n"
SVG = "{http://www.w3.org/2000/svg}"
SHAPES = {
    *("svg", "g", "defs", "symbol", "use", "title", "desc", "style", "switch"),
    *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon"),
    *("linearGradient", "radialGradient", "stop", "clipPath", "mask", "pattern"),
}
INSTRUCTION = re.compile(rb"<!(?:DOCTYPE|ENTITY)|<\?(?!xml\s)", re.I)
ELSEWHERE = re.compile(r"url\(\s*[\"']?\s*(?!#)|@import|\\|(?:java|vb)script:|expression\(", re.I)


@dataclass(frozen=True)
class Logo:
    """An image: its media type, its file name and its bytes."""

    kind: str
    name: str
    content: bytes


def read_logo(folder: Path, name: str) -> Logo:
    """Read a logo that has been judged by `unusable`."""
    path = folder / name
    ending = path.suffix.lower()
    return Logo(KINDS[ending], f"logo{ending}", path.read_bytes())


def unusable(spot: Spot, folder: Path, beside: str) -> Iterator[Problem]:
    """Yield what is wrong with the logo that is named at this place of the file `beside`."""
    path = folder / spot.text
    if path.suffix.lower() not in KINDS:
        yield spot.problem(f'"{spot.text}" is not an .svg or .png file; save the logo as one of these')
    elif path.is_symlink() or path.parent.resolve() != folder.resolve():
        yield spot.problem(f'"{spot.text}" is not beside {beside}; copy the file there, and write its name alone')
    elif not path.is_file():
        yield spot.problem(f'there is no file "{spot.text}" beside {beside}; put it there, or mend the name')
    elif path.stat().st_size > LARGEST:
        size = path.stat().st_size / 1000
        yield spot.problem(f'"{spot.text}" has {size:.0f} KB; at most {LARGEST // 1000} KB, for every page holds it')
    elif found := _unfit(path.suffix.lower(), path.read_bytes()):
        yield spot.problem(f'"{spot.text}" {found}')


def _unfit(ending: str, content: bytes) -> str:
    """Why a picture cannot be a logo, with the cure; empty where it can."""
    if ending == ".png":
        return "" if content.startswith(PNG) else "is no PNG picture; save it as one again"
    if "\ufffd" in content.decode("utf-8", "replace"):
        return "is not in UTF-8; save it as a plain SVG again"
    if INSTRUCTION.search(content):
        return 'begins with instructions to other programs; save it as a "plain" or "optimised" SVG'
    try:
        top = ElementTree.fromstring(content)
    except (ElementTree.ParseError, ValueError, LookupError):
        return "is no SVG that can be read; save it as a plain SVG again"
    if top.tag != SVG + "svg":
        return "is no SVG picture; save it as a plain SVG again"
    return next(filter(None, map(_live, top.iter())), "")


def _live(element: ElementTree.Element) -> str:
    name = str(element.tag).removeprefix(SVG)
    if name not in SHAPES:
        shown = name.rpartition("}")[2]
        return (
            f"holds <{shown}>, and a logo is made of shapes alone; turn letters into paths, and save it as a plain SVG"
        )
    for key, value in element.attrib.items():
        attribute = key.rpartition("}")[2].lower()
        if attribute.startswith("on"):
            return f'holds a script, "{attribute}"; take it out'
        if ELSEWHERE.search(value) or (attribute in ("href", "src") and not value.strip().startswith("#")):
            return f'leads elsewhere, in "{attribute}"; save it with nothing linked'
    if name == "style" and ELSEWHERE.search(element.text or ""):
        return "leads elsewhere, in its style; save it with nothing linked"
    return ""
