"""Saving: what no page can see is not claimed, what was typed comes back, and the end says what happens next."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from assessment_kit.answers.format import read_answers
from assessment_kit.answers.schemas import schemas
from assessment_kit.answers.table import page_shape
from assessment_kit.app.pages import assessment_page
from assessment_kit.framework.model import load
from assessment_kit.host.organisation import Organisation
from assessment_kit.inputs import inputs_of
from hard_notes import HARD, TYPE, as_typed
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import BrowserContext, Page, expect
from questionnaire import Questionnaire, answer_file, key_of, load_again

SCHEMA = schemas()["answers.schema.json"]


def day(date: datetime.date) -> str:
    return f"{date.day} {date:%B %Y}"


# What is said of a save


def test_a_save_is_remembered_over_a_reload_with_what_changed_since(answering: Questionnaire, tmp_path: Path) -> None:
    answering.choose("purpose-direction", "developing")
    answering.save(tmp_path)
    [path] = tmp_path.iterdir()
    handed = f"Handed to your browser as {path.name}; look in your downloads."
    load_again(answering.page)
    assert answering.state == handed
    answering.choose("purpose-priorities", "starting")
    changed = f"Kept in this browser. Changed since {path.name} of {day(datetime.date.today())}."
    assert answering.state == changed
    load_again(answering.page)
    assert answering.state == changed


def test_on_a_later_day_the_day_of_the_save_is_said(page: Page, address: str, tmp_path: Path) -> None:
    page.clock.set_fixed_time(datetime.datetime(2026, 11, 20, 12))
    answering = Questionnaire(page).go(address)
    answering.choose("purpose-direction", "developing")
    answering.save(tmp_path)
    page.clock.set_fixed_time(datetime.datetime(2026, 11, 27, 12))
    load_again(page)
    assert answering.state == f"Handed to your browser as {next(tmp_path.iterdir()).name} on 20 November 2026."


def test_another_tab_hears_of_the_save(answering: Questionnaire, context: BrowserContext, tmp_path: Path) -> None:
    answering.choose("purpose-direction", "developing")
    answering.save(tmp_path)
    other = Questionnaire(context.new_page()).go(answering.page.url.partition("#")[0])
    load_again(other.page, after=answering.page)
    assert other.state.startswith("Handed to your browser as answers-")


def test_a_file_gets_a_revision_where_something_changed_since_the_last(
    answering: Questionnaire, tmp_path: Path
) -> None:
    chains = []
    for level in ("developing", "", "spreading", "starting"):
        if level:
            answering.choose("purpose-direction", level)
            answering.write("purpose-direction", f"because of {level}")
        saved = answering.save(tmp_path)
        chains.append(saved["history"]["people:" + saved["people"][0]["id"]])
        load_again(answering.page)
    assert [len(chain) for chain in chains] == [1, 1, 2, 3]
    assert chains[3][1:] == chains[2] and chains[2][1:] == chains[1] == chains[0]


def test_only_who_has_seen_the_file_is_told_that_it_is_saved(answering: Questionnaire, tmp_path: Path) -> None:
    answering.choose("purpose-direction", "developing")
    answering.save(tmp_path)
    name = next(tmp_path.iterdir()).name
    answering.press("Clear answers from this computer")
    expect(answering.dialog).to_contain_text("This page cannot see whether the file arrived")
    expect(answering.dialog.get_by_role("button", name="Save my answers first")).to_be_visible()
    answering.dialog.get_by_label("I have seen the file in my downloads").check()
    expect(answering.dialog).to_contain_text(f"It is all in {name}. A copy may stay in the downloads here.")
    expect(answering.dialog.get_by_role("button", name="Save my answers first")).to_be_visible()
    answering.press("Cancel")
    assert answering.state == f"Saved as {name}, and kept in this browser."
    load_again(answering.page)
    assert answering.state == f"Saved as {name}, and kept in this browser."
    answering.choose("purpose-direction", "starting")
    answering.press("Clear answers from this computer")
    expect(answering.dialog).to_contain_text("Save them as a file first.")
    expect(answering.dialog.get_by_label("I have seen the file in my downloads")).to_be_hidden()


def test_after_a_save_one_line_leads_to_clearing(answering: Questionnaire, tmp_path: Path) -> None:
    answering.choose("purpose-direction", "developing")
    line = answering.page.get_by_text("On a shared computer:")
    expect(line).to_be_hidden()
    answering.save(tmp_path)
    expect(line).to_be_visible()
    answering.press("clear it now")
    expect(answering.dialog).to_contain_text("Clear answers from this computer?")
    answering.press("Cancel")
    answering.choose("purpose-direction", "starting")
    expect(line).to_be_hidden()


# Where no file can arrive


def test_in_a_frame_that_lets_no_file_through_the_text_is_offered(
    page: Page, assessment_folder: Path, serve: Callable[[Path], int], tmp_path: Path, complaints: list[str]
) -> None:
    (tmp_path / "around.html").write_text(
        '<!doctype html><iframe sandbox="allow-scripts allow-same-origin" src="assessment.html" width="1000" height="700">'
    )
    (tmp_path / "assessment.html").write_bytes((assessment_folder / "assessment.html").read_bytes())
    page.goto(f"http://kit.intranet:{serve(tmp_path)}/around.html")
    frame = page.frame_locator("iframe")
    frame.get_by_role("link", name="Begin:").click()
    frame.get_by_role("radio", name="Developing").first.check()
    frame.get_by_role("button", name="Save my answers").click()
    dialog = frame.get_by_role("dialog")
    expect(dialog).to_contain_text("This page is shown inside another one, which may block files.")
    text = dialog.get_by_role("textbox").input_value()
    read_answers(text.encode())
    assert json.loads(text)["people"][0]["answers"] == {"purpose-direction": {"level": "developing"}}
    complaints.clear()  # the browser says that it held the file back


def test_whose_file_is_not_there_may_copy_its_text(answering: Questionnaire, tmp_path: Path) -> None:
    answering.choose("purpose-direction", "developing")
    saved = answering.save(tmp_path)
    answering.press("Not there? Copy its text")
    expect(answering.dialog).to_contain_text(f"save that as {next(tmp_path.iterdir()).name}.")
    box = answering.dialog.get_by_role("textbox")
    assert json.loads(box.input_value()) == saved
    answering.press("Copy all of it")
    expect(answering.dialog.get_by_role("status")).to_have_text("Copied.")
    answering.press("Close")
    answering.write("purpose-codesign", "")
    answering.page.keyboard.press("Control+V")
    assert json.loads(answering.written["purpose-codesign.note"]) == saved


# The last step


def test_the_last_step_says_what_becomes_of_the_file(answering: Questionnaire, tmp_path: Path) -> None:
    answering.choose("purpose-direction", "developing")
    answering.turn_to("your-picture")
    answering.page.get_by_role("link", name="Next: Hand it over").click()
    step = answering.page.locator("#kit-hand-over")
    expect(step).to_contain_text("Choose “Save my answers” below. The file will be called answers-")
    answering.save(tmp_path)
    name = next(tmp_path.iterdir()).name
    expect(step).to_contain_text(f"Handed to your browser as {name}; look in your downloads.")
    step.get_by_label("I have seen the file in my downloads").check()
    expect(step).to_contain_text(f"Saved as {name}")
    for said in ("pass the file on as you were told", "The number in its name", "when you will hear"):
        expect(step).to_contain_text(said)
    step.get_by_role("button", name="Clear my answers here").click()
    answering.press("Clear them now")
    expect(answering.page.locator("#start h1")).to_be_focused()
    assert answering.chosen == {}


def test_the_last_step_says_it_in_the_hosts_words(page: Page, project: Path, tmp_path: Path) -> None:
    host = Organisation(hand_in="Put it on drive S & tell <Ann>.", hear_back="On 4 December, in the canteen.")
    text = assessment_page(replace(inputs_of(load(project / "framework")), organisation=host), page_shape())
    (tmp_path / "assessment.html").write_text(text, "utf-8")
    page.goto((tmp_path / "assessment.html").as_uri() + "#kit-hand-over")
    step = page.locator("#kit-hand-over")
    expect(step).to_contain_text("Put it on drive S & tell <Ann>.")
    expect(step).to_contain_text("On 4 December, in the canteen.")


# The names of the buttons that look filled; where a dialog is open, of those in it alone.
FILLED = """() => {
  const { color } = getComputedStyle(document.body);
  return [...(document.querySelector("dialog[open]") ?? document).querySelectorAll(".kit-button")]
    .filter((one) => one.checkVisibility() && getComputedStyle(one).color !== color)
    .map((one) => one.textContent.replace(/\\s+/g, " ").trim());
}"""
STEPS = ("start", "purpose", "purpose-direction", "your-picture", "kit-hand-over")
TWO_COPIES = "(key) => localStorage.setItem(key + ':set-aside', '{')"


def filled(answering: Questionnaire) -> list[str]:
    return list(answering.page.evaluate(FILLED))


def test_one_button_of_a_screen_is_filled_the_next_thing_to_do(answering: Questionnaire, tmp_path: Path) -> None:
    assert filled(answering) == ["Begin: Building a shared purpose and vision"]
    answering.choose("purpose-direction", "developing")
    assert [filled(answering) for step in STEPS if not answering.turn_to(step)] == [
        ["Go on with: Working on what matters"],
        *[["Next: Investing in people and culture"]] * 2,
        ["Next: Hand it over"],
        ["Save my answers"],
    ]
    answering.save(tmp_path)
    assert filled(answering) == []


@pytest.mark.parametrize("width", [1280, 390])
def test_one_button_is_filled_for_who_comes_back_and_whatever_is_asked(
    answering: Questionnaire, context: BrowserContext, address: str, width: int
) -> None:
    answering.write("purpose-direction", "mine")
    answering.page.evaluate(TWO_COPIES, key_of(address))
    again = Questionnaire(context.new_page())
    again.page.set_viewport_size({"width": width, "height": 800})
    for step in STEPS:
        again.page.goto("about:blank")
        again.go(f"{address}#{step}")
        assert filled(again) == ["Go on with these answers"], step
    for button, only in (
        ("Start as another person", "Save the kept answers first"),
        ("Clear answers from this computer", "Save my answers first"),
    ):
        again.press(button)
        assert filled(again) == [only]
        again.press("Cancel")
    again.open_content(answer_file({}))
    assert filled(again) == ["Open these answers"]
    again.press("Cancel")
    again.open_content("no file of ours")
    assert filled(again) == []
    again.press("Close")
    again.press("Go on with these answers")
    assert filled(again) == ["Save my answers"]
    again.write("purpose-direction", "theirs")
    expect(answering.question("purpose-direction").locator(".kit-notice")).to_be_visible()
    assert filled(answering) == ["Next: Investing in people and culture"]


# Notes


LETTERS = st.text(st.characters(exclude_categories=[]), max_size=60)


def check_that_notes_come_back(answering: Questionnaire, texts: list[str], target: Path) -> None:
    answering.page.evaluate(TYPE, texts)
    typed = answering.written
    assert sorted(typed.values()) == sorted(as_typed(text) for text in texts if text)
    target.mkdir(exist_ok=True)
    saved = answering.save(target)
    jsonschema.validate(saved, SCHEMA, cls=jsonschema.Draft202012Validator)
    read_answers(json.dumps(saved, ensure_ascii=False).encode())
    browser = answering.page.context.browser
    assert browser
    context = browser.new_context()
    later = Questionnaire(context.new_page()).go(answering.page.url.partition("#")[0])
    later.open(target / next(path.name for path in target.iterdir()))
    later.press("Open these answers")
    assert later.written == typed
    context.close()


def test_a_note_that_is_hard_to_write_comes_back_as_it_was_typed(answering: Questionnaire, tmp_path: Path) -> None:
    check_that_notes_come_back(answering, HARD, tmp_path / "hard")


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(LETTERS, min_size=43, max_size=43))
def test_any_note_comes_back_as_it_was_typed(
    page: Page, assessment_folder: Path, tmp_path: Path, texts: list[str]
) -> None:
    answering = Questionnaire(page).go((assessment_folder / "assessment.html").as_uri())
    check_that_notes_come_back(answering, ["something", *texts], tmp_path / "any")


def test_a_million_letters_come_back(answering: Questionnaire, tmp_path: Path) -> None:
    check_that_notes_come_back(answering, ["word " * 200_000 + "end"], tmp_path / "long")


def test_what_no_page_would_open_again_is_refused_where_it_is_typed(answering: Questionnaire, tmp_path: Path) -> None:
    answering.page.evaluate(TYPE, ["ä" * 1_000_000, "ä" * 1_000_000])
    answering.write("purpose-priorities", "before")
    area = answering.question("purpose-priorities").locator("textarea").first
    area.fill("ä" * 1_000_000)
    said = answering.question("purpose-priorities").get_by_role("alert")
    expect(said).to_have_text("That is too much to keep: a file may have 5 megabytes. It is taken out again.")
    expect(area).to_have_value("before")
    area.fill("after")
    expect(said).to_be_hidden()
    saved = answering.save(tmp_path)
    assert saved["people"][0]["answers"]["purpose-priorities"] == {"note": "after"}
    assert next(tmp_path.iterdir()).stat().st_size <= 5_000_000


def test_opened_answers_say_so_until_they_change(answering: Questionnaire) -> None:
    answering.open_content(answer_file({"purpose-direction": {"level": "starting"}}), "ward.json")
    answering.press("Open these answers")
    assert answering.state == "Saved as ward.json on 20 November 2026, and kept in this browser."
    answering.choose("purpose-direction", "developing")
    assert answering.state == "Kept in this browser. Changed since ward.json of 20 November 2026."
