"""Many answer files on the workshop page: how long until they are drawn, and whether the page answers meanwhile."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import environment

from measuring.figures import Effort, doing
from measuring.weights import app_pages

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FILES = (40, 1_000, 10_000)
NOTE = "We tried this on two wards last winter and could show what changed, but nights were left out."
INPUT = "input[type=file][multiple]:not([webkitdirectory])"
ROW = "tr[data-question]"

# From the choice of files to the frame after the table counts all of them; and what kept the page from answering.
WATCH = """([input, row]) => {
  window.tasks = [];
  new PerformanceObserver((list) => window.tasks.push(...list.getEntries())).observe({ type: "longtask" });
  const files = document.querySelector(input);
  const counted = () => [...(document.querySelector(row)?.querySelectorAll("td[data-level]") ?? [])]
    .reduce((sum, cell) => sum + Number.parseInt(cell.textContent), 0);
  window.drawn = new Promise((resolve) => files.addEventListener("change", () => {
    const [started, count] = [performance.now(), files.files.length];
    const look = () => counted() < count ? setTimeout(look, 5) : requestAnimationFrame(() => setTimeout(() => resolve({
      milliseconds: performance.now() - started,
      longest: Math.max(0, ...window.tasks.filter((task) => task.startTime >= started).map((task) => task.duration)),
    })));
    look();
  }, { capture: true }));
}"""


def measured(effort: Effort) -> Iterator[str]:
    """Yield a line for each number of files, an answer with a note to every question in each, the spread in sight."""
    import browsers
    from assessment_kit.inputs import read_inputs

    own = environment.ROOT / "framework"
    inputs = read_inputs(own, own / "pages")
    count_of = len(inputs.framework.questions)
    yield f"From choosing files to the drawn spread, {count_of} answers with notes in each, in Chromium:"
    with tempfile.TemporaryDirectory() as place, browsers.chromium() as browser:
        page_file = Path(place) / "workshop.html"
        page_file.write_text(app_pages(inputs)["workshop"], "utf-8")
        for count in FILES[:2] if effort.quick else FILES:
            doing(f"adding {count:,} files")
            paths = written(inputs.framework, Path(place) / str(count), count)
            found = _timed(browser, page_file.as_uri(), paths)
            yield (
                f"  {count:6,} files: {found['milliseconds']:5.0f} ms; longest task {found['longest']:3.0f} ms;"
                f" {found['megabytes']:.0f} MB of memory; a new visit shows them after {found['again']:.0f} ms"
            )


def written(framework: Any, folder: Path, count: int) -> list[Path]:
    """Write answer files in which every question has a level and a note of its own."""
    from assessment_kit.answers.sample import sample_files
    from assessment_kit.inputs import inputs_of

    folder.mkdir()
    for number, (name, text) in enumerate(sample_files(inputs_of(framework), count, seed=1).items()):
        file = json.loads(text)
        file["people"][0]["answers"] = {
            question.id: {"level": question.levels[number % len(question.levels)].id, "note": f"{NOTE} {name}"}
            for question in framework.questions
        }
        (folder / name).write_text(json.dumps(file), "utf-8")
    return sorted(folder.iterdir())


def _timed(browser: Browser, address: str, paths: list[Path]) -> dict[str, float]:
    """Add the files in a fresh profile; returns milliseconds, and megabytes of the heap after cleaning up."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}#kit-spread")
        page.evaluate(WATCH, [INPUT, ROW])
        page.locator(INPUT).set_input_files(paths)
        found: dict[str, float] = page.evaluate("window.drawn")
        page.wait_for_timeout(2000)  # until they are kept
        session = context.new_cdp_session(page)
        session.send("HeapProfiler.collectGarbage")
        found["megabytes"] = session.send("Runtime.getHeapUsage")["usedSize"] / 1e6
        page.reload()
        page.locator(ROW).first.wait_for()
        found["again"] = page.evaluate("performance.now()")
        return found
