"""The plan page opens what the room agreed, changes none of it, and hands it on."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest
from assessment_kit.answers.format import read_answers
from desk import Desk
from planning import AGREED, DROP, Plan, workshop
from playwright.sync_api import Page, expect


@pytest.fixture
def plan(page: Page, workshop_root: str) -> Plan:
    return Plan(page).go(f"{workshop_root}/plan.html")


def test_what_was_opened_is_saved_again_as_it_was(plan: Plan, tmp_path: Path) -> None:
    given = workshop()
    plan.open(given)
    path = plan.save_to(tmp_path)
    read_answers(path.read_bytes())
    saved = plan.save(tmp_path)
    for part in ("people", "agreed", "session", "history"):
        assert saved[part] == given[part]


def test_each_file_is_called_by_what_it_holds(plan: Plan, tmp_path: Path) -> None:
    plan.open(workshop())
    for button, kind in (("Save everything", "workshop-and-plan"), ("Save plan to share", "plan")):
        name = plan.save_to(tmp_path, button).name
        assert re.fullmatch(kind + r"-\d{4}-\d\d-\d\d\.json", name)
        expect(plan.state).to_contain_text(name)


def test_what_the_workshop_page_keeps_is_offered_until_all_of_it_is_here(page: Page, workshop_folder: Path) -> None:
    desk = Desk(page).go(f"{workshop_folder.as_uri()}/workshop.html")
    desk.add(workshop())
    expect(page.locator("output#saved-state")).to_contain_text("Kept in this browser")
    plan = Plan(page).go(f"{workshop_folder.as_uri()}/plan.html")
    offer = page.get_by_role("button", name="Go on with Autumn, Riverside, 23 November 2026, 8 people")
    one, other = offer.bounding_box(), page.locator("[data-component=opening-plan] label").bounding_box()
    assert one and other and one["y"] - other["y"] - other["height"] >= 8
    offer.focus()
    plan.keys("Enter")
    expect(page.get_by_role("link", name="Next: Choose")).to_be_focused()
    expect(offer).to_have_count(0)
    plan.turn_to("choose")
    page.locator("#kit-choose [value=keep]").first.check()
    expect(page.locator("output#saved-state")).to_contain_text("Kept in this browser")
    page.reload()
    expect(page.locator("[data-part=people]").first).to_have_text("8 people")
    plan.turn_to("open")
    expect(offer).to_have_count(0)
    desk.go(f"{workshop_folder.as_uri()}/workshop.html#kit-gather")
    more = workshop(9, history={})
    desk.add(more | {"people": more["people"][8:]})
    expect(page.locator("output#saved-state")).to_contain_text("Kept in this browser")
    plan.go(f"{workshop_folder.as_uri()}/plan.html")
    expect(page.get_by_role("button", name="Go on with Autumn, Riverside, 23 November 2026, 9 people")).to_be_visible()


def test_the_plan_to_share_has_no_people_and_takes_none_away(plan: Plan, tmp_path: Path) -> None:
    given = workshop()
    plan.open(given)
    path = plan.save_to(tmp_path, "Save plan to share")
    read_answers(path.read_bytes())
    shared = plan.save(tmp_path, "Save plan to share")
    assert shared["people"] == []
    assert "Note " not in path.read_text("utf-8")
    assert not [key for key in shared["history"] if key.startswith("people")]
    assert shared["agreed"] == AGREED
    plan.open(shared)
    assert plan.save(tmp_path)["people"] == given["people"]
    expect(plan.page.locator("[data-component=asked]")).to_be_hidden()


def starting(*names: str) -> re.Pattern[str]:
    """What begins with one of these."""
    return re.compile(f"^({'|'.join(map(re.escape, names))})")


def test_an_action_is_called_the_same_wherever_it_is_met_and_no_two_alike(plan: Plan, tmp_path: Path) -> None:
    both = {
        "question": "purpose-direction",
        "difference": "Night staff\nknow.",
        "action": "Huddles",
        "due": "2027-02-01",
    }
    third = {"id": "a-3", "first_step": "Ask the nights.", "review": "2027-02-01", "question": "purpose-codesign"}
    actions = [{"id": "a-1", "first_step": "Ask", **both}, {"id": "a-2", **both}, third]
    choices = {one["question"]: {"choice": "work-on"} for one in (both, third)}
    names = ["Night staff know. (1)", "Night staff know. (2)", "Ask the nights."]
    plan.open(workshop(plan=actions, choices=choices, goals=[{"id": "g-1", "name": "Calm"}]))
    plan.turn_to("plan")
    assert plan.page.locator(".kit-action__title").all_text_contents() == names
    without = plan.page.locator("[data-component=goals] [data-part=without] a")
    assert without.all_text_contents() == names
    plan.turn_to("choose")
    expect(plan.page.locator("[data-placed] > span")).to_have_text(names)  # drawn after what is in sight
    plan.turn_to("follow")
    assert plan.page.locator("[data-follow] h3").all_text_contents() == names
    plan.turn_to("report")
    for report in ("Board report", "For everyone who took part", "Full record"):
        plan.page.get_by_label(report).check()
        told = [*names, *([] if report == "Full record" else names[2:])]  # its first step too
        called = plan.page.locator("[data-part=sheet] :is(td, th, h3, h4)", has_text=starting(*names))
        expect(called).to_have_text([starting(name) for name in told])
    table = plan.save_to(tmp_path, "Plan as CSV").read_text("utf-8-sig")
    plan.turn_to("follow")
    calendar = plan.save_to(tmp_path, "Calendar file").read_text("utf-8")
    for name in names:
        assert table.count(f'"{name}"') == (2 if name == names[2] else 1)
        assert calendar.count(f": {name}") == 1
    plan.turn_to("plan")
    plan.field("a-2", "difference").fill("Day staff know.")
    titles = ["Night staff know.", "Day staff know.", "Ask the nights."]
    expect(plan.page.locator(".kit-action__title")).to_have_text(titles)


def test_it_is_one_request_of_no_more_than_85_kilobytes(plan: Plan, workshop_folder: Path) -> None:
    asked: list[str] = []
    plan.page.on("request", lambda request: asked.append(request.url))
    plan.page.reload()
    assert len(asked) == 1
    assert len(gzip.compress((workshop_folder / "plan.html").read_bytes(), 9)) <= 85.5 * 1024


def test_who_plans_first_and_opens_the_workshop_file_later_is_asked_nothing(plan: Plan, tmp_path: Path) -> None:
    plan.turn_to("choose")
    row = plan.page.locator("#kit-choose [data-question='purpose-direction']")
    row.get_by_role("radio", name="Work on").click()
    plan.open(workshop())
    expect(plan.page.locator("#kit-open").get_by_text("Does this belong here?")).to_have_count(0)
    saved = plan.save(tmp_path)
    assert saved["session"]["id"] == "s-1"
    assert saved["choices"] == {"purpose-direction": {"choice": "work-on"}}
    assert len(saved["people"]) == 8


def test_a_file_that_is_let_go_anywhere_is_opened_here_and_never_in_place_of_the_page(plan: Plan) -> None:
    plan.turn_to("report")
    address = plan.page.url
    said = plan.page.locator("[data-component=opening-plan] [data-part=said]")
    for text, outcome in ((json.dumps(workshop()), "1 added"), ("<html>", "1 not added")):
        plan.page.evaluate(DROP, ["footer", text])
        expect(plan.page.locator("#kit-open")).to_be_visible()
        expect(said).to_contain_text(outcome)
    assert plan.page.url.split("#")[0] == address.split("#")[0]
