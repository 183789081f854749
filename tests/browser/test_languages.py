"""A kit in two languages, as somebody meets it who goes from one to the other."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from other_language import NAME, OPEN, TAG
from playwright.sync_api import Locator, Page, expect


@pytest.fixture(params=["http", "file"])
def languages(request: pytest.FixtureRequest, two_languages: Path, serve: Callable[[Path], int]) -> str:
    if request.param == "file":
        return two_languages.as_uri()
    return f"http://localhost:{serve(two_languages)}"


def test_answers_and_the_place_go_along_to_the_other_language(page: Page, languages: str) -> None:
    page.goto(f"{languages}/{TAG}/assessment.html")
    first = page.locator("fieldset[data-question]").first
    id_ = first.get_attribute("id")
    page.goto(f"{languages}/{TAG}/assessment.html#{id_}")
    level = page.locator(f"#{id_} input[type=radio]").first
    level.focus()
    page.keyboard.press("Space")
    page.locator(f"#{id_} summary").first.click()
    page.locator(f"#{id_} textarea").first.fill("Written over there")
    expect(page.locator("#saved-state")).to_contain_text(OPEN)
    page.get_by_role("link", name="English").click()
    expect(page).to_have_url(f"{languages}/assessment.html#{id_}")
    expect(level).to_be_checked()
    note = page.locator(f"#{id_} textarea").first
    expect(note).to_have_value("Written over there")
    assert note.evaluate("area => area.closest('[lang]').lang") == TAG
    kept = page.evaluate("Object.entries(localStorage).filter(([key]) => key.endsWith(':answers'))")
    [[_, text]] = kept
    [person] = json.loads(text)["people"]
    assert person["answers"][id_]["lang"] == TAG and "lang" not in person
    page.get_by_role("link", name=NAME).click()
    expect(page).to_have_url(f"{languages}/{TAG}/assessment.html#{id_}")
    expect(note).to_have_value("Written over there")


def test_search_finds_what_stands_in_the_language_of_the_page(page: Page, languages: str) -> None:
    for folder in ("", f"{TAG}/"):
        page.goto(f"{languages}/{folder}index.html")
        page.locator("input[name=query]").press_sequentially("assessment")
        found = page.locator(".md-search-result__link").first
        found.wait_for()
        assert str(found.evaluate("link => link.href")).startswith(f"{languages}/{folder}")


def test_what_is_found_of_a_page_that_is_not_translated_is_read_in_its_language(page: Page, languages: str) -> None:
    page.goto(f"{languages}/{TAG}/index.html")
    page.locator("input[name=query]").press_sequentially("hosting qqqq")
    found = page.locator("article:has-text('hosting')")
    found.first.wait_for()
    expect(found.first.locator("mark").first).to_have_text("Hosting")
    spoken = list(map(read_as, found.all()))
    assert ("en-GB", "Hosting") in spoken
    assert all((lang == "en-GB") != (OPEN in title) for lang, title in spoken)
    missing = found.first.locator(".md-search-result__terms")
    assert missing.evaluate("words => words.closest('[lang]').lang") == TAG


def read_as(article: Locator) -> tuple[str, str]:
    """The language in which all of what was found is read, title and text; and the title."""
    texts = article.locator(":scope > :not(.md-search-result__terms, .md-search-result__icon)")
    [lang] = set(
        texts.evaluate_all(
            "all => all.flatMap((one) => [one, ...one.querySelectorAll('*')]).map((one) => one.closest('[lang]').lang)"
        )
    )
    return str(lang), article.locator("h1, h2").inner_text()
