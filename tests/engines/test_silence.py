"""In other engines, too, no page asks any host for anything, whatever is pressed: behind a proxy that notes who is asked."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pressing
import pytest
from playwright.sync_api import Playwright
from proxy import Listener, listening
from visitor import Visitor, firefox_started, person_in, webkit_started


@pytest.fixture(scope="module")
def listener(http_root: str) -> Iterator[Listener]:
    with listening(urlsplit(http_root).netloc) as server:
        yield server


@pytest.fixture(scope="module", params=["firefox", "webkit"])
def overheard(
    request: pytest.FixtureRequest, playwright: Playwright, listener: Listener, missing: Callable[[str], None]
) -> Iterator[Visitor]:
    """A person whose browser asks everybody by the listener."""
    port = listener.server_address[1]
    if request.param == "webkit":
        with webkit_started(playwright, missing, f"http://127.0.0.1:{port}") as browser:
            yield person_in("webkit", browser)
        return
    by_listener = {
        "network.proxy.type": 1,
        "network.proxy.http": "127.0.0.1",
        "network.proxy.http_port": port,
        "network.proxy.ssl": "127.0.0.1",
        "network.proxy.ssl_port": port,
        "network.proxy.allow_hijacking_localhost": True,
    }
    with firefox_started(playwright, missing, by_listener) as context:
        yield person_in("firefox", context)


def test_the_listener_hears_a_page_that_does_ask(overheard: Visitor, listener: Listener, tmp_path: Path) -> None:
    """A listener that hears nothing would prove nothing."""
    (tmp_path / "page.html").write_text('<img src="http://tracker.example/1.png">', "utf-8")
    overheard.go((tmp_path / "page.html").as_uri())
    overheard.wait("document.images[0].complete")
    assert listener.strangers() == {"tracker.example"}


def test_no_page_asks_anybody_for_anything(
    root: str, page_names: list[str], overheard: Visitor, listener: Listener
) -> None:
    # Of two pages one over http and the other from file://; Chromium has more.
    first = int(root.startswith("file"))
    for name in page_names[first::2]:
        overheard.go(f"{root}/{name}")
    assert listener.strangers() == set()


@pytest.mark.parametrize("which", pressing.OPENS)
def test_whatever_is_pressed_asks_nobody(
    sub_path_root: str, which: str, overheard: Visitor, listener: Listener, tmp_path: Path
) -> None:
    file = tmp_path / "file.json"
    file.write_text(json.dumps(pressing.file_for(which)), "utf-8")
    overheard.go(f"{sub_path_root}/{which}.html")
    overheard.wait(f"document.querySelector(`{pressing.OPENS[which]}`)")
    overheard.choose(pressing.OPENS[which], file)
    overheard.wait(pressing.OPENED[which])
    assert len(pressing.press_everything(overheard.script)) >= pressing.AT_LEAST[which]
    assert listener.strangers() == set()
