"""From a click on an answer to kept and painted, in questionnaires of growing size."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from measuring import shapes
from measuring.figures import Effort, doing
from measuring.shapes import SHAPES
from measuring.weights import app_pages

if TYPE_CHECKING:
    from playwright.sync_api import Page

CLICKS = 60

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


def measured(effort: Effort) -> Iterator[str]:
    """Time clicks on answers in Chromium, as people make them."""
    import browsers
    from assessment_kit.inputs import read_inputs

    yield f"From a click to kept and painted, median (and nine in ten) of {CLICKS} clicks in Chromium:"
    with tempfile.TemporaryDirectory() as place, browsers.chromium() as browser:
        for shape in SHAPES[:1] if effort.quick else SHAPES:
            doing(f"clicking through {shape}")
            folder = shapes.framework(Path(place) / str(shape.questions), shape)
            file = Path(place) / f"{shape.questions}.html"
            file.write_text(app_pages(read_inputs(folder, folder / "pages"))["assessment"], "utf-8")
            times = sorted(_timed(browser.new_page(), file.as_uri()))
            tenth = times[len(times) * 9 // 10]
            yield f"  {shape}: {statistics.median(times):.1f} ms ({tenth:.1f} ms)"


def _timed(page: Page, address: str) -> list[float]:
    """Answer questions all over the questionnaire; returns the milliseconds of each click."""
    page.goto(address)
    page.evaluate(WATCH)
    questions = page.eval_on_selector_all("fieldset[data-question]", "all => all.map((one) => one.id)")
    for number in range(CLICKS):
        question = questions[number * 7 % len(questions)]
        page.evaluate("(question) => { location.hash = question }", question)
        radios = page.locator(f"[id='{question}'] input[type=radio]")
        radios.nth((number // len(questions) + number) % 5).click()
        page.wait_for_function("(count) => window.times.length > count", arg=number)
    times: list[float] = page.evaluate("window.times")
    page.close()
    return times
