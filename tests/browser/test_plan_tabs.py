"""The plan in two tabs at once: whatever is typed in either is there in the end, or told beside the box until somebody chooses."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from faults import SLOW_NEWS
from planning import Plan, workshop
from playwright.sync_api import BrowserContext, Locator, expect

TOLD = "was changed in another tab meanwhile."
KEPT = re.compile("^Kept in this browser")
ACTION = {"id": "a-1", "difference": "Calm nights", "status": "stuck"}
PLAN = {
    "plan": [ACTION],
    "goals": [{"id": "g-1", "name": "Rest"}],
    "initiatives": [{"id": "i-1", "name": "Safety"}],
    "choices": {"purpose-direction": {"choice": "keep"}},
}
FIRST = {"difference": "Calm nights", "name": "Rest", "programme": "Safety"}
DAYS = ["due", "review", "again"]


def in_form(name: str) -> Callable[[Plan], Locator]:
    return lambda plan: plan.page.locator(f"#kit-plan [name='a-1.{name}']")


def in_card(name: str) -> Callable[[Plan], Locator]:
    return lambda plan: plan.page.locator(f"#kit-follow [name='a-1.{name}']")


# Each box by its step.
BOXES: dict[str, dict[str, Callable[[Plan], Locator]]] = {
    "choose": {"why": lambda plan: plan.page.locator("[name='purpose-direction.why']")},
    "plan": {
        **{name: in_form(name) for name in ("difference", "first_step", "owner", "due", "review", "needs", "stop")},
        "lead": lambda plan: plan.page.get_by_label("Who leads this plan?"),
        "name": lambda plan: plan.page.get_by_label("Goal 1"),
    },
    "programmes": {"programme": lambda plan: plan.page.get_by_role("textbox", name="Programme 1")},
    "follow": {"because": in_card("because"), "again": in_card("review")},
    "report": {"ask": lambda plan: plan.page.locator("#kit-report-ask")},
}
IN_LINES = {"difference", "first_step", "needs", "stop", "because", "why", "ask"}


@pytest.fixture
def tabs(context: BrowserContext, workshop_folder: Path) -> tuple[Plan, Plan]:
    """Two tabs with one plan, in a file that was copied somewhere."""
    context.add_init_script(SLOW_NEWS)
    one, other = (Plan(context.new_page()).go(f"{workshop_folder.as_uri()}/plan.html") for _ in range(2))
    one.open(workshop(**PLAN))
    expect(other.page.locator("output#progress")).to_contain_text("1 action")
    return one, other


def turn(step: str, *tabs: Plan) -> None:
    for tab in tabs:
        tab.turn_to(step)
        tab.page.evaluate("for (const one of document.querySelectorAll('.kit-action__more')) one.open = true")


def words_of(name: str) -> tuple[str, str]:
    return ("2027-03-01", "2027-04-02") if name in DAYS else ("Nights", "Weekends")


def notices(plan: Plan) -> Locator:
    return plan.page.locator(".kit-notice").filter(has_text=TOLD, visible=True)


@pytest.mark.parametrize("step", BOXES)
def test_what_another_tab_writes_is_told_beside_every_box_and_not_written_over(
    tabs: tuple[Plan, Plan], step: str
) -> None:
    one, other = tabs
    turn(step, one, other)
    for name, box in BOXES[step].items():
        mine, theirs = words_of(name)
        box(one).fill(mine)
        expect(box(other)).to_have_value(mine)
        box(one).focus()
        box(other).fill(theirs)
        expect(notices(one)).to_contain_text("2 April 2027" if name in DAYS else theirs)
        expect(box(one)).to_have_value(mine)
        above = box(one).bounding_box() or {}
        below = notices(one).bounding_box() or {}
        assert abs(below["y"] - above["y"]) < 200
        one.press("Keep the one above")
        expect(notices(one)).to_have_count(0)
        box(other).blur()
        expect(box(other).or_(notices(other).get_by_text(mine)).first).to_be_visible()
        if name not in DAYS:
            box(other).fill("")
            box(other).blur()


@pytest.mark.parametrize("step", BOXES)
def test_keys_that_come_before_the_news_write_nothing_over(tabs: tuple[Plan, Plan], step: str, tmp_path: Path) -> None:
    one, other = tabs
    turn(step, one, other)
    for name, box in BOXES[step].items():
        mine, theirs = words_of(name)
        for tab in tabs:
            tab.page.evaluate("stopHearing()")
        for tab, text in ((other, theirs), (one, mine)):
            box(tab).fill(text)
            expect(tab.state).to_have_text(KEPT)
        for tab in tabs:
            tab.page.evaluate("hear()")
        first = [notices(tab).first for tab in tabs]
        if name in DAYS:  # both stand, until somebody chooses one
            expect(first[0]).to_be_visible()
            saved = one.save(tmp_path)
            days = {saved["plan"][0][name if name == "due" else "review"]}
            days |= {version["value"]["due" if name == "due" else "review"] for version in saved["parted"]["plan:a-1"]}
            assert days == {mine, theirs}
            one.press("Keep the one above")
            expect(one.page.locator("#kit-open [data-component=asked]")).to_have_attribute("hidden", "")
            assert "parted" not in one.save(tmp_path)
        else:
            expect(first[0]).to_contain_text(theirs)
            expect(first[1]).to_contain_text(mine)
            both = ("\n\n" if name in IN_LINES else " / ").join((mine, theirs))
            assert both in str(one.save(tmp_path)).replace("\\n", "\n")
            one.press("Keep both")
            expect(notices(one)).to_have_count(0)


def test_what_both_do_to_one_action_before_the_news_is_all_there(tabs: tuple[Plan, Plan], tmp_path: Path) -> None:
    one, other = tabs
    turn("follow", one, other)
    for tab in tabs:
        tab.page.evaluate("stopHearing()")
    for tab, note in ((one, "Mine"), (other, "Theirs")):
        in_card("note")(tab).fill(note)
        tab.press("Add a note", tab.followed("a-1"))
    one.followed("a-1").get_by_label("Going").check()
    for tab in tabs:
        expect(tab.state).to_have_text(KEPT)
    for tab in tabs:
        tab.page.evaluate("hear()")
    for tab in tabs:
        expect(tab.followed("a-1").get_by_label("Going")).to_be_checked()
    saved = one.save(tmp_path)
    assert {note["note"] for note in saved["plan"][0]["progress"]} == {"Mine", "Theirs"}
    assert "parted" not in saved


def test_who_types_in_one_field_decides_no_other_of_copies_that_were_changed_apart(
    tabs: tuple[Plan, Plan], tmp_path: Path
) -> None:
    one, _ = tabs

    def copy(revision: str, owner: str) -> dict[str, Any]:
        return workshop(plan=[{"id": "a-2", "owner": owner}]) | {"history": {"plan:a-2": [revision, "r-0"]}}

    one.open(copy("r-1", "Matron"), copy("r-2", "Chair"))
    turn("plan", one)
    one.field("a-2", "needs").fill("A room")
    mine, theirs = sorted(["Matron", "Chair"], key=lambda owner: owner != one.field("a-2", "owner").input_value())
    expect(notices(one)).to_contain_text(theirs)
    saved = one.save(tmp_path)
    versions = [next(action for action in saved["plan"] if action["id"] == "a-2")]
    versions += [version["value"] for version in saved["parted"]["plan:a-2"]]
    assert [(version["owner"], version["needs"]) for version in versions] == [(mine, "A room"), (theirs, "A room")]
    one.press("Keep both")
    saved = one.save(tmp_path)
    assert {"id": "a-2", "owner": f"{mine} / {theirs}", "needs": "A room"}.items() <= saved["plan"][-1].items()
    assert "parted" not in saved or "plan:a-2" not in saved["parted"]


def test_the_number_of_an_action_follows_when_another_is_renamed(tabs: tuple[Plan, Plan]) -> None:
    one, other = tabs
    one.open(workshop(plan=[ACTION, {"id": "a-2", "difference": "Calm nights"}]))
    turn("plan", one)
    turn("follow", other)
    title, name = one.card("a-2").locator(".kit-action__title"), other.followed("a-2").get_by_role("heading")
    for place in (title, name):
        expect(place).to_have_text("Calm nights (2)")
    one.field("a-1", "difference").fill("Calm days")
    for place in (title, name):
        expect(place).to_have_text("Calm nights")
