"""What has the focus is in sight: nothing that stays on the screen lies over it, whichever way one goes, in any letters."""

from __future__ import annotations

from pathlib import Path

import pytest
from assessment_kit.answers.sample import sample_files
from assessment_kit.framework.model import load
from assessment_kit.inputs import inputs_of
from desk import Desk, payload
from focus import covered
from playwright.sync_api import Page

KEYS = ("Tab", "Shift+Tab")


# Both ways where most people read, and backwards, which is harder, where there is little height.
WALKS = [((390, 800), KEYS), ((1366, 657), KEYS[1:]), ((1280, 600), KEYS[1:]), ((844, 390), KEYS[1:])]


@pytest.mark.parametrize("letters", ["wide"], indirect=True)
def test_on_a_guidance_page_nothing_lies_over_what_has_the_focus(page: Page, sub_path_root: str) -> None:
    found = {}
    for (width, height), keys in WALKS:
        page.set_viewport_size({"width": width, "height": height})
        for key in keys:
            page.goto("about:blank")
            page.goto(f"{sub_path_root}/quick-start.html")
            found[f"{width} × {height}, {key}"] = covered(page, key)
    assert found == {walk: [] for walk in found}


@pytest.fixture
def room(page: Page, workshop_folder: Path, project: Path) -> Desk:
    """Thirty people's answers, ready to be talked about."""
    desk = Desk(page).go(f"{workshop_folder.as_uri()}/workshop.html")
    files = sample_files(inputs_of(load(project / "framework")), 30, 7)
    desk.add_paths([payload(name, text) for name, text in files.items()])
    return desk


# A laptop whose browser is not in full screen, and a phone. `test_every_state_by_keyboard.py` has more sizes, without real keys.
SIZES = [(1366, 657), (390, 800)]


@pytest.mark.parametrize("letters", ["wide"], indirect=True)
def test_in_the_workshop_with_answers_nothing_lies_over_what_has_the_focus(room: Desk) -> None:
    found = {}
    for size in SIZES:
        room.page.set_viewport_size({"width": size[0], "height": size[1]})
        room.turn_to("spread")
        if size[0] > 390:
            found[size, "spread"] = covered(room.page, "Shift+Tab")
        room.page.locator("#kit-spread [data-whole]").click()
        found |= {(size, "whole picture", key): covered(room.page, key) for key in KEYS}
        room.keys("Escape")
        room.present("purpose-direction")
        room.keys("r")
        room.room.get_by_role("radio", name="Starting").check()
        for pane in ("Groups", "Count hands"):
            room.room.get_by_role("button", name=pane).click()
        found |= {(size, "room", key): covered(room.page, key) for key in KEYS}
        room.keys("Escape", "Escape")
        room.page.wait_for_function("() => document.fullscreenElement === null")
    assert found == {place: [] for place in found}
