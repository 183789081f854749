"""Kept means kept: the browser is killed as a crash or a power cut would, and started again on the same profile."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import browsers
import pytest
from playwright.sync_api import BrowserContext, Error, Page, Playwright, expect
from visitor import FIREFOX_PREFERENCES

QUESTIONS = ("purpose-direction", "purpose-priorities", "people-culture")
STARTING = "input[name='{}'][value='starting']"

Start = Callable[[], BrowserContext]


def processes_of(profile: Path) -> list[int]:
    """The processes that were started on this profile."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if os.fsencode(profile) in (folder / "cmdline").read_bytes():
                found.append(int(folder.name))
    return found


def kill(profile: Path, context: BrowserContext) -> None:
    """Nothing is told, nothing is tidied up."""
    running = processes_of(profile)
    assert running, "the browser runs on its profile"
    for process in running:
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
    with contextlib.suppress(Error):
        context.close()
    for lock in ("lock", "SingletonLock"):
        with contextlib.suppress(OSError):
            (profile / lock).unlink()


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    if not Path("/proc/self/cmdline").exists():
        pytest.skip("the processes of a browser are found in /proc")
    return tmp_path / "profile"


@pytest.fixture(params=["chromium", "firefox"])
def start(
    request: pytest.FixtureRequest, playwright: Playwright, profile: Path, missing: Callable[[str], None]
) -> Iterator[Start]:
    """A function that starts a browser on the profile."""
    running: list[BrowserContext] = []
    options: dict[str, Any] = {}
    if request.param == "chromium":
        found = request.getfixturevalue("chromium_options")
        options = {**found, "args": [*found["args"], "--host-resolver-rules=MAP kit.intranet 127.0.0.1"]}
    else:
        options = {"firefox_user_prefs": FIREFOX_PREFERENCES}
        if not browsers.playwright_has("firefox"):
            path = browsers.installed("firefox") or missing("firefox")
            options |= {"channel": "moz-firefox", "executable_path": path}

    def begin() -> BrowserContext:
        running.append(getattr(playwright, request.param).launch_persistent_context(profile, **options))
        return running[-1]

    yield begin
    for context in running:
        with contextlib.suppress(Error):
            context.close()


def expect_kept(page: Page) -> None:
    state = page.locator("output#saved-state")
    expect(state).to_have_text("Kept in this browser. Nothing has been sent anywhere.")
    expect(state).to_have_attribute("aria-busy", "false")


@pytest.mark.parametrize("count", [1, 3], ids=["the first answer", "an answer soon after others"])
def test_an_answer_that_is_said_to_be_kept_outlives_the_killing_of_the_browser(
    start: Start, profile: Path, root: str, count: int
) -> None:
    context = start()
    page = context.new_page()
    page.goto(f"{root}/assessment.html")
    for question in QUESTIONS[:count]:
        page.evaluate("step => { location.hash = step }", question)
        page.locator(STARTING.format(question)).check()
        expect_kept(page)
    kill(profile, context)
    again = start().new_page()
    again.goto(f"{root}/assessment.html")
    expect(again.locator("output#progress")).to_have_text(f"{count} of 22 answered")
    for question in QUESTIONS[:count]:
        expect(again.locator(STARTING.format(question))).to_be_checked()


def test_a_clear_outlives_the_killing_of_the_browser(start: Start, profile: Path, root: str) -> None:
    context = start()
    page = context.new_page()
    page.goto(f"{root}/assessment.html")
    page.evaluate("step => { location.hash = step }", QUESTIONS[0])
    page.locator(STARTING.format(QUESTIONS[0])).check()
    expect_kept(page)
    page.get_by_role("button", name="Clear answers from this computer").click()
    page.get_by_role("button", name="Clear them now").click()
    expect(page.locator("output#saved-state")).to_have_text("Cleared from this computer.")
    kill(profile, context)
    again = start().new_page()
    again.goto(f"{root}/assessment.html")
    expect(again.locator("output#saved-state")).to_have_attribute("aria-busy", "false")
    expect(again.locator("output#progress")).to_have_text("0 of 22 answered")


def test_an_action_that_is_said_to_be_kept_outlives_the_killing_of_the_browser(
    start: Start, profile: Path, root: str
) -> None:
    context = start()
    page = context.new_page()
    page.goto(f"{root}/plan.html#kit-plan")
    page.get_by_role("button", name="Add an action").click()
    page.get_by_label("What will be different, and for whom?").fill("Calm nights")
    expect(page.locator("output#saved-state")).to_have_text(
        "Kept in this browser only. Nothing has been sent anywhere."
    )
    kill(profile, context)
    again = start().new_page()
    again.goto(f"{root}/plan.html#kit-plan")
    expect(again.get_by_label("What will be different, and for whom?")).to_have_value("Calm nights")
