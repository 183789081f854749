"""The build: beside plain Material on the same pages, and how it grows with the framework, part by part."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from measuring import shapes, sites
from measuring.figures import Effort, beside, doing, in_turn, within
from measuring.shapes import OWN, SHAPES, Shape

WITH_PDFS, WITHOUT = 2.0, 1.3  # limits, times plain Material
MEGABYTES = 1000

# Each part alone, one after the other, in a process that has made nothing before.
PARTS = """
import json, sys, time
from pathlib import Path
spent, started = {}, time.perf_counter()
def most():
    if sys.platform == "win32":
        return 0
    import resource
    one = 1_000_000 if sys.platform == "darwin" else 1_000
    return max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) // one
def lap(name):
    global started
    spent[name], started = (time.perf_counter() - started, most()), time.perf_counter()
from assessment_kit.answers.table import page_shape
from assessment_kit.app import pages as app
from assessment_kit.guidance.pages import generated_pages
from assessment_kit.inputs import read_inputs
from assessment_kit.print.pack import documents
import assessment_kit.making
lap("imports")
folder = Path(sys.argv[1])
inputs = read_inputs(folder, folder / "pages")
lap("reading")
pages = generated_pages(inputs) | inputs.written
lap("guidance")
for name in sorted(vars(app)):
    if name.endswith("_page") and not name.startswith("_"):
        getattr(app, name)(inputs, page_shape())
lap("app pages")
documents(inputs, {uri: page.body for uri, page in pages.items()})
lap("PDFs")
print(json.dumps(spent))
"""


def measured(effort: Effort) -> Iterator[str]:
    """Compare the build of the project's own framework with Material's, and follow it to the largest shape."""
    with tempfile.TemporaryDirectory() as place:
        folders = {shape: _folder(Path(place), shape) for shape in (SHAPES[:2] if effort.quick else SHAPES)}
        yield from _beside_material(folders[OWN], effort.rounds)
        yield "How it grows (one build each; parts alone, one after the other, and the largest process until then):"
        for shape, folder in folders.items():
            yield from _grown(shape, folder)


def _folder(place: Path, shape: Shape) -> Path:
    folder = place / str(shape.questions)
    shapes.framework(folder / "framework", shape)
    return sites.kit_folder(folder)


def _beside_material(folder: Path, rounds: int) -> Iterator[str]:
    doing("building the kit and plain Material in turn")
    pages, plain = sites.plain_folder(folder)
    subjects = {"whole": (folder, sites.WHOLE), "without": (folder, sites.WITHOUT_PDFS), "plain": (plain, sites.WHOLE)}
    found = in_turn(subjects, lambda subject: sites.built(*subject), rounds)
    seconds = {name: statistics.median(one.seconds for one in all_) for name, all_ in found.items()}
    processor = {name: statistics.median(one.processor for one in all_) for name, all_ in found.items()}
    yield f"Whole build of {pages} pages, against plain Material on the same pages, median of {rounds}:"
    for name, said, limit in (("whole", "with all PDFs", WITH_PDFS), ("without", "without PDFs", WITHOUT)):
        ratio = beside(seconds[name] / seconds["plain"], limit)
        busy = f"{processor[name]:.2f} s of processors against {processor['plain']:.2f} s"
        yield f"  {said:13}: {seconds[name]:5.2f} s against {seconds['plain']:.2f} s, ratio {ratio}; {busy}"


def _grown(shape: Shape, folder: Path) -> Iterator[str]:
    doing(f"building {shape}")
    taken = sites.built(folder)
    memory = within(taken.megabytes, MEGABYTES, "MB")
    yield f"  {shape}: {taken.seconds:.1f} s ({taken.processor:.1f} s of processors), its largest process {memory}"
    doing(f"timing the parts of {shape}")
    parts = [f"{name} {seconds:.2f} s ({megabytes} MB)" for name, (seconds, megabytes) in _parts(folder).items()]
    yield f"    {', '.join(parts)}; {_site_size(folder / 'site')}"


def _parts(folder: Path) -> dict[str, tuple[float, int]]:
    """The seconds of each part, and the most megabytes of one process until its end."""
    command = [sys.executable, "-c", PARTS, str(folder / "framework")]
    done = subprocess.run(command, env=os.environ, capture_output=True, text=True, check=True)
    found: dict[str, tuple[float, int]] = json.loads(done.stdout)
    return found


def _site_size(site: Path) -> str:
    pages = [path.stat().st_size for path in site.rglob("*.html")]
    prints = [path.stat().st_size for path in site.glob("print/*.pdf")]
    return (
        f"{len(pages)} pages, a page {statistics.median(pages) / 1000:.0f} KB; "
        f"{len(prints)} PDFs, {sum(prints) / 1e6:.1f} MB"
    )
