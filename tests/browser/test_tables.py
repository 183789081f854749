"""The tables of the guidance on a telephone: nothing is hidden at the side, and each cell says what it is."""

from __future__ import annotations

import pytest
import typefaces
from playwright.sync_api import Page, expect

HIDDEN_AT_THE_SIDE = """() => [...document.querySelectorAll("article td")].filter((cell) => cell.textContent.trim())
  .filter((cell) => cell.getBoundingClientRect().right > innerWidth || cell.scrollWidth > cell.clientWidth + 1)
  .map((cell) => cell.textContent.slice(0, 60))"""
# A cell that is not there for a screen reader gives those after it the heads of other columns.
GONE = """() => [...document.querySelectorAll("article :is(td, th)")].filter((cell) => getComputedStyle(cell).display === "none")
  .map((cell) => cell.parentElement.textContent.slice(0, 60))"""


@pytest.fixture
def phone(page: Page) -> Page:
    page.set_viewport_size({"width": 390, "height": 844})
    return page


def test_no_cell_has_to_be_looked_for_at_the_side_and_none_is_gone(
    phone: Page, sub_path_root: str, page_names: list[str]
) -> None:
    typefaces.bring(phone.context)
    found = {}
    for name in [name for name in page_names if name not in ("assessment.html", "workshop.html", "plan.html")]:
        phone.goto(f"{sub_path_root}/{name}")
        phone.evaluate("document.querySelector('[data-stacks] tr:last-child td:last-child')?.replaceChildren()")
        found[f"gone from {name}"] = phone.evaluate(GONE)
        found |= {
            f"{name} in {letters} letters": phone.evaluate(HIDDEN_AT_THE_SIDE) for letters in typefaces.each(phone)
        }
    assert {where: cells for where, cells in found.items() if cells} == {}


def test_each_cell_of_an_agenda_says_which_column_it_is_from(phone: Page, sub_path_root: str) -> None:
    phone.goto(f"{sub_path_root}/facilitate/on-the-day.html")
    row = phone.get_by_role("table").first.get_by_role("row").nth(1)
    said = [
        cell.evaluate("(cell) => getComputedStyle(cell, '::before').content") for cell in row.get_by_role("cell").all()
    ]
    for name, content in zip(("Minutes", "What happens, and why", "Say", "Watch for"), said, strict=True):
        assert name in content
    below = [cell.bounding_box() for cell in row.get_by_role("cell").all()]
    assert all(box and box["width"] > 300 for box in below), "cells stand one below the other"


def test_on_a_wide_screen_a_table_stays_a_table(page: Page, sub_path_root: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{sub_path_root}/facilitate/on-the-day.html")
    table = page.get_by_role("table").first
    expect(table.get_by_role("columnheader", name="Watch for")).to_be_visible()
    assert table.evaluate("(table) => getComputedStyle(table.rows[1]).display") == "table-row"
