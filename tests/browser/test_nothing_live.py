"""Words are words: no text of a framework runs, loads, sends or leads anywhere, on any page, in search or in a PDF."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from payloads import GROWN
from playwright.sync_api import Browser, expect

WATCH = """window.live = () => console.error("a text runs");"""


def test_no_text_of_a_framework_is_live_on_any_page(
    browser: Browser, poisoned_site: Path, serve: Callable[[Path], int], watch: Callable[..., None]
) -> None:
    said: list[str] = []
    asked: set[str] = set()
    context = browser.new_context()
    watch(context, said)
    context.add_init_script(WATCH)
    context.on("request", lambda request: asked.add(request.url))
    root = f"http://kit.intranet:{serve(poisoned_site)}"
    page = context.new_page()
    names = sorted(path.relative_to(poisoned_site).as_posix() for path in poisoned_site.rglob("*.html"))
    for name in names:
        page.goto(f"{root}/{name}")
        assert page.evaluate(GROWN) == [], name
        assert "<5 & more" in page.title(), name
        assert page.url == f"{root}/{name}"
    page.goto(f"{root}/index.html")
    page.locator(".md-search__input").click()
    page.keyboard.type("heard")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    assert page.evaluate(GROWN) == []
    context.close()
    assert len(names) >= 30
    assert said == []
    assert {url for url in asked if not url.startswith((root, "data:", "blob:"))} == set()
