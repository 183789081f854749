"""The spread: counts, orders, groups that may be shown, and notes without their writers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import typefaces
from assessment_kit.answers.sample import practice_set
from assessment_kit.framework.model import load
from assessment_kit.inputs import inputs_of
from desk import Desk, levels, payload, person
from playwright.sync_api import Page, expect
from spoken import heard, listen


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
    expect(row).to_contain_text("Fewer than 5 chose a level")


# Rows that are whole above the bar, as one comes to the table.
IN_SIGHT = """() => {
  const edge = document.querySelector(".kit-bar").getBoundingClientRect().top;
  const rows = [...document.querySelectorAll("tr[data-question]")];
  return scrollY === 0 && rows.filter((row) => row.getBoundingClientRect().bottom <= edge).length;
}"""


def test_five_rows_are_in_sight_as_one_comes_and_a_change_of_the_table_is_spoken(
    page: Page, workshop_folder: Path, project: Path
) -> None:
    typefaces.bring(page.context)
    desk = Desk(page).go(f"{workshop_folder.as_uri()}/workshop.html")
    practice = practice_set(inputs_of(load(project / "framework")))
    desk.add_paths([payload(Path(name).name, text) for name, text in practice.items()])
    desk.turn_to("spread")
    rows = {letters: page.evaluate(IN_SIGHT) for letters in typefaces.each(page)}
    assert min(rows.values()) >= 5, rows
    listen(page)
    desk.choose("Order", "Most disagreement first")
    assert [said[:40] for said in heard(page)] == ["A question comes first when people stand"]
    page.get_by_label("Show groups side by side").check()
    assert "Groups stand below each question." in heard(page)


def test_the_header_of_a_row_is_its_title_alone_and_what_one_can_do_stands_at_its_end(desk: Desk) -> None:
    desk.add(*levels(["starting", "starting", "sustaining"]))
    desk.turn_to("spread")
    row = desk.row("purpose-direction")
    for width in (1280, 390):
        desk.page.set_viewport_size({"width": width, "height": 844})
        expect(row.get_by_role("rowheader", name="Setting direction", exact=True)).to_be_visible()
        assert row.locator("th").locator("a, button, input").count() == 0
        end = row.get_by_role("cell").last
        expect(end).to_contain_text("Fewer than 5 chose a level")
        for control in (end.get_by_role("checkbox"), end.get_by_role("button", name="Present Setting direction")):
            expect(control).to_be_visible()
        heads = desk.page.locator("#kit-spread thead th").all_inner_texts()
        cells = row.locator("th, td").all()
        assert len(cells) == len(heads)
        assert [cell.evaluate("(cell) => getComputedStyle(cell).display === 'none'") for cell in cells] == [
            False
        ] * len(heads)
        assert desk.counts(row) == [2, 0, 0, 0, 1], "a nought is heard"
        noughts = row.locator("td[data-strength='0'] > *")
        assert noughts.evaluate_all("all => all.every((one) => one.offsetWidth <= 1)"), "and not seen"


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


def thinking(*crowds: tuple[str, str, int, str], trend: str = "") -> list[dict[str, Any]]:
    """So many people of a role who think of a part and chose a level of the first question."""
    found = []
    for place, (role, scope, count, level) in enumerate(crowds):
        for number in range(count):
            file = person(f"{place}{number}", role, {"purpose-direction": level})
            file["people"][0] |= {"scope": scope} | ({"trend": {"purpose": trend}} if trend else {})
            found.append(file)
    return found


def show_by(desk: Desk, way: str) -> None:
    desk.turn_to("spread")
    desk.page.get_by_label("Show groups side by side").check()
    desk.page.get_by_label("Groups by").select_option(way)


BOTH = (
    *(("frontline", "team", 4, "developing"), ("frontline", "service", 3, "progressing")),
    *(("senior-leaders", "team", 3, "starting"), ("senior-leaders", "service", 4, "spreading")),
)


def test_people_stand_side_by_side_by_what_they_think_of_too_and_never_by_both(desk: Desk) -> None:
    desk.add(*thinking(*BOTH))
    show_by(desk, "by what they think of")
    assert shown_groups(desk, "purpose-direction") == {
        "My team or ward": [3, 4, 0, 0, 0],
        "My service or site": [0, 0, 3, 4, 0],
    }
    expect(desk.row("purpose-direction")).to_contain_text("My team or ward see this 2 levels lower")
    show_by(desk, "by what people answer as")
    assert list(shown_groups(desk, "purpose-direction")) == ["Board and senior leaders", "Frontline staff"]


def test_a_part_that_would_give_a_few_away_beside_the_roles_is_not_shown(desk: Desk) -> None:
    """All of the leaders think of the whole: whoever takes them away from it would be left with two of the front line."""
    desk.add(
        *thinking(
            ("senior-leaders", "organisation", 6, "spreading"),
            ("frontline", "organisation", 2, "starting"),
            ("frontline", "team", 7, "developing"),
        )
    )
    desk.turn_to("spread")
    desk.page.get_by_label("Show groups side by side").check()
    assert list(shown_groups(desk, "purpose-direction")) == ["Board and senior leaders", "Frontline staff"]
    expect(desk.page.get_by_label("Groups by")).to_be_hidden()


def test_the_room_and_the_handout_show_both_ways_and_the_year_behind(desk: Desk) -> None:
    desk.add(*thinking(*BOTH, trend="better"))
    desk.present("purpose-direction")
    desk.keys("r")
    expect(desk.room.locator("[data-part=trend]")).to_have_text(
        "Building a shared purpose and vision. Compared with a year ago: better 14 · same 0 · worse 0"
    )
    expect(desk.room.locator("[data-part=discuss] li").first).to_have_text("Which part were you each thinking of?")
    desk.room.get_by_role("button", name="Groups").click()
    for name in ("Frontline staff", "My team or ward"):
        expect(desk.room.locator("[data-part=groups]")).to_contain_text(name)
    desk.keys("ArrowRight", "r")
    expect(desk.room.get_by_text("a year ago")).to_be_hidden()
    desk.keys("Escape")
    desk.page.pdf()
    desk.page.emulate_media(media="print")
    printed = desk.page.locator("body").inner_text()
    assert "My service or site" in printed and "Frontline staff" in printed
    assert "Building a shared purpose and vision better 14 · same 0 · worse 0" in printed


def test_the_year_behind_is_said_of_enough_people_only(desk: Desk) -> None:
    desk.add(*thinking(("frontline", "team", 4, "developing"), trend="worse"))
    desk.turn_to("spread")
    head = desk.page.get_by_role("rowheader", name="Building a shared purpose and vision")
    expect(head).not_to_contain_text("year")
    fifth = person("fifth", "frontline", {"purpose-direction": "developing"})
    fifth["people"][0]["trend"] = {"purpose": "better"}
    desk.turn_to("gather")
    desk.add(fifth)
    desk.turn_to("spread")
    expect(head).to_contain_text("Compared with a year ago: better 1 · same 0 · worse 4")


def shown_groups(desk: Desk, question: str) -> dict[str, list[int]]:
    """The groups that are shown beside a question, by name, with their counts."""
    rows = desk.page.locator("tbody", has=desk.row(question)).locator("tr[data-group]")
    return {row.locator("th").inner_text(): desk.counts(row) for row in rows.all()}


def test_a_room_of_twelve_sees_those_who_lead_and_everyone_else(desk: Desk) -> None:
    few = [("senior-leaders", 2), ("managers", 3), ("frontline", 4), ("patients", 2), ("partners", 1)]
    levels = ("spreading", "progressing", "developing", "starting", "starting")
    desk.add(*crowd(*((role, count, {"purpose-direction": at}) for (role, count), at in zip(few, levels, strict=True))))
    desk.turn_to("spread")
    desk.page.get_by_label("Show groups side by side").check()
    assert shown_groups(desk, "purpose-direction") == {
        "Those who lead": [0, 0, 3, 2, 0],
        "Everyone else": [3, 4, 0, 0, 0],
    }
    expect(desk.row("purpose-direction")).to_contain_text("Everyone else see this one level lower than Those who lead")


def test_a_small_group_is_joined_with_the_one_that_would_give_it_away(desk: Desk) -> None:
    desk.add(
        *crowd(
            LEADERS,
            FRONT,
            ("patients", 5, {"purpose-direction": "starting"}),
            ("partners", 2, {"purpose-direction": "sustaining"}),
        )
    )
    desk.turn_to("spread")
    desk.page.get_by_label("Show groups side by side").check()
    assert shown_groups(desk, "purpose-direction") == {
        "Board and senior leaders": [0, 0, 0, 6, 0],
        "Frontline staff": [0, 7, 0, 0, 0],
        "Other groups (Everyone else)": [5, 0, 0, 0, 2],
    }
    expect(desk.page.locator("[data-part=folded]")).to_be_empty()


def test_the_minimum_counts_who_chose_a_level(desk: Desk) -> None:
    unsure = {"purpose-direction": {"state": "cannot-say"}}
    desk.add(*crowd(LEADERS, FRONT, ("managers", 5, unsure), ("managers", 1, {"purpose-direction": "starting"})))
    desk.turn_to("spread")
    desk.page.get_by_label("Show groups side by side").check()
    assert shown_groups(desk, "purpose-direction") == {
        "Those who lead": [1, 0, 0, 6, 0],
        "Frontline staff": [0, 7, 0, 0, 0],
    }


def test_where_no_group_may_be_shown_nobody_is_offered_groups_and_the_page_says_why(desk: Desk) -> None:
    desk.add(*crowd(("frontline", 4, {"purpose-direction": "starting"}), ("managers", 3, {})))
    desk.turn_to("spread")
    expect(desk.page.get_by_label("Show groups side by side")).to_be_hidden()
    expect(desk.page.get_by_role("option", name="Where groups differ most first")).to_be_disabled()
    expect(desk.page.locator("[data-part=folded]")).to_contain_text("No group can be shown apart")


def test_no_sentence_points_at_one_person(desk: Desk) -> None:
    desk.add(*levels(["starting"]), person("x", "", {"people-culture": {"level": "spreading", "note": "Nights"}}))
    desk.turn_to("spread")
    for question in ("purpose-direction", "people-culture"):
        expect(desk.row(question)).to_contain_text("Fewer than 5 chose a level")
    expect(desk.row("people-culture").get_by_role("button", name="1 note")).to_be_visible()
    assert "ne person" not in desk.page.locator("#kit-spread").inner_text()


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
    expect(shown).to_contain_text("written 2 times")
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
