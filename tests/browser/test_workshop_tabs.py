"""The workshop in several tabs at once: nothing is written over, and no box changes under the hands of who types in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from desk import Desk, levels
from faults import SLOW_NEWS
from playwright.sync_api import BrowserContext, Locator, expect

QUESTION, OTHER, THIRD = "purpose-direction", "purpose-priorities", "people-culture"
TOLD = "This was changed in another tab meanwhile."


@pytest.fixture
def address(workshop_folder: Path) -> str:
    """A file that was copied somewhere; that two tabs hear of each other over http is tested in test_workshop_keeping.py."""
    return f"{workshop_folder.as_uri()}/workshop.html"


@pytest.fixture
def visit(context: BrowserContext, address: str) -> Callable[[], Desk]:
    """A function that opens another tab."""
    context.add_init_script(SLOW_NEWS)
    return lambda: Desk(context.new_page()).go(address)


@pytest.fixture
def tabs(visit: Callable[[], Desk]) -> tuple[Desk, Desk]:
    """Two tabs with one person in them."""
    one = visit()
    one.add(*levels(["starting"]))
    one.settle()
    other = visit()
    expect(other.page.locator("output#progress")).to_contain_text("1 person")
    return one, other


def part_ways(*tabs: Desk) -> None:
    for tab in tabs:
        tab.page.evaluate("stopHearing()")


def meet(*tabs: Desk) -> None:
    for tab in tabs:
        tab.settle()
    for tab in tabs:
        tab.page.evaluate("hear()")


def reason(desk: Desk) -> Locator:
    return desk.agreement(QUESTION).get_by_label("Our reason")


def heading(desk: Desk, name: str) -> Locator:
    desk.turn_to("save" if name == "title" else "gather")
    return desk.page.locator(f"input[name={name}]")


BOXES: dict[str, tuple[Callable[[Desk], Locator], str]] = {
    "reason": (reason, "\n\n"),
    "title": (lambda desk: heading(desk, "title"), " / "),
    "organisation": (lambda desk: heading(desk, "organisation"), " / "),
}
every_box = pytest.mark.parametrize(("box", "between"), BOXES.values(), ids=BOXES.keys())


def read(desk: Desk, box: Callable[[Desk], Locator]) -> str:
    return box(desk).input_value()


@every_box
def test_what_another_tab_writes_is_told_beside_the_box_and_not_written_over(
    tabs: tuple[Desk, Desk], visit: Callable[[], Desk], box: Callable[[Desk], Locator], between: str
) -> None:
    one, other = tabs
    mine = box(one)
    mine.press_sequentially("Nights")
    one.settle()
    expect(box(other)).to_have_value("Nights")
    box(other).fill("Weekends")
    notice = one.page.locator(".kit-notice").filter(has_text=TOLD)
    expect(notice).to_contain_text("Weekends")
    expect(mine).to_have_value("Nights")
    mine.press_sequentially("!")
    expect(mine).to_have_value("Nights!")
    one.settle()
    assert read(visit(), box) == f"Nights!{between}Weekends"
    one.press("Take that text")
    expect(notice).to_have_count(0)
    one.settle()
    assert read(visit(), box) == "Weekends"


@every_box
def test_a_key_that_comes_before_the_news_writes_nothing_over(
    tabs: tuple[Desk, Desk], visit: Callable[[], Desk], box: Callable[[Desk], Locator], between: str
) -> None:
    one, other = tabs
    part_ways(one, other)
    for tab, text in ((other, "Weekends"), (one, "Nights")):
        box(tab).fill(text)
        tab.settle()
    expect(one.page.locator(".kit-notice").filter(has_text="Weekends")).to_contain_text(TOLD)
    assert read(visit(), box) == f"Nights{between}Weekends"
    meet(one, other)
    expect(other.page.locator(".kit-notice").filter(has_text="Nights")).to_contain_text(TOLD)


def test_a_box_that_nobody_is_in_shows_what_another_tab_writes(tabs: tuple[Desk, Desk]) -> None:
    one, other = tabs
    mine = reason(one)
    reason(other).fill("Weekends")
    expect(mine).to_have_value("Weekends")
    expect(one.page.get_by_text(TOLD)).to_have_count(0)


def test_a_start_again_in_one_tab_empties_the_box_that_somebody_is_in(tabs: tuple[Desk, Desk]) -> None:
    one, other = tabs
    mine = reason(one)
    mine.fill("Nights")
    expect(reason(other)).to_have_value("Nights")
    other.page.locator("section.kit-bar").get_by_role("button", name="Start again").click()
    other.page.locator("dialog[open]").get_by_role("button", name="Remove everything now").click()
    expect(mine).to_have_value("")
    expect(one.page.get_by_text(TOLD)).to_have_count(0)


def test_two_levels_agreed_without_knowing_of_each_other_are_a_question(
    tabs: tuple[Desk, Desk], tmp_path: Path
) -> None:
    one, other = tabs
    part_ways(one, other)
    one.agree(QUESTION, "Developing")
    other.agreement(QUESTION).get_by_role("radio", name="Progressing").click()  # and hears of the first at once
    meet(one, other)
    for tab in tabs:
        tab.turn_to("gather")
        expect(tab.page.locator("[data-component=asked] > ul > li")).to_have_count(1)
    saved = one.save(tmp_path)
    both = [saved["agreed"][QUESTION], saved["parted"][f"agreed:{QUESTION}"][0]["value"]]
    assert {agreed["level"] for agreed in both} == {"developing", "progressing"}


def test_a_level_that_follows_what_another_tab_agreed_stands(tabs: tuple[Desk, Desk]) -> None:
    one, other = tabs
    one.agree(QUESTION, "Developing")
    expect(other.page.locator("output#progress")).to_contain_text("1 of 22 agreed")
    other.agree(QUESTION, "Progressing")
    row = one.agreement(QUESTION)
    expect(row.get_by_role("radio", name="Progressing")).to_be_checked()
    expect(one.page.locator("[data-component=asked]")).to_be_hidden()


def test_what_three_tabs_say_at_one_instant_is_all_kept(visit: Callable[[], Desk], tmp_path: Path) -> None:
    three = [visit() for _ in range(3)]
    part_ways(*three)
    for number, (tab, question) in enumerate(zip(three, (QUESTION, OTHER, THIRD), strict=True)):
        tab.add(levels(["starting"] * 3)[number])
        tab.agree(question, "Developing")
    meet(*three)
    back = visit()
    expect(back.page.locator("output#progress")).to_have_text("3 people · 3 of 22 agreed")
    for tab in three:
        expect(tab.page.locator("output#progress")).to_have_text("3 people · 3 of 22 agreed")
    assert "parted" not in back.save(tmp_path), "they are one session"


def test_a_file_that_two_tabs_add_at_one_instant_is_taken_out_by_both(tabs: tuple[Desk, Desk]) -> None:
    one, other = tabs
    part_ways(one, other)
    same = levels(["starting", "spreading"])[1]
    for tab in tabs:
        tab.add(same)
    meet(one, other)
    expect(one.page.locator("[data-component=files] .kit-rows > li")).to_have_count(3)
    one.page.get_by_role("button", name="Take this file out again").first.click()
    expect(one.page.locator("output#progress")).to_contain_text("2 people")
    one.page.get_by_role("button", name="Take this file out again").first.click()
    expect(one.page.locator("output#progress")).to_contain_text("1 person")


def test_a_page_that_comes_back_from_sleep_shows_what_the_room_agreed_meanwhile(tabs: tuple[Desk, Desk]) -> None:
    one, other = tabs
    one.page.evaluate("stopHearing()")
    other.agree(QUESTION, "Developing")
    other.settle()
    one.page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(one.page.locator("output#progress")).to_contain_text("1 of 22 agreed")
