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

from visitor import Playwrights, Visitor, firefox_started, person_in, webkit_started  # noqa: E402
from webdriver import WebDriver  # noqa: E402


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
    with firefox_started(playwright, missing) as context:
        yield context


@pytest.fixture(scope="session")
def webkit_browser(playwright: Playwright, missing: Callable[[str], None]) -> Iterator[BrowserContext | WebDriver]:
    with webkit_started(playwright, missing) as browser:
        yield browser


@pytest.fixture(params=["firefox", "webkit"])
def visitor(request: pytest.FixtureRequest) -> Iterator[Visitor]:
    """A person in each of the other engines; their storage is emptied for the next test by the pages' own names."""
    browser = request.getfixturevalue("firefox" if request.param == "firefox" else "webkit_browser")
    someone = person_in(request.param, browser)
    yield someone
    if isinstance(someone, Playwrights):
        someone.page.close()


@pytest.fixture
def engine_root(visitor: Visitor, root: str) -> str:
    """The kit both ways for this engine; WebKitGTK cannot be told a name for this machine."""
    return root.replace("kit.intranet", "127.0.0.1") if visitor.name == "webkit" else root
