"""What a person would like to work on: up to three marks, which are no answers."""

from __future__ import annotations

import json
from pathlib import Path

from assessment_kit.answers.format import read_answers
from playwright.sync_api import expect
from questionnaire import Questionnaire


def test_up_to_three_questions_are_marked_to_work_on_and_a_fourth_is_asked_about(
    answering: Questionnaire, tmp_path: Path
) -> None:
    for number, question in enumerate(answering.questions[:4]):
        answering.turn_to(question)
        box = answering.question(question).get_by_label("I would like to work on this")
        box.focus()
        answering.page.keyboard.press("Space")
        asked = answering.question(question).get_by_role("alert")
        expect(asked).to_have_count(int(number == 3))
    expect(asked).to_contain_text("Three are enough. Which can go? Setting direction, ")
    first, second, third, fourth = answering.questions[:4]
    assert answering.progress.startswith("0 of")
    marks = {id_: answer.get("work_on") for id_, answer in answering.save(tmp_path)["people"][0]["answers"].items()}
    assert marks == dict.fromkeys([first, second, third, fourth], True)
    box.uncheck()
    expect(asked).to_have_count(0)
    answering.choose(first, "starting")
    answering.press("Clear this answer")
    answering.choose(second, "starting")
    saved = answering.save(tmp_path)
    read_answers(json.dumps(saved).encode())
    assert saved["people"][0]["answers"] == {
        first: {"work_on": True},
        second: {"level": "starting", "work_on": True},
        third: {"work_on": True},
    }
    answering.question(second).get_by_label("I would like to work on this").uncheck()
    answering.open_content(saved)
    answering.press("Open these answers")
    answering.turn_to("your-picture")
    marked = answering.page.locator("h2", has_text="You would like to work on").locator("+ ul")
    assert marked.get_by_role("link").count() == 3
    expect(answering.question(second).locator("[type=checkbox]")).to_be_checked(checked=True)


def test_on_paper_a_question_that_is_only_marked_keeps_its_boxes(answering: Questionnaire) -> None:
    answering.turn_to("purpose-direction")
    marked = answering.question("purpose-direction")
    marked.get_by_label("I would like to work on this").check()
    answering.page.emulate_media(media="print")
    expect(marked.get_by_label("Can’t say")).to_be_visible()
    answering.page.emulate_media(media="screen")
    answering.choose("purpose-direction", "starting")
    answering.page.emulate_media(media="print")
    expect(marked.get_by_label("Can’t say")).to_be_hidden()
    expect(marked.get_by_label("I would like to work on this")).to_be_visible()
