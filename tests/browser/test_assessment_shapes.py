"""The questionnaire with other people's frameworks: a part of the questions, and sections that are steps."""

from __future__ import annotations

import json
from pathlib import Path

from assessment_kit.answers.table import page_shape
from assessment_kit.app.pages import assessment_page, workshop_page
from assessment_kit.framework.model import load
from assessment_kit.inputs import inputs_of
from desk import Desk
from playwright.sync_api import Page, expect
from questionnaire import Questionnaire

FRAMEWORKS = Path(__file__).parents[1] / "frameworks"


def opened(page: Page, folder: Path, name: str) -> Questionnaire:
    inputs = inputs_of(load(FRAMEWORKS / name))
    (folder / "assessment.html").write_text(assessment_page(inputs, page_shape()), encoding="utf-8")
    (folder / "workshop.html").write_text(workshop_page(inputs, page_shape()), encoding="utf-8")
    return Questionnaire(page).go((folder / "assessment.html").as_uri())


def steps(page: Page) -> list[str]:
    return page.locator("nav.kit-steps a:visible > span:first-child").all_inner_texts()


def test_a_part_of_the_questions_is_asked_and_the_room_sees_that_no_more_was(page: Page, tmp_path: Path) -> None:
    answering = opened(page, tmp_path, "profiles")
    page.get_by_label("I answer", exact=True).select_option("For a small house (2)")
    assert answering.progress == "0 of 2 answered"
    assert steps(page) == ["Start", "House", "Cellar", "Your picture", "Hand it over"]
    page.get_by_role("link", name="Begin: House").click()
    assert page.locator("#house .kit-questions__group:visible").all_inner_texts() == ["Things"]
    assert page.locator("#house :is(h1, h2:visible, h3:visible)").all_inner_texts() == [
        "House",
        "Kitchen",
        "1.1\u2002Pots\nHow are the pots?",
    ]
    answering.radio("kitchen-pots", "high").check()
    page.locator("#house").get_by_role("link", name="Next: Cellar").click()
    expect(page.locator("#cellar").get_by_role("link", name="Back: House")).to_be_visible()
    answering.radio("cellar-wine", "low").check()
    answering.turn_to("your-picture")
    expect(page.locator("#your-picture tr[data-question]")).to_have_count(2)
    expect(page.locator("#your-picture")).not_to_contain_text("Not answered yet")
    file = answering.save(tmp_path)
    assert file["people"][0]["profile"] == "small"
    page.reload()
    assert answering.progress == "2 of 2 answered"
    desk = Desk(page).go((tmp_path / "workshop.html").as_uri())
    (tmp_path / "answers-1.json").write_text(json.dumps(file), "utf-8")
    desk.add_paths([tmp_path / "answers-1.json"])
    desk.turn_to("spread")
    assert desk.row("garden-spade").locator("[data-state=not-asked]").inner_text() == "1"
    assert desk.row("cellar-wine").locator("[data-state=not-asked]").inner_text().strip() == "0"


def test_a_section_that_is_a_step_is_reached_counted_and_left(page: Page, tmp_path: Path) -> None:
    answering = opened(page, tmp_path, "sections-as-steps")
    page.goto(f"{page.url}#house")
    expect(page.locator("#kitchen")).to_be_visible()
    answering.radio("kitchen-pots", "high").check()
    assert page.locator("[data-count=house], [data-count=kitchen]").all_inner_texts() == ["1 of 13", "1 of 4"]
    page.locator("#kitchen").get_by_role("link", name="Next: Cellar").click()
    expect(page.get_by_role("heading", name="Cellar", level=1)).to_be_focused()
    expect(page.locator("nav.kit-steps [aria-current=step]")).to_contain_text("Cellar")


def test_where_there_are_no_groups_nobody_is_asked_for_one_not_after_saving_either(page: Page, tmp_path: Path) -> None:
    answering = opened(page, tmp_path, "two-levels")
    expect(page.get_by_label("I answer as")).to_be_hidden()
    page.get_by_role("link", name="Begin").click()
    page.locator("input[type=radio]:visible").first.check()
    assert "role" not in answering.save(tmp_path)["people"][0]
    done = page.locator("[data-component=after-save]")
    expect(done.locator("[data-part=shared]")).to_be_visible()
    expect(done.locator("[data-part=ask]")).to_be_hidden()
