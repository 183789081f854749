"""The spread: counts, orders, groups that may be shown, and notes without their writers."""

from __future__ import annotations

from typing import Any

import pytest
from desk import Desk, levels, person
from playwright.sync_api import Page, expect


@pytest.fixture
def desk(page: Page, workshop_folder: Any) -> Desk:
    return Desk(page).go(f"{workshop_folder.as_uri()}/workshop.html")


def crowd(*groups: tuple[str, int, dict[str, Any]]) -> list[dict[str, Any]]:
    """So many people of a role with the same answers, group after group."""
    return [
        person(f"{place}{number}", role, answers)
        for place, (role, count, answers) in enumerate(groups)
        for number in range(count)
    ]


def test_every_answer_is_counted_as_what_it_is(desk: Desk) -> None:
    states = [{"state": "cannot-say"}, {"state": "not-applicable"}, {"note": "Only a note"}]
    desk.add(
        *levels(["starting", "starting", "sustaining"]),
        *(person(f"f{number}", "", {"purpose-direction": state}) for number, state in enumerate(states)),
        person("f9", "", {"purpose-direction": "gone-level"}),
    )
    desk.turn_to("spread")
    row = desk.row("purpose-direction")
    assert desk.counts(row) == [2, 0, 0, 0, 1]
    named = {name: desk.state_count(row, name) for name in ("cannot-say", "not-applicable", "unanswered", "elsewhere")}
    assert named == dict.fromkeys(named, 1)
    expect(row).to_contain_text("Split in two groups: 2 lower, 1 higher; from Starting to Improving and sustaining")


def test_shade_and_foot_grow_with_the_share(desk: Desk) -> None:
    desk.add(*levels(["starting"] + ["developing"] * 3 + ["spreading"] * 6))
    desk.turn_to("spread")
    cells = desk.row("purpose-direction").locator("td[data-level]")
    feet = cells.evaluate_all("cells => cells.map((cell) => parseFloat(getComputedStyle(cell).borderBottomWidth))")
    assert feet[2] == feet[4] == 0
    assert 0 < feet[0] < feet[1] < feet[3]


def test_orders_put_first_what_they_say_and_give_the_reason_in_words(desk: Desk) -> None:
    together = {"purpose-direction": "starting", "people-culture": "spreading", "systems-goals": "sustaining"}
    apart = together | {"people-culture": "starting", "leadership-board": {"state": "cannot-say"}}
    desk.add(*crowd(("frontline", 3, together), ("managers", 3, apart)))
    desk.turn_to("spread")
    natural = desk.order
    assert natural[0] == "purpose-direction"
    desk.choose("Order", "Most disagreement first")
    assert desk.order[0] == "people-culture"
    expect(desk.row("people-culture")).to_contain_text("Split in two groups: 3 lower, 3 higher")
    desk.choose("Order", "Lowest first")
    assert set(desk.order[:2]) == {"purpose-direction", "people-culture"}
    desk.choose("Order", "Most “can’t say” first")
    assert desk.order[0] == "leadership-board"
    assert sorted(desk.order) == sorted(natural)


def test_one_part_can_be_looked_at_alone(desk: Desk) -> None:
    desk.add(*levels(["starting"]))
    desk.turn_to("spread")
    desk.choose("Component", "Developing leadership behaviours")
    assert desk.order
    assert all(id_.startswith("leadership-") for id_ in desk.order)


LEADERS = ("senior-leaders", 6, {"purpose-direction": "spreading"})
FRONT = ("frontline", 7, {"purpose-direction": "developing"})


def test_groups_stand_side_by_side_with_what_they_see_differently(desk: Desk) -> None:
    desk.add(*crowd(LEADERS, FRONT))
    desk.turn_to("spread")
    desk.choose("Order", "Where groups differ most first")
    assert desk.order[0] == "purpose-direction"
    expect(desk.row("purpose-direction")).to_contain_text(
        "Frontline staff see this 2 levels lower than Board and senior leaders: Developing against Spreading"
    )
    body = desk.page.locator("tbody", has=desk.row("purpose-direction"))
    assert desk.counts(body.locator("[data-group='frontline']")) == [0, 7, 0, 0, 0]
    assert desk.counts(body.locator("[data-group='senior-leaders']")) == [0, 0, 0, 6, 0]


def test_a_small_group_and_the_one_that_would_give_it_away_are_folded_and_the_page_says_so(desk: Desk) -> None:
    desk.add(*crowd(LEADERS, FRONT, ("patients", 2, {"purpose-direction": "sustaining"})))
    desk.turn_to("spread")
    desk.page.get_by_label("Show groups side by side").check()
    groups = desk.page.locator("tr[data-group]").evaluate_all("rows => rows.map((row) => row.dataset.group)")
    assert set(groups) == {"frontline"}
    expect(desk.page.locator("[data-part=folded]")).to_have_text(
        "Not shown apart: Board and senior leaders, Patients, carers and public partners. Each is fewer than 5 people, "
        "or would give away a group that is."
    )


def test_where_no_group_may_be_shown_the_page_says_why(desk: Desk) -> None:
    desk.add(*crowd(("frontline", 4, {}), ("managers", 3, {})))
    desk.turn_to("spread")
    expect(desk.page.get_by_label("Show groups side by side")).to_be_disabled()
    expect(desk.page.locator("[data-part=folded]")).to_contain_text("No group can be shown apart")


def test_notes_are_shown_as_text_without_who_wrote_them(desk: Desk) -> None:
    hostile = "<img src=x onerror=alert(1)> =1+1"
    notes = [hostile, "Nights are left out.", "Nights are left out."]
    desk.add(
        *(
            person(
                f"{number}", "patients", {"purpose-direction": {"level": "starting", "note": note, "evidence": "Rota"}}
            )
            for number, note in enumerate(notes)
        )
    )
    desk.turn_to("spread")
    desk.row("purpose-direction").get_by_role("button", name="3 notes").click()
    shown = desk.page.locator(".kit-notes")
    expect(shown.locator("li")).to_have_count(2)
    expect(shown).to_contain_text(hostile)
    expect(shown).to_contain_text("written by 2 people")
    assert shown.locator("img").count() == 0
    assert "Patients" not in shown.inner_text()


def test_nothing_to_see_says_what_to_do(desk: Desk) -> None:
    desk.turn_to("spread")
    expect(desk.page.get_by_text("There is nothing to see yet.")).to_be_visible()
    expect(desk.page.locator("#kit-spread").get_by_role("link", name="Add answer files")).to_be_visible()


def test_no_total_average_or_rank_is_anywhere(desk: Desk) -> None:
    desk.add(*crowd(LEADERS, FRONT))
    desk.turn_to("spread")
    text = desk.page.locator("main").inner_text().lower()
    for word in ("average", "mean ", "score", "rank", "total", "%"):
        assert word not in text
