"""One template of `theme/print` and its data → one PDF, here or in a process of its own.

Typst keeps what it has worked out for as long as its process lives, about 2 MB a page, and lets go of nothing between
two documents. A large document is therefore typeset in a child: this module run as a program, with the work as JSON on
its standard input and the PDF on its standard output.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

import typst

from assessment_kit.places import data_folder

_NO_GLYPH = "could not be displayed"


@dataclass(frozen=True)
class Work:
    """What to typeset. `data` is JSON as text. Where `most_pages` is given, the document takes the largest of `sizes`
    (points, largest first) at which it has no more pages than that, or else the smallest."""

    template: str
    data: str
    sizes: tuple[float, ...] = (10.5,)
    most_pages: int = 0


@dataclass(frozen=True)
class Typeset:
    """A finished PDF, and what could not be printed in it: empty, or a message with its cure."""

    pdf: bytes
    missing: str = ""


def typeset(work: Work) -> Typeset:
    """Typeset in this process. Raises TypstError where the template does not compile."""
    made = _fitted(work)
    return Typeset(_packed(made.pdf), made.missing)


def typeset_in_a_child(work: Work) -> Typeset:
    """The same in a process of its own, whose memory goes with it. Raises RuntimeError with what the child said."""
    done = subprocess.run(
        [sys.executable, "-P", "-m", __spec__.name],
        input=json.dumps(asdict(work)).encode(),
        env={**os.environ, "PYTHONPATH": _path()},
        capture_output=True,
        check=False,
    )
    said = done.stderr.decode("utf-8", "replace").strip()
    if done.returncode:
        raise RuntimeError(f"{work.template}: {said}")
    return Typeset(done.stdout, said)


def page_count(pdf: bytes) -> int:
    """Return how many pages a PDF has."""
    import pikepdf  # not at the top, here and below: to check a framework takes none of it

    with pikepdf.open(io.BytesIO(pdf)) as document:
        return len(document.pages)


def _path() -> str:
    """Where a child finds the modules that this process has found, however it came to them."""
    return os.pathsep.join(dict.fromkeys(filter(None, (os.environ.get("PYTHONPATH"), *sys.path))))


def _fitted(work: Work) -> Typeset:
    """Halve the sizes that are left until the largest that fits is found."""
    best = None
    first, end = 0, len(work.sizes)
    while first < end:
        middle = (first + end) // 2
        made = _made(work.template, {"data": work.data, "size": str(work.sizes[middle])})
        if not work.most_pages or page_count(made.pdf) <= work.most_pages:
            best, end = made, middle
        else:
            first = middle + 1
    return best or made  # where none fits, the smallest was tried last


def _made(template: str, inputs: dict[str, str]) -> Typeset:
    for system in (False, True):
        try:
            return Typeset(_compiled(template, inputs, _fonts(system)))
        except typst.TypstError as error:
            if _NO_GLYPH not in str(error):
                raise
            missing = f"{template}: {error}; install a font that has these letters"
    return Typeset(_compiled(template, inputs, _fonts(system=True), standards=[]), missing)


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


def _packed(pdf: bytes) -> bytes:
    """The same document with its many small objects compressed together: the tags are most of a tagged PDF."""
    import pikepdf

    packed = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.save(packed, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return packed.getvalue()


def _child() -> None:
    """Read the work, write the PDF; what could not be printed goes to the standard error."""
    given = json.loads(sys.stdin.buffer.read())
    made = typeset(Work(**{**given, "sizes": tuple(given["sizes"])}))
    sys.stdout.buffer.write(made.pdf)
    sys.stderr.buffer.write(made.missing.encode())


if __name__ == "__main__":
    _child()
