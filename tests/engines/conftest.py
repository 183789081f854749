"""Firefox and WebKit, by the same tests. Everything in this folder carries the mark `engines`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import browsers
import pytest
from playwright.sync_api import BrowserContext, Playwright

HERE = Path(__file__).resolve().parent
sys.path += [str(HERE), str(HERE.parent / "browser")]  # for the data of desk.py and planning.py

from visitor import Playwrights, Visitor, chromium_started, firefox_started, person_in, webkit_started  # noqa: E402
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


@pytest.fixture(scope="session")
def chromium_browser(playwright: Playwright, chromium_options: dict[str, Any]) -> Iterator[BrowserContext]:
    with chromium_started(playwright, chromium_options) as context:
        yield context


BROWSERS = {"chromium": "chromium_browser", "firefox": "firefox", "webkit": "webkit_browser"}


@pytest.fixture(params=["firefox", "webkit"])
def visitor(request: pytest.FixtureRequest) -> Iterator[Visitor]:
    """A person in each of the other engines; their storage is emptied for the next test by the pages' own names."""
    yield from person_of(request)


@pytest.fixture(params=BROWSERS)
def anyone(request: pytest.FixtureRequest) -> Iterator[Visitor]:
    """A person in each of the three engines, for what is tried in all of them by one test."""
    yield from person_of(request)


def person_of(request: pytest.FixtureRequest) -> Iterator[Visitor]:
    someone = person_in(request.param, request.getfixturevalue(BROWSERS[request.param]))
    yield someone
    if isinstance(someone, Playwrights):
        someone.page.close()


@pytest.fixture
def at(anyone: Visitor, sub_path_root: str, file_root: str) -> Callable[[str], str]:
    """A function that says where the kit is, over "http" below a sub-path or as a "file", for this engine."""
    return lambda way: named_for(anyone, sub_path_root if way == "http" else file_root)


@pytest.fixture(params=["http", "file", "alone"])
def place(
    request: pytest.FixtureRequest, at: Callable[[str], str], lone_page: Callable[[str], str]
) -> Callable[[str], str]:
    """A function that returns the address of a page: over http, in the folder of the kit, and alone in an empty folder."""
    return lone_page if request.param == "alone" else lambda name: f"{at(request.param)}/{name}"


@pytest.fixture
def engine_root(visitor: Visitor, root: str) -> str:
    """The kit both ways for this engine."""
    return named_for(visitor, root)


def named_for(visitor: Visitor, root: str) -> str:
    """WebKitGTK cannot be told a name for this machine."""
    return root.replace("kit.intranet", "127.0.0.1") if visitor.name == "webkit" else root
