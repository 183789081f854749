"""The few questions to begin with, the part one answers for, and the year behind: what a person may say, and need not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from assessment_kit.framework.model import load
from desk import Desk
from playwright.sync_api import BrowserContext, Locator, Page, expect
from questionnaire import Questionnaire, answer_file, load_again


@pytest.fixture(scope="module")
def starters(project: Path) -> list[str]:
    """The ids of the few questions to begin with."""
    return [question.id for question in load(project / "framework").start]


def quick(answering: Questionnaire) -> Locator:
    return answering.page.get_by_role("link", name="Begin with 5 questions")


def few(question: str) -> dict[str, Any]:
    """A file of somebody who was asked the few, and answered one."""
    file = answer_file({question: {"level": "developing"}})
    file["people"][0]["profile"] = "start"
    return file


def next_of_the_few(answering: Questionnaire, question: str) -> Locator:
    return answering.question(question).locator("xpath=following-sibling::*[1]").get_by_role("link", name="Next:")


def answer_the_few(answering: Questionnaire, starters: list[str]) -> None:
    quick(answering).click()
    for number, question in enumerate(starters):
        expect(answering.question(question)).to_be_focused()
        answering.radio(question, "developing").check()
        if number + 1 < len(starters):
            next_of_the_few(answering, question).click()


def test_the_few_come_one_after_another_and_then_one_may_stop(
    answering: Questionnaire, starters: list[str], tmp_path: Path
) -> None:
    expect(quick(answering)).to_contain_text("minutes")
    answer_the_few(answering, starters)
    assert answering.progress == "5 of 5 answered"
    expect(answering.page.locator("[data-question]:visible")).to_have_count(1)
    expect(answering.page.get_by_text("You may stop here, or go on.")).to_be_visible()
    answering.page.get_by_role("link", name="Stop here: hand it over").click()
    expect(answering.page.get_by_role("heading", name="Hand it over")).to_be_focused()
    [person] = answering.save(tmp_path)["people"]
    assert person["profile"] == "start"
    assert set(person["answers"]) == set(starters)
    answering.turn_to("your-picture")
    expect(answering.page.get_by_role("heading", name="Not answered yet")).to_have_count(0)


def test_the_few_can_be_answered_by_keys_alone(answering: Questionnaire, starters: list[str]) -> None:
    keys = answering.page.keyboard
    quick(answering).focus()
    keys.press("Enter")
    for question in starters[:-1]:
        expect(answering.question(question)).to_be_focused()
        for key in ("Tab", "Space"):
            keys.press(key)
        turn = answering.page.locator(".kit-quick:visible").get_by_role("link", name="Next:")
        for _ in range(12):
            keys.press("Tab")
            if turn.evaluate("link => link === document.activeElement"):
                break
        keys.press("Enter")
    expect(answering.question(starters[-1])).to_be_focused()
    assert answering.progress == "4 of 5 answered"
    for _ in range(12):
        keys.press("Tab")
        if answering.page.locator(":focus").inner_text() == "Go on with all questions":
            break
    keys.press("Enter")
    expect(answering.question("purpose-priorities")).to_be_focused()


def test_who_goes_on_is_asked_all(answering: Questionnaire, starters: list[str], tmp_path: Path) -> None:
    answer_the_few(answering, starters)
    answering.press("Go on with all questions")
    assert answering.progress == "5 of 22 answered"
    expect(answering.question("purpose-priorities")).to_be_focused()
    assert "profile" not in answering.save(tmp_path)["people"][0]


def test_who_answers_another_question_is_asked_all(answering: Questionnaire, starters: list[str]) -> None:
    answering.choose(starters[0], "developing")
    answering.turn_to("start")
    quick(answering).click()
    assert answering.progress == "1 of 5 answered"
    expect(answering.question("purpose-priorities")).to_be_hidden()
    answering.turn_to("start")
    answering.page.get_by_role("link", name="Begin:").click()
    answering.choose("purpose-priorities", "starting")
    assert answering.progress == "2 of 22 answered"


def test_the_few_are_still_the_few_after_a_reload(answering: Questionnaire, starters: list[str]) -> None:
    quick(answering).click()
    answering.radio(starters[0], "developing").check()
    answering.page.locator("output#saved-state", has_text="Kept in this browser").wait_for()
    load_again(answering.page)
    assert answering.progress == "1 of 5 answered"
    expect(answering.question(starters[0])).to_be_visible()
    expect(answering.question("purpose-priorities")).to_be_hidden()


def test_whoever_begins_from_a_file_of_the_few_is_asked_all(answering: Questionnaire, starters: list[str]) -> None:
    answering.open_content(few(starters[0]))
    answering.press("Start from them as another person")
    assert answering.progress == "1 of 22 answered"


def test_on_paper_all_questions_are_there(answering: Questionnaire) -> None:
    quick(answering).click()
    answering.page.emulate_media(media="print")
    expect(answering.page.locator("[data-question]:visible")).to_have_count(22)
    expect(answering.page.locator(".kit-quick:visible")).to_have_count(0)


# The part one answers for


def test_what_to_answer_for_is_said_beside_the_choice(answering: Questionnaire) -> None:
    scope = answering.page.get_by_label("I am thinking of")
    rule = "Answer for the part you see; if you see many parts, answer for them together."
    expect(scope).to_have_accessible_description(rule)
    assert scope.locator("option").all_inner_texts() == [
        "Choose…",
        "My team or ward",
        "My service or site",
        "The whole organisation",
        "I see it from outside",
    ]
    scope.focus()
    answering.page.keyboard.type("I see")
    expect(scope).to_have_value("outside")


def test_a_clear_takes_the_part_and_the_year_away(answering: Questionnaire) -> None:
    answering.page.get_by_label("I am thinking of").select_option("team")
    answering.turn_to("purpose")
    trend(answering, "Better").check()
    answering.press("Clear answers from this computer")
    answering.press("Clear them now")
    answering.turn_to("start")
    expect(answering.page.get_by_label("I am thinking of")).to_have_value("")
    answering.turn_to("purpose")
    expect(trend(answering, "Better")).not_to_be_checked()


# The year behind


def trend(answering: Questionnaire, way: str, component: str = "purpose") -> Locator:
    group = answering.page.locator(f"[id={component}]").get_by_role("group", name="Compared with a year ago, this is")
    return group.get_by_role("radio", name=way, exact=True)


def test_the_year_behind_is_kept_saved_opened_and_taken_back(answering: Questionnaire, tmp_path: Path) -> None:
    answering.turn_to("purpose")
    expect(answering.page.locator("[data-trend] input:checked")).to_have_count(0)
    trend(answering, "Better").focus()
    answering.page.keyboard.press("ArrowDown")
    expect(trend(answering, "The same")).to_be_checked()
    assert answering.progress == "0 of 22 answered"
    answering.page.locator("output#saved-state", has_text="Kept in this browser").wait_for()
    load_again(answering.page)
    expect(trend(answering, "The same")).to_be_checked()
    file = answering.save(tmp_path)
    assert file["people"][0]["trend"] == {"purpose": "same"}
    answering.page.locator("[data-trend=purpose]").get_by_role("button", name="Clear this answer").click()
    expect(answering.page.locator("[data-trend] input:checked")).to_have_count(0)
    expect(trend(answering, "Better")).to_be_focused()
    answering.open_content(file)
    answering.press("Open these answers")
    answering.turn_to("purpose")
    expect(trend(answering, "The same")).to_be_checked()


def test_another_tab_shows_the_year_behind(answering: Questionnaire, context: BrowserContext, address: str) -> None:
    other = Questionnaire(context.new_page()).go(address)
    answering.turn_to("systems")
    trend(answering, "Worse", "systems").check()
    other.turn_to("systems")
    expect(trend(other, "Worse", "systems")).to_be_checked()


# In the workshop


def test_the_workshop_does_not_miss_what_a_person_was_not_asked(
    page: Page, workshop_root: str, starters: list[str]
) -> None:
    desk = Desk(page).go(f"{workshop_root}/workshop.html")
    desk.add(few(starters[0]), answer_file({}) | {"people": [{"id": "p-other", "answers": {}}]})
    desk.turn_to("spread")
    assert desk.state_count(desk.row(starters[0]), "unanswered") == 1
    assert desk.state_count(desk.row(starters[1]), "unanswered") == 2
    assert desk.state_count(desk.row("purpose-priorities"), "unanswered") == 1
    assert desk.state_count(desk.row("purpose-priorities"), "not-asked") == 1
    expect(desk.page.get_by_role("columnheader", name="Not asked")).to_be_visible()
