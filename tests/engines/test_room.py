"""The room in Firefox, in full screen: nothing else can be reached until it is left."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import BrowserContext, expect

HERE = """() => [document.fullscreenElement !== null, document.activeElement === document.body
  || document.activeElement.closest("dialog") !== null]"""


def test_in_full_screen_the_focus_stays_in_the_room(firefox: BrowserContext, lone_page: Callable[[str], str]) -> None:
    page = firefox.new_page()
    page.goto(lone_page("workshop.html") + "#kit-present")
    start = page.get_by_role("button", name="Present the first question")
    start.click()
    page.wait_for_function("() => document.fullscreenElement !== null")
    for key in ["Tab"] * 20 + ["Shift+Tab"] * 20:
        page.keyboard.press(key)
        assert page.evaluate(HERE) == [True, True], key
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(start).to_be_focused()
    assert page.evaluate("document.querySelectorAll('body > [inert]').length") == 0
    page.close()
