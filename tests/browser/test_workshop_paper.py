"""Forms that came back on paper, typed in: one key an answer, a new person with each form, and nothing lost unasked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from assessment_kit.answers.format import read_answers
from assessment_kit.answers.table import page_shape
from assessment_kit.app.pages import workshop_page
from assessment_kit.framework.model import load
from assessment_kit.inputs import inputs_of
from desk import Desk, payload, person
from playwright.sync_api import BrowserContext, Locator, Page, expect

LEVELS = ["starting", "developing", "progressing", "spreading", "sustaining"]
COUNT_KEYS = """addEventListener("keydown", () => globalThis.pressed = (globalThis.pressed ?? 0) + 1, true)"""


@pytest.fixture
def address(workshop_root: str) -> str:
    return f"{workshop_root}/workshop.html"


@pytest.fixture
def desk(page: Page, address: str) -> Desk:
    return Desk(page).go(address)


def dialog(desk: Desk) -> Locator:
    return desk.page.locator("[data-component=paper-form] dialog[open]")


def line(desk: Desk, question: str) -> Locator:
    return desk.page.locator(f"[data-paper='{question}']")


def begin(desk: Desk, question: str = "purpose-direction") -> None:
    """Open a form, with the focus on the line of a question."""
    desk.press("Type in a paper form")
    line(desk, question).get_by_role("radio").first.focus()


def people(desk: Desk, folder: Path) -> list[dict[str, Any]]:
    """Those in the saved workshop file, which Python's reader takes too; their answers in the order of the file."""
    path = desk.save_to(folder)
    read_answers(path.read_bytes())
    found: list[dict[str, Any]] = desk.save(folder)["people"]
    return found


def test_a_form_costs_a_key_an_answer_and_needs_no_mouse(desk: Desk, tmp_path: Path) -> None:
    desk.page.get_by_role("button", name="Type in a paper form").focus()
    desk.keys("Enter")
    role = dialog(desk).get_by_label("I answer as")
    expect(role).to_be_focused()
    assert role.locator("option").first.inner_text() == "Choose…"
    assert role.locator("option").last.inner_text() == "Prefer not to say"
    desk.page.keyboard.type("Front")
    desk.keys("Tab", "Tab")
    desk.page.evaluate(COUNT_KEYS)
    desk.keys(*"12345" * 4, "c", "2", "+")
    assert desk.page.evaluate("globalThis.pressed") == 23
    expect(dialog(desk).get_by_role("button", name="Next form")).to_be_focused()
    desk.keys("Enter")
    expect(role).to_be_focused()
    expect(role).to_have_value("")
    expect(dialog(desk).get_by_role("radio", checked=True)).to_have_count(0)
    expect(dialog(desk).get_by_role("heading", name="Paper form 2")).to_be_visible()
    desk.keys("Escape")
    expect(dialog(desk)).to_have_count(0)
    [typed] = people(desk, tmp_path)
    assert typed["role"] == "frontline"
    assert typed["trend"] == {"systems": "better"}
    given = [answer.get("level") or answer.get("state") for answer in typed["answers"].values()]
    assert sorted(given) == sorted([*LEVELS * 4, "cannot-say", "developing"])


def test_each_form_is_another_person_and_a_new_page_has_them_all(
    desk: Desk, context: BrowserContext, address: str, tmp_path: Path
) -> None:
    desk.press("Type in a paper form")
    for key in "122":
        line(desk, "purpose-direction").get_by_role("radio").first.focus()
        desk.keys(key)
        desk.press("Next form")
    desk.press("Done")
    expect(desk.page.get_by_text("3 forms typed in.")).to_be_visible()
    desk.settle()
    desk.turn_to("spread")
    assert desk.counts(desk.row("purpose-direction")) == [1, 2, 0, 0, 0]
    before = people(desk, tmp_path)
    assert len({one["id"] for one in before}) == 3
    desk.page.close()
    back = Desk(context.new_page()).go(address)
    expect(back.page.locator("output#progress")).to_have_text("3 people · 0 of 22 agreed")
    assert people(back, tmp_path) == before


def test_the_year_behind_is_a_key_and_stops_nobody(desk: Desk, tmp_path: Path) -> None:
    begin(desk, "purpose-lived-experience")
    desk.keys("2", "-", "3", "=")  # the answer, the year on its own line, and on the line of a question
    expect(desk.page.locator("[data-trend=purpose]").get_by_role("radio", name="- Worse")).to_be_checked()
    desk.press("Done")
    [typed] = people(desk, tmp_path)
    assert typed["trend"] == {"purpose": "worse", "people": "same"}
    desk.press("Open form 1 again")
    expect(desk.page.locator("[data-trend=people]").get_by_role("radio", name="= The same")).to_be_checked()


def test_a_level_typed_on_the_line_of_the_year_belongs_to_the_next_question(desk: Desk, tmp_path: Path) -> None:
    begin(desk, "purpose-lived-experience")
    desk.keys("2", "4")
    desk.press("Done")
    [typed] = people(desk, tmp_path)
    assert "trend" not in typed
    assert [one["level"] for one in typed["answers"].values()] == ["developing", "spreading"]


def test_a_line_can_be_starred_noted_changed_and_emptied(desk: Desk, tmp_path: Path) -> None:
    begin(desk)
    desk.keys("*", "2", "4", "1", "ArrowUp", "ArrowUp", "Backspace", "ArrowDown", "5")
    line(desk, "purpose-lived-experience").get_by_role("button", name="Note").click()
    desk.page.keyboard.type("1 of 5, c or n: letters in a note are letters*")
    dialog(desk).get_by_label("I am thinking of").select_option("team")
    desk.press("Done")
    [typed] = people(desk, tmp_path)
    assert typed["scope"] == "team"
    assert typed["answers"] == {
        "purpose-direction": {"level": "developing", "work_on": True},
        "purpose-codesign": {"level": "sustaining"},
        "purpose-lived-experience": {"note": "1 of 5, c or n: letters in a note are letters*"},
    }


def test_what_works_for_a_screen_reader_works_without_the_keys(desk: Desk, tmp_path: Path) -> None:
    desk.press("Type in a paper form")
    group = dialog(desk).get_by_role("group", name="1.1 Setting direction")
    group.get_by_role("radio", name="2 Developing").check()
    desk.keys("ArrowRight")
    expect(group.get_by_role("radio", name="3 Progressing")).to_be_checked()
    group.get_by_role("checkbox", name="Would like to work on this").check()
    desk.press("Done")
    [typed] = people(desk, tmp_path)
    assert typed["answers"] == {"purpose-direction": {"level": "progressing", "work_on": True}}


def test_more_than_three_stars_are_advised_against_and_kept(desk: Desk, tmp_path: Path) -> None:
    begin(desk)
    desk.keys(*["*", "1"] * 3)
    expect(dialog(desk).get_by_text("are starred")).to_have_count(0)
    desk.keys("*", "1")
    expect(dialog(desk).get_by_text("4 are starred. The form asks for three; all are kept.")).to_be_visible()
    desk.press("Done")
    [typed] = people(desk, tmp_path)
    assert [answer["work_on"] for answer in typed["answers"].values()] == [True] * 4


def test_not_applicable_is_a_key_only_where_it_is_allowed(desk: Desk) -> None:
    begin(desk)
    desk.keys("n")
    expect(dialog(desk).get_by_role("radio", checked=True)).to_have_count(0)
    allowed = dialog(desk).get_by_role("group").filter(has=desk.page.get_by_role("radio", name="N Not applicable"))
    allowed.get_by_role("radio").first.focus()
    desk.keys("n")
    expect(allowed.get_by_role("radio", name="N Not applicable")).to_be_checked()


def test_escape_asks_before_what_was_typed_is_thrown_away(desk: Desk) -> None:
    begin(desk)
    desk.keys("3", "Escape")
    expect(dialog(desk).get_by_role("alert")).to_have_text("This form is not added yet. Done adds it and closes.")
    desk.keys("Escape")
    expect(dialog(desk).get_by_role("alert")).to_have_text("")
    desk.keys("Escape", "Escape", "Escape", "Enter")
    expect(line(desk, "purpose-priorities").get_by_role("radio").first).to_be_focused()
    expect(line(desk, "purpose-direction").get_by_role("radio", checked=True)).to_have_value("progressing")
    desk.press("Cancel")
    desk.press("Throw this form away")
    expect(dialog(desk)).to_have_count(0)
    assert desk.progress == "0 people · 0 of 22 agreed"
    desk.press("Type in a paper form")
    expect(dialog(desk).get_by_role("radio", checked=True)).to_have_count(0)


def test_leaving_the_page_asks_while_a_form_is_open(desk: Desk) -> None:
    begin(desk)
    desk.keys("3")
    with desk.page.expect_event("dialog") as asked:
        desk.page.close(run_before_unload=True)
    assert asked.value.type == "beforeunload"
    asked.value.dismiss()


def test_an_empty_form_is_nobody(desk: Desk) -> None:
    desk.press("Type in a paper form")
    desk.press("Next form")
    expect(dialog(desk).get_by_text("Nothing is ticked on this form yet.")).to_be_visible()
    desk.press("Done")
    expect(dialog(desk)).to_have_count(0)
    assert desk.progress == "0 people · 0 of 22 agreed"


def test_the_last_form_can_be_corrected(desk: Desk, tmp_path: Path) -> None:
    begin(desk)
    desk.keys("1")
    desk.press("Next form")
    begin_line = line(desk, "purpose-direction").get_by_role("radio").first
    begin_line.focus()
    desk.keys("2")
    desk.press("Done")
    desk.press("Open form 2 again")
    expect(dialog(desk).get_by_role("heading", name="Paper form 2")).to_be_visible()
    expect(line(desk, "purpose-direction").get_by_role("radio", checked=True)).to_have_value("developing")
    dialog(desk).get_by_label("I answer as").select_option("frontline")
    begin_line.focus()
    desk.keys("5")
    desk.press("Done")
    found = {one.get("role"): one["answers"] for one in people(desk, tmp_path)}
    assert found == {
        None: {"purpose-direction": {"level": "starting"}},
        "frontline": {"purpose-direction": {"level": "sustaining"}},
    }


def test_the_last_form_can_be_taken_out_and_put_back(desk: Desk, tmp_path: Path) -> None:
    begin(desk)
    desk.keys("1")
    desk.press("Done")
    [typed] = people(desk, tmp_path)
    desk.press("Form 1: take it out again")
    expect(desk.page.get_by_text("Form 1 is taken out.")).to_be_visible()
    assert desk.progress == "0 people · 0 of 22 agreed"
    expect(desk.page.get_by_role("button", name="Put it back")).to_be_focused()
    desk.keys("Enter")
    assert people(desk, tmp_path) == [typed]
    desk.press("Form 1: take it out again")
    begin(desk)
    desk.keys("2")
    desk.press("Done")
    expect(desk.page.get_by_text("1 form typed in.")).to_be_visible()


def test_forms_stand_beside_files(desk: Desk) -> None:
    desk.add(payload("answers-aaaa.json", person("aaaa", "frontline", {"purpose-direction": "starting"})))
    begin(desk)
    desk.keys("1")
    desk.press("Done")
    desk.turn_to("spread")
    assert desk.counts(desk.row("purpose-direction"))[0] == 2


def test_levels_of_a_questions_own_are_said_on_its_line(page: Page, project: Path, tmp_path: Path) -> None:
    framework = load(project / "tests/frameworks/other-scale")
    (tmp_path / "workshop.html").write_text(workshop_page(inputs_of(framework), page_shape()), encoding="utf-8")
    desk = Desk(page).go((tmp_path / "workshop.html").as_uri())
    desk.press("Type in a paper form")
    own = dialog(desk).get_by_role("group").filter(has_text="How often")
    expect(own).to_contain_text("1 Never · 2 Once a year · 3 Every month · 4 Every day")
    own.get_by_role("radio").first.focus()
    desk.keys("4")
    expect(own.get_by_role("radio", name="4 Every day")).to_be_checked()
    expect(dialog(desk).get_by_label("I am thinking of")).to_have_count(0)


@pytest.mark.parametrize("width", [320, 390])
def test_an_open_form_is_as_wide_as_the_screen(desk: Desk, width: int) -> None:
    desk.page.set_viewport_size({"width": width, "height": 800})
    begin(desk)
    desk.keys("1", "*", "c")
    assert dialog(desk).evaluate("one => one.scrollWidth <= one.clientWidth")


def test_the_line_with_the_focus_is_in_sight_on_the_way_down_and_up(desk: Desk) -> None:
    covered = """() => {
        const box = document.activeElement.parentElement.getBoundingClientRect();
        const seen = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        return document.activeElement.parentElement.contains(seen) ? "" : document.activeElement.value;
    }"""
    for width in (320, 390, 1280):
        desk.page.set_viewport_size({"width": width, "height": 800})
        desk.page.reload()
        begin(desk)
        for key in ["ArrowDown"] * 21 + ["ArrowUp"] * 21:
            desk.keys(key)
            assert desk.page.evaluate(covered) == "", f"{key} at {width}"
