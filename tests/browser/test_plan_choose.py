"""Choosing on the plan page: why a question is worth a look, what to do about it, and what actions are worth."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from desk import Desk
from planning import Plan, workshop
from playwright.sync_api import BrowserContext, Locator, Page, expect

HOSTILE = "<img src=x onerror=alert(1)> =1+1 \u202e __proto__"
# Five at each end, two who cannot say, and marks of three who would like to work on it.
APART = [
    {
        "id": f"p-{number:04}",
        "role": ["frontline", "senior-leaders"][number % 2],
        "answers": {
            "purpose-direction": {"level": ["starting", "spreading"][number % 2], "work_on": number < 3},
            "people-culture": {"state": "cannot-say"} if number < 2 else {"level": "developing"},
        },
    }
    for number in range(10)
]
QUESTIONS = [
    "purpose-direction",
    "purpose-priorities",
    "purpose-codesign",
    "people-culture",
    "people-coaching",
    "people-enabling",
]
ACTIONS = [{"id": "a-1", "action": HOSTILE}, {"id": "a-2", "first_step": "Walk the wards", "status": "done"}]


@pytest.fixture
def plan(page: Page, workshop_root: str) -> Plan:
    return Plan(page).go(f"{workshop_root}/plan.html")


def row(plan: Plan, question: str) -> Locator:
    return plan.page.locator(f"#kit-choose [data-question='{question}']")


def choose(plan: Plan, question: str, choice: str) -> None:
    plan.page.locator(f"[name='{question}.choice'][value={choice}]").check()


def chosen(plan: Plan) -> dict[str, str]:
    found: dict[str, str] = plan.page.eval_on_selector_all(
        "#kit-choose [type=radio]:checked",
        "all => Object.fromEntries(all.map(one => [one.name.split('.')[0], one.value]))",
    )
    return found


def counted(plan: Plan) -> Locator:
    return plan.page.locator("#kit-choose output")


def test_a_row_says_what_is_known_of_its_question_and_why_it_is_worth_a_look(plan: Plan) -> None:
    plan.open(workshop(people=0) | {"people": APART})
    plan.turn_to("choose")
    first = row(plan, "purpose-direction")
    expect(first).to_contain_text("Groups 3 levels apart · 3 want to work on it")
    expect(first).to_contain_text("Agreed: Developing, aiming for Progressing")
    cells = [text.split("\n")[-1] for text in first.locator("li").all_text_contents()]
    assert cells == ["Starting 5", "Developing 0", "Progressing 0", "Spreading 5", "Improving and sustaining 0"]
    expect(row(plan, "people-culture")).to_contain_text("2 can’t say")
    expect(row(plan, "purpose-priorities")).to_contain_text("We see it differently; views held: Starting, Progressing")
    plan.page.locator("#kit-choose").get_by_label("Order").select_option(label="Worth a look first")
    expect(plan.page.locator("#kit-choose [data-question]")).to_have_count(22)  # drawn after what is in sight
    order = plan.page.eval_on_selector_all("#kit-choose [data-question]", "all => all.map(one => one.dataset.question)")
    assert order[:3] == ["purpose-direction", "purpose-priorities", "people-culture"]
    assert len(order) == len(set(order)) == 22


def test_marks_of_so_few_that_they_could_be_told_by_who_is_here_are_not_shown(plan: Plan) -> None:
    people = [{"id": f"p-{number}", "answers": {"purpose-direction": {"work_on": True}}} for number in range(5)]
    plan.open(workshop(people=0) | {"people": people[:4]})
    plan.turn_to("choose")
    expect(row(plan, "purpose-direction")).not_to_contain_text("work on it")
    plan.open(workshop(people=0) | {"people": people})
    plan.turn_to("choose")
    expect(row(plan, "purpose-direction")).to_contain_text("5 want to work on it")


def test_ideas_come_without_who_had_them_and_only_of_enough_people(plan: Plan) -> None:
    few, many = (workshop(people=people) for people in (4, 8))
    for given in (few, many):
        for number, one in enumerate(given["people"]):
            one["answers"]["purpose-direction"]["ideas"] = [HOSTILE, f"Idea {number}"]
    plan.open(few)
    plan.turn_to("choose")
    details = row(plan, "purpose-direction").locator("details")
    expect(details).to_be_hidden()
    plan.open(many)
    plan.turn_to("choose")
    details.get_by_text("9 ideas from people’s answers").click()
    told = details.locator("li").all_inner_texts()
    assert sorted(told) == sorted([HOSTILE, *(f"Idea {number}" for number in range(8))])
    assert told != [HOSTILE, *(f"Idea {number}" for number in range(8))]
    expect(row(plan, "people-culture").locator("details")).to_be_hidden()


def test_keys_choose_and_move_and_can_be_switched_off(plan: Plan, tmp_path: Path) -> None:
    plan.open(workshop())
    plan.turn_to("choose")
    row(plan, "purpose-direction").focus()
    plan.keys("w", "ArrowDown", "K", "ArrowDown", "n")
    assert chosen(plan) == {
        "purpose-direction": "work-on",
        "purpose-priorities": "keep",
        "purpose-codesign": "not-now",
    }
    plan.keys("n", "ArrowUp", "ArrowUp", "ArrowUp")
    assert set(chosen(plan)) == {"purpose-direction", "purpose-priorities"}
    expect(plan.page.locator("[name='purpose-direction.choice'][value=work-on]")).to_be_focused()
    plan.page.get_by_label("Keys on letters").uncheck()
    plan.page.locator("[name='purpose-direction.choice'][value=work-on]").focus()
    plan.keys("n")
    assert chosen(plan)["purpose-direction"] == "work-on"
    plan.keys("ArrowLeft", "Tab", "k")
    assert chosen(plan)["purpose-direction"] == "keep"
    expect(plan.page.locator("[name='purpose-direction.why']")).to_have_value("k")
    assert plan.save(tmp_path)["choices"]["purpose-direction"] == {"choice": "keep", "why": "k"}
    plan.page.reload()
    expect(plan.page.get_by_label("Keys on letters")).not_to_be_checked()


def test_that_the_room_sees_a_strength_differently_is_said_and_holds_nobody_up(plan: Plan, tmp_path: Path) -> None:
    plan.open(workshop())
    plan.turn_to("choose")
    told = plan.page.get_by_text("The room sees this differently: say for whom it is a strength.")
    choose(plan, "purpose-direction", "keep")
    expect(told).to_have_count(0)
    choose(plan, "purpose-priorities", "keep")
    expect(row(plan, "purpose-priorities").locator(told)).to_be_visible()
    assert plan.save(tmp_path)["choices"]["purpose-priorities"] == {"choice": "keep"}
    choose(plan, "purpose-priorities", "work-on")
    expect(told).to_have_count(0)


def test_a_sixth_is_chosen_and_asked_about(plan: Plan) -> None:
    plan.turn_to("choose")
    expect(counted(plan)).to_have_text("Nothing is chosen to work on yet. Three to five is enough for a year.")
    for question in QUESTIONS[:5]:
        choose(plan, question, "work-on")
    expect(counted(plan)).to_have_text("5 chosen to work on. Three to five is enough for a year.")
    choose(plan, QUESTIONS[5], "work-on")
    beside = row(plan, QUESTIONS[5]).get_by_text("That would be 6. Which could wait?")
    expect(beside).to_be_visible()
    assert len(chosen(plan)) == 6
    choose(plan, QUESTIONS[0], "not-now")
    expect(beside).to_be_hidden()
    expect(counted(plan)).to_have_text("5 chosen to work on. Three to five is enough for a year.")


def test_without_a_workshop_file_one_is_told_what_to_do_and_can_choose_all_the_same(plan: Plan, tmp_path: Path) -> None:
    plan.turn_to("choose")
    expect(plan.page.locator("#kit-choose .kit-notice")).to_contain_text("No workshop file is open.")
    choose(plan, "purpose-direction", "not-now")
    why = plan.page.get_by_label("Why not now?")
    why.fill(HOSTILE)
    row(plan, "purpose-direction").get_by_role("button", name="Clear").click()
    expect(plan.page.locator("[name='purpose-direction.choice'][value=keep]")).to_be_focused()
    expect(plan.page.get_by_role("textbox", name="Why?")).to_have_value(HOSTILE)
    choose(plan, "purpose-direction", "keep")
    saved = plan.save(tmp_path)
    assert saved["choices"] == {"purpose-direction": {"choice": "keep", "why": HOSTILE}}
    plan.page.get_by_label("Why keep it?").fill("")
    assert plan.save(tmp_path)["choices"] == {"purpose-direction": {"choice": "keep"}}
    plan.open(workshop())
    plan.page.get_by_role("button", name="Add").first.click()  # another session than the plan began with
    plan.turn_to("choose")
    expect(plan.page.locator("#kit-choose .kit-notice")).to_be_hidden()
    assert chosen(plan) == {"purpose-direction": "keep"}


def test_why_that_another_tab_changes_is_told_and_not_written_over(plan: Plan, context: BrowserContext) -> None:
    other = Plan(context.new_page()).go(plan.page.url)
    for tab in (plan, other):
        tab.turn_to("choose")
        choose(tab, "purpose-direction", "work-on")
    mine, theirs = (tab.page.get_by_label("Why this?") for tab in (plan, other))
    mine.fill("Mine")
    expect(theirs).to_have_value("Mine")
    mine.focus()
    theirs.fill("Theirs")
    expect(row(plan, "purpose-direction")).to_contain_text("This was changed in another tab meanwhile.")
    expect(mine).to_have_value("Mine")
    plan.press("Keep both")
    expect(mine).to_have_value("Mine\n\nTheirs")
    other.press("Take that text")
    expect(theirs).to_have_value("Mine\n\nTheirs")


def test_actions_are_placed_on_a_table_of_value_and_effort(plan: Plan, tmp_path: Path) -> None:
    plan.turn_to("choose")
    place = plan.page.locator("[data-component=value-effort]")
    expect(place).to_be_hidden()
    plan.open(workshop(plan=ACTIONS))
    plan.turn_to("choose")
    expect(place).to_contain_text("1 action is not on the picture yet.")
    expect(place).not_to_contain_text("Walk the wards")
    value, effort = (place.get_by_role("combobox", name=re.compile(f"^{side} ")) for side in ("Value", "Effort"))
    value.focus()
    plan.keys("M", "Tab", "L")
    expect(effort).to_be_focused()
    cells = place.locator("tbody td")
    expect(cells.first).to_have_text(HOSTILE)
    assert place.locator("tbody tr").first.get_by_role("rowheader").inner_text() == "Much value"
    saved: list[dict[str, Any]] = plan.save(tmp_path)["plan"]
    assert {key: saved[0][key] for key in ("value", "effort")} == {"value": 3, "effort": 1}
    effort.select_option(label="Not said yet")
    expect(cells.first).to_have_text("")
    assert "effort" not in plan.save(tmp_path)["plan"][0]


def test_saving_the_workshop_leads_to_the_plan(page: Page, workshop_root: str) -> None:
    desk = Desk(page).go(f"{workshop_root}/workshop.html")
    desk.turn_to("save")
    page.get_by_role("link", name="Next: make the plan").click()
    expect(page.get_by_role("heading", name="Open what the room agreed")).to_be_focused()


def test_who_comes_to_a_step_by_its_address_has_the_focus_on_its_heading(page: Page, workshop_root: str) -> None:
    page.goto(f"{workshop_root}/plan.html#kit-beside")
    expect(page.get_by_role("heading", name="Lay sessions beside each other")).to_be_focused()


@pytest.mark.parametrize("step", ["choose", "plan", "programmes", "follow", "beside"])
def test_the_end_of_a_long_step_and_its_beginning_are_each_a_few_keys_away(plan: Plan, step: str) -> None:
    plan.open(workshop(plan=ACTIONS))
    plan.turn_to(step)
    title = plan.page.locator(f"#kit-{step} .kit-step__title")
    title.focus()
    plan.keys("Tab")
    expect(plan.page.get_by_role("link", name="To the end of this step").locator("visible=true")).to_be_focused()
    plan.keys("Enter")
    expect(plan.page.locator(f"#kit-{step}-next")).to_be_focused()
    assert plan.page.locator(f"#kit-{step}-next").inner_text().startswith("Next: ")
    back = plan.page.locator(f"#kit-{step}").get_by_role("link", name="To the top of this step")
    for _ in range(3):
        plan.keys("Tab")
        if back.evaluate("one => one === document.activeElement"):
            break
    box = back.bounding_box()
    bar = plan.page.get_by_role("region", name="This plan").bounding_box()
    assert box and bar and box["y"] + box["height"] <= bar["y"]
    plan.keys("Enter")
    expect(title).to_be_focused()
