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
# From a key in the first text field of a step to the frame after it.
TYPE = """(step) => new Promise((resolve) => {
  const field = document.querySelector(`#kit-${step} :is(textarea, input:not([type]), input[type=text])`);
  if (!field) return resolve(0);
  field.focus();
  const started = performance.now();
  field.value += "x";
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - started)));
})"""


def measured(effort: Effort) -> Iterator[str]:
    """Yield a line for each step, with 500 actions and ten files beside in a framework of 225 questions."""
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
            "difference": f"What will be different, {at}",
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
        "choices": {id_: {"choice": "work-on"} for id_ in ids[:5]},
        "plan": plan,
    }
    path = place / f"workshop-{number}.json"
    path.write_text(json.dumps(file), "utf-8")
    return path


def _timed(browser: Browser, address: str, files: list[Path], rounds: int) -> Iterator[str]:
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.goto(address)
        page.get_by_label("Open workshop file").set_input_files(files[0])
        page.locator("[data-component=opening-plan] [data-part=said]", has_text=" read: ").wait_for()
        page.goto(f"{address}#kit-beside")
        page.get_by_label("Lay a file beside").set_input_files(files[1:])
        page.locator(f"[data-beside='{BESIDE}']").first.wait_for()
        for step in STEPS:
            yield _step(page, step, rounds)


def _step(page: Page, step: str, rounds: int) -> str:
    turned, typed = [], []
    for _ in range(rounds):
        page.evaluate(TURN, "open")
        turned.append(page.evaluate(TURN, step))
        typed.append(page.evaluate(TYPE, step))
    shown = within(statistics.median(turned), MILLISECONDS, "ms")
    keyed = within(statistics.median(typed), MILLISECONDS, "ms")
    return f"  {step:10} shown after {shown}; a key in its first field {keyed}"
