"""A person with a browser, whichever it is: what the checks in other engines do to a page."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol

import browsers
import webdriver
from arriving import STARTED
from playwright.sync_api import BrowserContext, Playwright

FIREFOX_PREFERENCES: dict[str, str | float | bool] = {
    # Remote control switches this off; people's own Firefox has it on, and then each file:// page is its own origin.
    "security.fileuri.strict_origin_policy": True,
    "network.dns.localDomains": "kit.intranet",  # the intranet's name for this machine, see tests/conftest.py
}

# Firefox tells automation of no download, and WebKitGTK's driver of none either: keep what the page hands over.
CATCH = """const make = URL.createObjectURL.bind(URL);
URL.createObjectURL = (blob) => { window.caughtBlob = blob; return make(blob); };"""
CAUGHT = "return window.caughtBlob ? await window.caughtBlob.text() : null"


SOMEBODY: Any = {"locale": "en-GB", "viewport": {"width": 1280, "height": 800}}
NO_MORE: Mapping[str, str | float | bool] = {}


@contextlib.contextmanager
def chromium_started(playwright: Playwright, options: dict[str, Any]) -> Iterator[BrowserContext]:
    """The Chromium of the other tests."""
    resolved = "--host-resolver-rules=MAP kit.intranet 127.0.0.1"
    browser = playwright.chromium.launch(**{**options, "args": [*options["args"], resolved]})
    yield browser.new_context(**SOMEBODY)
    browser.close()


@contextlib.contextmanager
def firefox_started(
    playwright: Playwright, missing: Callable[[str], None], more: Mapping[str, str | float | bool] = NO_MORE
) -> Iterator[BrowserContext]:
    """Playwright's Firefox, else a stock one over WebDriver BiDi; with more preferences."""
    options: dict[str, Any] = {"firefox_user_prefs": {**FIREFOX_PREFERENCES, **more}}
    if not browsers.playwright_has("firefox"):
        path = browsers.installed("firefox")
        if not path:
            missing("firefox")
        options |= {"channel": "moz-firefox", "executable_path": path}
    browser = playwright.firefox.launch(**options)
    yield browser.new_context(**SOMEBODY)
    browser.close()


@contextlib.contextmanager
def webkit_started(
    playwright: Playwright, missing: Callable[[str], None], proxy: str = ""
) -> Iterator[BrowserContext | webdriver.WebDriver]:
    """Playwright's WebKit, else WebKitGTK's own browser: the nearest to Safari that Debian packages."""
    if browsers.playwright_has("webkit"):
        browser = playwright.webkit.launch(proxy={"server": proxy} if proxy else None)
        yield browser.new_context(**SOMEBODY)
        browser.close()
        return
    found = browsers.webkitgtk()
    if not found:
        missing("webkit")
    assert found, "without it the test has ended"
    with webdriver.webkitgtk(*found, *([f"--proxy={proxy}"] if proxy else [])) as driver:
        yield driver


def person_in(name: str, browser: BrowserContext | webdriver.WebDriver) -> Visitor:
    """A person with this browser."""
    return WebKitGTK(browser) if isinstance(browser, webdriver.WebDriver) else Playwrights(name, browser)


class Visitor(Protocol):
    """Selectors are CSS. `wait` returns when a JavaScript expression in the page is true, else fails."""

    name: str

    def go(self, address: str) -> None: ...
    def come_back(self, address: str) -> None: ...
    def click(self, selector: str) -> None: ...
    def type(self, selector: str, text: str) -> None: ...
    def choose(self, selector: str, *files: Path) -> None: ...
    def script(self, code: str, *given: Any) -> Any: ...
    def wait(self, expression: str) -> None: ...


class Playwrights:
    """A visitor in a browser that Playwright drives."""

    def __init__(self, name: str, context: BrowserContext) -> None:
        self.name = name
        self.context = context
        self.page = context.new_page()

    def go(self, address: str) -> None:
        self.page.goto(address)

    def come_back(self, address: str) -> None:
        old, self.page = self.page, self.context.new_page()
        old.close()
        self.go(address)

    def click(self, selector: str) -> None:
        self.page.click(selector)

    def type(self, selector: str, text: str) -> None:
        self.page.locator(selector).press_sequentially(text)

    def choose(self, selector: str, *files: Path) -> None:
        self.page.set_input_files(selector, files)

    def script(self, code: str, *given: Any) -> Any:
        return self.page.evaluate(f"async (given) => {{ {code} }}", list(given))

    def wait(self, expression: str) -> None:
        self.page.wait_for_function(f"() => {expression}")


class WebKitGTK:
    """A visitor in WebKitGTK's own browser."""

    name = "webkit"

    def __init__(self, driver: webdriver.WebDriver) -> None:
        self.driver = driver

    def go(self, address: str) -> None:
        """Until the page has started, as in the other engines (arriving.py)."""
        self.driver.go(address)
        self.wait(f"document.querySelector('{STARTED}') !== null")

    def come_back(self, address: str) -> None:
        self.driver.fresh_window()
        self.go(address)

    def click(self, selector: str) -> None:
        """The driver's own scrolling is undone when the page has just gone to a #place, so scroll first, as people do."""
        self.script("document.querySelector(given[0]).scrollIntoView({ block: 'center' })", selector)
        self.driver.click(selector)

    def type(self, selector: str, text: str) -> None:
        self.driver.type(selector, text)

    def choose(self, selector: str, *files: Path) -> None:
        self.driver.type(selector, "\n".join(map(str, files)))

    def script(self, code: str, *given: Any) -> Any:
        return self.driver.script(code, *given)

    def wait(self, expression: str) -> None:
        """Look again at every frame for ten seconds, inside the page."""
        became_true = self.script(
            f"""const end = performance.now() + 10000;
            while (performance.now() < end) {{
              if ({expression}) return true;
              await new Promise((again) => setTimeout(again, 16));
            }}
            return false;"""
        )
        assert became_true, expression
