"""The workshop for everybody: seen, heard, typed, small, without a script, and light to load."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from assessment_kit.answers.sample import sample_files
from assessment_kit.framework.model import load
from assessment_kit.inputs import inputs_of
from desk import Desk
from playwright.sync_api import Browser, Page, expect
from typefaces import in_wide_and_narrow_letters

AREAS = ["gather", "spread", "present", "agree", "save"]


@pytest.fixture(scope="session")
def answers(project: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Answer files of thirty people and a broken one."""
    folder = tmp_path_factory.mktemp("answers")
    for name, text in sample_files(inputs_of(load(project / "framework")), 30, 7).items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "broken.json").write_text("{", encoding="utf-8")
    return sorted(folder.iterdir())


@pytest.fixture
def desk(page: Page, workshop_folder: Path, answers: list[Path]) -> Desk:
    """A session with much in it, and everything open that can be."""
    desk = Desk(page).go(f"{workshop_folder.as_uri()}/workshop.html")
    desk.add_paths(answers)
    page.get_by_text("30 people are here").click()
    desk.turn_to("spread")
    page.get_by_label("Show groups side by side").check()
    desk.row("purpose-direction").get_by_role("button", name="notes").click()
    desk.agree("purpose-direction", "Developing")
    desk.agree("people-culture", "We see it differently")
    return desk


@in_wide_and_narrow_letters
def test_nothing_sticks_out_at_320_pixels(desk: Desk) -> None:
    desk.page.set_viewport_size({"width": 320, "height": 640})
    wide = {}
    for area in AREAS:
        desk.turn_to(area)
        wide[area] = desk.page.evaluate("document.scrollingElement.scrollWidth")
    desk.present("purpose-direction")
    desk.keys("r")
    wide["room"] = desk.room.evaluate("room => room.scrollWidth")
    assert {area: width for area, width in wide.items() if width > 320} == {}


def test_each_cell_of_the_table_is_named_for_those_who_hear_it(desk: Desk) -> None:
    desk.turn_to("spread")
    assert desk.page.get_by_role("table", name="The spread of views").count() == 1
    heads = desk.page.get_by_role("columnheader").all_inner_texts()
    assert [head.strip() for head in heads[:6]] == [
        "Question",
        "Starting",
        "Developing",
        "Progressing",
        "Spreading",
        "Improving and sustaining",
    ]


def test_the_whole_way_can_be_walked_by_keyboard(desk: Desk) -> None:
    desk.turn_to("present")
    start = desk.page.get_by_role("button", name="Present the first question")
    start.focus()
    desk.keys("Enter", "r")
    expect(desk.room.get_by_role("heading", name="Talk about")).to_be_visible()
    for _ in range(40):
        desk.keys("Tab")
        if desk.page.evaluate("document.activeElement.type === 'radio'"):
            break
    desk.keys("Space")
    expect(desk.page.locator("output#progress")).to_contain_text("agreed")
    desk.keys("Escape", "Escape")
    expect(desk.room).to_be_hidden()
    expect(start).to_be_focused()


def test_shares_can_be_seen_without_colours(desk: Desk) -> None:
    desk.turn_to("spread")
    desk.page.emulate_media(forced_colors="active")
    feet = (
        desk.row("purpose-direction")
        .locator("td[data-level]")
        .evaluate_all("cells => cells.map((cell) => parseFloat(getComputedStyle(cell).borderBottomWidth))")
    )
    assert len(set(feet)) > 2


def test_without_a_script_it_explains_itself_and_can_be_talked_from(browser: Browser, workshop_folder: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{workshop_folder.as_uri()}/workshop.html")
    expect(page.get_by_text("Scripts are switched off here")).to_be_visible()
    expect(page.locator(".kit-slide")).to_have_count(22)
    expect(page.locator(".kit-slide").first.locator(".kit-slide__text").first).to_be_visible()
    expect(page.get_by_role("button", name="Save workshop file")).to_have_count(0)
    assert page.locator(".kit-slide").first.evaluate("one => one.offsetWidth / innerWidth") > 0.6
    context.close()


def test_a_lone_copy_asks_for_nothing(page: Page, workshop_folder: Path, tmp_path: Path) -> None:
    alone = tmp_path / "workshop.html"
    alone.write_bytes((workshop_folder / "workshop.html").read_bytes())
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    Desk(page).go(alone.as_uri()).turn_to("spread")
    assert asked == [alone.as_uri()]


def test_it_weighs_no_more_than_70_kilobytes(workshop_folder: Path) -> None:
    assert len(gzip.compress((workshop_folder / "workshop.html").read_bytes(), 9)) <= 70 * 1024
