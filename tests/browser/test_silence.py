"""No page asks any host for anything: every page, over http and as files, behind a proxy that notes who is asked."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pressing
import pytest
from playwright.sync_api import Browser, BrowserContext, BrowserType
from proxy import Listener, listening


@pytest.fixture(scope="module")
def listener(http_root: str) -> Iterator[Listener]:
    with listening(urlsplit(http_root).netloc) as server:
        yield server


@pytest.fixture(scope="module")
def overheard(
    browser_type: BrowserType, browser_type_launch_args: dict[str, Any], listener: Listener
) -> Iterator[Browser]:
    """A browser whose every request passes the listener."""
    proxy = {"server": f"http://127.0.0.1:{listener.server_address[1]}"}
    browser = browser_type.launch(**browser_type_launch_args, proxy=proxy)
    yield browser
    browser.close()


def test_the_listener_hears_a_page_that_does_ask(overheard: Browser, listener: Listener, tmp_path: Path) -> None:
    """A listener that hears nothing would prove nothing."""
    (tmp_path / "page.html").write_text('<img src="http://tracker.example/1.png">', "utf-8")
    with overheard.new_context() as context:
        context.new_page().goto((tmp_path / "page.html").as_uri())
    assert listener.strangers() == {"tracker.example"}


def test_no_page_asks_anybody_for_anything(
    root: str,
    every_page: list[str],
    overheard: Browser,
    listener: Listener,
    complaints: list[str],
    watch: Callable[[BrowserContext, list[str]], None],
) -> None:
    with overheard.new_context() as context:
        watch(context, complaints)
        requests: list[str] = []
        context.on("request", lambda request: requests.append(request.url))
        # Each stays open, so that late requests are heard too. Of a page in two languages one goes over http, the other from
        # file://: they differ in words.
        for name in every_page:
            if name.startswith("cy/") == root.startswith("http"):
                continue
            page = context.new_page()
            page.goto(f"{root}/{name}")
            assert complaints == [], name
        page = context.new_page()
        page.goto(f"{root}/index.html", wait_until="networkidle")
        page.locator("input[name=query]").press_sequentially("evidence")
        page.locator(".md-search-result__link").first.wait_for()
        assert context.cookies() == []
    assert complaints == []
    assert {url for url in requests if not url.startswith((f"{root}/", "data:", "blob:"))} == set()
    assert listener.strangers() == set()


@pytest.mark.parametrize("which", pressing.OPENS)
def test_whatever_is_pressed_asks_nobody(
    sub_path_root: str,
    which: str,
    overheard: Browser,
    listener: Listener,
    complaints: list[str],
    watch: Callable[[BrowserContext, list[str]], None],
    tmp_path: Path,
) -> None:
    file = tmp_path / "file.json"
    file.write_text(json.dumps(pressing.file_for(which)), "utf-8")
    with overheard.new_context() as context:
        watch(context, complaints)
        page = context.new_page()
        page.goto(f"{sub_path_root}/{which}.html")
        page.set_input_files(pressing.OPENS[which], file)
        page.wait_for_function(f"() => {pressing.OPENED[which]}")
        pressed = pressing.press_everything(lambda code, *given: page.evaluate(f"async (given) => {{{code}}}", given))
        assert context.cookies() == []
    assert len(pressed) >= pressing.AT_LEAST[which]
    assert listener.strangers() == set()


LOADS = re.compile(r"<(?:script|link|img|iframe|source|form|object|embed|video|audio)\b[^>]*>", re.I)
HINT = re.compile(r"dns-prefetch|preconnect|prefetch|prerender|modulepreload", re.I)


def test_no_page_names_another_host_but_in_links_to_click(site: Path, every_page: list[str]) -> None:
    """A name looked up in advance passes no proxy."""
    found = [
        f"{name}: {tag}"
        for name in every_page
        for tag in LOADS.findall((site / name).read_text("utf-8"))
        if re.search(r"""=["']?(?:https?:)?//""", tag) or (tag.startswith("<link") and HINT.search(tag))
    ]
    assert found == []
