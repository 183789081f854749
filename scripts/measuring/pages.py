"""What a person waits for in a browser on an old computer behind a slow line, beside pages that do less.

Each visit has a fresh profile and no cache. Subjects take turns, after one turn that is not counted.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from measuring import files, forms, line, shapes, sites
from measuring.figures import Effort, beside, doing, medians
from measuring.shapes import OWN

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

SLOWER = 6  # times slower than this processor
PEOPLE = 24
LARGEST, ANSWER, FIRST, SHIFT = 1.05, 1.40, 1.00, 0.10  # limits

WATCH = """
window.seen = { largest: 0, shift: 0 };
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) seen.largest = entry.startTime;
}).observe({ type: "largest-contentful-paint", buffered: true });
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) seen.shift += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""

# What is in sight, what has been painted, what comes with the next frame, and the way to the first question, which is asked
# for once.
HELP = """
  const shown = (element) => element.checkVisibility();
  const painted = () => performance.getEntriesByName("first-contentful-paint").length > 0;
  const frame = (then) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = then;
    port2.postMessage(0);
  });
  let begun = false;
  const begin = () => {
    const link = !begun && [...document.querySelectorAll("main a[href^='#']")].filter(shown).at(-1);
    if (link) link.click(), begun = true;
  };
"""

# The same way on every page, each step as soon as a person could: when something is painted press "Begin", choose at the
# first question in sight, and wait for the frame after the answer is taken in: checked in its form, and where the page
# keeps answers by itself, kept. Not a number where it never is.
ANSWERING = """(keeps) => new Promise((resolve) => {
  HELP
  const kept = (name) => Object.keys(localStorage).some((key) => localStorage.getItem(key).includes(name));
  const taken = (radio) => new FormData(radio.form).has(radio.name) && (!keeps || kept(radio.name));
  const wait = (radio) => taken(radio) ? frame(() => resolve(performance.now())) : frame(() => wait(radio));
  const look = () => {
    const question = painted() && begun && [...document.querySelectorAll("fieldset[data-question]")].find(shown);
    const radio = question && question.querySelector("input[type=radio]");
    if (radio) return radio.click(), wait(radio);
    if (painted()) begin();
    frame(look);
  };
  look();
  setTimeout(() => resolve(NaN), 60000);
})""".replace("HELP", HELP)


@dataclass(frozen=True)
class Subject:
    """A page to visit, and whether it keeps answers by itself."""

    address: str
    keeps: bool = False


def measured(effort: Effort) -> Iterator[str]:
    """Compare the questionnaire, the guidance and the workshop with what could have been there instead."""
    import browsers

    with tempfile.TemporaryDirectory() as place, browsers.chromium() as browser:
        doing("building the sites to compare")
        framework = _prepare(Path(place))
        with line.serving(Path(place), line.SLOW) as root:
            yield (
                f"In Chromium, the processor {SLOWER} times slower, 1.6 Mbit/s and 150 ms there and back,"
                f" median of {effort.rounds}:"
            )
            yield from _questionnaire(browser, root, effort.rounds)
            yield from _guidance(browser, root, effort.rounds)
            yield from _workshop(browser, root, framework, Path(place), effort.rounds)


def prepare_questionnaires(place: Path) -> Any:
    """Build the kit, and its questions as a form in plain Material; returns the framework."""
    from assessment_kit.inputs import read_inputs

    kit = place / "kit"
    shapes.framework(kit / "framework", OWN)
    sites.built(sites.kit_folder(kit))
    framework = read_inputs(kit / "framework", kit / "framework" / "pages").framework
    sites.built(forms.in_material(framework, place / "form"))
    return framework


def _prepare(place: Path) -> Any:
    """Build the kit, its pages as plain Material, and the questions as forms; returns the framework."""
    framework = prepare_questionnaires(place)
    sites.built(sites.plain_folder(place / "kit")[1])
    (place / "bare.html").write_text(forms.bare(framework), "utf-8")
    return framework


def _questionnaire(browser: Browser, root: str, rounds: int) -> Iterator[str]:
    doing("answering the first question, in turn")
    subjects = {
        "a bare form": Subject(f"{root}/bare.html"),
        "questionnaire": Subject(f"{root}/kit/site/assessment.html", keeps=True),
        "plain Material": Subject(f"{root}/form/site/index.html"),
    }
    largest = medians(subjects, lambda subject: _seen(browser, subject, "largest"), rounds)
    answer = medians(subjects, lambda subject: _answered(browser, subject), rounds)
    for what, found, limit in (("largest paint", largest, LARGEST), ("first answer kept", answer, ANSWER)):
        told = ", ".join(f"{name} {value:.0f} ms" for name, value in found.items())
        floor = found["a bare form"]
        material = found["questionnaire"] / found["plain Material"]
        yield f"  {what}: {told}; to the bare form {beside(found['questionnaire'] / floor, limit)}, to Material {material:.2f}"


def _guidance(browser: Browser, root: str, rounds: int) -> Iterator[str]:
    doing("opening the guidance, in turn")
    subjects = {
        "guidance": Subject(f"{root}/kit/site/index.html"),
        "plain Material": Subject(f"{root}/kit/plain/site/index.html"),
    }
    found = medians(subjects, lambda subject: _seen(browser, subject, "first"), rounds)
    told = ", ".join(f"{name} {value:.0f} ms" for name, value in found.items())
    yield f"  first paint of the home page: {told}, ratio {beside(found['guidance'] / found['plain Material'], FIRST)}"


def _workshop(browser: Browser, root: str, framework: Any, place: Path, rounds: int) -> Iterator[str]:
    doing(f"opening a workshop with {PEOPLE} people kept")
    address = f"{root}/kit/site/workshop.html#kit-spread"
    paths = files.written(framework, place / "answers", PEOPLE)
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(address)
        page.locator(files.INPUT).set_input_files(paths)
        page.locator(files.ROW).first.wait_for()
        page.wait_for_timeout(2000)  # until they are kept
        page.close()
        shifts = [_revisited(context, address) for _ in range(rounds)]
    worst = max(shifts)
    yield f"  workshop with {PEOPLE} people kept: layout shift at most {beside(worst, SHIFT)} in {rounds} visits"


def _revisited(context: BrowserContext, address: str) -> float:
    page = _slowed(context)
    page.goto(address)
    page.locator(files.ROW).first.wait_for()
    page.wait_for_timeout(1000)
    shift: float = page.evaluate("seen.shift")
    page.close()
    return shift


def _seen(browser: Browser, subject: Subject, what: str) -> float:
    """Return the milliseconds to a page's first or largest paint, a second after all of it has come."""
    with browser.new_context() as context:
        page = _slowed(context)
        page.goto(subject.address)
        page.wait_for_timeout(1000)
        first = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
        value: float = page.evaluate(first if what == "first" else "seen.largest")
        return value


def _answered(browser: Browser, subject: Subject) -> float:
    with browser.new_context() as context:
        page = _slowed(context)
        page.add_init_script(f"window.answered = ({ANSWERING})({str(subject.keeps).lower()});")
        page.goto(subject.address, wait_until="commit")
        value: float = page.evaluate("window.answered")
        return value


def _slowed(context: BrowserContext) -> Page:
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.add_init_script(WATCH)
    return page
