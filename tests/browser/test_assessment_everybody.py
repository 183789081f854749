"""The questionnaire for hands, ears, small screens and large text: what no checker of rules finds."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from focus import covered
from playwright.sync_api import BrowserContext, Page, expect
from questionnaire import Questionnaire, answer_file, key_of

SHOWN = "() => [...document.querySelectorAll('[data-step]')].filter((one) => one.offsetHeight).map((one) => one.id)"
PAGES = ("assessment.html", "workshop.html", "plan.html")
LAPTOP, LOW, PHONE = {"width": 1280, "height": 800}, {"width": 1366, "height": 657}, {"width": 390, "height": 844}


@pytest.fixture
def address(assessment_folder: Path) -> str:
    return (assessment_folder / "assessment.html").as_uri()


@pytest.fixture
def answering(page: Page, address: str) -> Questionnaire:
    return Questionnaire(page).go(address)


def opened(answering: Questionnaire, answers: dict[str, object], **others: str) -> Questionnaire:
    answering.open_content(answer_file(answers, **others))
    answering.press("Open these answers")
    return answering


# Steps


@pytest.mark.parametrize("name", PAGES)
def test_the_way_past_the_head_moves_the_focus_and_leaves_the_address_alone(
    page: Page, workshop_folder: Path, name: str
) -> None:
    page.goto((workshop_folder / name).as_uri())
    before = page.url
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    assert page.url == before
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main [data-step]') !== null")


def test_words_of_another_step_are_found_where_they_stand(page: Page, address: str) -> None:
    """A link to words looks for them as a person does, with the browser's own search."""
    page.goto(f"{address}#:~:text=Equal%20partners")
    expect(page.get_by_role("heading", name="Equal partners")).to_be_in_viewport()
    step = page.evaluate("document.querySelector('.is-current').id")
    assert page.evaluate(SHOWN) == [step]
    assert page.url.endswith("#" + step)
    expect(page.locator(f".kit-steps a[href='#{step}']")).to_have_attribute("aria-current", "step")
    hidden = "document.querySelectorAll('[data-step][hidden] *')"
    assert page.evaluate(f"[...{hidden}].filter((one) => one.checkVisibility()).length") == 0
    assert page.evaluate(f"[...{hidden}].filter((one) => {{ one.focus(); return one.matches(':focus') }}).length") == 0


def test_a_step_that_is_done_says_so(answering: Questionnaire) -> None:
    for question in answering.questions[:4]:
        answering.choose(question, "starting")
    steps = answering.page.get_by_role("navigation", name="Steps")
    expect(steps.get_by_role("link", name=re.compile("purpose"))).to_contain_text("4 of 4, done")
    expect(steps.get_by_role("link", name=re.compile("people"))).not_to_contain_text("done")


# What is read out


def test_a_question_is_a_heading_and_a_radio_is_called_as_its_level(answering: Questionnaire) -> None:
    answering.turn_to("purpose")
    headings = answering.page.get_by_role("heading", level=2)
    expect(headings).to_have_count(4)
    expect(headings.first).to_contain_text("Setting direction")
    expect(answering.question("purpose-direction").locator("legend h2")).to_have_count(1)
    radio = answering.radio("purpose-direction", "starting")
    expect(radio).to_have_accessible_name("Starting")
    expect(radio).to_have_accessible_description(re.compile("^One or two executives speak up"))
    expect(answering.radio("purpose-direction", "cannot-say")).to_have_accessible_name("Can’t say")


def test_no_two_groups_of_the_page_are_called_the_same(answering: Questionnaire) -> None:
    answering.page.emulate_media(media="print")  # which shows all steps at once
    groups = re.findall('- group "(.*)"', answering.page.locator("form").aria_snapshot())
    assert len(groups) == 22 + 5
    assert len(set(groups)) == len(groups)


def test_a_note_is_called_as_what_is_seen_beside_it(answering: Questionnaire) -> None:
    answering.write("purpose-direction", "why")
    expect(answering.question("purpose-direction").locator("textarea").first).to_have_accessible_name("Your note")
    answering.turn_to("people-culture")
    answering.question("people-culture").locator("summary").last.click()
    expect(answering.question("people-culture").locator("textarea").last).to_have_accessible_name("Add evidence")


def test_dialogs_say_what_happened_and_are_described(answering: Questionnaire, tmp_path: Path) -> None:
    dialog = answering.dialog
    answering.open_content({"hello": "world"})
    expect(dialog).to_have_role("alertdialog")
    expect(dialog).to_have_accessible_name("This file was not opened")
    expect(dialog).to_have_accessible_description(re.compile("answers-1234.json.*another kind of file"))
    answering.press("Close")
    answering.open_content(answer_file({"purpose-direction": {"level": "starting"}}))
    expect(dialog).to_have_role("dialog")
    expect(dialog).to_have_accessible_name("The file you chose")
    expect(dialog).to_have_accessible_description(re.compile("holds one answer.*Are these your own"))
    answering.press("Open these answers")
    answering.save(tmp_path)
    answering.page.locator(".kit-bar").get_by_role("button", name="Clear answers").click()
    expect(dialog).to_have_role("alertdialog")
    expect(dialog).to_have_accessible_description(re.compile("^One answer or note.*handed to your browser"))
    expect(dialog).to_be_focused()  # so its text is read aloud, and Enter takes nothing away
    answering.press("Cancel")
    answering.press("Not there? Copy its text")
    expect(dialog).to_have_accessible_description(re.compile("Paste it"))
    undescribed = "all => all.filter(one => !document.getElementById(one.getAttribute('aria-describedby')))"
    assert answering.page.eval_on_selector_all("dialog", undescribed) == []


def test_a_notice_gets_the_focus_and_after_it_one_reads_on(answering: Questionnaire, context: BrowserContext) -> None:
    opened(answering, {"purpose-direction": {"level": "starting"}}, version="1.0.0")
    notice = answering.page.get_by_role("region", name=re.compile("Your answers are from version 1.0.0"))
    expect(notice.get_by_role("heading")).to_be_focused()
    expect(notice.get_by_role("heading")).to_be_in_viewport()
    answering.press("I have looked at them")
    expect(answering.page.locator(".is-current h1")).to_be_focused()
    key = key_of(answering.page.url)
    answering.page.evaluate("(key) => localStorage.setItem(key + ':set-aside', 'damaged')", key)
    page = context.new_page()
    page.goto(answering.page.url.partition("#")[0] + "#people")
    page.bring_to_front()
    expect(page.get_by_role("heading", name="Are these your answers?")).to_be_focused()
    page.get_by_role("button", name="Go on with these answers").click()
    expect(page.get_by_role("region", name="What was kept here could not be read")).to_be_visible()


def test_notes_carry_their_language_and_find_their_direction(answering: Questionnaire) -> None:
    hebrew = "\u05e9\u05dc\u05d5\u05dd"
    notes = {"level": "starting", "note": "Mae'n dda", "lang": "cy"}
    opened(answering, {"purpose-direction": notes, "gone": {"level": "starting", "note": hebrew, "lang": "he"}})
    box = answering.question("purpose-direction").locator("textarea").first
    expect(box).to_have_attribute("dir", "auto")
    language = "(one) => one.closest('[lang]').lang"
    assert box.evaluate(language) == "cy"
    assert answering.question("people-culture").locator("textarea").first.evaluate(language) == "en-GB"
    answering.turn_to("kit-apart")
    apart = answering.page.locator("#kit-apart").get_by_text(hebrew, exact=True)
    assert apart.evaluate(language) == "he"
    assert apart.evaluate("(one) => getComputedStyle(one).direction") == "rtl"


# Your picture


def test_the_picture_begins_with_what_matters(answering: Questionnaire) -> None:
    levels = ["starting", "sustaining"]
    answers: dict[str, object] = {one: {"level": levels[at % 2]} for at, one in enumerate(answering.questions)}
    last = answering.questions[-2]
    answers |= {last: {"level": "starting", "work_on": True}, answering.questions[0]: {"state": "cannot-say"}}
    opened(answering, answers).turn_to("your-picture")
    picture = answering.page.locator("#your-picture")
    expect(picture.locator("h2").first).to_have_text("Strengths")
    heads = picture.locator("[data-part=view] > *").evaluate_all("(all) => all.map((one) => one.localName)")
    before = heads[: heads.index("table")]
    assert before.count("ul") == 4, "strengths, to develop, not said, to work on"
    found = picture.locator(".kit-picture__found")
    assert [found.nth(at).locator(":scope > li").count() for at in (0, 1)] == [3, 3]
    expect(found.nth(1).locator("a").first).to_have_attribute("href", "#" + last)


@pytest.mark.parametrize("width", [1280, 390])
def test_what_has_no_level_stands_under_a_head_of_its_own(answering: Questionnaire, width: int) -> None:
    answering.page.set_viewport_size({"width": width, "height": 800})
    opened(answering, {"purpose-direction": {"level": "developing"}}).turn_to("your-picture")
    table = answering.page.get_by_role("table").first
    heads = table.get_by_role("columnheader").all_inner_texts()
    assert [heads[0], heads[-1]] == ["Question", "No level"]
    for row, (at, text) in {1: (1, "Developing"), 2: (5, "Not answered")}.items():
        cells = table.get_by_role("row").nth(row).get_by_role("cell")
        expect(cells).to_have_count(len(heads) - 1)
        expect(cells.nth(at)).to_have_text(text)


# Room on the screen


@pytest.mark.parametrize("size", [LAPTOP, LOW, PHONE], ids=str)
def test_the_bar_never_stays_over_more_than_a_fifth_of_the_screen(
    answering: Questionnaire, size: dict[str, int], tmp_path: Path
) -> None:
    page = answering.page
    page.set_viewport_size(size)  # type: ignore[arg-type]
    bar = page.locator(".kit-bar")
    answering.turn_to("purpose")

    def check(text: str) -> None:
        page.evaluate("(size) => { document.documentElement.style.fontSize = size }", text)
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        stays = bar.evaluate("(one) => getComputedStyle(one).position === 'sticky'")
        height = bar.evaluate("(one) => one.offsetHeight")
        assert height <= size["height"] / 5 or not stays
        if text == "100%":
            assert stays, "in letters of the usual size it stays in sight"

    for text in ("200%", "100%"):
        check(text)
    answering.choose("purpose-direction", "starting")
    answering.save(tmp_path)
    for text in ("200%", "100%"):
        check(text)


@pytest.mark.parametrize("size", [LOW, PHONE], ids=str)
def test_nothing_lies_over_what_has_the_focus(answering: Questionnaire, size: dict[str, int]) -> None:
    answering.page.set_viewport_size(size)  # type: ignore[arg-type]
    opened(answering, {one: {"level": "starting", "note": "why"} for one in answering.questions[:6]})
    found = {}
    for step, key in (("purpose", "Shift+Tab"), ("purpose", "Tab"), ("your-picture", "Shift+Tab")):
        answering.turn_to(step)
        found[step, key] = covered(answering.page, key)
    assert found == {place: [] for place in found}


PLACES = """() => [...document.querySelectorAll("main :is(legend, label, summary, button, a)")]
  .filter((one) => one.checkVisibility() && !one.matches("summary")).map((one) => {
    const { x, y } = one.getBoundingClientRect();
    return [one.outerHTML.slice(0, 50), x, y];
  })"""


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=str)
def test_who_adds_a_note_writes_in_it_and_nothing_else_moves(answering: Questionnaire, size: dict[str, int]) -> None:
    answering.page.set_viewport_size(size)  # type: ignore[arg-type]
    answering.turn_to("purpose")
    add = answering.question("purpose-direction").locator("summary").first
    add.evaluate("(one) => one.scrollIntoView({ block: 'center' })")
    before = answering.page.evaluate(PLACES)
    add.click()
    answering.page.keyboard.type("why")
    assert answering.written == {"purpose-direction.note": "why"}
    assert answering.page.evaluate(PLACES) == before


# On paper


def printed(page: Page) -> Iterator[str]:
    """The text of each page."""
    import pypdfium2

    with pypdfium2.PdfDocument(page.pdf(format="A4")) as pdf:
        for one in pdf:
            yield " ".join(one.get_textpage().get_text_range().split())


def test_a_blank_form_has_boxes_to_tick_lines_to_write_on_and_no_last_page_of_only_a_foot(
    page: Page, address: str
) -> None:
    page.goto(address + "#people")
    pages = list(printed(page))
    data = json.loads(page.locator("#framework").text_content() or "")
    whole = " ".join(pages)
    assert [one["name"] for one in data["roles"] + data["scopes"] if one["name"] not in pages[0]] == []
    assert whole.count("Note:") == 22
    assert "Choose…" not in whole
    assert "Compared with a year ago" in pages[-1], "more than the foot"


def test_an_answered_form_parts_no_heading_from_its_list(answering: Questionnaire) -> None:
    opened(
        answering,
        {
            one: {"state": "cannot-say"} if at % 5 else {"level": "starting"}
            for at, one in enumerate(answering.questions)
        },
    )
    pages = list(printed(answering.page))
    for heading in ("What you could not say Who would know? Ask them.", "Where to develop"):
        assert not any(one.endswith(heading) for one in pages)
    assert any("Ask them. Working on what matters" in one for one in pages)
    assert not any("Note:" in one for one in pages)
