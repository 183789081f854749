"""What somebody hears of the plan who does not see where on the page they are, and what is next to be done."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from desk import payload
from planning import Plan, workshop
from playwright.sync_api import Locator, Page, expect

QUESTION, TITLE = "purpose-direction", "Setting direction"
ACTIONS = [
    {
        "id": "a-1",
        "question": QUESTION,
        "difference": "Nights know the direction",
        "review": "2999-01-10",
        "lang": "cy",
    },
    {"id": "a-2", "difference": "Handover starts on time", "status": "stuck", "because": "No room"},
]
LAST = {"id": "s-0", "title": "Last", "organisation": "Riverside", "date": "2025-11-20"}


def year(**more: Any) -> dict[str, Any]:
    file = workshop(
        8,
        choices={QUESTION: {"choice": "work-on", "why": "Most want it"}},
        plan=ACTIONS,
        lead="Chief nurse",
        initiatives=[{"id": "i-1", "name": "Safety", "components": ["purpose"]}],
        goals=[{"id": "g-1", "name": "Fewer falls"}],
        **more,
    )
    file["people"][0]["answers"][QUESTION] |= {"ideas": ["Gofyn"], "lang": "cy"}
    return file


@pytest.fixture
def plan(page: Page, workshop_folder: Path) -> Plan:
    return Plan(page).go(f"{workshop_folder.as_uri()}/plan.html")


def filled(plan: Plan) -> list[str]:
    """What the one filled button says."""
    found: Locator = plan.page.locator(".kit-button--main:visible")
    return [text.strip() for text in found.all_inner_texts()]


def test_each_field_group_and_button_says_which_question_or_action_it_is_of(plan: Plan) -> None:
    plan.open(year())
    plan.lay(payload("last.json", workshop(6, session=LAST, history={}, agreed={QUESTION: {"level": "starting"}})))
    find = plan.page.get_by_role
    expect(find("textbox", name=f"Why did it move? {TITLE}")).to_be_visible()
    expect(find("table", name="Sessions beside each other")).to_be_visible()
    plan.turn_to("choose")
    expect(find("textbox", name=f"Why this? {TITLE}")).to_have_value("Most want it")
    ideas = plan.page.locator(f"#kit-choose [data-question={QUESTION}] summary")
    expect(ideas).to_have_text(f"1 idea from people’s answers {TITLE}")
    expect(plan.page.locator("li", has_text="Gofyn")).to_have_attribute("lang", "cy")
    plan.turn_to("plan")
    expect(find("textbox", name="Goal 1")).to_have_value("Fewer falls")
    for action in ACTIONS:
        name = str(action["difference"])
        expect(find("heading", name=name, level=4)).to_be_visible()
        group = find("group", name=name, exact=True)
        expect(group.get_by_label("What will be different, and for whom?")).to_have_value(name)
        for button in ("Remove", "We will not, because …"):
            expect(group.get_by_role("button", name=f"{button} {name}", exact=True)).to_be_visible()
    expect(find("heading", name="Nights know the direction", level=4)).to_have_attribute("lang", "cy")
    plan.turn_to("programmes")
    expect(find("textbox", name="Programme 1")).to_have_value("Safety")
    row = find("row").filter(has=plan.page.locator("[data-cell='i-1']")).first
    expect(row.get_by_role("rowheader")).to_have_text("Building a shared purpose and vision")
    expect(row.get_by_role("cell").last.get_by_role("button")).to_have_text("4 questions")
    plan.turn_to("follow")
    form = find("form", name="Handover starts on time")
    expect(form.get_by_role("group", name="How is it going? Handover starts on time")).to_be_visible()
    plan.press("Start the round")
    expect(find("dialog", name="Follow up")).to_have_accessible_description("1 of 2")


def test_one_button_is_filled_and_it_is_the_next_thing_to_do(plan: Plan) -> None:
    assert filled(plan) == ["Open workshop file"]
    plan.open(year())
    steps = {"open": "Next: Choose", "choose": "Next: Plan", "plan": "Next: Programmes"}
    steps |= {
        "programmes": "Next: Follow up",
        "follow": "Start the round",
        "beside": "Lay a file beside",
        "report": "Print",
    }
    found = {}
    for step in steps:
        plan.turn_to(step)
        found[step] = filled(plan)
    assert found == {step: [name] for step, name in steps.items()}
    plan.turn_to("choose")
    plan.page.locator("[name='people-culture.choice'][value=work-on]").check()
    plan.turn_to("plan")
    assert filled(plan) == ["Add an action"]
    plan.lay(workshop(6, session=LAST, history={}))
    expect(plan.page.locator("#kit-beside [data-beside]").first).to_be_visible()
    assert filled(plan) == ["Next: Report"]


def test_a_file_that_is_not_opened_says_why_at_once(plan: Plan) -> None:
    plan.open(payload("plan.docx", b"PK"), payload("empty.json", b""))
    said = plan.page.locator("[data-component=opening-plan]").get_by_role("status")
    expect(said).to_contain_text("empty.json: There is nothing in it.")
    expect(said).to_contain_text("plan.docx: It is another kind of file.")
    assert filled(plan) == ["Open workshop file"]


def test_the_board_reads_who_leads_and_when_one_looks_again_and_of_no_level_that_nobody_chose(
    plan: Plan, tmp_path: Path
) -> None:
    agreed = {QUESTION: {"state": "no-agreement", "views": ["starting", "spreading"]}}
    plan.open(year(agreed=agreed, ask="Two hours a month."))
    plan.turn_to("report")
    sheet = plan.page.get_by_role("region", name="The report")
    expect(sheet).to_contain_text("Chief nurse leads this. We look again on 10 January 2999.")
    expect(sheet).to_contain_text("Spreading: ")
    expect(sheet).not_to_contain_text("(0 people)")
    names = ["How we see ourselves", "What we will work on"]
    for name in names:
        expect(sheet.get_by_role("table", name=name)).to_be_visible()
    colours = [
        sheet.locator(f"td[data-strength]{rest}").first.evaluate("cell => getComputedStyle(cell).color")
        for rest in ("[data-strength='0']", ":not([data-strength='0'])")
    ]
    assert colours[0] != colours[1]  # nobody is quieter than somebody
    page = plan.save_to(tmp_path, "Save as a page")
    plan.page.goto(page.as_uri())
    for name in names:
        expect(plan.page.get_by_role("table", name=name)).to_be_visible()
