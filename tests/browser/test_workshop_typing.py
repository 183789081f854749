"""Whatever a keyboard or a clipboard can give to a box of the workshop is kept as it is, or refused where it stands."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from assessment_kit.answers.format import read_answers
from desk import Desk
from playwright.sync_api import BrowserContext, Locator, Page, expect

QUESTION = "purpose-direction"
# At its beginning and end are blanks. What a box may turn it into: line ends become \n, a line has none, and no file holds
# half a character.
ANYTHING = "\n".join(
    [
        " \t👩🏽\u200d🚀 \u202eon the wards\u202c \u200f İi ß ﬁ e\u0301",
        "null \0 byte, half \ud83d of a character, two\u2028lines\r\nand three",
        "five thousand " * 357,
        "__proto__",
        "</script><img src=x onerror='document.title=1'>&amp;",
        '=HYPERLINK("http://x","y") ',
    ]
)
PUT = """(box, text) => { box.focus(); box.value = text; box.dispatchEvent(new Event("input", { bubbles: true })); box.blur() }"""


@pytest.fixture
def address(workshop_folder: Path) -> str:
    return f"{workshop_folder.as_uri()}/workshop.html"


@pytest.fixture
def desk(page: Page, address: str) -> Desk:
    return Desk(page).go(address)


def heading(desk: Desk, name: str) -> Locator:
    desk.turn_to("save" if name == "title" else "gather")
    return desk.page.locator(f"input[name={name}]")


def paper_note(desk: Desk) -> Locator:
    """On a form that is open, or on the last one opened again."""
    desk.turn_to("gather")
    row = desk.page.locator(f"[data-paper='{QUESTION}']")
    if not row.is_visible():
        desk.press("Type in a paper form")
    if not row.locator("textarea").is_visible():
        row.get_by_role("button", name="Note").click()
    return row.locator("textarea")


BOXES: dict[str, Callable[[Desk], Locator]] = {
    "reason": lambda desk: desk.agreement(QUESTION).get_by_label("Our reason"),
    "title": lambda desk: heading(desk, "title"),
    "organisation": lambda desk: heading(desk, "organisation"),
}


def whole(text: str) -> str:
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def as_box_has_it(box: Locator, text: str) -> str:
    ends = text.replace("\r\n", "\n")
    one_line = ends.replace("\n", "") if box.evaluate("one => one.matches('input')") else ends
    return whole(one_line)


def test_a_text_of_any_kind_is_there_again_as_it_was_typed(
    desk: Desk, context: BrowserContext, address: str, tmp_path: Path
) -> None:
    expected = {}
    for name, find in BOXES.items():
        box = find(desk)
        box.evaluate(PUT, ANYTHING)
        expected[name] = as_box_has_it(box, ANYTHING)
        assert box.input_value() == expected[name], "what is kept is what is shown"
    desk.settle()
    back = Desk(context.new_page()).go(address)
    assert {name: find(back).input_value() for name, find in BOXES.items()} == expected
    path = back.save_to(tmp_path)
    read_answers(path.read_bytes())
    saved = json.loads(path.read_text("utf-8"))
    assert {**saved["session"], "reason": saved["agreed"][QUESTION]["reason"]}.items() >= expected.items()


def test_a_note_of_any_kind_on_a_paper_form_is_saved_as_it_was_typed(desk: Desk, tmp_path: Path) -> None:
    box = paper_note(desk)
    box.evaluate(PUT, ANYTHING)
    expected = as_box_has_it(box, ANYTHING)
    desk.press("Done")
    [typed] = desk.save(tmp_path)["people"]
    assert typed["answers"][QUESTION]["note"] == expected
    desk.press("Open form 1 again")
    assert paper_note(desk).input_value() == expected


def test_hands_that_cannot_be_are_refused_in_words_and_what_was_counted_stays(desk: Desk, tmp_path: Path) -> None:
    desk.turn_to("present")
    desk.press("Present the first question")
    desk.keys("r")
    box = desk.room.get_by_label("Show of hands Starting")
    refused = desk.room.get_by_text("Not kept: a whole number, from 0 to 1,000.")
    counted = desk.slide.locator("[data-count]").first
    for text in ("-1", "1001", "1.5"):
        box.fill("4")
        expect(refused).to_be_hidden()
        box.fill(text)
        expect(refused).to_be_visible()
        expect(counted).to_have_text("4")
    box.press("ControlOrMeta+a")
    box.press("e")
    expect(refused).to_be_visible()
    box.fill("1e3")
    expect(refused).to_be_hidden()
    desk.keys("Escape", "Escape")
    assert desk.save(tmp_path)["hands"] == {QUESTION: {"starting": 1000}}


def test_a_day_that_no_file_can_hold_is_refused_in_words_and_the_day_before_stays(
    desk: Desk, context: BrowserContext, address: str
) -> None:
    day = heading(desk, "date")
    day.fill("2027-03-01")
    refused = desk.page.get_by_text("Not kept: a day is whole, with a year of four digits. The day before it stays.")
    day.evaluate("(box) => { box.value = '12027-03-01'; box.dispatchEvent(new Event('input')) }")
    expect(refused).to_be_visible()
    day.fill("2027-03-02")
    expect(refused).to_be_hidden()
    day.press("Backspace")
    day.blur()
    expect(refused).to_be_visible()
    desk.settle()
    back = Desk(context.new_page()).go(address)
    expect(heading(back, "date")).to_have_value("2027-03-02")
    day.fill("")
    expect(refused).to_be_hidden()
