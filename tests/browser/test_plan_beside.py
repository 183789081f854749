"""Other sessions lie beside this one: seen together, merged never, guarded as everywhere, and asked once why something moved."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from assessment_kit.answers.format import read_answers
from desk import Desk, payload, person
from planning import DROP, Plan, workshop
from playwright.sync_api import Locator, Page, expect

HOSTILE = "<img src=x onerror=alert(1)> {count} =1+1"
LAST = {"id": "s-0", "title": "First", "organisation": "Riverside", "date": "2025-11-20"}
OTHERS = {"id": "s-2", "title": HOSTILE, "organisation": "St Elsewhere", "date": "2026-10-01"}


@pytest.fixture
def plan(page: Page, workshop_root: str) -> Plan:
    return Plan(page).go(f"{workshop_root}/plan.html")


def last_year(level: str = "starting", **more: Any) -> dict[str, Any]:
    return workshop(6, session=LAST, agreed={"purpose-direction": {"level": level}}, **more)


def counts(*groups: tuple[str, int], **more: Any) -> dict[str, Any]:
    """A file of counts, all at one level."""
    held = [
        {"group": group, "people": count, "questions": {"purpose-direction": {"starting": count}}}
        for group, count in groups
    ]
    return workshop(0, session=OTHERS, agreed={}, history={}, counts=held, **more)


def cell(plan: Plan, number: int, question: str = "purpose-direction") -> Locator:
    return plan.page.locator(f"tr[data-question='{question}'] > [data-beside='{number}']")


def strip(plan: Plan, number: int) -> list[str]:
    return cell(plan, number).locator("[data-level]").all_inner_texts()


def files(plan: Plan) -> Locator:
    return plan.page.locator("[data-component=beside] .kit-rows > li")


def test_files_lie_in_columns_in_the_order_of_adding_and_are_merged_never(plan: Plan, tmp_path: Path) -> None:
    plan.open(workshop())
    before = plan.save(tmp_path)
    expect(plan.lay(last_year())).to_have_text("1 file laid beside.")
    plan.lay(payload("counts.json", counts(("", 9))))
    heads = plan.page.locator("[data-component=beside] > div thead").first.locator("th")
    assert [text.split("\n")[:2] for text in heads.all_inner_texts()] == [
        ["Question"],
        ["Open here", "Riverside"],
        ["Riverside", "First"],
        ["St Elsewhere", HOSTILE],
    ]
    assert [strip(plan, number) for number in range(3)] == [
        ["3", "3", "2", "", ""],
        ["2", "2", "2", "", ""],
        ["9", "", "", "", ""],
    ]
    expect(cell(plan, 0)).to_contain_text("Developing")
    expect(cell(plan, 0)).to_contain_text("8 people")
    expect(cell(plan, 1)).to_contain_text("Starting 2, Developing 2, Progressing 2")
    expect(cell(plan, 2)).to_contain_text("9 people, counts only")
    expect(cell(plan, 0, "purpose-priorities")).to_contain_text("We see it differently")
    expect(files(plan).last).to_contain_text("counts only, of 9 people")
    assert plan.save(tmp_path) == before
    plan.page.reload()
    expect(cell(plan, 2)).to_contain_text("9 people, counts only")
    assert plan.save(tmp_path) == before
    plan.press("Take this file out again: beside-0.json")
    expect(cell(plan, 1)).to_contain_text("counts only")
    expect(cell(plan, 2)).to_have_count(0)
    expect(plan.page.get_by_label("Lay a file beside")).to_be_focused()


LONG_NAMES = ("Gloucestershire", "Nottinghamshire", "Worcestershire", "Interdisciplinary")
# Of the heads over the columns, the words of which one line shows a part.
BROKEN = """() => [...document.querySelectorAll("#kit-beside table thead th + th span")].flatMap((span) => {
  const [text] = span.childNodes;
  return [...text.data.matchAll(/\\S+/g)].filter((word) => {
    const range = new Range();
    range.setStart(text, word.index);
    range.setEnd(text, word.index + word[0].length);
    return range.getClientRects().length > 1;
  }).map(([word]) => word);
})"""


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("media", ["screen", "print"])
def test_of_nine_organisations_no_name_is_broken_within_a_word(plan: Plan, width: int, media: str) -> None:
    plan.page.set_viewport_size({"width": width, "height": 900})
    plan.open(workshop())
    plan.lay(
        *(
            workshop(
                6,
                session={"id": f"s-{at}", "organisation": f"{LONG_NAMES[at % 4]} Hospitals {at}", "date": "2026-10-01"},
                history={},
            )
            for at in range(3, 11)
        )
    )
    expect(cell(plan, 8)).to_be_attached()
    plan.page.emulate_media(media=media)
    assert plan.page.evaluate(BROKEN) == []


def test_what_is_not_laid_beside_is_named_with_its_reason(plan: Plan) -> None:
    other = workshop(framework={"id": "another", "version": "1.0.0"})
    said = plan.lay(
        payload("last.json", last_year()),
        payload("again.json", last_year()),
        payload("newer.json", workshop(format_version=2)),
        payload("other.json", other),
    )
    expect(said).to_contain_text("1 file laid beside. again.json lies here already.")
    expect(said).to_contain_text("newer.json: not laid beside. It was made by a newer edition of this kit.")
    expect(said).to_contain_text("other.json: not laid beside. It holds answers to another questionnaire")
    expect(files(plan)).to_have_count(1)


def test_a_group_is_shown_where_enough_of_it_chose_a_level_and_nowhere_else(plan: Plan) -> None:
    plan.open(workshop(10))
    plan.lay(last_year(), counts(("", 12), ("frontline", 7)), payload("few.json", counts(("", 7), ("frontline", 5))))
    plan.page.get_by_label("Whose views").select_option("Frontline staff")
    assert [strip(plan, number) for number in range(4)] == [
        ["2", "1", "2", "", ""],
        [],
        ["7", "", "", "", ""],
        [],
    ]
    expect(cell(plan, 1)).to_contain_text("Not shown")
    expect(cell(plan, 3)).to_contain_text("Not shown")


def test_why_it_moved_is_asked_once_and_kept(plan: Plan, tmp_path: Path) -> None:
    plan.open(workshop())
    moved = plan.page.locator("[data-moved]")
    plan.lay(payload("others.json", workshop(session=OTHERS, agreed={"purpose-direction": {"level": "spreading"}})))
    expect(moved).to_have_count(0)
    plan.lay(last_year())
    expect(moved).to_contain_text("20 November 2025: Starting → 23 November 2026: Developing")
    why = moved.get_by_label("Why did it move?")
    why.fill(HOSTILE)
    plan.lay(payload("more.json", workshop(7, session=OTHERS)))
    expect(why).to_have_value(HOSTILE)
    saved = plan.save(tmp_path)
    assert saved["choices"]["purpose-direction"] == {"why_moved": HOSTILE}
    plan.page.reload()
    expect(moved).to_contain_text(f"Why it moved: {HOSTILE}")
    expect(why).to_be_hidden()
    moved.get_by_role("button", name="Change").click()
    expect(why).to_be_focused()
    expect(why).to_have_value(HOSTILE)


def test_where_the_open_session_names_no_organisation_no_times_are_mixed_and_it_is_asked_for(plan: Plan) -> None:
    nobodys = {"id": "s-1", "title": "Autumn", "date": "2026-11-23"}
    plan.open(workshop(8, session=nobodys))
    elsewhere = OTHERS | {"date": "2025-10-01"}
    plan.lay(workshop(8, session=LAST), workshop(8, session=elsewhere))
    expect(plan.page.locator("[data-component=moved]")).to_contain_text("names no organisation. Write it in")
    expect(plan.page.get_by_role("region", name="One time after another")).to_be_hidden()


def test_three_times_of_one_organisation_stand_one_after_another(plan: Plan) -> None:
    spring = LAST | {"id": "s-3", "title": "Spring", "date": "2026-05-01"}
    plan.open(workshop())
    plan.lay(workshop(session=spring, agreed={"purpose-direction": {"level": "spreading"}}), last_year())
    row = plan.page.get_by_role("region", name="One time after another").get_by_role("row", name="Setting direction")
    expect(row.get_by_role("cell")).to_have_text(["Starting", "Spreading", "Developing"])
    numbers = plan.page.locator("tr[data-question='purpose-direction'] > td")
    expect(numbers.nth(1)).to_contain_text("Spreading")
    expect(numbers.nth(2)).to_contain_text("Starting")


def test_a_question_of_another_version_stands_apart(plan: Plan) -> None:
    old = {"framework": {"id": "improvement", "version": "0.9.0"}, "session": LAST}
    plan.lay(person("a", "", {"purpose-gone": "starting"}, **old))
    expect(files(plan)).to_contain_text("Made with version 0.9.0, older than this one")
    apart = plan.page.locator("tr[data-question='purpose-gone']")
    expect(apart).to_contain_text("Not in this version of the framework.")
    expect(apart.locator("[data-beside='1']")).to_have_text("starting 1")


def test_a_file_let_go_here_lies_beside_and_elsewhere_is_opened(plan: Plan) -> None:
    plan.turn_to("beside")
    text = payload("", last_year())["buffer"].decode()
    plan.page.evaluate(DROP, ["#kit-beside h1", text])
    expect(files(plan)).to_contain_text("dropped.json")
    plan.page.evaluate(DROP, ["footer", payload("", workshop())["buffer"].decode()])
    expect(plan.page.locator("#kit-open")).to_be_visible()
    expect(plan.page.locator("[data-component=opening-plan] [data-part=said]")).to_contain_text("1 file read: 1 added.")


def test_what_was_opened_and_belongs_elsewhere_can_be_laid_beside(plan: Plan) -> None:
    plan.open(workshop())
    plan.open(payload("last.json", last_year()))
    plan.press("Lay it beside: last.json")
    plan.turn_to("beside")
    expect(cell(plan, 1)).to_contain_text("6 people")


def test_nine_sessions_fit_on_a_screen_and_one_below_the_other_on_a_phone(plan: Plan) -> None:
    plan.open(workshop())
    others = [workshop(6 + number, session=OTHERS | {"organisation": f"Number {number}"}) for number in range(8)]
    plan.lay(last_year(), *others[1:])
    box = plan.page.get_by_role("region", name="Sessions beside each other")
    assert not box.evaluate("box => box.scrollWidth > box.clientWidth"), "nine sessions fit on a screen"
    plan.page.set_viewport_size({"width": 390, "height": 800})
    assert plan.page.evaluate("document.documentElement.scrollWidth") == 390
    expect(cell(plan, 8)).not_to_be_in_viewport()
    box.focus()
    plan.keys(*["ArrowRight"] * 40)
    expect(cell(plan, 8)).to_be_in_viewport()


def test_the_workshop_saves_counts_that_can_be_laid_beside(page: Page, workshop_root: str, tmp_path: Path) -> None:
    desk = Desk(page).go(f"{workshop_root}/workshop.html")
    desk.add(workshop(4))
    desk.turn_to("save")
    desk.press("Save counts only")
    expect(page.get_by_text("Not saved: fewer than 5 people are here.")).to_be_visible()
    desk.add(payload("more.json", workshop(12)))
    desk.turn_to("save")
    with page.expect_download() as download:
        desk.press("Save counts only")
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    read_answers(path.read_bytes())
    assert "Note " not in path.read_text("utf-8")
    plan = Plan(page).go(f"{workshop_root}/plan.html")
    plan.lay(payload(path.name, path.read_bytes()))
    expect(files(plan)).to_contain_text("counts only, of 12 people, what was agreed on 2 questions.")
    expect(cell(plan, 1)).to_contain_text("Developing")
    plan.page.get_by_label("Whose views").select_option("Frontline staff")
    assert strip(plan, 1) == ["2", "2", "2", "", ""]
