"""Answering: what is chosen and written is kept, shown again, and counted as what it is."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, expect
from questionnaire import Questionnaire, load_again

KEPT = "Kept in this browser. Nothing has been sent anywhere."


def again(context: BrowserContext, answering: Questionnaire) -> Questionnaire:
    """The same address in a new page, as after closing the browser."""
    return Questionnaire(context.new_page()).go(answering.page.url.partition("#")[0])


def test_a_reload_shows_what_was_answered(answering: Questionnaire) -> None:
    answering.choose("purpose-direction", "sustaining")
    load_again(answering.page)
    assert answering.chosen == {"purpose-direction": "sustaining"}


def test_every_letter_of_a_note_is_kept_while_it_is_typed(answering: Questionnaire, context: BrowserContext) -> None:
    answering.write("purpose-direction", "")
    answering.page.keyboard.type("half a sent")
    assert again(context, answering).written == {"purpose-direction.note": "half a sent"}


def test_unanswered_cannot_say_and_not_applicable_stay_three_different_things(
    answering: Questionnaire, context: BrowserContext
) -> None:
    allowing = answering.page.locator("fieldset:has(input[value='not-applicable'])").first.get_attribute("id")
    assert allowing
    answering.choose("purpose-direction", "cannot-say")
    answering.choose(allowing, "not-applicable")
    back = again(context, answering)
    assert back.chosen == {"purpose-direction": "cannot-say", allowing: "not-applicable"}
    assert back.progress == "2 of 22 answered"


def test_a_click_anywhere_on_a_card_chooses_it(answering: Questionnaire) -> None:
    for step in [one["id"] for one in answering.page.evaluate("JSON.parse(framework.textContent).components")]:
        answering.turn_to(step)
        for label in answering.page.locator(f"section[id='{step}'] .kit-questions__levels label").all():
            label.locator("span").last.click()
            expect(label.locator("input")).to_be_checked()


def test_a_touch_chooses(browser: Browser, questionnaire_root: str, browser_context_args: dict[str, Any]) -> None:
    phone = {"has_touch": True, "viewport": {"width": 390, "height": 844}}
    page = browser.new_context(**(browser_context_args | phone)).new_page()
    answering = Questionnaire(page).go(f"{questionnaire_root}/assessment.html#purpose")
    answering.question("purpose-direction").locator(".kit-questions__levels label").nth(3).tap()
    assert answering.chosen == {"purpose-direction": "spreading"}


def test_the_keyboard_alone_answers_a_question_and_goes_on(answering: Questionnaire) -> None:
    answering.turn_to("purpose")
    press = answering.page.keyboard.press
    answering.radio("purpose-direction", "starting").focus()
    press("Space")
    press("ArrowRight")
    press("ArrowRight")
    assert answering.chosen == {"purpose-direction": "progressing"}
    press("Tab")  # the note comes next; what would undo the answer comes last
    press("Enter")
    answering.page.keyboard.type("why")
    assert answering.written == {"purpose-direction.note": "why"}


def test_an_answer_can_be_taken_back_and_its_note_stays(answering: Questionnaire, context: BrowserContext) -> None:
    answering.choose("purpose-direction", "starting")
    answering.write("purpose-direction", "because")
    answering.press("Clear this answer")
    expect(answering.radio("purpose-direction", "starting")).to_be_focused()
    back = again(context, answering)
    assert back.chosen == {}
    assert back.written == {"purpose-direction.note": "because"}


def test_saving_nothing_says_so_and_makes_no_file(answering: Questionnaire) -> None:
    downloads: list[object] = []
    answering.page.on("download", lambda download: downloads.append(download))
    answering.press("Save my answers")
    expect(answering.page.locator("#saved-state")).to_have_text("There is nothing to save yet.")
    assert downloads == []


def test_the_role_is_kept(answering: Questionnaire, context: BrowserContext) -> None:
    answering.page.get_by_label("I answer as").select_option("frontline")
    assert again(context, answering).page.get_by_label("I answer as").input_value() == "frontline"


def test_two_tabs_lose_nothing_of_each_other(answering: Questionnaire, context: BrowserContext) -> None:
    other = again(context, answering)
    answering.choose("purpose-direction", "starting")
    other.choose("purpose-priorities", "developing")
    answering.write("purpose-direction", "from the first tab")
    expect(answering.radio("purpose-priorities", "developing")).to_be_checked()
    expect(other.question("purpose-direction").locator("textarea").first).to_have_value("from the first tab")
    assert again(context, answering).chosen == {"purpose-direction": "starting", "purpose-priorities": "developing"}


def test_a_note_being_typed_is_not_disturbed_by_another_tab(answering: Questionnaire, context: BrowserContext) -> None:
    other = again(context, answering)
    answering.write("purpose-direction", "mine")
    area = answering.question("purpose-direction").locator("textarea").first
    expect(other.question("purpose-direction").locator("textarea").first).to_have_value("mine")
    other.write("purpose-direction", "theirs")
    other.choose("purpose-direction", "starting")
    expect(answering.radio("purpose-direction", "starting")).to_be_checked()
    expect(area).to_have_value("mine")
    area.blur()
    expect(answering.question("purpose-direction").get_by_role("status")).to_contain_text("theirs")
    answering.press("Take that text")
    expect(area).to_have_value("theirs")


def test_a_tab_that_missed_the_news_adds_to_it_instead_of_writing_over_it(
    answering: Questionnaire, context: BrowserContext
) -> None:
    """Some browsers deliver no storage event between pages opened from files."""
    page = context.new_page()
    page.add_init_script("addEventListener('storage', (event) => event.stopImmediatePropagation(), true)")
    deaf = Questionnaire(page).go(answering.page.url)
    answering.choose("purpose-direction", "starting")
    deaf.choose("purpose-priorities", "developing")
    assert deaf.chosen == {"purpose-direction": "starting", "purpose-priorities": "developing"}


def test_back_goes_to_the_step_before_and_keeps_the_answers(answering: Questionnaire) -> None:
    answering.page.get_by_role("link", name="Begin:").click()
    answering.radio("purpose-direction", "starting").check()
    answering.page.get_by_role("link", name="Next:").locator("visible=true").click()
    expect(answering.page.get_by_role("heading", level=1, name="Investing in people and culture")).to_be_focused()
    answering.page.go_back()
    expect(answering.page.locator("section#purpose")).to_be_visible()
    assert answering.chosen == {"purpose-direction": "starting"}


def test_a_page_that_slept_while_another_wrote_is_up_to_date_when_it_wakes(answering: Questionnaire) -> None:
    """A page kept for the back button hears no storage events; the driver allows no such sleep, so it is acted out."""
    answering.choose("purpose-direction", "starting")
    answering.page.evaluate(
        """() => { const key = Object.keys(localStorage).find((one) => one.endsWith(":answers"));
        localStorage[key] = localStorage[key].replace("starting", "developing");
        dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })) }"""
    )
    expect(answering.radio("purpose-direction", "developing")).to_be_checked()


def test_an_address_with_a_question_opens_its_step(answering: Questionnaire) -> None:
    answering.go(answering.page.url.partition("#")[0] + "#people-culture")
    expect(answering.question("people-culture")).to_be_in_viewport()
    expect(answering.page.locator("section#purpose")).to_be_hidden()


def test_an_address_that_names_nothing_opens_the_start(answering: Questionnaire) -> None:
    answering.go(answering.page.url.partition("#")[0] + "#%E0%A4%A")
    expect(answering.page.locator("section#start")).to_be_visible()


def test_the_steps_say_how_far_each_is(answering: Questionnaire) -> None:
    answering.choose("purpose-direction", "starting")
    link = answering.page.get_by_role("navigation", name="Steps").get_by_role("link", name=re.compile("shared purpose"))
    expect(link).to_contain_text("1 of 4")
    expect(link).to_have_attribute("aria-current", "step")


def test_who_comes_back_is_led_to_the_next_open_question(answering: Questionnaire, context: BrowserContext) -> None:
    answering.choose("purpose-direction", "starting")
    back = again(context, answering)
    back.page.get_by_role("link", name="Go on with:").click()
    expect(back.question("purpose-priorities")).to_be_in_viewport()


def test_a_part_that_breaks_says_so_and_the_others_go_on(
    page: Page, questionnaire_root: str, complaints: list[str]
) -> None:
    page.add_init_script(  # gone as soon as it is read, before the page's script starts
        "new MutationObserver(() => document.querySelector('[data-part=view]')?.remove())"
        ".observe(document, { childList: true, subtree: true })"
    )
    answering = Questionnaire(page).go(f"{questionnaire_root}/assessment.html")
    answering.choose("purpose-direction", "starting")
    assert answering.progress == "1 of 22 answered"
    answering.turn_to("your-picture")
    expect(page.get_by_role("alert")).to_contain_text("This part has stopped working")
    assert "has no part" in complaints.pop()
    complaints.clear()
