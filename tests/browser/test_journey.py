"""A year in one go, as people live it: answers, the room, the plan, the board, three rounds by two copies, and next year."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from assessment_kit.answers.format import read_answers
from assessment_kit.answers.sample import sample_files
from assessment_kit.framework.model import load
from assessment_kit.inputs import inputs_of
from desk import Desk, payload
from planning import Plan
from playwright.sync_api import Browser, FilePayload, Locator, expect

AGREED = {
    "purpose-direction": "Developing",
    "purpose-priorities": "Starting",
    "people-culture": "Progressing",
    "people-coaching": "Developing",
    "leadership-strategy": "Starting",
    "capability-method": "Spreading",
}
APART = "systems-priorities"
STEP = "Ask four night staff what they last heard about our aims"


@pytest.fixture
def on(browser: Browser, workshop_root: str) -> Callable[[str, str], Any]:
    """A page on a computer that nothing is kept on, on a day."""

    def visit(page_name: str, day: str) -> Any:
        page = browser.new_context().new_page()
        page.clock.set_fixed_time(f"{day}T10:00:00Z")
        page.goto(f"{workshop_root}/{page_name}.html")
        return page

    return visit


def answers(project: Path, people: int, seed: int, day: str) -> list[FilePayload]:
    """Files of so many people, each with an id of their own, saved on a day."""
    made = sample_files(inputs_of(load(project / "framework")), people=people, seed=seed)
    files = [json.loads(text) for text in made.values()]
    for file in files:
        file["saved"] = file["people"][0]["saved"] = day
    return [payload(f"{name}.json", file) for name, file in zip(made, files, strict=True)]


def form(plan: Plan, action: str) -> Locator:
    return plan.page.locator(f"#kit-plan [data-action='{action}']")


def followed(plan: Plan, action: str) -> Locator:
    plan.turn_to("follow")
    return plan.page.locator(f"#kit-follow [data-follow='{action}']")


def note(plan: Plan, action: str, text: str) -> None:
    card = followed(plan, action)
    card.get_by_label("What happened, and what is next").fill(text)
    card.get_by_role("button", name="Add a note").click()
    expect(card).to_contain_text(text)


def test_a_year_from_the_first_answers_to_next_years_report(
    on: Callable[[str, str], Any], project: Path, tmp_path: Path
) -> None:
    # The room: fourteen people, six levels agreed, one question seen differently.
    desk = Desk(on("workshop", "2026-11-27"))
    desk.add(*answers(project, 14, 1, "2026-11-20"))
    for question, level in AGREED.items():
        desk.agree(question, level)
    desk.agree(APART, "We see it differently")
    assert desk.progress == "14 people · 6 of 22 agreed, 1 seen differently"
    session = desk.save_to(tmp_path)

    # The plan: chosen, written, and told to the board.
    plan = Plan(on("plan", "2026-12-04"))
    plan.open(payload(session.name, session.read_bytes()))
    plan.turn_to("choose")
    for question, choice in {
        "purpose-direction": "Work on",
        "leadership-strategy": "Work on",
        APART: "Work on",
        "capability-method": "Keep as a strength",
        "people-coaching": "Not now",
    }.items():
        plan.page.locator(f"#kit-choose [data-question='{question}']").get_by_role("radio", name=choice).click()
    plan.turn_to("plan")
    for title in ("Setting direction", "Growing our leaders"):
        plan.press(f"Add one for {title}")
    first, second = (one["id"] for one in plan.save(tmp_path)["plan"])
    form(plan, first).locator(f"[name='{first}.first_step']").fill(STEP)
    form(plan, first).locator(f"[name='{first}.owner']").fill("Ward manager, nights")
    form(plan, first).locator(f"[name='{first}.due']").fill("2026-12-18")
    form(plan, second).locator(f"[name='{second}.first_step']").fill("Name three leaders who are ready")
    plan.turn_to("report")
    plan.page.get_by_label("What we ask of the board").fill("Two hours a month of each ward manager.")
    sheet = plan.page.locator("#kit-report")
    for said in ("14 people took part", STEP, "Ward manager, nights", "Two hours a month", "not submitted to anyone"):
        expect(sheet).to_contain_text(said)
    copies = plan.save_to(tmp_path).read_bytes()

    # Three rounds in three months, by two people who each have a copy, and bring them together.
    for month in ("2027-01-08", "2027-02-05", "2027-03-05"):
        one, other = (Plan(on("plan", f"{month[:8]}{day}")) for day in ("10", "12"))
        for copy in (one, other):
            copy.open(payload("plan.json", copies))
        note(one, first, f"Asked in {month}")
        note(other, first, f"Heard in {month}")
        followed(other, second).get_by_role("radio", name="Going").click()
        saved = [copy.save_to(tmp_path).read_bytes() for copy in (one, other)]
        together = Plan(on("plan", month))
        together.open(payload("one.json", saved[0]), payload("other.json", saved[1]))
        expect(together.page.locator("[data-component=asked]")).to_be_hidden()
        copies = together.save_to(tmp_path).read_bytes()
        read_answers(copies)
    year = json.loads(copies)
    [begun, going] = year["plan"]
    assert sorted(one["note"][:5] for one in begun["progress"]) == ["Asked"] * 3 + ["Heard"] * 3
    assert going["status"] == "going"
    assert len(year["people"]) == 14

    # Next year: other people's files, the old session beside, and why something moved.
    desk = Desk(on("workshop", "2027-11-26"))
    desk.add(*answers(project, 15, 2, "2027-11-20"))
    desk.agree("purpose-direction", "Progressing")
    again = desk.save_to(tmp_path)
    plan = Plan(on("plan", "2027-12-03"))
    plan.open(payload(again.name, again.read_bytes()))
    plan.lay(payload("last-year.json", copies))
    row = plan.page.locator("#kit-beside tr[data-question='purpose-direction']").first
    expect(row.locator("[data-beside='0']")).to_contain_text("Progressing")
    expect(row.locator("[data-beside='0']")).to_contain_text("15 people")
    expect(row.locator("[data-beside='1']")).to_contain_text("Developing")
    expect(row.locator("[data-beside='1']")).to_contain_text("14 people")
    plan.page.locator("#kit-beside").get_by_label("Why did it move?").first.fill("Nights were asked each month.")
    plan.turn_to("report")
    plan.page.get_by_role("radio", name="Full record").click()
    expect(plan.page.locator("#kit-report")).to_contain_text("Nights were asked each month.")
    last = plan.save(tmp_path)
    assert len(last["people"]) == 15
    assert last["choices"]["purpose-direction"]["why_moved"] == "Nights were asked each month."
