"""Every state of the app pages, with data: what is heard, what has a name, what axe finds, and what is printed.

One visit to each page collects everything; each test asks for one thing, and names all the states and places at fault.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import audits
import printed
import pytest
import states
from playwright.sync_api import Browser, BrowserContext, Page

Found = dict[str, dict[str, list[str]]]
# Nothing between these two changes what is there. So tall that nothing that stays on the screen lies over a part.
PHONE, NARROW, TALL = 390, 320, 9000
# Each state that shows something new is seen in one of these.
COLOURS: list[dict[str, Any]] = [{"forced_colors": "active"}, {"color_scheme": "dark"}, {}]
PLAIN: dict[str, Any] = {"color_scheme": "light", "forced_colors": "none"}


def gather(page: Page, root: str, which: str) -> Found:
    """What is at fault in the states of a page: by what is asked, then by state."""
    session = page.context.new_cdp_session(page)
    page.add_init_script(audits.WATCH)
    found: Found = {}
    colours = itertools.cycle(COLOURS)
    known: set[str] = set()
    seen: set[str] = set()
    judged: set[int] = set()
    for state in states.tour(page, root, which):
        heard = audits.listen(session)
        here = {name: audit(heard) for name, audit in audits.HEARD.items()} | audits.look(page)
        if state.is_printed:
            here |= printed.look_at(page)
        page.set_viewport_size({"width": PHONE, "height": TALL})
        here["cells that are not there"] = audits.look_for(page, audits.CELLS)
        here["targets"] = page.evaluate(audits.TOO_SMALL)
        here["axe"] = audits.faults_but_of_colours(page, judged)
        page.set_viewport_size({"width": NARROW, "height": TALL})
        if audits.shows_news(page, known):
            page.emulate_media(**PLAIN | next(colours))
            here["colours"] = audits.faults_of_colours(page, seen)
            page.emulate_media(**PLAIN)
        for name, faults in here.items():
            if faults:
                found.setdefault(name, {})[state.name] = faults
    return found


@pytest.fixture(scope="module", params=states.PAGES)
def found(
    request: pytest.FixtureRequest,
    browser: Browser,
    browser_context_args: dict[str, Any],
    workshop_folder: Path,
    watch: Callable[[BrowserContext, list[str]], None],
) -> Iterator[Found]:
    """All of it for one page, found in one visit; and what the page itself complained of."""
    context = browser.new_context(**browser_context_args)
    said: list[str] = []
    watch(context, said)
    yield gather(context.new_page(), workshop_folder.as_uri(), request.param) | (
        {"complaints": {"": said}} if said else {}
    )
    context.close()


def test_no_state_makes_the_page_complain(found: Found) -> None:
    assert found.get("complaints", {}) == {}


def test_axe_finds_nothing_in_any_state_on_a_phone(found: Found) -> None:
    assert found.get("axe", {}) == {}


def test_all_text_can_be_read_in_light_dark_and_forced_colours(found: Found) -> None:
    assert found.get("colours", {}) == {}


def test_no_word_ends_outside_the_paper(found: Found) -> None:
    assert found.get("cut off on paper", {}) == {}


def test_what_is_printed_is_tagged_also_under_a_dialog(found: Found) -> None:
    assert found.get("not tagged on paper", {}) == {}


def test_every_dialog_has_a_name_and_says_what_it_is_about(found: Found) -> None:
    assert found.get("dialogs", {}) == {}


def test_no_two_groups_or_controls_are_called_alike_where_they_stand(found: Found) -> None:
    assert found.get("alike", {}) == {}


def test_the_name_of_a_choice_is_short_and_its_text_describes_it(found: Found) -> None:
    assert found.get("radios with long names", {}) | found.get("radios without their text", {}) == {}


def test_what_will_be_spoken_is_in_the_tree_before_it_is_said(found: Found) -> None:
    assert found.get("kept out", {}) | found.get("shown as they are filled", {}) == {}


def test_every_question_is_under_a_heading(found: Found) -> None:
    assert found.get("questions without a heading", {}) == {}


def test_the_head_of_a_row_holds_nothing_to_press_but_its_title(found: Found) -> None:
    assert found.get("controls in heads of rows", {}) == {}


def test_on_a_phone_no_cell_of_a_table_is_missing_but_with_its_column(found: Found) -> None:
    assert found.get("cells that are not there", {}) == {}


def test_every_target_is_large_enough_for_a_thumb(found: Found) -> None:
    assert found.get("targets", {}) == {}


def test_at_most_one_filled_button_is_in_sight(found: Found) -> None:
    assert found.get("filled buttons", {}) == {}
