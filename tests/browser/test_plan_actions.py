"""Goals, actions and programmes: written with keys or mouse, kept as they are typed, and never lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from assessment_kit.answers.format import read_answers
from planning import Plan, workshop
from playwright.sync_api import BrowserContext, Page, expect

HOSTILE = "\"'><img src=x onerror=alert(1)>{name}&amp;\u202e=1+1"
WORK_ON = {"purpose-direction": {"choice": "work-on"}, "purpose-codesign": {"choice": "work-on"}}
GOALS = [{"id": "g-1", "name": "Fewer falls"}, {"id": "g-2", "name": "Staff who stay"}]
ACTION = {
    "id": "a-1",
    "question": "purpose-direction",
    "difference": "Night staff know.",
    "first_step": "The matron asks four of them.",
    "owner": "Matron",
    "due": "2027-02-01",
    "goal": "g-1",
    "status": "going",
}
TEXTS = ["difference", "first_step", "action", "needs", "stop", "because"]


@pytest.fixture
def address(workshop_root: str) -> str:
    return f"{workshop_root}/plan.html"


@pytest.fixture
def plan(page: Page, address: str) -> Plan:
    return Plan(page).go(address)


def opened(plan: Plan, /, **more: Any) -> Plan:
    plan.open(workshop(**more))
    plan.turn_to("plan")
    return plan


def order(plan: Plan) -> list[str]:
    """Headings and actions as they stand."""
    children = plan.page.locator("[data-component=actions] [data-part=list] > *")
    found: list[str] = children.evaluate_all("all => all.map(one => one.dataset.action ?? one.textContent)")
    return found


def actions_saved(plan: Plan, folder: Path) -> list[dict[str, Any]]:
    path = plan.save_to(folder)
    read_answers(path.read_bytes())
    found: list[dict[str, Any]] = plan.save(folder).get("plan", [])
    return found


def test_a_plan_is_written_without_the_mouse(plan: Plan, tmp_path: Path) -> None:
    opened(plan, choices=WORK_ON, goals=GOALS)
    expect(plan.page.get_by_text("Working together, sharing success: no action yet")).to_be_visible()
    plan.page.get_by_role("button", name="Add one for Setting direction").focus()
    plan.keys("Enter")
    keyboard = plan.page.keyboard
    keyboard.type("Night staff know.")
    plan.keys("Tab")
    keyboard.type("Ask four of them.")
    plan.page.get_by_label("Who sees to it").focus()
    keyboard.type("Jane Smith")
    expect(plan.page.get_by_text("A post lasts longer than a name: for example team manager.")).to_be_visible()
    plan.keys("ControlOrMeta+a")
    keyboard.type("Matron")
    expect(plan.page.get_by_text("A post lasts longer than a name")).to_have_count(0)
    plan.keys("Enter")
    expect(plan.page.locator("input[name$='.due']").first).to_be_focused()
    keyboard.type("02012027")
    plan.keys("Enter")
    expect(plan.page.locator("input[name$='.review']").first).to_be_focused()
    plan.keys("Control+Enter")
    keyboard.type("Of the next without one")
    expect(plan.page.get_by_text("Setting direction: no action yet")).to_have_count(0)
    first, second = actions_saved(plan, tmp_path)
    assert {key: first[key] for key in ("question", "difference", "first_step", "owner", "due", "status")} == {
        "question": "purpose-direction",
        "difference": "Night staff know.",
        "first_step": "Ask four of them.",
        "owner": "Matron",
        "due": "2027-02-01",
        "status": "planned",
    }
    assert second["difference"] == "Of the next without one"
    assert second["question"] == "purpose-codesign"


def test_a_step_of_the_framework_never_takes_the_place_of_words_for_good(plan: Plan) -> None:
    opened(plan, plan=[ACTION])
    card = plan.card("a-1")
    expect(card.get_by_text("To aim at, Progressing:")).to_be_visible()
    step = card.locator(".kit-action__steps ul button").first
    text = step.inner_text()
    step.click()
    expect(plan.field("a-1", "first_step")).to_have_value(text)
    plan.press("Put back", card)
    expect(plan.field("a-1", "first_step")).to_have_value("The matron asks four of them.")
    plan.field("a-1", "first_step").fill("")
    step.click()
    expect(plan.field("a-1", "first_step")).to_have_value(text)
    expect(card.get_by_role("button", name="Put back")).to_have_count(0)
    plan.field("a-1", "question").evaluate("one => one.closest('details').open = true")
    plan.field("a-1", "question").select_option("")
    expect(card.locator(".kit-action__steps ul")).to_have_count(0)


def test_no_card_moves_while_somebody_writes_in_it(plan: Plan) -> None:
    opened(plan, goals=GOALS, plan=[ACTION, {"id": "a-2", "owner": "Chair", "due": "2027-01-09"}, {"id": "a-3"}])
    orders = {
        "Component": ["Building a shared purpose and vision", "a-1", "For no question", "a-2", "a-3"],
        "Goal": ["Fewer falls", "a-1", "No goal", "a-2", "a-3"],
        "Date": ["January 2027", "a-2", "February 2027", "a-1", "No day yet", "a-3"],
        "Owner": ["Chair", "a-2", "Matron", "a-1", "No owner yet", "a-3"],
    }
    for name, expected in orders.items():
        plan.page.get_by_label("In order of").select_option(name)
        assert order(plan) == expected
    owner = plan.field("a-3", "owner")
    owner.press_sequentially("Board")
    expect(owner).to_be_focused()
    assert order(plan) == orders["Owner"]
    plan.keys("Control+Enter")
    assert order(plan)[:6] == orders["Owner"]
    plan.turn_to("open")
    plan.turn_to("plan")
    assert order(plan)[:4] == ["Board", "a-3", "Chair", "a-2"]


def test_a_no_stays_in_the_plan_and_a_mistake_can_be_put_back(plan: Plan, tmp_path: Path) -> None:
    opened(plan, plan=[ACTION])
    card = plan.card("a-1")
    card.get_by_role("button", name="We will not, because …").click()
    expect(plan.field("a-1", "because")).to_be_focused()
    plan.page.keyboard.type("No time before spring.")
    expect(card.locator("summary").first).to_contain_text("stopped")
    card.get_by_role("button", name="Remove").click()
    expect(card).to_have_count(0)
    expect(plan.page.get_by_role("button", name="Put back")).to_be_focused()
    assert actions_saved(plan, tmp_path) == []
    plan.press("Put back")
    expect(plan.field("a-1", "difference")).to_be_focused()
    [back] = actions_saved(plan, tmp_path)
    assert {**back, "changed": ""} == {
        **ACTION,
        "status": "stopped",
        "because": "No time before spring.",
        "changed": "",
    }
    plan.press("Add an action")
    plan.page.locator("#kit-plan").get_by_role("button", name="Remove").last.click()
    expect(plan.page.get_by_role("button", name="Put back")).to_have_count(0)
    expect(plan.page.get_by_role("button", name="Add an action", exact=True)).to_be_focused()
    card.get_by_role("button", name="Remove").click()
    plan.press("Start again")
    plan.press("Remove everything now")
    expect(plan.page.get_by_role("button", name="Put back")).to_have_count(0)


def test_goals_are_entered_once_and_what_is_left_over_is_named(plan: Plan, tmp_path: Path) -> None:
    opened(plan, goals=GOALS, plan=[ACTION, {"id": "a-2", "difference": "Calm mornings"}])
    goals = plan.page.locator("[data-component=goals]")
    expect(goals.get_by_text("1 action serves it: Night staff know.")).to_be_visible()
    expect(goals.get_by_text("Goals without an action: “Staff who stay”")).to_be_visible()
    expect(goals.get_by_text("Actions without a goal: Calm mornings")).to_be_visible()
    plan.page.get_by_label("Who leads this plan?").fill("Chief nurse")
    plan.page.get_by_label("Another goal").fill("Shorter waits")
    plan.keys("Enter")
    names = goals.locator(".kit-names input")
    names.nth(1).fill("")
    names.nth(1).press_sequentially("Staff stay")
    names.nth(2).fill("")
    plan.press("Remove Fewer falls")
    expect(goals.get_by_text("Actions without a goal: Night staff know., Calm mornings")).to_be_visible()
    plan.press("Put back", goals)
    plan.page.get_by_role("link", name="Calm mornings").click()
    expect(plan.card("a-2").locator("summary").first).to_be_focused()
    saved = plan.save(tmp_path)
    assert [one["name"] for one in saved["goals"]] == ["Fewer falls", "Staff stay", "Shorter waits"]
    assert saved["lead"] == "Chief nurse"


def test_the_goal_of_an_action_stands_outside_more_once_there_is_one(plan: Plan, tmp_path: Path) -> None:
    opened(plan, plan=[ACTION | {"goal": ""}])
    expect(plan.field("a-1", "goal")).to_be_hidden()
    plan.page.get_by_label("Another goal").fill("Fewer falls")
    plan.keys("Enter")
    plan.field("a-1", "goal").select_option(label="Fewer falls")
    expect(plan.page.get_by_text("1 action serves it: Night staff know.")).to_be_visible()
    plan.press("Remove Fewer falls")
    expect(plan.field("a-1", "goal")).to_be_hidden()


@pytest.mark.parametrize(("step", "field"), [("plan", "due"), ("follow", "review")])
def test_a_day_is_taken_away_with_keys_and_half_a_day_stays_in_its_box_with_a_word(
    plan: Plan, tmp_path: Path, step: str, field: str
) -> None:
    opened(plan, plan=[ACTION | {"review": "2027-03-01"}])
    plan.turn_to(step)
    day = plan.page.locator(f"#kit-{step} [name='a-1.{field}']")
    refused = plan.page.locator(f"#kit-{step}").get_by_text("Not kept: a day is whole, with a year of four digits.")
    day.focus()
    plan.keys("Backspace")
    day.blur()
    expect(refused).to_be_visible()
    plan.page.get_by_label("Who leads this plan?").evaluate(
        "one => { one.value = 'x'; one.dispatchEvent(new Event('input')) }"
    )
    expect(day).to_have_value("")
    day.focus()
    plan.keys("Backspace", "ArrowRight", "Backspace", "ArrowRight", "Backspace")
    day.blur()
    expect(refused).to_be_hidden()
    assert field not in actions_saved(plan, tmp_path)[0]
    day.focus()
    plan.page.keyboard.type("02010202")
    day.blur()
    expect(refused).to_be_visible()
    assert field not in actions_saved(plan, tmp_path)[0]


def test_text_of_any_kind_is_text_in_every_field(
    plan: Plan, context: BrowserContext, address: str, tmp_path: Path
) -> None:
    opened(plan)
    plan.page.get_by_label("Another goal").fill(HOSTILE)
    plan.keys("Enter")
    plan.page.get_by_label("Who leads this plan?").fill(HOSTILE)
    plan.press("Add an action")
    plan.page.get_by_text("More", exact=True).click()
    id_ = str(plan.page.locator("[data-action]").get_attribute("data-action"))
    plan.field(id_, "status").select_option("stuck")
    for name in [*TEXTS, "owner"]:
        plan.field(id_, name).fill(HOSTILE)
    plan.field(id_, "goal").select_option(label=HOSTILE)
    for name, value in (("value", "3"), ("effort", "1"), ("needs_met", "no")):
        plan.field(id_, name).select_option(value)
    plan.turn_to("programmes")
    plan.page.get_by_label("Another programme").fill(HOSTILE)
    plan.keys("Enter")
    [action] = actions_saved(plan, tmp_path)
    assert {name: action[name] for name in [*TEXTS, "owner"]} == dict.fromkeys([*TEXTS, "owner"], HOSTILE)
    assert (action["value"], action["effort"], action["needs_met"]) == (3, 1, False)
    saved = plan.save(tmp_path)
    assert [saved["lead"], saved["goals"][0]["name"], saved["initiatives"][0]["name"]] == [HOSTILE] * 3
    plan.page.close()
    again = Plan(context.new_page()).go(address)
    again.turn_to("plan")
    for name in [*TEXTS, "owner"]:
        expect(again.field(id_, name)).to_have_value(HOSTILE)
    expect(again.field(id_, "goal")).to_have_value(saved["goals"][0]["id"])


def test_of_five_hundred_actions_only_the_open_one_has_its_form(plan: Plan, tmp_path: Path) -> None:
    many = [{"id": f"a-{number}", "first_step": f"Step {number}", "owner": "Chair"} for number in range(500)]
    opened(plan, plan=many)
    assert plan.page.locator("[data-action] label").count() == 0
    plan.page.get_by_text("Step 250").click()
    expect(plan.field("a-250", "first_step")).to_have_value("Step 250")
    plan.field("a-250", "first_step").fill("Half way")
    expect(plan.card("a-250").locator("summary").first).to_contain_text("Half way Chair · planned")
    assert [one["first_step"] for one in actions_saved(plan, tmp_path)][249:252] == ["Step 249", "Half way", "Step 251"]


def test_programmes_are_laid_over_components_and_questions(plan: Plan, tmp_path: Path) -> None:
    opened(plan)
    plan.turn_to("programmes")
    for name in ("Safety", "Efficiency"):
        plan.page.get_by_label("Another programme").fill(name)
        plan.keys("Enter")
    step = plan.page.locator("#kit-programmes")
    title = "Building a shared purpose and vision"
    step.get_by_label(f"Safety works on {title}").check()
    plan.press(f"4 questions of {title}")
    step.get_by_label("Efficiency works on Setting direction").check()
    expect(step.locator("[data-part=meetings]")).to_contain_text("Setting direction: Safety, Efficiency")
    expect(step.locator("[data-part=gaps] li")).to_have_count(4)
    plan.press("Start an action: Developing leadership behaviours")
    plan.turn_to("programmes")
    plan.press("Start an action: Setting direction")
    last = plan.page.locator("[data-action][data-action]").filter(has_text="Bring Safety, Efficiency together")
    expect(last.locator("summary").first).to_be_focused()
    saved = plan.save(tmp_path)
    assert [one.get("question") for one in saved["plan"]] == [None, "purpose-direction"]
    assert saved["plan"][1]["first_step"] == "Bring Safety, Efficiency together: Setting direction"
    assert [(one.get("components"), one.get("questions")) for one in saved["initiatives"]] == [
        (["purpose"], None),
        (None, ["purpose-direction"]),
    ]


def test_the_table_of_programmes_is_a_list_for_each_component_on_a_phone(plan: Plan) -> None:
    plan.page.set_viewport_size({"width": 390, "height": 800})
    opened(plan, initiatives=[{"id": "i-1", "name": "Safety", "components": ["purpose"]}])
    plan.turn_to("programmes")
    row = plan.page.locator("[data-ground=purpose]")
    box = row.get_by_role("checkbox")
    expect(box).to_be_checked()
    head, cell = row.get_by_role("rowheader").bounding_box(), row.get_by_role("cell").first.bounding_box()
    assert head and cell and cell["y"] >= head["y"] + head["height"]
    expect(row.get_by_text("Safety", exact=True).last).to_be_visible()
    assert plan.page.evaluate("document.documentElement.scrollWidth") <= 390


def test_what_another_tab_writes_in_a_box_is_told_and_not_written_over(
    plan: Plan, context: BrowserContext, address: str, tmp_path: Path
) -> None:
    opened(plan, plan=[ACTION])
    other = Plan(context.new_page()).go(address)
    other.turn_to("plan")
    box = other.field("a-1", "difference")
    box.focus()
    plan.field("a-1", "difference").fill("Ask the porters.")
    expect(other.page.get_by_text("This was changed in another tab meanwhile.")).to_be_visible()
    box.press_sequentially("And ")
    other.press("Keep both")
    text = box.input_value()
    assert "Ask the porters." in text
    assert "And " in text
    expect(plan.card("a-1").locator("summary").first).to_contain_text("And ")
