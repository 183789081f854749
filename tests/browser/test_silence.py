"""No page asks any host for anything: every page, over http and as files, behind a proxy that notes who is asked."""

from __future__ import annotations

import re
import socket
import socketserver
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, BrowserType

# What Chromium asks by itself, whatever page is open. No page and no policy can stop it. Nothing else is set aside.
HOUSEKEEPING = {
    "content-autofill.googleapis.com": "its autofill service, about every http page with a text field",
}
REFUSED = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


class Listener(socketserver.ThreadingTCPServer):
    """A proxy that passes on what is meant for the kit's own server, and notes and refuses everything else."""

    daemon_threads = True

    def __init__(self, kit: str) -> None:
        super().__init__(("127.0.0.1", 0), Connection)
        self.kit = kit
        self.asked: set[str] = set()


class Connection(socketserver.BaseRequestHandler):
    server: Listener

    def handle(self) -> None:
        head = self.request.recv(65536)
        target = head.split(b" ", 2)[1].decode("latin-1") if head.count(b" ") > 1 else ""
        asked = urlsplit(target if "://" in target else f"//{target}")
        if asked.netloc == self.server.kit:
            self.pass_on(head, asked.port or 80)
        else:
            self.server.asked.add(asked.hostname or "nobody")
            self.request.sendall(REFUSED)

    def pass_on(self, head: bytes, port: int) -> None:
        plain = head.replace(f"http://{self.server.kit}".encode(), b"", 1)
        plain = re.sub(rb"\r\n(?:Proxy-)?Connection: [^\r]*", b"", plain).replace(
            b"\r\n", b"\r\nConnection: close\r\n", 1
        )
        with socket.create_connection(("127.0.0.1", port)) as kit:
            kit.sendall(plain)
            while chunk := kit.recv(65536):
                self.request.sendall(chunk)


@pytest.fixture(scope="module")
def listener(http_root: str) -> Iterator[Listener]:
    with Listener(urlsplit(http_root).netloc) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture(scope="module")
def overheard(
    browser_type: BrowserType, browser_type_launch_args: dict[str, Any], listener: Listener
) -> Iterator[Browser]:
    """A browser whose every request passes the listener."""
    proxy = {"server": f"http://127.0.0.1:{listener.server_address[1]}"}
    browser = browser_type.launch(**browser_type_launch_args, proxy=proxy)
    yield browser
    browser.close()


def strangers(listener: Listener) -> set[str]:
    """The hosts that were asked since the last time."""
    asked, listener.asked = listener.asked, set()
    return asked - HOUSEKEEPING.keys()


def test_the_listener_hears_a_page_that_does_ask(overheard: Browser, listener: Listener, tmp_path: Path) -> None:
    """A listener that hears nothing would prove nothing."""
    (tmp_path / "page.html").write_text('<img src="http://tracker.example/1.png">', "utf-8")
    with overheard.new_context() as context:
        context.new_page().goto((tmp_path / "page.html").as_uri())
    assert strangers(listener) == {"tracker.example"}


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
        for name in every_page:  # each stays open, so that late requests are heard too
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
    assert strangers(listener) == set()


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
