"""Firefox and WebKit, by the same tests. Everything in this folder carries the mark `engines`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import browsers
import pytest
from playwright.sync_api import BrowserContext, Playwright

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE))

from visitor import FIREFOX_PREFERENCES, Playwrights, Visitor, WebKitGTK  # noqa: E402
from webdriver import WebDriver, webkitgtk  # noqa: E402


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("engines")


@pytest.fixture(scope="session")
def missing() -> Callable[[str], None]:
    """A function for what this machine lacks: a failure where everything must run, elsewhere a skip with the cure."""
    return lambda name: (pytest.fail if os.environ.get("CI") else pytest.skip)(browsers.complaint(name))


@pytest.fixture(scope="session")
def firefox(playwright: Playwright, missing: Callable[[str], None]) -> Iterator[BrowserContext]:
    """Playwright's Firefox, else a stock one over WebDriver BiDi."""
    if browsers.playwright_has("firefox"):
        browser = playwright.firefox.launch(firefox_user_prefs=FIREFOX_PREFERENCES)
    elif path := browsers.installed("firefox"):
        browser = playwright.firefox.launch(
            channel="moz-firefox", executable_path=path, firefox_user_prefs=FIREFOX_PREFERENCES
        )
    else:
        missing("firefox")
    context = browser.new_context(locale="en-GB", viewport={"width": 1280, "height": 800})
    yield context
    browser.close()


@pytest.fixture(scope="session")
def webkit_browser(playwright: Playwright, missing: Callable[[str], None]) -> Iterator[BrowserContext | WebDriver]:
    """Playwright's WebKit, else WebKitGTK's own browser: the nearest to Safari that Debian packages."""
    if browsers.playwright_has("webkit"):
        browser = playwright.webkit.launch()
        yield browser.new_context(locale="en-GB", viewport={"width": 1280, "height": 800})
        browser.close()
    elif found := browsers.webkitgtk():
        with webkitgtk(*found) as driver:
            yield driver
    else:
        missing("webkit")


@pytest.fixture(params=["firefox", "webkit"])
def visitor(request: pytest.FixtureRequest) -> Iterator[Visitor]:
    """A person in each of the other engines; their storage is emptied for the next test by the pages' own names."""
    if request.param == "firefox":
        someone: Visitor = Playwrights("firefox", request.getfixturevalue("firefox"))
    else:
        browser = request.getfixturevalue("webkit_browser")
        someone = WebKitGTK(browser) if isinstance(browser, WebDriver) else Playwrights("webkit", browser)
    yield someone
    if isinstance(someone, Playwrights):
        someone.page.close()


@pytest.fixture
def engine_root(visitor: Visitor, root: str) -> str:
    """The kit both ways for this engine; WebKitGTK cannot be told a name for this machine."""
    return root.replace("kit.intranet", "127.0.0.1") if visitor.name == "webkit" else root
