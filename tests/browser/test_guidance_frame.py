"""What stands around every guidance page, in hands that have no mouse and for ears: menu, search, skip link, headings."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe import axe_faults
from playwright.sync_api import Page, expect

PAGE = "facilitate/overview.html"
APP_PAGES = {"assessment.html", "workshop.html", "plan.html"}


@pytest.fixture
def reading(page: Page, sub_path_root: str) -> Page:
    page.goto(f"{sub_path_root}/{PAGE}")
    return page


@pytest.fixture
def phone(page: Page, sub_path_root: str) -> Page:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{sub_path_root}/{PAGE}")
    return page


def test_the_menu_of_a_phone_unfolds_and_closes_by_keyboard(phone: Page) -> None:
    menu = phone.get_by_role("banner").get_by_role("button", name="Menu")
    menu.focus()
    phone.keyboard.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    part = phone.get_by_role("navigation").get_by_role("button", name="The framework")
    expect(part).to_have_attribute("aria-expanded", "false")
    levels = phone.get_by_role("navigation").get_by_role("link", name="The levels")
    expect(levels).to_be_hidden()
    part.press("Space")
    expect(part).to_have_attribute("aria-expanded", "true")
    expect(levels).to_be_visible()
    assert axe_faults(phone) == []
    phone.keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(part).to_be_hidden()


def test_whoever_leaves_the_menu_of_a_phone_has_closed_it(phone: Page) -> None:
    menu = phone.get_by_role("banner").get_by_role("button", name="Menu")
    menu.press("Enter")
    for _ in range(80):
        phone.keyboard.press("Tab")
        if phone.evaluate("!!document.activeElement.closest('article')"):
            break
    assert phone.evaluate("!!document.activeElement.closest('article')")
    expect(menu).to_have_attribute("aria-expanded", "false")


def test_a_search_says_how_much_it_found_and_closes_by_a_button(phone: Page) -> None:
    said = phone.locator("[role=status]")
    assert said.evaluate("(region) => region.isConnected && !region.closest('[hidden]')"), "there before it speaks"
    phone.get_by_role("button", name="Search", exact=True).click()
    expect(phone.get_by_role("textbox", name="Search")).to_be_focused()
    phone.keyboard.type("sponsor")
    expect(phone.get_by_role("status")).to_have_text(re.compile(r"\d+ pages found"))
    assert axe_faults(phone) == []
    close = phone.get_by_role("button", name="Close the search")
    close.press("Enter")
    expect(close).to_be_hidden()
    expect(phone.get_by_role("button", name="Search", exact=True)).to_be_focused()


def test_the_skip_link_leads_to_the_heading_and_leaves_the_address_alone(reading: Page) -> None:
    address = reading.url
    for _ in "twice":
        reading.keyboard.press("Tab")
        expect(reading.get_by_role("link", name="Skip to the content")).to_be_focused()
        reading.keyboard.press("Enter")
        expect(reading.get_by_role("heading", level=1)).to_be_focused()
        assert reading.url == address
        reading.keyboard.press("Tab")
        assert reading.evaluate("!!document.activeElement.closest('article')")
        reading.reload()


def test_no_single_letter_does_anything(reading: Page) -> None:
    """Who speaks to the computer presses letters by talking."""
    for letter in "fsnp/,.":
        reading.keyboard.press(letter)
    assert reading.url.endswith(PAGE)
    assert reading.evaluate("document.activeElement === document.body")
    reading.get_by_role("textbox", name="Search").click()
    reading.keyboard.type("sfp/")
    expect(reading.get_by_role("textbox", name="Search")).to_have_value("sfp/")


def test_every_place_that_a_page_leads_to_on_itself_is_there(site: Path, every_page: list[str]) -> None:
    lost = {}
    for name in [name for name in every_page if name.rpartition("/")[2] not in APP_PAGES]:
        text = (site / name).read_text("utf-8")
        ids = set(re.findall(r' id="([^"]+)"', text))
        lost[name] = set(re.findall(r' href="#([^"]+)"', text)) - ids
    assert {name: places for name, places in lost.items() if places} == {}


def test_headings_are_headings_and_stand_in_order(site: Path, every_page: list[str]) -> None:
    faults = {}
    for name in [name for name in every_page if name.rpartition("/")[2] not in APP_PAGES]:
        (article,) = re.findall(r"<article.*?</article>", (site / name).read_text("utf-8"), re.S)
        levels = [int(level) for level in re.findall(r"<h([1-6])", article)]
        jumps = [later for before, later in zip([0, *levels], levels, strict=False) if later > before + 1]
        faults[name] = jumps + re.findall(r"<p><strong>[^<]*</strong>:?</p>", article)
    assert {name: found for name, found in faults.items() if found} == {}
