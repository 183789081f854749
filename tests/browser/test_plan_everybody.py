"""The steps of the plan with data in them, for people who see and read differently: narrow, large, and in forced colours."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from planning import Plan, workshop
from playwright.sync_api import Locator, Page
from test_accessibility import CUT_OFF, STICKS_OUT

STEPS = ("open", "choose", "plan", "programmes", "follow", "beside", "report")
QUESTION = "purpose-direction"


def full() -> dict[str, Any]:
    """Something of everything that a step can show, in long words."""
    long = "Interdisciplinary responsibilities of night-shift ward managers"
    everybody = workshop(
        14,
        choices={QUESTION: {"choice": "work-on", "why": long}},
        goals=[{"id": "g-1", "name": long}],
        initiatives=[{"id": "i-1", "name": long, "components": ["purpose"]}],
        plan=[
            {"id": f"a-{number}", "question": QUESTION, "difference": long, "owner": long, "due": "2027-02-01"}
            | {"goal": "g-1", "status": status, "value": 3, "effort": 1}
            for number, status in enumerate(("planned", "stuck", "done", "stopped"))
        ],
    )
    for one in everybody["people"]:
        one["answers"][QUESTION]["ideas"] = [f"{long} {one['id']}"]
    return everybody


def last_years() -> list[dict[str, Any]]:
    """Three sessions of one organisation, which stand one after another."""
    levels = ("starting", "developing", "progressing")
    return [
        workshop(8, agreed={QUESTION: {"level": level}}, history={}, session={"id": f"s-{year}"} | RIVERSIDE[year])
        for year, level in zip(RIVERSIDE, levels, strict=True)
    ]


RIVERSIDE = {
    year: {"title": f"Autumn {year}", "organisation": "Riverside", "date": f"{year}-11-20"}
    for year in (2023, 2024, 2025)
}


@pytest.fixture
def plan(page: Page, workshop_folder: Path) -> Plan:
    plan = Plan(page).go(f"{workshop_folder.as_uri()}/plan.html")
    plan.open(full())
    return plan


def unfold(plan: Plan) -> None:
    plan.page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")


@pytest.mark.parametrize("size", ["100%", "200%"])
def test_every_step_fits_on_a_phone_in_text_of_twice_the_size(plan: Plan, size: str) -> None:
    plan.lay(*last_years())
    plan.page.set_viewport_size({"width": 320, "height": 640})
    plan.page.evaluate("size => { document.documentElement.style.fontSize = size }", size)
    found = {}
    for step in STEPS:
        plan.turn_to(step)
        unfold(plan)
        found[step] = plan.page.evaluate(f"[...({STICKS_OUT})(), ...({CUT_OFF})()]")
    assert {step: faults for step, faults in found.items() if faults} == {}


def look_of(place: Locator) -> bytes:
    """What it looks like where nothing has the focus."""
    place.page.evaluate("document.activeElement.blur()")
    return place.screenshot(animations="disabled")


def test_one_sees_in_forced_colours_what_was_chosen_and_where_it_stands(plan: Plan) -> None:
    plan.page.emulate_media(forced_colors="active")
    for step, name, value in (
        ("choose", f"{QUESTION}.choice", "keep"),
        ("follow", "a-1.status", "going"),
        ("report", "kit-report-preset", "everyone"),
    ):
        plan.turn_to(step)
        radio = plan.page.locator(f"[name='{name}'][value='{value}']")
        label = plan.page.locator("label", has=radio)
        before = look_of(label)
        radio.check()
        assert look_of(label) != before, step
    plan.page.get_by_label("Board report").check()
    feet = "cells => new Set(cells.map((cell) => parseFloat(getComputedStyle(cell).borderBottomWidth))).size"
    plan.lay(*last_years())
    for step in ("choose", "beside", "report"):
        plan.turn_to(step)
        cells = plan.page.locator(f"#kit-{step} .kit-cell[data-strength]")
        cells.nth(4).wait_for()
        assert cells.evaluate_all(feet) > 1, step
