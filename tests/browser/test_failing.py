"""What fails says so, in the part of the page where it failed, and the rest goes on."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from desk import Desk, levels
from playwright.sync_api import BrowserContext, Page, expect
from questionnaire import Questionnaire, answer_file, come_back_to, key_of

WORDS = "This part has stopped working. Save your answers as a file, then load the page again."


@pytest.fixture
def forgiven(complaints: list[str]) -> Callable[[], None]:
    """A function that takes note of the errors that a test provoked: each is on the console too."""

    def forgive() -> None:
        assert complaints and all("out of order" in said for said in complaints)
        complaints.clear()

    return forgive


BREAK = "() => { %s = () => { throw new Error('out of order') } }"


def test_a_button_that_fails_says_so_beside_it(
    page: Page, questionnaire_root: str, forgiven: Callable[[], None]
) -> None:
    address = f"{questionnaire_root}/assessment.html"
    page.goto(address)
    come_back_to(page, key_of(address), "{")
    answering = Questionnaire(page)
    page.evaluate(BREAK % "URL.createObjectURL")
    answering.press("Save it as a file")
    expect(page.locator("[data-component=notices]").get_by_role("alert")).to_have_text(WORDS)
    answering.choose("purpose-direction", "starting")
    assert answering.progress == "1 of 22 answered"
    forgiven()


OLDER = answer_file({"purpose-direction": {"level": "starting"}}, version="9.0.0")


@pytest.mark.parametrize(
    ("place", "kept", "button", "broken"),
    [
        ("", OLDER, "I have looked at them", "crypto.getRandomValues"),
        ("", "{", "Remove it", "crypto.getRandomValues"),
        ("/elsewhere", OLDER, "Look at them", "HTMLDialogElement.prototype.showModal"),
    ],
    ids=["another version", "put aside", "kept elsewhere"],
)
def test_a_button_of_a_notice_that_fails_says_so_there(
    page: Page,
    questionnaire_root: str,
    forgiven: Callable[[], None],
    place: str,
    kept: object,
    button: str,
    broken: str,
) -> None:
    address = f"{questionnaire_root}/assessment.html"
    page.goto(address)
    key = key_of(f"{questionnaire_root}{place}/assessment.html")
    come_back_to(page, key, json.dumps(kept))
    answering = Questionnaire(page)
    page.evaluate(BREAK % broken)
    answering.press(button)
    notice = page.locator(".kit-notice, .kit-asks").filter(has=page.get_by_role("button", name=button))
    expect(notice.get_by_role("alert")).to_have_text(WORDS)
    forgiven()


def test_a_button_between_two_texts_that_fails_says_so_beside_it(
    page: Page, context: BrowserContext, questionnaire_root: str, forgiven: Callable[[], None]
) -> None:
    address = f"{questionnaire_root}/assessment.html"
    one, other = (Questionnaire(tab).go(address) for tab in (page, context.new_page()))
    one.write("purpose-direction", "mine")
    other.write("purpose-direction", "theirs")
    notice = one.question("purpose-direction").locator(".kit-notice")
    expect(notice).to_be_visible()
    page.evaluate(BREAK % "HTMLElement.prototype.focus")
    one.press("Take that text")
    expect(notice.get_by_role("alert")).to_have_text(WORDS)
    forgiven()


def test_a_button_in_a_list_that_fails_says_so_there(
    page: Page, workshop_root: str, forgiven: Callable[[], None]
) -> None:
    desk = Desk(page).go(f"{workshop_root}/workshop.html")
    desk.add(*levels(["starting"]))
    page.evaluate(BREAK % "Map.prototype.delete")
    page.locator("[data-component=files]").get_by_role("button", name="Take this file out").first.click()
    expect(page.locator("[data-component=files]").get_by_role("alert")).to_have_text(WORDS)
    forgiven()


def test_what_fails_outside_of_every_part_is_said_above_all(
    page: Page, questionnaire_root: str, forgiven: Callable[[], None]
) -> None:
    page.goto(f"{questionnaire_root}/assessment.html")
    page.evaluate("() => { setTimeout(() => { throw new Error('out of order') }) }")
    expect(page.locator("main > .kit-failed")).to_have_text(WORDS)
    page.evaluate("() => { Promise.reject(new Error('out of order')) }")
    expect(page.locator("main > .kit-failed")).to_have_count(1)
    forgiven()
