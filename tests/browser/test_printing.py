"""The guidance pages on paper, as a browser prints them on A4: laid out for it, and as a PDF."""

from __future__ import annotations

import io
import re
from typing import Any

import pikepdf
import pypdfium2 as pdfium
import pytest
import typefaces
from playwright.sync_api import Page

APP_PAGES = {"assessment.html", "workshop.html", "plan.html"}  # their own tests print them
A4_LESS_MARGINS = round((210 - 2 * 18) / 25.4 * 96)  # pixels, as site-print.css sets the margins

NOT_FOR_PAPER = """() => ["nav", "[role=search]", "input", "button", ".md-header", ".kit-answer", ".kit-next"]
  .flatMap((selector) => [...document.querySelectorAll(selector)])
  .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height > 0)
  .map((element) => element.outerHTML.slice(0, 100))"""
CUT = """(width) => [...document.querySelectorAll("article *")].filter((element) => {
  const box = element.getBoundingClientRect();
  return element instanceof HTMLElement && box.width > 0 && (box.right > width + 1 || (element.clientWidth && element.scrollWidth > element.clientWidth + 1));
}).map((element) => element.outerHTML.slice(0, 100))"""
STRANDS = """() => [...document.querySelectorAll("article :is(h1, h2, h3, dt)")]
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
    typefaces.bring(page.context, "wide")
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


# As a PDF: what no layout tells, since a browser lays out a page anew for its printer.

MARGIN = 18 / 25.4 * 72  # points
HEADINGS = """() => [...document.querySelectorAll("article :is(h1, h2, h3, dt)")]
  .map((heading) => heading.textContent.replaceAll("¶", "").replace(/\\s+/g, " ").trim())"""


def out_of_bounds(paper: pdfium.PdfPage) -> list[str]:
    """The pieces of text that begin or end beyond the margins of a page."""
    text, width = paper.get_textpage(), paper.get_width()
    boxes = [text.get_rect(number) for number in range(text.count_rects())]
    beyond = [box for box in boxes if box[0] < MARGIN - 1 or box[2] > width - MARGIN + 1]
    return [text.get_text_bounded(*box).strip() for box in beyond]


def last_line(paper: pdfium.PdfPage) -> str:
    """The last line above the number of the page."""
    lines = [line.strip() for line in paper.get_textpage().get_text_range().splitlines()]
    return [line for line in lines if line and not re.fullmatch(r"\d+ / \d+", line)][-1]


def kinds(names: list[str]) -> list[str]:
    """One guidance page of each kind: each has something that no other has."""
    component = next(name for name in names if name.startswith("components/"))
    return [
        component,
        "index.html",
        "facilitate/on-the-day.html",
        "threads.html",
        "glossary.html",
        "about/hosting.html",
    ]


def test_every_word_ends_inside_the_printed_page_and_no_heading_stands_last(
    page: Page, sub_path_root: str, guidance: list[str]
) -> None:
    typefaces.bring(page.context)
    found: dict[str, list[str]] = {}
    for name in kinds(guidance):
        page.goto(f"{sub_path_root}/{name}")
        headings = page.evaluate(HEADINGS)
        for letters in typefaces.each(page):
            with pdfium.PdfDocument(page.pdf(prefer_css_page_size=True)) as document:
                beyond = [words for paper in document for words in out_of_bounds(paper)]
                last = [last_line(paper) for paper in document]
            alone = [line for line in last if any(heading.endswith(line) for heading in headings)]
            found[f"{name} in {letters} letters"] = beyond + alone
    assert {place: faults for place, faults in found.items() if faults} == {}
