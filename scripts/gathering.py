"""Many answer files on the workshop page: how long until they are drawn, and whether the page answers meanwhile."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import environment

FILES = (40, 1_000, 10_000)
NOTE = "We tried this on two wards last winter and could show what changed, but nights were left out."

# From the choice of files to the frame after the table counts all of them; and what kept the page from answering.
WATCH = """() => {
  window.tasks = [];
  new PerformanceObserver((list) => window.tasks.push(...list.getEntries())).observe({ type: "longtask" });
  const input = document.querySelector("input[data-part=files]");
  const counted = () => [...document.querySelectorAll("tr[data-question]:first-of-type td")].slice(0, WIDTH)
    .reduce((sum, cell) => sum + Number(cell.textContent), 0);
  window.drawn = new Promise((resolve) => input.addEventListener("change", () => {
    const [started, count] = [performance.now(), input.files.length];
    const look = () => counted() < count ? setTimeout(look, 5) : requestAnimationFrame(() => setTimeout(() => resolve({
      milliseconds: performance.now() - started,
      longest: Math.max(0, ...window.tasks.filter((task) => task.startTime >= started).map((task) => task.duration)),
    })));
    look();
  }, { capture: true }));
}"""


def measured(browser: Any) -> Iterator[str]:
    """Yield a line for each number of files, 22 answers with notes in every one, with the spread in sight."""
    from assessment_kit.app.pages import workshop_page
    from assessment_kit.framework.model import load
    from assessment_kit.inputs import inputs_of

    framework = load(environment.ROOT / "framework")
    yield f"From choosing files to the drawn spread, {len(framework.questions)} answers with notes in each, in Chromium:"
    with tempfile.TemporaryDirectory() as place:
        page_file = Path(place) / "workshop.html"
        page_file.write_text(workshop_page(inputs_of(framework)), "utf-8")
        for count in FILES:
            paths = written(framework, Path(place) / str(count), count)
            found = timed(browser, page_file.as_uri(), paths)
            yield (
                f"  {count:6} files: {found['milliseconds']:5.0f} ms; longest task {found['longest']:3.0f} ms;"
                f" {found['megabytes']:.0f} MB of memory; a new visit shows them after {found['again']:.0f} ms"
            )


def written(framework: Any, folder: Path, count: int) -> list[Path]:
    """Write answer files in which every question has an answer and a note of its own."""
    from assessment_kit.answers.sample import sample_files
    from assessment_kit.inputs import inputs_of

    folder.mkdir()
    for name, text in sample_files(inputs_of(framework), count, seed=1).items():
        file = json.loads(text)
        answers = file["people"][0]["answers"]
        for question in framework.questions:
            answer = answers.setdefault(question.id, {"level": question.levels[0].id})
            answer["note"] = f"{NOTE} {name}"
        (folder / name).write_text(json.dumps(file), "utf-8")
    return sorted(folder.iterdir())


def timed(browser: Any, address: str, paths: list[Path]) -> dict[str, float]:
    """Add the files in a fresh profile; returns milliseconds, and megabytes of the heap after cleaning up."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}#kit-spread")
    page.evaluate(WATCH.replace("WIDTH", "9"))
    page.locator("input[data-part=files]").set_input_files(paths)
    found: dict[str, float] = page.evaluate("window.drawn")
    page.locator("#saved-state", has_text="Kept in this browser only").wait_for(timeout=60_000)
    session = context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    found["megabytes"] = session.send("Runtime.getHeapUsage")["usedSize"] / 1e6
    page.reload()
    page.locator("tr[data-question]").first.wait_for()
    found["again"] = page.evaluate("performance.now()")
    context.close()
    return found
