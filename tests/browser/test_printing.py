"""The guidance pages on paper, as a browser prints them on A4."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pytest
from playwright.sync_api import Page

APP_PAGES = {"assessment.html", "workshop.html", "plan.html"}  # their own tests print them
A4_LESS_MARGINS = round((210 - 2 * 18) / 25.4 * 96)  # pixels, as site-print.css sets the margins

NOT_FOR_PAPER = """() => ["nav", "[role=search]", "input", "button", ".md-header", ".kit-answer", ".kit-next"]
  .flatMap((selector) => [...document.querySelectorAll(selector)])
  .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height > 0)
  .map((element) => element.outerHTML.slice(0, 100))"""
CUT = """(width) => [...document.querySelectorAll("article *")].filter((element) => {
  const box = element.getBoundingClientRect();
  return box.width > 0 && (box.right > width + 1 || (getComputedStyle(element).overflowX !== "visible"
    && element.scrollWidth > element.clientWidth + 1));
}).map((element) => element.outerHTML.slice(0, 100))"""
STRANDS = """() => [...document.querySelectorAll("article :is(h1, h2, h3)")]
  .filter((heading) => getComputedStyle(heading).breakAfter !== "avoid").map((heading) => heading.outerHTML.slice(0, 80))"""


@pytest.fixture(scope="session")
def guidance(page_names: list[str]) -> list[str]:
    return [name for name in page_names if name not in APP_PAGES]


def on_paper(page: Page, root: str, names: list[str], script: str, argument: Any = None) -> dict[str, Any]:
    """What a script finds on each page, laid out for paper; pages where it finds nothing are left out."""
    page.set_viewport_size({"width": A4_LESS_MARGINS, "height": 960})
    page.emulate_media(media="print", color_scheme="dark")
    found = {}
    for name in names:
        page.goto(f"{root}/{name}")
        found[name] = page.evaluate(script, argument)
    return {name: faults for name, faults in found.items() if faults}


def test_nothing_that_only_works_on_a_screen_is_printed(page: Page, sub_path_root: str, guidance: list[str]) -> None:
    assert on_paper(page, sub_path_root, guidance, NOT_FOR_PAPER) == {}


def test_nothing_is_cut_off_at_the_edge_of_the_paper(page: Page, sub_path_root: str, guidance: list[str]) -> None:
    assert on_paper(page, sub_path_root, guidance, CUT, A4_LESS_MARGINS) == {}


def test_no_heading_is_left_alone_at_the_foot_of_a_page(page: Page, sub_path_root: str, guidance: list[str]) -> None:
    assert on_paper(page, sub_path_root, guidance, STRANDS) == {}


def test_dark_mode_prints_black_on_white(page: Page, sub_path_root: str, guidance: list[str]) -> None:
    colours = """() => [document.body, document.querySelector("h1"), document.querySelector("article p")]
      .map((element) => getComputedStyle(element).color)
      .concat(getComputedStyle(document.body).backgroundColor)
      .filter((colour) => !["rgb(0, 0, 0)", "rgb(51, 51, 51)", "rgb(255, 255, 255)"].includes(colour))"""
    assert on_paper(page, sub_path_root, guidance, colours) == {}


def test_the_privacy_note_is_one_sheet_with_two_sides_to_sign(page: Page, sub_path_root: str) -> None:
    page.goto(f"{sub_path_root}/about/privacy.html")
    with pikepdf.open(io.BytesIO(page.pdf(prefer_css_page_size=True))) as printed:
        assert len(printed.pages) == 2
