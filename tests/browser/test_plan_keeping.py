"""The plan in a browser that does not keep it: it is said, the page goes on, and nothing is thrown away."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from faults import BLOCKED, DAMAGE, DELETE, FULL, NEWER, OFF, SILENT
from planning import Plan, workshop
from playwright.sync_api import BrowserContext, Page, expect

KEPT = "Kept in this browser only. Nothing has been sent anywhere."
UNCLEARED = "() => { IDBObjectStore.prototype.clear = () => { throw new DOMException('no', 'UnknownError') } }"
NEWER_KEEPS = "a newer edition of this page keeps"
ACTIONS = [{"id": "a-1", "difference": "Calm"}, {"id": "a-2", "difference": "Rest"}]


@pytest.fixture
def address(workshop_folder: Path) -> str:
    """A file that was copied somewhere; over http storage is the same code."""
    return f"{workshop_folder.as_uri()}/plan.html"


@pytest.fixture
def plan(page: Page, address: str) -> Plan:
    """A plan that is kept."""
    plan = Plan(page).go(address)
    plan.open(workshop(plan=ACTIONS))
    expect(plan.state).to_have_text(KEPT)
    return plan


def database_of(address: str) -> str:
    return f"assessment-kit:improvement:{urlsplit(address).path}:plan"


def elsewhere(context: BrowserContext, address: str) -> Page:
    """Another page of the kit, from where what the plan keeps is reached."""
    page = context.new_page()
    page.goto(address.replace("plan.html", "assessment.html"))
    return page


def expect_found(context: BrowserContext, address: str, count: str) -> Plan:
    """So many actions at a later visit."""
    plan = Plan(context.new_page()).go(address)
    expect(plan.page.locator("output#progress")).to_contain_text(count)
    return plan


def write_owner(plan: Plan) -> None:
    plan.turn_to("plan")
    plan.field("a-1", "owner").fill("Matron")


@pytest.mark.parametrize(
    ("fault", "words"),
    [(OFF, "is switched off"), (BLOCKED, "does not allow"), (FULL, "has no room left"), (SILENT, "does not answer")],
    ids=["off", "blocked", "full", "silent"],
)
def test_without_storage_the_plan_says_so_and_goes_on(
    page: Page, address: str, fault: str, words: str, tmp_path: Path
) -> None:
    page.add_init_script(fault)
    plan = Plan(page).go(address)
    plan.open(workshop(plan=ACTIONS))
    expect(plan.state).to_contain_text(words)
    expect(plan.state).to_contain_text("Not kept: ")
    write_owner(plan)
    assert plan.save(tmp_path)["plan"][0]["owner"] == "Matron"
    expect(plan.state).to_contain_text("Not kept in this browser.")


def test_a_plan_is_kept_as_soon_as_its_browser_answers(page: Page, address: str, context: BrowserContext) -> None:
    page.add_init_script(SILENT)
    plan = Plan(page).go(address)
    plan.open(workshop(plan=ACTIONS))
    expect(plan.state).to_contain_text("does not answer")
    page.evaluate("wake()")
    expect(plan.state).to_have_text(KEPT)
    expect_found(context, address, "2 actions")


def test_an_action_that_found_no_room_is_kept_with_the_next_change_that_does(
    plan: Plan, context: BrowserContext, address: str
) -> None:
    plan.page.evaluate(f"() => {{ window.put = IDBObjectStore.prototype.put; {FULL} }}")
    plan.turn_to("plan")
    plan.press("Add an action")
    expect(plan.state).to_contain_text("has no room left")
    plan.page.evaluate("() => { IDBObjectStore.prototype.put = put }")
    write_owner(plan)
    expect(plan.state).to_have_text(KEPT)
    expect_found(context, address, "3 actions")


def test_a_plan_outlives_the_browsers_database(plan: Plan, context: BrowserContext, address: str) -> None:
    elsewhere(context, address).evaluate(DELETE, database_of(address))
    expect(plan.state).to_have_text(KEPT)
    expect_found(context, address, "2 actions")


def test_a_plan_leaves_alone_what_a_newer_edition_keeps(plan: Plan, context: BrowserContext, address: str) -> None:
    elsewhere(context, address).evaluate(NEWER, database_of(address))
    expect(plan.state).to_contain_text(NEWER_KEEPS)
    write_owner(plan)
    expect(plan.page.locator("output#progress")).to_contain_text("2 actions")
    later = Plan(context.new_page()).go(address)
    later.open(workshop(plan=ACTIONS[:1]))
    expect(later.state).to_contain_text(NEWER_KEEPS)


def test_an_action_that_cannot_be_read_is_put_aside_and_offered(
    plan: Plan, context: BrowserContext, address: str
) -> None:
    plan.page.evaluate(DAMAGE, [database_of(address), "plan:a-1", "{"])
    back = expect_found(context, address, "1 action")
    expect(back.page.get_by_text("Some of what this browser kept is damaged.")).to_be_visible()
    with back.page.expect_download() as waiting:
        back.press("Save it as a file")
    assert "{" in json.loads(waiting.value.path().read_text("utf-8"))[0]
    back.open(workshop(plan=ACTIONS))
    expect(back.page.locator("output#progress")).to_contain_text("2 actions")


@pytest.mark.parametrize("is_refused", [False, True], ids=["removed", "refused"])
def test_starting_again_removes_the_plan_or_says_that_it_is_still_there(
    plan: Plan, context: BrowserContext, address: str, is_refused: bool
) -> None:
    if is_refused:
        plan.page.evaluate(UNCLEARED)
    plan.press("Start again")
    plan.press("Remove everything now", plan.page.locator("dialog[open]"))
    expect(plan.state).to_contain_text("Not removed. " if is_refused else "Removed from this computer.")
    expect_found(context, address, "2 actions" if is_refused else "0 actions")
