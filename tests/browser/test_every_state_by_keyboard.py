"""Every state of the app pages by keyboard: what has the focus is in sight, every address shows a step, letters are letters."""

from __future__ import annotations

from pathlib import Path

import pytest
import states
import walks
from playwright.sync_api import Page


@pytest.fixture(params=states.PAGES)
def which(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.mark.parametrize("letters", ["wide"], indirect=True)
def test_nothing_lies_over_what_has_the_focus_and_letters_are_letters_in_any_state(
    page: Page, workshop_folder: Path, which: str
) -> None:
    found = {}
    for state in states.tour(page, workshop_folder.as_uri(), which):
        found[state.name] = walks.letters_that_act(page) + walks.out_of_sight(page)
    assert {name: places for name, places in found.items() if places} == {}


# What the address may name

STEPS = """() => [...document.querySelectorAll("[data-step]")].filter((one) => one.checkVisibility()
  && [...one.querySelectorAll("h1")].some((title) => title.checkVisibility())).map(({ id }) => id)"""
GO = """async (addresses) => {
  const wrong = [];
  for (const address of addresses) {
    location.hash = address;
    for (const _ of "12") await new Promise((resolve) => setTimeout(resolve));
    const found = (STEPS)();
    if (found.length !== 1) wrong.push(`${address} shows ${found.length} steps`);
  }
  return wrong;
}""".replace("STEPS", STEPS)
MALFORMED = (
    "kit-nobody-has-this",
    "main",
    "framework",
    "%",
    "%6Dain",
    "%E0%A4",
    "%E0%A4%A",
    "\"'><",
    "__proto__",
    "a b",
    "",
)


def test_whatever_the_address_names_a_step_is_shown(page: Page, workshop_folder: Path, which: str) -> None:
    address = f"{workshop_folder.as_uri()}/{which}.html"
    page.goto(address)
    ids: list[str] = page.evaluate("[...document.querySelectorAll('[id]')].map(({ id }) => id)")
    assert page.evaluate(GO, [*ids, *MALFORMED]) == []
    # One of each kind of place; the page was asked for all of them before.
    outside = page.evaluate("""() => [...new Map([...document.querySelectorAll("[id]")]
      .filter((one) => !one.closest("[data-step], svg"))
      .map((one) => [one.localName + one.parentElement.closest("dialog, nav, section, main, body").localName, one.id])).values()]""")
    inside = page.evaluate("""() => [...document.querySelectorAll("[data-step]")].slice(1, 3)
      .flatMap((step) => [step.id, step.querySelector("[id]")?.id]).filter(Boolean)""")
    wrong = {}
    for name in [*dict.fromkeys([*outside, *inside]), *MALFORMED]:
        page.goto("about:blank")
        page.goto(f"{address}#{name}", wait_until="domcontentloaded")
        shown = page.evaluate(STEPS)
        if len(shown) != 1:
            wrong[name] = shown
    assert wrong == {}
