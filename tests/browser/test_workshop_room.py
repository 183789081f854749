"""In the room: one question at a time, reveal, talk, agree, by keyboard; and with no files at all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from desk import Desk, levels, person
from playwright.sync_api import Page, expect


@pytest.fixture
def desk(page: Page, workshop_folder: Any) -> Desk:
    return Desk(page).go(f"{workshop_folder.as_uri()}/workshop.html")


def test_the_levels_come_first_and_the_spread_only_on_reveal(desk: Desk) -> None:
    desk.add(*levels(["starting", "starting", "spreading"]))
    desk.present("purpose-direction")
    expect(desk.slide.locator(".kit-slide__text").first).to_be_visible()
    expect(desk.slide.locator("[data-count]").first).to_be_hidden()
    expect(desk.room.get_by_role("heading", name="Talk about")).to_be_hidden()
    desk.keys("r")
    assert desk.slide.locator("[data-count]").all_inner_texts() == ["2", "0", "0", "1", "0"]
    expect(desk.room.get_by_role("heading", name="Talk about")).to_be_visible()
    desk.keys("R")
    expect(desk.slide.locator("[data-count]").first).to_be_hidden()


def test_arrows_move_in_the_order_of_the_spread_and_hide_the_next_question(desk: Desk) -> None:
    desk.add(person("1", "", {"people-culture": "starting"}), person("2", "", {"people-culture": "sustaining"}))
    desk.turn_to("spread")
    desk.choose("Order", "Furthest apart first")
    order = desk.order
    desk.present(order[0])
    expect(desk.room).to_contain_text("1 of 22")
    desk.keys("r", "ArrowRight")
    expect(desk.slide).to_have_attribute("data-slide", order[1])
    expect(desk.slide.locator("[data-count]").first).to_be_hidden()
    desk.keys("ArrowLeft", "ArrowLeft")
    expect(desk.slide).to_have_attribute("data-slide", order[0])


def test_a_question_is_agreed_in_place_and_typing_moves_nothing(desk: Desk, tmp_path: Path) -> None:
    desk.add(*levels(["starting", "spreading"]))
    desk.present("purpose-direction")
    desk.keys("r")
    desk.room.get_by_role("radio", name="Developing").check()
    desk.room.get_by_label("What do we aim for? (optional)").select_option(label="Progressing")
    desk.room.get_by_label("Why not one lower? Why not one higher?").fill("")
    desk.page.keyboard.type("Rota, training, trust")
    expect(desk.slide).to_have_attribute("data-slide", "purpose-direction")
    expect(desk.room.get_by_text("Agreed: Developing, aiming for Progressing")).to_be_visible()
    desk.keys("Escape")
    expect(desk.room).to_be_visible()
    desk.keys("Escape")
    expect(desk.room).to_be_hidden()
    assert desk.progress == "2 people · 1 of 22 agreed"
    saved = desk.save(tmp_path)
    assert saved["agreed"] == {
        "purpose-direction": {"level": "developing", "target": "progressing", "reason": "Rota, training, trust"}
    }
    answers = [one["answers"]["purpose-direction"]["level"] for one in saved["people"]]
    assert answers == ["starting", "spreading"], "agreeing never changes what people said"


def test_no_level_or_target_is_chosen_before_somebody_chooses(desk: Desk) -> None:
    form = desk.agreement("purpose-direction")
    assert form.locator("input:checked").count() == 0
    form.get_by_role("radio", name="Starting").check()
    assert form.locator("select").input_value() == ""


def test_not_agreeing_is_recorded_with_the_views(desk: Desk, tmp_path: Path) -> None:
    row = desk.agree("purpose-direction", "We do not agree")
    row.get_by_role("group", name="Which views are held?").get_by_label("Starting").check()
    row.get_by_role("group", name="Which views are held?").get_by_label("Spreading").check()
    row.get_by_label("Why not one lower? Why not one higher?").fill("Night staff see it otherwise.")
    expect(row.locator("summary")).to_contain_text("We do not agree; views held: Starting, Spreading")
    assert desk.save(tmp_path)["agreed"]["purpose-direction"] == {
        "state": "no-agreement",
        "views": ["starting", "spreading"],
        "reason": "Night staff see it otherwise.",
    }


def test_an_agreement_can_be_taken_back(desk: Desk, tmp_path: Path) -> None:
    row = desk.agree("purpose-direction", "Starting")
    assert "1 of 22 agreed" in desk.progress
    row.get_by_role("button", name="Leave it open again").click()
    assert "0 of 22 agreed" in desk.progress
    assert "agreed" not in desk.save(tmp_path)


def test_what_is_agreed_is_drawn_over_what_was_said(desk: Desk) -> None:
    desk.add(*levels(["starting", "starting"]))
    row = desk.agree("purpose-direction", "Developing")
    marked = row.locator(".kit-strip [data-mark]")
    expect(marked).to_have_count(1)
    expect(marked).to_have_attribute("data-level", "developing")
    desk.turn_to("spread")
    cell = desk.row("purpose-direction").locator("[data-level='developing']")
    expect(cell).to_have_attribute("data-mark", "agreed")
    expect(cell).to_have_text("0")


def test_hands_are_counted_without_any_file(desk: Desk, tmp_path: Path) -> None:
    desk.turn_to("present")
    desk.press("Present the first question")
    desk.keys("r")
    desk.room.get_by_label("Show of hands Starting").fill("2")
    desk.room.get_by_label("Show of hands Developing").fill("5")
    desk.room.get_by_label("Can’t say").fill("1")
    assert desk.slide.locator("[data-count]").all_inner_texts() == ["2", "5", "0", "0", "0"]
    expect(desk.room.locator("[data-part=words]")).to_have_text(
        "Starting and Developing, next to each other · 1 can’t say"
    )
    desk.keys("Escape", "Escape")
    assert desk.save(tmp_path)["hands"] == {"purpose-direction": {"starting": 2, "developing": 5, "cannot-say": 1}}
    desk.turn_to("spread")
    assert desk.counts(desk.row("purpose-direction")) == [2, 5, 0, 0, 0]


def test_hands_never_mix_with_files(desk: Desk) -> None:
    desk.add(*levels(["starting", "spreading"]))
    desk.present("purpose-direction")
    desk.keys("r")
    desk.room.get_by_role("button", name="Count hands").click()
    desk.room.get_by_label("Show of hands Developing").fill("9")
    desk.keys("Escape", "Escape")
    assert desk.counts(desk.row("purpose-direction")) == [1, 0, 0, 1, 0]
    hands = desk.page.locator("tr[data-hands='purpose-direction']")
    assert desk.counts(hands) == [0, 9, 0, 0, 0]


def test_notes_stay_hidden_from_the_room_until_asked_for(desk: Desk) -> None:
    desk.add(person("1", "", {"purpose-direction": {"level": "starting", "note": "Between us"}}))
    desk.present("purpose-direction")
    desk.keys("r")
    expect(desk.room.get_by_text("Between us")).to_be_hidden()
    desk.room.get_by_role("button", name="1 note").click()
    expect(desk.room.get_by_text("Between us")).to_be_visible()
    desk.keys("ArrowRight", "ArrowLeft")
    desk.keys("r")
    expect(desk.room.get_by_text("Between us")).to_be_hidden()


def test_the_timer_counts_down_what_the_facilitator_sets(desk: Desk) -> None:
    desk.page.clock.install()
    desk.page.reload()
    desk.turn_to("present")
    desk.press("Present the first question")
    desk.room.get_by_label("Minutes on the timer").fill("2")
    desk.keys("Escape")
    time = desk.room.get_by_role("timer")
    expect(time).to_have_text("2:00")
    desk.keys("t")
    desk.page.clock.run_for(30_000)
    expect(time).to_have_text("1:30")
    desk.page.clock.run_for(91_000)
    expect(desk.room.get_by_text("Time is up", exact=True)).to_be_visible()
    desk.keys("t")
    expect(time).to_have_text("2:00")


def test_the_keys_are_on_the_screen(desk: Desk) -> None:
    desk.turn_to("present")
    desk.press("Present the first question")
    assert desk.room.locator("kbd").all_inner_texts() == ["←", "→", "R", "T", "Esc"]


def test_the_room_can_read_it_at_1280_by_720(desk: Desk) -> None:
    desk.page.set_viewport_size({"width": 1280, "height": 720})
    desk.turn_to("present")
    desk.press("Present the first question")
    small = "texts => texts.map((text) => parseFloat(getComputedStyle(text).fontSize)).filter((size) => size < 20)"
    assert desk.slide.locator(".kit-slide__text, .kit-slide__question, .kit-slide__name").evaluate_all(small) == []
    for _ in range(22):
        fits = desk.slide.evaluate("slide => slide.getBoundingClientRect().bottom <= innerHeight - 60")
        assert fits, desk.slide.get_attribute("data-slide")
        desk.keys("ArrowRight")
