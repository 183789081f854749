"""One note in two tabs: what the other tab says is told, and neither text is written over."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect
from questionnaire import Questionnaire

QUESTION = "purpose-direction"
TOLD = "This was changed in another tab meanwhile."

Tabs = tuple[Questionnaire, Questionnaire]


@pytest.fixture
def tabs(page: Page, context: BrowserContext, questionnaire_root: str) -> Tabs:
    """Two tabs, and the first has begun a note and is still in its box."""
    address = f"{questionnaire_root}/assessment.html"
    one = Questionnaire(page).go(address)
    one.write(QUESTION, "The board says so")
    other = Questionnaire(context.new_page()).go(address)
    other.turn_to(QUESTION)
    expect(box(other)).to_have_value("The board says so")
    return one, other


def box(answering: Questionnaire) -> Locator:
    return answering.question(QUESTION).locator("details[data-part=note] textarea")


def notice(answering: Questionnaire) -> Locator:
    return answering.question(QUESTION).locator(".kit-notice")


def kept(answering: Questionnaire) -> str:
    [text, *others] = [text["people"][0]["answers"].get(QUESTION, {}).get("note", "") for text in answering.texts]
    assert all(other == text for other in others)
    return str(text)


def test_what_another_tab_says_is_told_beside_the_box_and_not_written_over(tabs: Tabs) -> None:
    one, other = tabs
    other.write(QUESTION, "The wards do not see it")
    expect(notice(one)).to_contain_text(TOLD)
    expect(notice(one)).to_contain_text("The wards do not see it")
    expect(box(one)).to_have_value("The board says so")
    box(one).press_sequentially(" often")
    expect(box(one)).to_have_value("The board says so often")
    assert one.state.startswith("Kept")
    assert kept(one) == "The board says so often\n\nThe wards do not see it"


@pytest.mark.parametrize(
    ("choice", "text"),
    [
        ("Take that text", "The wards do not see it"),
        ("Keep the one above", "The board says so often"),
        ("Keep both", "The board says so often\n\nThe wards do not see it"),
    ],
)
def test_a_person_chooses_which_of_the_two_texts_stays(
    tabs: Tabs, context: BrowserContext, choice: str, text: str
) -> None:
    one, other = tabs
    other.write(QUESTION, "The wards do not see it")
    expect(notice(one)).to_be_visible()
    box(one).press_sequentially(" often")
    one.press(choice)
    expect(notice(one)).to_have_count(0)
    expect(box(one)).to_have_value(text)
    box(one).press_sequentially(".")
    assert one.state.startswith("Kept")
    assert kept(one) == text + "."
    assert Questionnaire(context.new_page()).go(one.page.url).written == {f"{QUESTION}.note": text + "."}


def test_a_box_that_nobody_is_in_shows_what_another_tab_says(tabs: Tabs) -> None:
    one, other = tabs
    one.radio(QUESTION, "starting").check()
    other.write(QUESTION, "The wards do not see it")
    expect(box(one)).to_have_value("The wards do not see it")
    expect(notice(one)).to_have_count(0)


@pytest.fixture
def deaf(page: Page) -> Callable[[], None]:
    """A function that keeps the news of other tabs from the first, as when they have not come yet."""
    script = "addEventListener('storage', (event) => event.stopImmediatePropagation(), true)"
    return lambda: page.evaluate(script)


def test_what_another_tab_says_is_not_written_over_by_a_key_that_comes_before_the_news(
    tabs: Tabs, deaf: Callable[[], None]
) -> None:
    one, other = tabs
    deaf()
    other.write(QUESTION, "The wards do not see it")
    assert other.state.startswith("Kept")
    box(one).press_sequentially("!")
    expect(notice(one)).to_contain_text("The wards do not see it")
    assert one.state.startswith("Kept")
    assert kept(one) == "The board says so!\n\nThe wards do not see it"


def test_a_clear_in_one_tab_empties_the_box_that_somebody_is_in(tabs: Tabs) -> None:
    one, other = tabs
    other.press("Clear answers from this computer")
    other.press("Clear them now")
    expect(box(one)).to_have_value("")
    expect(notice(one)).to_have_count(0)
