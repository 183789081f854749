"""The workshop for everybody: seen, heard, typed, small, without a script, and light to load."""

from __future__ import annotations

import gzip
import re
from itertools import pairwise
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


# Named twice on purpose: in the bar and under Save, and both do the same.
SAME = {'button "Save workshop file"', 'button "Start again"'}


def test_every_group_and_control_of_an_area_has_a_name_of_its_own(desk: Desk) -> None:
    desk.page.locator("[data-agree] > summary").nth(1).click()
    found = {}
    for area in AREAS:
        desk.turn_to(area)
        tree = desk.page.locator("body").aria_snapshot()
        named = re.findall(r'^ *- ((?:group|region|button|checkbox|combobox|textbox) "[^"]*")', tree, re.MULTILINE)
        found[area] = {name for name in named if named.count(name) > 1} - SAME
        assert re.search(r"^ *- (button|checkbox|combobox|textbox)( \[|:|$)", tree, re.MULTILINE) is None, "no name"
    assert found == {area: set() for area in AREAS}


def test_the_bar_is_low_in_large_text_and_starting_again_stands_apart(desk: Desk) -> None:
    boxes = [one.bounding_box() for one in desk.page.locator(".kit-bar__doing > *").all()]
    gaps = [right["x"] - left["x"] - left["width"] for left, right in pairwise(boxes) if left and right]
    assert gaps[-1] > 2 * gaps[0]
    desk.page.evaluate("document.documentElement.style.fontSize = '200%'")
    seen = """() => {
      const { top, bottom } = document.querySelector(".kit-bar").getBoundingClientRect();
      return Math.max(0, Math.min(bottom, innerHeight) - Math.max(top, 0)) / innerHeight;
    }"""
    for width, height in ((1280, 800), (390, 844)):
        desk.page.set_viewport_size({"width": width, "height": height})
        desk.turn_to("spread")
        desk.page.wait_for_function(f"() => ({seen})() <= 0.2")


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
    expect(page.locator(".kit-slide[data-slide]")).to_have_count(22)
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


def test_it_weighs_no_more_than_it_did(workshop_folder: Path) -> None:
    assert len(gzip.compress((workshop_folder / "workshop.html").read_bytes(), 9)) <= 73.5 * 1024
