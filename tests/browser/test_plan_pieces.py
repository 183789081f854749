"""Of hundreds of questions and actions what is in sight is drawn first, and the rest by itself, at once for the printer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from assessment_kit.answers.table import page_shape
from assessment_kit.app.pages import plan_page
from assessment_kit.framework.model import Framework, Section, load
from assessment_kit.inputs import inputs_of
from planning import Plan, workshop
from playwright.sync_api import Page, expect

TIMES = 8
LAST = {"id": "s-0", "title": "First", "organisation": "Riverside", "date": "2025-11-20"}
# How many of what a selector names stand there when the turn in which a step is shown is over, and again when the
# browser is about to print.
SEEN = """([step, selector]) => {
  const count = () => document.querySelectorAll(selector).length;
  return new Promise((resolve) => {
    addEventListener("hashchange", () => {
      const first = count();
      dispatchEvent(new Event("beforeprint"));
      resolve([first, count()]);
    }, { once: true });
    location.hash = "kit-" + step;
  });
}"""


ACTIONS_TOLD = 6  # to a board, of all in the plan


@pytest.fixture(scope="module")
def many(project: Path) -> Framework:
    """Our own framework, its questions asked over and over."""
    framework = load(project / "framework")
    return replace(
        framework,
        components=tuple(
            replace(component, sections=tuple(_repeated(section) for section in component.sections))
            for component in framework.components
        ),
    )


def _repeated(section: Section) -> Section:
    questions = [
        replace(question, id=f"{question.id}-{time}" if time else question.id)
        for time in range(TIMES)
        for question in section.questions
    ]
    return replace(section, questions=tuple(questions))


@pytest.fixture
def plan(page: Page, many: Framework, tmp_path: Path) -> Plan:
    address = tmp_path / "plan.html"
    address.write_text(plan_page(inputs_of(many), page_shape()), encoding="utf-8")
    return Plan(page).go(address.as_uri())


def agreed(framework: Framework, level: str) -> dict[str, Any]:
    return {question.id: {"level": level} for question in framework.questions}


def full(framework: Framework) -> dict[str, Any]:
    actions = [{"id": f"a-{number}", "difference": f"Difference {number}"} for number in range(12)]
    return workshop(agreed=agreed(framework, "developing"), history={}, plan=actions)


@pytest.mark.parametrize(
    ("step", "selector"),
    [
        ("choose", "#kit-choose .kit-choice-row"),
        ("follow", "#kit-follow [data-follow]"),
        ("report", "#kit-report tbody tr[role=row]:has(td)"),
    ],
)
def test_the_rest_comes_after_what_is_in_sight_and_at_once_for_the_printer(
    plan: Plan, many: Framework, step: str, selector: str
) -> None:
    plan.open(full(many))
    whole = {"follow": 12, "choose": len(many.questions), "report": len(many.questions) + ACTIONS_TOLD}[step]
    first, printed = plan.page.evaluate(SEEN, [step, selector])
    assert (first < whole, printed) == (True, whole)


def test_all_of_it_is_there_without_scrolling(plan: Plan, many: Framework) -> None:
    count = len(many.questions)
    plan.open(full(many))
    plan.turn_to("choose")
    expect(plan.page.locator(".kit-choice-row")).to_have_count(count)
    plan.turn_to("report")
    expect(plan.page.locator("#kit-report tbody tr").get_by_role("rowheader")).to_have_count(count + 5 + ACTIONS_TOLD)
    plan.lay(workshop(6, session=LAST, agreed=agreed(many, "starting"), history={}))
    expect(plan.page.locator("[data-component=beside] tr[data-question]")).to_have_count(count)
    expect(plan.page.locator("[data-moved]")).to_have_count(count)
    last = plan.page.locator("[data-moved] textarea").last
    last.fill("A new lead")
    plan.turn_to("open")
    plan.turn_to("beside")
    expect(last).to_have_value("A new lead")


@pytest.mark.parametrize("table", ["beside", "moved"])
def test_what_is_laid_beside_hundreds_of_questions_stands_in_columns(plan: Plan, many: Framework, table: str) -> None:
    plan.open(full(many))
    years = [
        workshop(6, session=LAST | {"id": f"s-{year}", "date": f"{year}-11-20"}, agreed=agreed(many, "starting"))
        | {"history": {}}
        for year in (2024, 2025)
    ]
    plan.lay(*years)
    rows = plan.page.locator(f"[data-component={table}] table.is-long tr:has(> :nth-child(4))")
    rows.nth(1).wait_for()
    head, first = (
        rows.nth(at).locator(":scope > *").evaluate_all("cells => cells.map((cell) => cell.getBoundingClientRect())")
        for at in (0, 1)
    )
    assert [round(cell["x"]) for cell in head] == [round(cell["x"]) for cell in first]
    assert len({round(cell["x"]) for cell in head}) == len(head)
    assert len({round(cell["bottom"]) for cell in head}) == 1


def test_keys_reach_every_row_and_an_order_that_is_changed_loses_none(plan: Plan, many: Framework) -> None:
    plan.open(full(many))
    plan.turn_to("choose")
    rows = plan.page.locator(".kit-choice-row")
    expect(rows).to_have_count(len(many.questions))
    rows.first.get_by_label("Keep").focus()
    plan.keys(*["ArrowDown"] * 40, "w")
    expect(rows.nth(40).get_by_label("Work on")).to_be_focused()
    expect(rows.nth(40).get_by_label("Work on")).to_be_checked()
    plan.page.locator("#kit-choose select[data-part=order]").select_option(index=1)
    expect(rows).to_have_count(len(many.questions))
    expect(plan.page.locator(".kit-choice-row :checked")).to_have_count(1)


def test_what_is_copied_holds_what_was_typed_a_moment_ago(plan: Plan, many: Framework) -> None:
    plan.open(full(many))
    plan.turn_to("report")
    found = plan.page.evaluate(
        """() => {
          const ask = document.querySelector("#kit-report-ask");
          ask.value = "Nurses at night";
          ask.dispatchEvent(new InputEvent("input", { bubbles: true }));
          const sheet = document.querySelector("#kit-report [data-part=sheet]");
          const isWaited = !sheet.textContent.includes("Nurses at night");
          document.querySelector("#kit-report [data-part=copy]").click();
          return [isWaited, sheet.textContent.includes("Nurses at night")];
        }"""
    )
    assert found == [True, True]
