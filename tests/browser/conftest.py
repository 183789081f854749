"""Chromium for the browser layer, and the rule that no page there may complain."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from assessment_kit.answers.table import page_shape
from assessment_kit.app.pages import app_pages, assessment_page
from assessment_kit.framework.model import load
from assessment_kit.inputs import inputs_of
from playwright.sync_api import BrowserContext, Page

INTRANET = "kit.intranet"  # see tests/conftest.py

sys.path.append(str(Path(__file__).resolve().parent))  # for questionnaire.py, desk.py and typefaces.py
import typefaces  # noqa: E402
from questionnaire import Questionnaire  # noqa: E402

# Chromium's own traffic off, and the intranet's name for this machine (see tests/conftest.py).
QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP kit.intranet 127.0.0.1",
]
REPORT_VIOLATIONS = """addEventListener("securitypolicyviolation", (event) =>
    console.error(`policy: ${event.effectiveDirective} refused ${event.blockedURI || "inline"}`))"""


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, Any],
    browser_name: str,
    browser_channel: str | None,
    request: pytest.FixtureRequest,
) -> dict[str, Any]:
    """How to start the browser: Playwright's own build where it is, else one installed on this machine."""
    if browser_name != "chromium" or browser_channel:
        return browser_type_launch_args
    options = request.getfixturevalue("chromium_options")
    asked = browser_type_launch_args.get("args", [])
    return {**browser_type_launch_args, **options, "args": [*asked, *options["args"], *QUIET]}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A British reader at a common laptop's width."""
    return {**browser_context_args, "locale": "en-GB", "viewport": {"width": 1280, "height": 800}}


@pytest.fixture(scope="session")
def watch() -> Callable[[BrowserContext, list[str]], None]:
    """A function that fills a list with what pages of a context say: errors, and refusals by their policy."""

    def begin(context: BrowserContext, said: list[str]) -> None:
        context.add_init_script(REPORT_VIOLATIONS)
        context.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
        context.on("weberror", lambda error: said.append(str(error.error)))

    return begin


@pytest.fixture
def complaints() -> list[str]:
    """What pages of this test's `context` said so far; a test that provokes something asserts it and clears the list."""
    return []


@pytest.fixture
def letters(request: pytest.FixtureRequest) -> str:
    """How wide the letters of this test's pages are; the machine's own unless it is marked `in_wide_and_narrow_letters`."""
    return str(getattr(request, "param", "own"))


@pytest.fixture
def context(
    context: BrowserContext, complaints: list[str], watch: Callable[[BrowserContext, list[str]], None], letters: str
) -> Iterator[BrowserContext]:
    """A fresh browser profile. The test fails if any page in it complains."""
    watch(context, complaints)
    if letters != "own":
        typefaces.bring(context, letters)
    yield context
    assert complaints == [], "the page complained"


@pytest.fixture(scope="session")
def assessment_folder(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with nothing in it but this framework's questionnaire."""
    folder = tmp_path_factory.mktemp("questionnaire")
    page = assessment_page(inputs_of(load(project / "framework")), page_shape())
    (folder / "assessment.html").write_text(page, encoding="utf-8", newline="\n")
    return folder


@pytest.fixture(params=["http", "file"])
def questionnaire_root(request: pytest.FixtureRequest, assessment_folder: Path, serve: Callable[[Path], int]) -> str:
    """Where the questionnaire alone is, over plain http and as a file that was copied somewhere."""
    return f"http://{INTRANET}:{serve(assessment_folder)}" if request.param == "http" else assessment_folder.as_uri()


@pytest.fixture
def address(questionnaire_root: str) -> str:
    """The questionnaire; tests of another page have an address of their own."""
    return f"{questionnaire_root}/assessment.html"


@pytest.fixture
def answering(page: Page, address: str) -> Questionnaire:
    """The questionnaire in a fresh browser, over http and as a file."""
    return Questionnaire(page).go(address)


@pytest.fixture(scope="session")
def workshop_folder(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with nothing in it but the pages that hold answers."""
    folder = tmp_path_factory.mktemp("workshop")
    inputs = inputs_of(load(project / "framework"))
    for name, page in app_pages(inputs, page_shape()).items():
        (folder / name).write_text(page, encoding="utf-8", newline="\n")
    return folder


@pytest.fixture(params=["http", "file"])
def workshop_root(request: pytest.FixtureRequest, workshop_folder: Path, serve: Callable[[Path], int]) -> str:
    """Where these pages are, over plain http and as files that were copied somewhere."""
    return f"http://{INTRANET}:{serve(workshop_folder)}" if request.param == "http" else workshop_folder.as_uri()
