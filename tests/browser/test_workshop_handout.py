"""The handout: what goes from the room to people who were not there, on paper."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from assessment_kit.answers.sample import sample_files
from assessment_kit.framework.model import load
from assessment_kit.inputs import inputs_of
from desk import Desk, payload, person
from playwright.sync_api import Page, expect
from typefaces import in_wide_and_narrow_letters


@pytest.fixture
def desk(page: Page, workshop_folder: Path, project: Path) -> Desk:
    """Thirty people's answers, a level that was agreed, and a question that is seen differently."""
    desk = Desk(page).go(f"{workshop_folder.as_uri()}/workshop.html")
    files = sample_files(inputs_of(load(project / "framework")), 30, 7)
    desk.add_paths([payload(name, text) for name, text in files.items()])
    desk.agree("purpose-direction", "Developing")
    desk.agree("people-culture", "We see it differently")
    return desk


def on_paper(desk: Desk) -> str:
    """The handout, as somebody reads it who was not in the room."""
    desk.page.pdf()  # says that printing begins
    desk.page.emulate_media(media="print")
    return desk.page.locator("body").inner_text()


def test_it_prints_a_handout_of_a_few_pages_from_any_area(desk: Desk) -> None:
    desk.turn_to("gather")
    with pikepdf.open(io.BytesIO(desk.page.pdf(prefer_css_page_size=True))) as pdf:
        assert 4 <= len(pdf.pages) <= 8
        assert [round(float(side)) for side in pdf.pages[0].mediabox[2:]] == [595, 842]
    desk.page.emulate_media(media="print")
    expect(desk.page.get_by_text("What happened to each file")).to_be_hidden()
    expect(desk.page.locator("[data-part=printed]")).to_contain_text("30 people")


def test_a_handout_of_some_questions_says_how_many_it_leaves_out(desk: Desk) -> None:
    assert "left out" not in on_paper(desk)
    desk.page.emulate_media(media="screen")
    desk.turn_to("present")
    for title in ("Setting direction", "Room to improve"):
        desk.page.locator("#kit-present").get_by_label(f"Talk about this: {title}").check()
    desk.page.locator("#kit-present").get_by_label("Only “Talk about this” (2)").check()
    printed = on_paper(desk)
    assert "These are 2 of 22 questions; 20 are left out." in printed
    assert "Room to improve" in printed and "Working on what matters" not in printed


def test_the_handout_can_be_understood_without_having_been_there(desk: Desk, project: Path) -> None:
    question = load(project / "framework").questions[0]
    desk.turn_to("save")
    desk.page.get_by_label("What is the session called?").fill("Autumn session")
    desk.turn_to("gather")
    desk.page.get_by_label("Which organisation or team?").fill("Riverside")
    desk.page.locator("#kit-date").fill("2026-11-26")
    desk.agree(question.id, "Developing")
    desk.present(question.id)
    desk.keys("r")
    desk.room.get_by_role("button", name="Count hands").click()
    desk.room.get_by_label("Show of hands Developing").fill("9")
    desk.keys("Escape", "Escape")
    printed = on_paper(desk)
    for said in (
        "Autumn session · Riverside · 26 November 2026 · 30 people",
        "For reflection; not submitted to anyone.",
        question.question,
        question.descriptors["developing"],
        "Board and senior leaders",
        "Other groups (Everyone else)",
        "Show of hands",
    ):
        assert said in printed, said


def test_the_handout_has_no_help_for_the_screen_and_no_ids(desk: Desk) -> None:
    desk.add(person("old", "", {"purpose-gone": "developing"}))
    desk.turn_to("spread")
    expect(desk.page.get_by_text("purpose-gone")).to_be_visible()
    printed = on_paper(desk)
    for unwanted in ("purpose-", "In the order of the questionnaire", "The darker a cell", "shown apart", "Next:"):
        assert unwanted not in printed


APART = """heads => {
  const texts = heads.map((head) => { const range = document.createRange(); range.selectNodeContents(head);
    const boxes = [...range.getClientRects()].filter((box) => box.width);
    return { said: head.innerText, lines: new Set(boxes.map((box) => Math.round(box.bottom))).size,
      from: Math.min(...boxes.map((box) => box.left)), to: Math.max(...boxes.map((box) => box.right)) } });
  const cut = texts.filter(({ said, lines }) => lines > said.split(/\\s+/).length + 1);  // a line for the staircase
  return [...texts.slice(1).filter(({ from }, at) => from - texts[at].to < 4), ...cut].map(({ said }) => said);
}"""
WIDE = "cells => cells.filter((cell) => cell.scrollWidth > cell.clientWidth + 1).map((cell) => cell.innerText)"


@in_wide_and_narrow_letters
def test_no_head_of_a_column_touches_the_next_or_is_cut_on_paper(desk: Desk) -> None:
    desk.page.set_viewport_size({"width": 696, "height": 960})  # A4 less the margins
    on_paper(desk)
    assert desk.page.locator(".kit-handout thead th").evaluate_all(APART) == []
    assert desk.page.locator(".kit-handout td").evaluate_all(WIDE) == []


def tags(pdf: bytes) -> int:
    """How many parts of a structure a printed file has, for those who hear it."""
    with pikepdf.open(io.BytesIO(pdf)) as printed:
        return sum(1 for one in printed.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/TD")


def test_what_is_printed_while_presenting_has_its_tags_and_the_room_is_there_again(desk: Desk) -> None:
    expected = tags(desk.page.pdf(tagged=True))
    assert expected > 100
    desk.present("purpose-direction")
    desk.keys("r")
    desk.room.get_by_label("Our reason").fill("Nights")
    assert tags(desk.page.pdf(tagged=True)) == expected
    expect(desk.room.get_by_label("Our reason")).to_be_focused()
    expect(desk.slide.locator("[data-count]").first).to_be_visible()
    assert desk.page.evaluate("document.querySelector('main').closest('[inert]') !== null")
    desk.press("Leave Esc")
    expect(desk.page.locator("dialog[open]")).to_have_count(0)


def test_the_handout_begins_with_what_was_agreed_why_and_what_is_aimed_for(desk: Desk) -> None:
    row = desk.agree("purpose-direction", "Progressing")
    row.get_by_label("What do we aim for? (optional)").select_option(label="Spreading")
    row.get_by_label("Our reason").fill("Every ward round begins with it.")
    row = desk.agreement("people-culture")
    for view in ("Starting", "Spreading"):
        row.get_by_role("group", name="Which views are held?").get_by_label(view).check()
    row.get_by_label("Our reason").fill("Nights see none of it.")
    shown = on_paper(desk)
    told = [
        "What we agreed",
        "Agreed: Progressing, aiming for Spreading",
        "Every ward round begins with it.",
        "We see it differently; views held: Starting, Spreading",
        "Nights see none of it.",
        "The spread of views",
    ]
    assert [shown.find(text) for text in told] == sorted(shown.find(text) for text in told)
    assert all(text in shown for text in told)
