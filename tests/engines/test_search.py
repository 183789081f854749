"""Search in Firefox and WebKit, over http and by double click."""

from __future__ import annotations

from visitor import Visitor


def test_search_finds_pages_of_the_kit(visitor: Visitor, engine_root: str) -> None:
    visitor.go(f"{engine_root}/index.html")
    visitor.wait("document.querySelector('.md-search__input').offsetParent")
    visitor.click(".md-search__input")
    visitor.type(".md-search__input", "evidence")
    visitor.wait("document.querySelector('.md-search-result__link')")
    found = visitor.script("return document.querySelector('.md-search-result__link').href")
    visitor.go(str(found))
    assert "evidence" in visitor.script("return document.body.innerText.toLowerCase()")
