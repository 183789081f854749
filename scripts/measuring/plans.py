"""A large plan on the plan's page: how long each of its steps takes from the click to what is painted."""

from __future__ import annotations

import json
import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from measuring import shapes
from measuring.figures import Effort, doing, within
from measuring.weights import app_pages

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SHAPE = shapes.Shape(225, 14)
ACTIONS = 500
BESIDE = 10
PEOPLE = 12
MILLISECONDS = 100
STEPS = ("choose", "plan", "programmes", "follow", "beside", "report")

# From the click on a step to the frame after it is shown.
TURN = """(step) => new Promise((resolve) => {
  const started = performance.now();
  document.querySelector(`a[href="#kit-${step}"]`).click();
  requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - started)));
})"""
# From a key in the first field that a selector names to the frame after it; what is folded is opened before.
TYPE = """(selector) => new Promise((resolve) => {
  const field = document.querySelector(selector);
  field.focus();
  const started = performance.now();
  field.value += "x";
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - started)));
})"""
# From the click on the first choice that a selector names and that is not made yet.
PICK = """(selector) => new Promise((resolve) => {
  const choice = document.querySelector(`${selector}:not(:checked)`);
  choice.focus();
  const started = performance.now();
  choice.click();
  requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - started)));
})"""
UNFOLD = "document.querySelector('#kit-plan .kit-action details').open = true"
# What people do on a step with all of it there.
DEEDS = {
    "choose": (("a choice", PICK, "#kit-choose [type=radio]"),),
    "plan": (
        ("a key in an action", TYPE, "#kit-plan .kit-action textarea"),
        ("in the name of a goal", TYPE, "#kit-plan .kit-names input"),
    ),
    "programmes": (("a programme laid over", PICK, "#kit-programmes table [type=checkbox]"),),
    "follow": (
        ("a status", PICK, "#kit-follow [data-follow] [type=radio]"),
        ("a key in a note", TYPE, "#kit-follow [name$='.note']"),
    ),
    "beside": (("a key in a reason", TYPE, "#kit-beside [data-moved] textarea"),),
    "report": (("a key in what is asked", TYPE, "#kit-report-ask"),),
}


def measured(effort: Effort) -> Iterator[str]:
    """Yield a line for each step, with 500 actions and ten files beside in a framework of 225 questions.

    A step is shown for the first time once in the life of a page: so the page is opened anew for each of these.
    """
    import browsers
    from assessment_kit.inputs import read_inputs

    yield f"The plan with {ACTIONS} actions and {BESIDE} files beside, {SHAPE}, in Chromium, median of {effort.rounds}:"
    with tempfile.TemporaryDirectory() as place, browsers.chromium() as browser:
        folder = shapes.framework(Path(place) / "framework", SHAPE)
        inputs = read_inputs(folder, folder / "pages")
        page_file = Path(place) / "plan.html"
        page_file.write_text(app_pages(inputs)["plan"], "utf-8")
        doing("opening a large plan")
        files = [_written(Path(place), inputs.framework, number) for number in range(BESIDE + 1)]
        yield from _timed(browser, page_file.as_uri(), files, effort.rounds)


def _written(place: Path, framework: Any, number: int) -> Path:
    """A workshop file: people with an answer to every question, agreed levels, and in the first a plan."""
    ids = [question.id for question in framework.questions]
    levels = [level.id for level in framework.scale]
    people = [
        {
            "id": f"p-{number}-{person}",
            "role": framework.roles[person % 2].id,
            "answers": {id_: {"level": levels[(person + at + number) % len(levels)]} for at, id_ in enumerate(ids)},
        }
        for person in range(PEOPLE)
    ]
    plan = [
        {
            "id": f"a-{at}",
            "question": ids[at % len(ids)],
            "difference": f"What will be different, {at // 2}",  # two are called alike
            "first_step": f"A first step, {at}",
            "owner": "Ward manager",
            "due": f"2027-{at % 12 + 1:02}-01",
            "review": f"2027-{at % 12 + 1:02}-15",
            "value": at % 3 + 1,
            "effort": at // 3 % 3 + 1,
            "status": ("planned", "going", "stuck", "done", "stopped")[at % 5],
            "progress": [{"id": f"n-{at}", "date": "2027-01-01", "note": "It began."}],
        }
        for at in range(0 if number else ACTIONS)
    ]
    file = {
        "format": "assessment-kit",
        "format_version": 1,
        "framework": {"id": framework.id, "version": framework.version},
        "session": {"id": f"s-{number}", "title": f"Session {number}", "date": f"20{20 + number}-11-23"},
        "people": people,
        "agreed": {id_: {"level": levels[(at + number) % len(levels)]} for at, id_ in enumerate(ids)},
        "goals": [{"id": "g-1", "name": "Nobody waits without being told why"}],
        "initiatives": [{"id": "i-1", "name": "Flow", "components": [framework.components[0].id]}],
        "choices": {id_: {"choice": "work-on"} for id_ in ids[:5]},
        "plan": plan,
    }
    path = place / f"workshop-{number}.json"
    path.write_text(json.dumps(file), "utf-8")
    return path


def _timed(browser: Browser, address: str, files: list[Path], rounds: int) -> Iterator[str]:
    first: dict[str, list[float]] = {step: [] for step in STEPS}
    for turn in range(rounds):
        with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
            page = _opened(context.new_page(), address, files)
            for step in STEPS:
                first[step].append(_turned(page, step))
            if turn == rounds - 1:
                for step in STEPS:
                    yield _step(page, step, first[step], rounds)


def _opened(page: Page, address: str, files: list[Path]) -> Page:
    """A page with the plan opened and the other files beside it, of which only the first step was shown."""
    page.goto(address)
    page.get_by_label("Open workshop file").set_input_files(files[0])
    page.locator("[data-component=opening-plan] [data-part=said]", has_text=" read: ").wait_for()
    page.locator("[data-component=beside] [data-part=files]").set_input_files(files[1:])
    page.locator("[data-component=beside] [data-part=said]", has_text=" laid beside").wait_for(state="attached")
    return page


def _turned(page: Page, step: str) -> float:
    """The milliseconds to a step, come to from the first one when nothing is under way."""
    page.evaluate(TURN, "open")
    page.wait_for_timeout(300)
    taken: float = page.evaluate(TURN, step)
    page.wait_for_timeout(700)  # the rest of hundreds of rows is drawn after what is in sight
    return taken


def _step(page: Page, step: str, first: list[float], rounds: int) -> str:
    later = [_turned(page, step) for _ in range(rounds)]
    page.evaluate(UNFOLD)
    done = [
        f"{name} {_said([page.evaluate(deed, selector) for _ in range(rounds)])}"
        for name, deed, selector in DEEDS[step]
    ]
    return f"  {step:10} first shown after {_said(first)}, later {_said(later)}; " + ", ".join(done)


def _said(times: list[float]) -> str:
    return within(statistics.median(times), MILLISECONDS, "ms")
