"""The picture, the printed form, the page without a script, and the page for people who cannot see or use a mouse."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from assessment_kit.answers.table import page_shape
from assessment_kit.app.pages import assessment_page
from assessment_kit.framework.model import load
from assessment_kit.host.words import load_words
from assessment_kit.inputs import inputs_of
from axe import axe_faults
from playwright.sync_api import Browser, Page, expect
from questionnaire import Questionnaire, answer_file
from typefaces import in_wide_and_narrow_letters

HEAVIEST = 49 * 1024  # bytes, gzipped, with everything inside: half a second on a slow line, and the words come first


@pytest.fixture
def address(assessment_folder: Path) -> str:
    return (assessment_folder / "assessment.html").as_uri()


@pytest.fixture
def answering(page: Page, address: str) -> Questionnaire:
    return Questionnaire(page).go(address)


def answer_all(answering: Questionnaire, note: str = "") -> None:
    """Every question answered, level after level, with the same note at each."""
    levels = ["starting", "developing", "progressing", "spreading", "sustaining"]
    answers = {
        question: {"level": levels[index % 5]} | ({"note": note} if note else {})
        for index, question in enumerate(answering.questions)
    }
    answering.open_content(answer_file(answers))
    answering.press("Open these answers")


# Your picture


def row(answering: Questionnaire, question: str) -> Any:
    return answering.page.locator(f"#your-picture tr[data-question='{question}']")


def test_the_picture_says_in_words_where_each_question_stands(answering: Questionnaire) -> None:
    answering.choose("purpose-direction", "developing")
    answering.choose("purpose-priorities", "cannot-say")
    answering.turn_to("your-picture")
    expect(row(answering, "purpose-direction").locator("td[data-level='developing']")).to_have_text("Developing")
    expect(row(answering, "purpose-direction").locator("td:not([data-level='developing'])")).to_have_text([""] * 5)
    expect(row(answering, "purpose-priorities").locator("td")).to_have_text([*[""] * 5, "Can’t say"])
    expect(row(answering, "purpose-codesign").locator("td")).to_have_text([*[""] * 5, "Not answered"])


def listed(answering: Questionnaire, heading: str) -> list[str]:
    """The questions under a heading of the picture."""
    found = answering.page.locator(f"#your-picture h2:text-is('{heading}') ~ ul").first
    return found.locator(":scope > li > a").all_inner_texts()


def test_the_picture_names_strengths_and_what_to_try_next(answering: Questionnaire) -> None:
    for question, value in {
        "purpose-direction": "starting",
        "purpose-priorities": "sustaining",
        "purpose-codesign": "developing",
        "people-culture": "cannot-say",
    }.items():
        answering.choose(question, value)
    answering.turn_to("your-picture")
    assert listed(answering, "Strengths") == ["Working on what matters"]
    assert listed(answering, "Where to develop") == ["Setting direction"]
    assert len(listed(answering, "What you could not say")) == 1
    assert len(listed(answering, "Not answered yet")) == 18
    step = load(Path(__file__).parents[2] / "framework").components[0].questions[0].next_steps["starting"][0]
    expect(answering.page.locator("#your-picture")).to_contain_text(step)


def test_the_picture_holds_no_number_that_could_be_a_score(answering: Questionnaire) -> None:
    answer_all(answering)
    answering.turn_to("your-picture")
    assert (
        re.findall(r"\d|%|average|total score", answering.page.locator("#your-picture [data-part=view]").inner_text())
        == []
    )


def test_when_all_stands_at_one_level_nothing_is_called_strong_and_next_steps_are_still_offered(
    answering: Questionnaire,
) -> None:
    for question in ("purpose-direction", "purpose-priorities", "purpose-codesign"):
        answering.choose(question, "starting")
    answering.turn_to("your-picture")
    picture = answering.page.locator("#your-picture")
    expect(picture).to_contain_text("You chose the same level each time")
    step = load(Path(__file__).parents[2] / "framework").questions[0].next_steps["starting"][0]
    expect(picture).to_contain_text(step)


def test_when_all_stands_at_the_highest_level_nothing_is_called_a_place_to_develop(answering: Questionnaire) -> None:
    for question in ("purpose-direction", "purpose-priorities", "purpose-codesign"):
        answering.choose(question, "sustaining")
    answering.turn_to("your-picture")
    expect(answering.page.locator("#your-picture")).to_contain_text("You chose the same level each time")
    expect(answering.page.get_by_role("heading", name="Where to develop")).to_have_count(0)


def test_two_answers_are_too_few_to_say_that_all_are_alike(answering: Questionnaire) -> None:
    answering.choose("purpose-direction", "starting")
    answering.choose("purpose-codesign", "starting")
    answering.turn_to("your-picture")
    picture = answering.page.locator("#your-picture")
    expect(picture).to_contain_text("Under each is a step to try next")
    expect(picture).not_to_contain_text("You chose the same level each time")


def test_no_step_to_try_is_promised_where_the_framework_has_none(page: Page, tmp_path: Path) -> None:
    framework = load(Path(__file__).parents[1] / "frameworks/without-one-level")
    (tmp_path / "assessment.html").write_text(
        assessment_page(inputs_of(framework, words=load_words("en-GB")), page_shape()), encoding="utf-8"
    )
    answering = Questionnaire(page).go((tmp_path / "assessment.html").as_uri())
    answering.choose("gaps-all", "low")
    answering.turn_to("your-picture")
    expect(page.locator("#your-picture")).to_contain_text("Questions at your lowest level")
    expect(page.locator("#your-picture")).not_to_contain_text("Under each")


def test_the_empty_picture_says_what_to_do(answering: Questionnaire) -> None:
    answering.turn_to("your-picture")
    expect(answering.page.locator("#your-picture")).to_contain_text("Answer a few questions to see where you stand")


def test_a_link_in_the_picture_leads_to_the_question_and_says_so(answering: Questionnaire) -> None:
    answering.choose("purpose-direction", "starting")
    answering.turn_to("your-picture")
    row(answering, "purpose-codesign").get_by_role("link").click()
    expect(answering.question("purpose-codesign")).to_be_focused()
    expect(answering.question("purpose-codesign")).to_be_in_viewport()


# On paper


def paper(page: Page, target: Path) -> tuple[int, str]:
    """Print to A4; return the number of pages and all text."""
    page.pdf(path=str(target), format="A4", print_background=False)
    with pypdfium2.PdfDocument(target) as pdf:
        return len(pdf), "\n".join(one.get_textpage().get_text_range() for one in pdf)


def test_an_answered_form_prints_on_few_pages_with_notes_whole(answering: Questionnaire, tmp_path: Path) -> None:
    answer_all(answering, note="We asked ten people on two wards.\nTheir answers differed.")
    answering.write("purpose-direction", "long " * 400 + "end of the note")
    pages, text = paper(answering.page, tmp_path / "form.pdf")
    assert pages <= 8
    assert text.count("Their answers differed.") == 21
    assert "end of the note" in text
    assert "Improving and sustaining" in text


@pytest.mark.parametrize("step", ["start", "systems", "your-picture"])
def test_all_steps_print_whatever_is_shown(answering: Questionnaire, step: str, tmp_path: Path) -> None:
    answering.choose("purpose-direction", "starting")
    answering.turn_to(step)
    _, text = paper(answering.page, tmp_path / "form.pdf")
    assert "Setting direction" in text
    assert "Improvement in daily work" in text
    assert "The level you chose for each question" in text


def test_a_blank_form_prints_every_descriptor_and_no_picture(answering: Questionnaire, tmp_path: Path) -> None:
    pages, text = paper(answering.page, tmp_path / "form.pdf")
    flat = " ".join(text.split())
    framework = load(Path(__file__).parents[2] / "framework")
    missing = [words for one in framework.questions for words in one.descriptors.values() if words[:40] not in flat]
    assert missing == []
    assert "The level you chose for each question" not in flat
    assert pages <= 14


def test_an_answered_question_prints_only_what_was_chosen(answering: Questionnaire, tmp_path: Path) -> None:
    answering.choose("purpose-direction", "developing")
    answering.page.locator("[name='purpose.trend'][value='better']").check()
    _, text = paper(answering.page, tmp_path / "form.pdf")
    descriptors = load(Path(__file__).parents[2] / "framework").questions[0].descriptors
    flat = " ".join(text.split())
    assert descriptors["developing"][:40] in flat
    assert descriptors["starting"][:40] not in flat
    assert "Better" in flat and "Clear this answer" not in flat


# Without a script


def test_without_a_script_the_page_is_whole_and_says_how_to_go_on(
    browser: Browser, browser_context_args: dict[str, Any], address: str
) -> None:
    page = browser.new_context(**(browser_context_args | {"java_script_enabled": False})).new_page()
    page.goto(address)
    expect(page.get_by_role("heading", name="This page cannot keep your answers")).to_be_visible()
    assert page.locator("fieldset[data-question]:visible").count() == 22
    assert page.locator("input[type=radio]:visible").count() == 22 * 6 + 1 + 5 * 3
    assert page.get_by_role("button", name="Save my answers").count() == 0
    page.get_by_label("Starting").first.check()
    expect(page.get_by_label("Starting").first).to_be_checked()


# Everybody


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_step(page: Page, address: str, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    answering = Questionnaire(page).go(address)
    answering.choose("purpose-direction", "developing")
    answering.write("purpose-direction", "a note")
    for step in ["start", "purpose", "systems", "your-picture"]:
        answering.turn_to(step)
        assert axe_faults(page) == [], step


def test_axe_finds_nothing_in_the_dialogs(answering: Questionnaire) -> None:
    answering.choose("purpose-direction", "developing")
    answering.press("Clear answers from this computer")
    assert axe_faults(answering.page) == []
    answering.press("Cancel")
    answering.open_content(answer_file({}))
    assert axe_faults(answering.page) == []


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_is_wider_than_the_window(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    answering = Questionnaire(page).go(address)
    answer_all(answering)
    for step in ["start", "purpose", "your-picture"]:
        answering.turn_to(step)
        assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth"), step


@in_wide_and_narrow_letters
def test_every_target_is_large_enough(answering: Questionnaire) -> None:
    answering.choose("purpose-direction", "developing")
    small = answering.page.evaluate(
        """() => [...document.querySelectorAll("a, button, summary, label, select, textarea")].filter((one) => {
          const { width, height } = one.getBoundingClientRect();
          return width && (width < 24 || height < 24) && !one.closest("p:not(.kit-turn, .kit-bar__doing), .kit-skip, dl");
        }).map((one) => one.outerHTML.slice(0, 80))"""
    )
    assert small == []


@in_wide_and_narrow_letters
def test_what_has_the_focus_is_never_under_the_bar(answering: Questionnaire) -> None:
    answering.turn_to("purpose")
    covered = []
    for _ in range(40):
        answering.page.keyboard.press("Tab")
        name = answering.page.evaluate(
            """() => { const one = document.activeElement; const box = one.getBoundingClientRect();
            const bar = document.querySelector(".kit-bar").getBoundingClientRect();
            return one !== document.body && !one.closest(".kit-bar") && box.height && box.bottom > bar.top + 1 ? one.outerHTML.slice(0, 80) : "" }"""
        )
        covered += [name] if name else []
    assert covered == []


def test_chosen_and_focused_can_be_told_in_forced_colours(page: Page, address: str) -> None:
    page.emulate_media(forced_colors="active")
    answering = Questionnaire(page).go(address)
    answering.choose("purpose-direction", "developing")
    width = "getComputedStyle(document.querySelector('label:has(:checked)')).outlineWidth"
    assert int(page.evaluate(width).removesuffix("px")) >= 3


# Weight, and other people's frameworks


def test_the_page_is_light_with_everything_inside(assessment_folder: Path) -> None:
    assert len(gzip.compress((assessment_folder / "assessment.html").read_bytes(), 9)) <= HEAVIEST


SHAPES = sorted(path.name for path in (Path(__file__).parents[1] / "frameworks").iterdir() if path.name != "broken")


@pytest.mark.parametrize("shape", SHAPES)
def test_other_frameworks_can_be_answered(page: Page, tmp_path: Path, shape: str) -> None:
    framework = load(Path(__file__).parents[1] / "frameworks" / shape)
    inputs = inputs_of(framework, words=load_words("en-GB"))  # not every language has words
    (tmp_path / "assessment.html").write_text(assessment_page(inputs, page_shape()), encoding="utf-8")
    answering = Questionnaire(page).go((tmp_path / "assessment.html").as_uri())
    for question in framework.questions:
        answering.choose(question.id, question.levels[-1].id)
    answering.turn_to("your-picture")
    assert answering.chosen == {question.id: question.levels[-1].id for question in framework.questions}
    expect(page.locator("#your-picture td.is-here")).to_have_count(len(framework.questions))
    assert axe_faults(page) == []
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        for step in (framework.components[0].id, "your-picture"):
            answering.turn_to(step)
            assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth"), (step, width)
