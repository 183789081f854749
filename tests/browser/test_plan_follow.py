"""Follow up: one action at a time, what came of it, and nothing of it lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from assessment_kit.answers.format import read_answers
from icalendar import Calendar
from planning import Plan, workshop
from playwright.sync_api import Page, expect

HOSTILE = '<img src=x onerror=alert(1)> "><script>alert(1)</script> =1+1 {what} $& \u202eright'
NOTE = {"id": "n-1", "date": "2026-10-20", "note": "Asked two."}
ACTIONS = [
    {"id": "a-none", "question": "purpose-priorities", "first_step": "List what stops"},
    {"id": "a-later", "difference": "Handover starts on time", "review": "2999-01-10"},
    {
        "id": "a-due",
        "question": "purpose-direction",
        "difference": "Nights know the direction",
        "first_step": "Ask three night nurses",
        "owner": "Ward manager",
        "due": "2020-10-01",
        "progress": [NOTE],
    },
    {"id": "a-old", "difference": "Old thing", "status": "stopped", "because": "Two sites merged."},
]
STICKS_OUT = "element => element.scrollWidth - element.clientWidth"


@pytest.fixture
def plan(page: Page, workshop_root: str) -> Plan:
    return Plan(page).go(f"{workshop_root}/plan.html")


@pytest.fixture
def following(plan: Plan) -> Plan:
    """A plan with three open actions, at Follow up."""
    plan.open(workshop(plan=ACTIONS))
    plan.turn_to("follow")
    return plan


def saved(plan: Plan, folder: Path) -> dict[str, dict[str, Any]]:
    """The actions of the saved file, which Python's reader takes too, by id."""
    path = plan.save_to(folder)
    read_answers(path.read_bytes())
    return {action["id"]: action for action in plan.save(folder)["plan"]}


def test_a_round_needs_no_mouse_and_ends_with_a_sentence_for_the_minutes(following: Plan, tmp_path: Path) -> None:
    start = following.page.get_by_role("button", name="Start the round")
    start.focus()
    following.keys("Enter")
    due = following.followed("a-due")
    expect(due.get_by_role("heading", name="Nights know the direction")).to_be_focused()
    for text in ("Due to be looked at", "Ask three night nurses", "Ward manager", "1 October 2020", "Asked two."):
        expect(due).to_contain_text(text)
    expect(due.get_by_label("What does it need?")).to_be_hidden()
    following.keys("Tab", "ArrowRight", "ArrowRight")
    expect(due.get_by_label("Stuck")).to_be_checked()
    following.keys("Tab")
    expect(due.get_by_label("What does it need?")).to_be_focused()
    following.page.keyboard.type("Half a day")
    following.keys("Tab")
    following.page.keyboard.type("Nobody was free → ask again")
    following.keys("Tab", "Enter")
    expect(due).to_contain_text("Note added.")
    expect(due.locator("dd").last).to_have_text("Nobody was free → ask again")
    following.keys("ArrowRight")
    expect(following.followed("a-later").get_by_role("heading")).to_be_focused()
    expect(due).to_be_hidden()
    following.keys("ArrowLeft")
    expect(due).to_be_visible()
    following.keys("PageDown", "ArrowRight", "ArrowRight", "ArrowRight")
    expect(following.page.get_by_role("heading", name="That was the last")).to_be_focused()
    minutes = following.round.get_by_label("For your minutes")
    expect(minutes).to_have_value(
        "3 actions: 2 are planned, 1 is stuck (needs: Half a day). We look again on 10 January 2999."
    )
    following.press("Copy", following.round)
    expect(following.round.get_by_role("status").last).to_have_text("Copied.")
    following.keys("Escape", "Escape")
    expect(following.round).to_be_hidden()
    expect(start).to_be_focused()
    stuck = saved(following, tmp_path)["a-due"]
    assert [stuck["status"], stuck["because"], stuck["first_step"]] == ["stuck", "Half a day", "Ask three night nurses"]
    assert stuck["progress"][0] == NOTE
    assert [note["note"] for note in stuck["progress"]] == ["Asked two.", "Nobody was free → ask again"]


def test_what_is_typed_becomes_a_note_of_the_action_that_one_leaves(following: Plan, tmp_path: Path) -> None:
    following.press("Start the round")
    note = following.followed("a-due").locator("[name='a-due.note']")
    note.fill("Left by Next")
    following.round.locator("[data-part=next]").click()
    expect(following.round).to_contain_text("Your note was added to “Nights know the direction”.")
    following.followed("a-later").locator("[name='a-later.note']").fill("Left by Escape")
    following.keys("Escape", "Escape")
    expect(following.round).to_be_hidden()
    following.followed("a-none").locator("[name='a-none.note']").fill("Left by Save")
    notes = {id_: [note["note"] for note in one.get("progress", [])] for id_, one in saved(following, tmp_path).items()}
    assert notes["a-due"] == ["Asked two.", "Left by Next"]
    assert [notes["a-later"], notes["a-none"], notes["a-old"]] == [["Left by Escape"], ["Left by Save"], []]


def test_what_is_done_or_stopped_stays_under_a_heading_of_its_own(following: Plan, tmp_path: Path) -> None:
    expect(following.page.locator("#kit-follow [data-part=count]")).to_have_text(
        "3 open actions. 1 is due to be looked at."
    )
    following.press("Start the round")
    following.followed("a-due").get_by_label("Stopped").check()
    following.followed("a-due").get_by_label("Because …").fill("It was done elsewhere")
    following.keys("Escape", "ArrowRight", "ArrowLeft")
    expect(following.followed("a-due")).to_be_visible()  # it keeps its place until the round is over
    following.round.get_by_role("button", name="Leave").click()
    ended = following.page.locator("#kit-follow [data-part=ended] [data-follow]")
    expect(ended).to_have_count(2)
    open_ones = following.page.locator("#kit-follow [data-part=open] [data-follow]")
    assert [one.get_attribute("data-follow") for one in open_ones.all()] == ["a-later", "a-none"]
    following.followed("a-old").get_by_label("Going").check()
    actions = saved(following, tmp_path)
    assert actions["a-due"]["because"] == "It was done elsewhere"
    assert [actions["a-due"]["status"], actions["a-old"]["status"]] == ["stopped", "going"]
    for step in ("plan", "follow"):
        following.turn_to(step)
    expect(open_ones).to_have_count(3)
    expect(ended).to_have_count(1)


def test_the_calendar_file_holds_the_days_of_open_actions(following: Plan, tmp_path: Path) -> None:
    following.followed("a-none").locator("input[type=date]").fill("2027-03-01")
    path = following.save_to(tmp_path, "Calendar file")
    assert path.suffix == ".ics"
    events = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert {event["uid"].split("@")[0]: str(event["summary"]) for event in events} == {
        "a-due-due": "Due: Nights know the direction",
        "a-none-review": "Look again: List what stops",
        "a-later-review": "Look again: Handover starts on time",
    }
    following.press("Start the round")
    following.keys("ArrowRight", "ArrowRight", "ArrowRight")
    with following.page.expect_download():
        following.press("Calendar file", following.round)


def test_whatever_is_written_is_text(plan: Plan, tmp_path: Path) -> None:
    written = {"difference": HOSTILE, "action": HOSTILE + "2", "first_step": HOSTILE + "3", "owner": HOSTILE + "4"}
    plan.open(workshop(plan=[{"id": "a-1", **written, "progress": [NOTE | {"note": HOSTILE}]}]))
    plan.turn_to("follow")
    plan.press("Start the round")
    card = plan.followed("a-1")
    for text in written.values():
        expect(card).to_contain_text(text)
    card.get_by_label("Stuck").check()
    for field in ("because", "note"):
        card.locator(f"[name='a-1.{field}']").fill(HOSTILE)
    plan.round.locator("[data-part=next]").click()
    expect(plan.round).to_contain_text(f"Your note was added to “{HOSTILE}”.")
    expect(plan.round.get_by_label("For your minutes")).to_have_value(f"1 action: 1 is stuck (needs: {HOSTILE}).")
    plan.round.get_by_role("button", name="Leave").click()
    action = saved(plan, tmp_path)["a-1"]
    assert [action["because"], action["progress"][1]["note"]] == [HOSTILE, HOSTILE]
    assert plan.page.locator("main img, main script").count() == 0


def test_what_another_tab_adds_takes_nothing_from_who_is_typing(following: Plan, tmp_path: Path) -> None:
    other = Plan(following.page.context.new_page()).go(following.page.url.split("#")[0])
    other.turn_to("follow")
    following.press("Start the round")
    box = following.followed("a-due").locator("[name='a-due.note']")
    box.fill("Mine")
    box.focus()
    other.followed("a-due").locator("[name='a-due.note']").fill("Theirs")
    other.press("Add a note", other.followed("a-due"))
    expect(following.followed("a-due")).to_contain_text("Theirs")
    expect(box).to_be_focused()
    expect(box).to_have_value("Mine")
    following.press("Add a note", following.followed("a-due"))
    following.keys("Escape")
    progress = saved(following, tmp_path)["a-due"]["progress"]
    assert {note["note"] for note in progress} == {"Asked two.", "Theirs", "Mine"}


def test_of_many_actions_a_part_is_shown_and_all_come_up_in_a_round(plan: Plan) -> None:
    plan.open(workshop(plan=[{"id": f"a-{number}", "difference": f"Difference {number}"} for number in range(20)]))
    plan.turn_to("follow")
    cards = plan.page.locator("#kit-follow [data-follow]")
    expect(cards).to_have_count(12)
    plan.press("Show 8 more")
    expect(cards).to_have_count(20)
    expect(plan.followed("a-12").get_by_role("heading")).to_be_focused()
    plan.press("Start the round")
    plan.keys(*["ArrowRight"] * 20)
    expect(plan.round.get_by_label("For your minutes")).to_have_value("20 actions: 20 are planned.")


def test_without_an_open_action_the_page_leads_to_the_plan(plan: Plan) -> None:
    plan.turn_to("follow")
    expect(plan.page.get_by_role("button", name="Start the round")).to_be_hidden()
    plan.page.locator("#kit-follow").get_by_role("link", name="Next: Plan").click()
    expect(plan.page.locator("#kit-plan")).to_be_visible()


def test_nothing_sticks_out_in_a_round(following: Plan) -> None:
    following.page.set_viewport_size({"width": 320, "height": 640})
    following.followed("a-none").get_by_label("Stuck").check()
    following.press("Start the round")
    for key in ("ArrowLeft", "ArrowRight", "ArrowRight", "ArrowRight"):
        following.keys(key)
        assert following.round.evaluate(STICKS_OUT) <= 0
