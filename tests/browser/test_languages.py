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


@pytest.fixture
def back(page: Page, languages: str) -> Page:
    """A new tab of somebody who has answered a question before, in a kit of two languages, with what is asked of them."""
    page.goto(f"{languages}/assessment.html")
    first_question(page).locator("input[type=radio]").first.check()
    page.locator("output#saved-state", has_text="Kept in this browser").wait_for()
    again = page.context.new_page()
    again.goto(f"{languages}/assessment.html")
    expect(asked(again)).to_be_visible()
    return again


def first_question(page: Page) -> Locator:
    id_ = page.locator("fieldset[data-question]").first.get_attribute("id")
    page.goto(f"{page.url.split('#')[0]}#{id_}")
    return page.locator(f"#{id_}")


def asked(page: Page) -> Locator:
    return page.locator("[data-component=who]")


def switch_to(page: Page, name: str) -> None:
    """Turn to the other language, and wait for its page to have started."""
    before = page.url
    page.get_by_role("link", name=name).click()
    page.wait_for_function("before => location.href !== before", arg=before)
    page.locator("html:not(.kit-waiting)").wait_for()


def test_who_said_that_these_answers_are_theirs_is_not_asked_again_in_the_other_language(back: Page) -> None:
    asked(back).locator("[data-part=go-on]").click()
    for name in (NAME, "English"):
        switch_to(back, name)
        expect(asked(back)).to_be_hidden()
        expect(back.locator("fieldset input:checked")).to_have_count(1)


@pytest.mark.parametrize("again", ["loaded again", "another tab", "after a switch"])
def test_who_comes_later_is_asked_for_all_that(back: Page, again: str) -> None:
    asked(back).locator("[data-part=go-on]").click()
    switch_to(back, NAME)
    expect(asked(back)).to_be_hidden()
    if again == "loaded again":
        back.reload()
    elif again == "another tab":
        address, back = back.url, back.context.new_page()
        back.goto(address)
    else:
        switch_to(back, "English")
        back.goto(back.url.split("#")[0] + "?")
    expect(asked(back)).to_be_visible()


def test_who_did_not_say_so_is_asked_in_each_language(back: Page) -> None:
    switch_to(back, NAME)
    expect(asked(back)).to_be_visible()


def test_it_is_asked_of_answers_that_somebody_else_began_meanwhile(back: Page) -> None:
    asked(back).locator("[data-part=go-on]").click()
    back.route(f"**/{TAG}/*", lambda route: route.abort("aborted"))  # it takes its time
    back.get_by_role("link", name=NAME).click()
    other = back.context.new_page()
    other.goto(back.url)
    asked(other).locator("[data-part=another]").click()
    other.locator("dialog[open] [data-part=clear]").click()
    first_question(other).locator("input[type=radio]").last.check()
    other.locator("output#saved-state", has_text="Kept in this browser").wait_for()
    back.unroute_all()
    back.goto(back.url.replace("/assessment", f"/{TAG}/assessment"))
    expect(asked(back)).to_be_visible()


@pytest.mark.parametrize("storage", ["null", "(() => { throw new Error('SecurityError'); })()"])
def test_where_a_tab_keeps_nothing_it_is_asked(back: Page, storage: str) -> None:
    back.add_init_script(f"Object.defineProperty(window, 'sessionStorage', {{ get: () => {storage} }})")
    back.reload()
    asked(back).locator("[data-part=go-on]").click()
    switch_to(back, NAME)
    expect(asked(back)).to_be_visible()


def test_nothing_stays_behind_in_the_tab(back: Page) -> None:
    asked(back).locator("[data-part=go-on]").click()
    switch_to(back, NAME)
    assert back.evaluate("sessionStorage.length") == 0


def test_one_comes_to_the_question_that_one_was_at(page: Page, languages: str) -> None:
    page.goto(f"{languages}/assessment.html")
    step = page.locator("[data-step]:has(fieldset[data-question] ~ fieldset[data-question])").first
    id_ = step.get_attribute("id")
    page.goto(f"{languages}/assessment.html#{id_}")
    last = step.locator("fieldset[data-question]").last
    last.locator("input[type=radio]").first.check()
    page.mouse.wheel(0, -100_000)
    switch_to(page, NAME)
    expect(page).to_have_url(f"{languages}/{TAG}/assessment.html#{last.get_attribute('id')}")
    expect(last).to_be_in_viewport()
    page.get_by_role("navigation").locator(f"[href='#{id_}']").click()
    switch_to(page, "English")
    expect(page).to_have_url(f"{languages}/assessment.html#{id_}")
    page.evaluate("location.hash = 'your-picture'")
    switch_to(page, NAME)
    expect(page).to_have_url(f"{languages}/{TAG}/assessment.html#your-picture")


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
