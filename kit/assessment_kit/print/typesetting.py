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

import typst

from assessment_kit.places import data_folder

_NO_GLYPH = "could not be displayed"


@dataclass(frozen=True)
class Work:
    """What to typeset. `data` is JSON as text. Where `most_pages` is given, the document takes the largest of `sizes`
    (points, largest first) at which it has no more pages than that, or else the smallest."""

    template: str
    data: str
    edition: str = ""  # "large" for large print
    sizes: tuple[float, ...] = (10.5,)
    most_pages: int = 0


def typeset(work: Work) -> bytes:
    """Typeset in this process. Raises TypstError where the template does not compile, or no font has a letter."""
    return _packed(_fitted(work))


def typeset_in_a_child(work: Work) -> bytes:
    """The same in a process of its own, whose memory goes with it. Raises RuntimeError with what the child said."""
    done = subprocess.run(
        [sys.executable, "-P", "-m", __spec__.name],
        input=json.dumps(asdict(work)).encode(),
        env={**os.environ, "PYTHONPATH": _path()},
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{work.template}: {done.stderr.decode('utf-8', 'replace').strip()}")
    return done.stdout


def page_count(pdf: bytes) -> int:
    """Return how many pages a PDF has."""
    import pikepdf  # not at the top, here and below: to check a framework takes none of it

    with pikepdf.open(io.BytesIO(pdf)) as document:
        return len(document.pages)


def _path() -> str:
    """Where a child finds the modules that this process has found, however it came to them."""
    return os.pathsep.join(dict.fromkeys(filter(None, (os.environ.get("PYTHONPATH"), *sys.path))))


def compiled(template: str, inputs: dict[str, str], system: bool) -> bytes:
    """One PDF from a template, with the fonts of the system or only our own. Raises TypstError for a letter in none."""
    folder = data_folder("theme") / "print"
    compiler = typst.Compiler(folder / template, root=folder, font_paths=_fonts(system), sys_inputs=inputs)
    pdf = compiler.compile(format="pdf", pdf_standards=["ua-1"])
    assert isinstance(pdf, bytes)
    return pdf


def _fitted(work: Work) -> bytes:
    """Halve the sizes that are left until the largest that fits is found."""
    best = None
    first, end = 0, len(work.sizes)
    while first < end:
        middle = (first + end) // 2
        made = _made(work.template, {"data": work.data, "edition": work.edition, "size": str(work.sizes[middle])})
        if not work.most_pages or page_count(made) <= work.most_pages:
            best, end = made, middle
        else:
            first = middle + 1
    return best or made  # where none fits, the smallest was tried last


def _made(template: str, inputs: dict[str, str]) -> bytes:
    try:
        return compiled(template, inputs, system=False)
    except typst.TypstError as error:
        if _NO_GLYPH not in str(error):
            raise
    return compiled(template, inputs, system=True)


@cache
def _fonts(system: bool) -> typst.Fonts:
    folder = data_folder("theme") / "print/fonts"
    return typst.Fonts(include_system_fonts=system, font_paths=[folder])


def _packed(pdf: bytes) -> bytes:
    """The same document with row headers, and its many small objects compressed together: most of them are tags."""
    import pikepdf

    from assessment_kit.print.tags import head_rows

    packed = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        head_rows(document, pdf)
        document.save(packed, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return packed.getvalue()


def _child() -> None:
    """Read the work, write the PDF."""
    given = json.loads(sys.stdin.buffer.read())
    sys.stdout.buffer.write(typeset(Work(**{**given, "sizes": tuple(given["sizes"])})))


if __name__ == "__main__":
    _child()
