"""Measure the kit: `python3 scripts/bench.py [builds] [weights] [clicks] [files]`, all of them without a name.

Builds and clicks are compared within one run on one machine, so the ratios mean something on any. The README quotes
the output. A new measurement is a function that yields lines, and an entry in MEASUREMENTS.
"""

from __future__ import annotations

import datetime
import gzip
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import environment

PAGES = (100, 500)  # besides the project's own framework
QUESTIONS = (22, 200, 1000)
CLICKS = 60


def builds() -> Iterator[str]:
    """Compare the whole build with Material's build of the same pages, written out as Markdown."""
    yield "Whole build, against plain Material on the same pages as static Markdown:"
    with tempfile.TemporaryDirectory() as place:
        for folder in frameworks(Path(place)):
            pages, static = written_out(folder)
            kit, plain = alternately(folder, static, rounds=5 if pages < PAGES[-1] else 3)
            rest = kit - print_pack_seconds(folder)
            yield (
                f"  {pages:4} pages: {kit:6.2f} s against {plain:6.2f} s, ratio {kit / plain:.2f};"
                f" without its PDFs {rest:6.2f} s, ratio {rest / plain:.2f}"
            )


def frameworks(place: Path) -> Iterator[Path]:
    """Yield folders, each with a framework and MkDocs' settings for it, growing to the numbers of pages in PAGES."""
    import grown
    from assessment_kit.making import make_kit

    own = environment.ROOT / "framework"
    kit = make_kit(own, own / "pages")
    others = len(kit.pages) - len(kit.inputs.framework.components)
    for count in (len(kit.inputs.framework.components), *(pages - others for pages in PAGES)):
        folder = place / str(count)
        grown.by_components(
            folder / "framework", count, questions=5 if count == len(kit.inputs.framework.components) else 1
        )
        settings(folder, {})
        yield folder


def settings(folder: Path, changes: dict[str, Any]) -> None:
    """Write the project's mkdocs.yml into a folder, with changes; a change to None leaves the setting out."""
    import yaml

    own = yaml.safe_load((environment.ROOT / "mkdocs.yml").read_text("utf-8"))
    own["theme"]["custom_dir"] = str(environment.ROOT / "theme" / "site")
    kept = {name: value for name, value in {**own, **changes}.items() if value is not None}
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(kept, sort_keys=False), "utf-8")


def written_out(folder: Path) -> tuple[int, Path]:
    """Write the kit's pages as plain Markdown with plain Material's settings; returns their number and the folder."""
    import yaml
    from assessment_kit.making import make_kit

    kit = make_kit(folder / "framework", folder / "framework" / "pages")
    static = folder / "static"
    for uri, text in kit.texts.items():
        target = static / "pages" / uri
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    theme = yaml.safe_load((folder / "mkdocs.yml").read_text("utf-8"))["theme"]
    plain = {name: theme[name] for name in ("name", "language", "font", "features")}
    ours = {"extra_css": None, "extra_javascript": None, "validation": None, "plugins": ["search", "offline"]}
    settings(static, {"docs_dir": "pages", "nav": kit.navigation, "theme": plain, **ours})
    return len(kit.texts), static


def alternately(kit: Path, static: Path, rounds: int) -> tuple[float, float]:
    """Build both in turn, so that a busy moment meets both; returns the median seconds of each."""
    times = [(seconds(kit), seconds(static)) for _ in range(rounds)]
    ours, plain = zip(*times, strict=True)
    return statistics.median(ours), statistics.median(plain)


def seconds(folder: Path) -> float:
    """Build one site in a process of its own; returns how long that took."""
    started = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stderr=subprocess.DEVNULL,  # plain Material warns of links to files that only the kit makes
        check=True,
    )
    return time.perf_counter() - started


# How long the PDFs take: in a process of its own, for the kit remembers what it has printed.
PRINT = """
import sys, time
from pathlib import Path
from assessment_kit import making as contents
documents, spent = contents.documents, []
def timed(*given):
    started = time.perf_counter()
    made = documents(*given)
    spent.append(time.perf_counter() - started)
    return made
contents.documents = timed
contents.make_kit(Path(sys.argv[1]), Path(sys.argv[1]) / "pages")
print(sum(spent))
"""


def print_pack_seconds(folder: Path) -> float:
    """Return how much of a whole build goes into the PDFs."""
    command = [sys.executable, "-c", PRINT, str(folder / "framework")]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def weights() -> Iterator[str]:
    """Weigh the pages that people answer on, as a server sends them: each is one request."""
    from assessment_kit.app import pages as app_pages
    from assessment_kit.framework.model import load

    framework = load(environment.ROOT / "framework")
    yield f"Page weights with everything inside, {len(framework.questions)} questions, one request each:"
    for name in ("assessment", "workshop"):
        content = getattr(app_pages, f"{name}_page")(framework).encode()
        packed = len(gzip.compress(content, 9))
        yield f"  {name}.html: {packed / 1000:.1f} KB with gzip -9, {len(content) / 1000:.1f} KB unpacked"


# From the click to the next frame after the answer is in storage. `kept` reads what storage holds.
WATCH = """() => {
  const kept = () => Object.keys(localStorage).map((key) => localStorage.getItem(key)).join("");
  const frame = () => new Promise((painted) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = painted;
    port2.postMessage(0);
  }));
  window.times = [];
  addEventListener("click", async (event) => {
    if (event.target.type !== "radio") return;
    const before = kept();
    const started = event.timeStamp;
    do await frame(); while (kept() === before);
    window.times.push(performance.now() - started);
  }, { capture: true });
}"""


def clicks() -> Iterator[str]:
    """Time clicks on answers in Chromium, as people make them, on questionnaires of growing size."""
    import browsers
    import grown
    from assessment_kit.app.pages import assessment_page
    from assessment_kit.framework.model import load
    from assessment_kit.inputs import inputs_of

    yield f"From a click to kept and painted, median (and nine in ten) of {CLICKS} clicks in Chromium:"
    with tempfile.TemporaryDirectory() as place, browsers.chromium() as browser:
        for count in QUESTIONS:
            folder = grown.by_questions(Path(place) / str(count), count)
            file = Path(place) / f"{count}.html"
            file.write_text(assessment_page(inputs_of(load(folder))), "utf-8")
            times = sorted(timed_clicks(browser.new_page(), file.as_uri()))
            tenth = times[len(times) * 9 // 10]
            yield f"  {count:5} questions: {statistics.median(times):5.1f} ms ({tenth:.1f} ms)"


def timed_clicks(page: Any, address: str) -> list[float]:
    """Answer questions all over the questionnaire; returns the milliseconds of each click."""
    page.goto(address)
    page.evaluate(WATCH)
    questions = page.eval_on_selector_all("[data-question]", "all => all.map((one) => one.id)")
    for number in range(CLICKS):
        question = questions[number * 7 % len(questions)]
        page.evaluate("(question) => { location.hash = question }", question)
        radios = page.locator(f"[id='{question}'] input[type=radio]")
        radios.nth((number // len(questions) + number) % 5).click()
        page.wait_for_function("(count) => window.times.length > count", arg=number)
    times: list[float] = page.evaluate("window.times")
    page.close()
    return times


def files() -> Iterator[str]:
    """Time the adding of many answer files on the workshop page."""
    import browsers
    import gathering

    with browsers.chromium() as browser:
        yield from gathering.measured(browser)


MEASUREMENTS: dict[str, Callable[[], Iterator[str]]] = {
    "builds": builds,
    "weights": weights,
    "clicks": clicks,
    "files": files,
}


def main(names: list[str]) -> int:
    """Print what was asked for, as it is found; returns the exit code."""
    unknown = set(names) - MEASUREMENTS.keys()
    if unknown:
        environment.stop(f"No such measurement: {', '.join(sorted(unknown))}. There are: {', '.join(MEASUREMENTS)}.")
    day = datetime.datetime.now().date().isoformat()
    print(f"{day}, Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} cores", flush=True)
    for name in names or MEASUREMENTS:
        for line in MEASUREMENTS[name]():
            print(line, flush=True)
    return 0


if __name__ == "__main__":
    environment.enter(environment.TESTS)
    raise SystemExit(main(sys.argv[1:]))
