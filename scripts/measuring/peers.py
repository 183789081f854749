"""The first screen on which a person can answer, and what it weighs, beside the same questions made with other tools.

Each visit has a fresh profile and no cache; subjects take turns. SurveyJS comes from npm where Node is here.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from measuring import line, pages
from measuring.figures import Effort, doing, medians

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SURVEY = ("survey-core", "survey-js-ui")
NO_NODE = "  SurveyJS is left out: npm, which fetches it, is not here."
NOT_FETCHED = "  SurveyJS is left out: npm could not fetch it."

# Begin where that is asked for, and tell when a level is in sight and painted. Not a number where none ever is.
ANSWERABLE = """() => new Promise((resolve) => {
  HELP
  const look = () => {
    if (painted() && [...document.querySelectorAll("input[type=radio]")].some(shown)) {
      return frame(() => resolve(performance.now()));
    }
    if (painted()) begin();
    frame(look);
  };
  look();
  setTimeout(() => resolve(NaN), 60000);
})""".replace("HELP", pages.HELP)
WEIGHT = """() => [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
  .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)"""


def measured(effort: Effort) -> Iterator[str]:
    """Compare the questionnaire with plain Material's page and with SurveyJS, at full speed and at a quarter."""
    import browsers

    with tempfile.TemporaryDirectory() as place, browsers.chromium() as browser:
        doing("building the same questions with each tool")
        yield f"The first screen to answer on, in Chromium, median of {effort.rounds}, all over one line without delay:"
        subjects = {}
        for name, path in _prepare(Path(place)).items():
            if path.is_file():
                subjects[name] = path.relative_to(place).as_posix()
            else:
                yield NOT_FETCHED if shutil.which("npm") else NO_NODE
        with line.serving(Path(place), line.FAST) as root:
            addresses = {name: f"{root}/{path}" for name, path in subjects.items()}
            weights = {name: _weight(browser, address) for name, address in addresses.items()}
            yield "  weight, compressed: " + ", ".join(
                f"{name} {kilobytes:.0f} KB" for name, kilobytes in weights.items()
            )
            for said, slower in (("full speed", 1), ("a quarter of it", 4)):
                doing(f"opening them in turn, at {said}")
                found = medians(addresses, partial(_answerable, browser, slower), effort.rounds)
                yield f"  at {said}: " + ", ".join(f"{name} {value:.0f} ms" for name, value in found.items())


def _prepare(place: Path) -> dict[str, Path]:
    """Build each page, or not where what it takes cannot be had; returns where they would be."""
    framework = pages.prepare_questionnaires(place)
    return {
        "questionnaire": place / "kit" / "site" / "assessment.html",
        "plain Material": place / "form" / "site" / "index.html",
        "SurveyJS": _survey(framework, place / "survey"),
    }


def _survey(framework: Any, folder: Path) -> Path:
    """A page of SurveyJS as its makers show it, with a page of questions for each component."""
    page = folder / "index.html"
    folder.mkdir()
    if not (npm := shutil.which("npm")):
        return page
    done = subprocess.run([npm, "install", "--ignore-scripts", "--silent", *SURVEY], cwd=folder, capture_output=True)
    if done.returncode:
        return page
    core, drawn = (f"node_modules/{name}/" for name in SURVEY)
    page.write_text(
        f'<!doctype html><html lang="en"><meta charset="utf-8"><link rel="stylesheet" href="{core}survey-core.min.css">'
        f'<script src="{core}survey.core.min.js"></script><script src="{drawn}survey-js-ui.min.js"></script>'
        f'<main id="survey"></main><script>new Survey.Model({_script(_model(framework))})'
        '.render(document.getElementById("survey"))</script>',
        "utf-8",
    )
    return page


def _model(framework: Any) -> dict[str, Any]:
    return {"title": framework.title, "pages": [_page(component) for component in framework.components]}


def _page(component: Any) -> dict[str, Any]:
    return {
        "name": component.id,
        "title": component.title,
        "description": component.summary,
        "elements": [_element(question) for question in component.questions],
    }


def _element(question: Any) -> dict[str, Any]:
    levels = [
        {"value": level.id, "text": f"{level.name}. {question.descriptors.get(level.id, '')}"}
        for level in question.levels
    ]
    asked = {"title": question.title, "description": question.question}
    return {"type": "radiogroup", "name": question.id, **asked, "choices": levels}


def _script(value: Any) -> str:
    return json.dumps(value).replace("<", "\\u003c")


def _answerable(browser: Browser, slower: int, address: str) -> float:
    with browser.new_context() as context:
        page = context.new_page()
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
        page.add_init_script(f"window.answerable = ({ANSWERABLE})();")
        page.goto(address, wait_until="commit")
        value: float = page.evaluate("window.answerable")
        return value


def _weight(browser: Browser, address: str) -> float:
    """The kilobytes of everything that the page took, as it was sent."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(address, wait_until="networkidle")
        sent: float = page.evaluate(WEIGHT)
        return sent / 1000
