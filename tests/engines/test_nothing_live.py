"""In other engines too, words are words: see the same test in Chromium."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from payloads import GROWN
from visitor import Visitor


def test_no_text_of_a_framework_is_live_on_any_page(
    visitor: Visitor, poisoned_site: Path, serve: Callable[[Path], int]
) -> None:
    root = f"http://127.0.0.1:{serve(poisoned_site)}"
    names = sorted(path.relative_to(poisoned_site).as_posix() for path in poisoned_site.rglob("*.html"))
    for name in names:
        if name.startswith("en-AU/"):  # the same texts, most of them
            continue
        address = f"{root}/{name}"
        visitor.go(address)
        assert visitor.script(f"return {GROWN}") == [], address
        assert visitor.script("return location.href") == address
