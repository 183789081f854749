"""In the room: one question at a time, reveal, talk, agree, by keyboard; and with no files at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from assessment_kit.answers.sample import sample_files
from assessment_kit.answers.schemas import schemas
from assessment_kit.framework.model import load
from assessment_kit.inputs import inputs_of
from desk import Desk, levels, payload, person
from planning import workshop
from playwright.sync_api import Page, expect
from typefaces import in_wide_and_narrow_letters


@pytest.fixture
def desk(page: Page, workshop_folder: Any) -> Desk:
    return Desk(page).go(f"{workshop_folder.as_uri()}/workshop.html")


def test_the_levels_come_first_and_the_spread_only_on_reveal(desk: Desk) -> None:
    desk.add(*levels(["starting", "starting", "spreading"]))
    desk.present("purpose-direction")
    expect(desk.slide.locator(".kit-slide__text").first).to_be_visible()
    expect(desk.slide.locator("[data-count]").first).to_be_hidden()
    expect(desk.room.get_by_role("heading", name="Talk about")).to_be_hidden()
    expect(desk.slide.get_by_text("Not to be mixed up:")).to_be_visible()
    desk.keys("r")
    expect(desk.slide.get_by_text("Not to be mixed up:")).to_be_hidden()  # the talk needs the room
    assert desk.slide.locator("[data-count]").all_inner_texts() == ["2", "0", "0", "1", "0"]
    expect(desk.room.get_by_role("heading", name="Talk about")).to_be_visible()
    desk.keys("R")
    expect(desk.slide.locator("[data-count]").first).to_be_hidden()


def test_arrows_move_in_the_order_of_the_spread_and_hide_the_next_question(desk: Desk) -> None:
    desk.add(person("1", "", {"people-culture": "starting"}), person("2", "", {"people-culture": "sustaining"}))
    desk.turn_to("spread")
    desk.choose("Order", "Most disagreement first")
    order = desk.order
    desk.present(order[0])
    expect(desk.room).to_contain_text("1 of 22")
    desk.keys("r", "ArrowRight")
    expect(desk.slide).to_have_attribute("data-slide", order[1])
    expect(desk.slide.locator("[data-count]").first).to_be_hidden()
    desk.keys("ArrowLeft", "ArrowLeft")
    expect(desk.slide).to_have_attribute("data-slide", order[0])


def test_the_room_begins_with_what_was_said_last_time(desk: Desk) -> None:
    said = [
        {"id": "a-1", "difference": "Handover on time", "status": "stopped", "because": "Two sites <b>merged</b>"},
        {
            "id": "a-2",
            "question": "purpose-direction",
            "first_step": "Ask three nurses",
            "progress": [{"id": "n-1", "date": "2027-01-05", "note": "Asked two."}],
        },
    ]
    desk.add(workshop(plan=said))
    desk.turn_to("present")
    desk.press("Present the first question")
    expect(desk.room.get_by_role("heading", name="What we said last time")).to_be_visible()
    direction, handover = desk.room.locator(".kit-last-time > li").all()
    for text in ("Setting direction", "Planned", "Ask three nurses", "Last note, 5 January 2027: Asked two."):
        expect(direction).to_contain_text(text)
    for text in ("Handover on time", "Stopped, because: Two sites <b>merged</b>"):
        expect(handover).to_contain_text(text)
    desk.keys("r", "ArrowLeft")
    expect(direction).to_be_visible()
    expect(desk.room.get_by_role("button", name="Reveal")).to_be_hidden()
    desk.keys("ArrowRight", "r")
    expect(desk.room).to_contain_text("1 of 22")
    expect(direction).to_be_hidden()
    expect(desk.slide.locator("[data-count]").first).to_be_visible()
    desk.keys("ArrowLeft", "Escape")
    desk.present("purpose-priorities")
    expect(desk.room).to_contain_text("2 of 22")


def test_a_question_is_agreed_in_place_and_typing_moves_nothing(desk: Desk, tmp_path: Path) -> None:
    desk.add(*levels(["starting", "spreading"]))
    desk.present("purpose-direction")
    desk.keys("r")
    desk.room.get_by_role("radio", name="Developing").check()
    desk.room.get_by_label("What do we aim for? (optional)").select_option(label="Progressing")
    desk.room.get_by_label("Our reason").fill("")
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
    row = desk.agree("purpose-direction", "We see it differently")
    row.get_by_role("group", name="Which views are held?").get_by_label("Starting").check()
    row.get_by_role("group", name="Which views are held?").get_by_label("Spreading").check()
    row.get_by_label("Our reason").fill("Night staff see it otherwise.")
    expect(row.locator("summary")).to_contain_text("We see it differently; views held: Starting, Spreading")
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
    expect(desk.room.locator("[data-part=words]")).to_have_text("Close together: Starting and Developing · 1 can’t say")
    desk.keys("Escape", "Escape")
    assert desk.save(tmp_path)["hands"] == {"purpose-direction": {"starting": 2, "developing": 5, "cannot-say": 1}}
    desk.turn_to("spread")
    assert desk.counts(desk.row("purpose-direction")) == [2, 5, 0, 0, 0]


def test_slips_on_which_a_question_does_not_apply_are_counted_where_that_is_offered(desk: Desk, tmp_path: Path) -> None:
    desk.turn_to("present")
    desk.press("Present the first question")
    desk.keys("r")
    expect(desk.room.get_by_label("Can’t say")).to_be_visible()
    expect(desk.room.get_by_label("Not applicable")).to_have_count(0)
    desk.keys("Escape", "Escape")
    desk.page.locator("#kit-present").get_by_role("button", name="Daily team huddles").click()
    desk.keys("r")
    desk.room.get_by_label("Not applicable").fill("3")
    expect(desk.room.locator("[data-part=words]")).to_contain_text("3 not applicable")
    desk.keys("Escape", "Escape")
    assert desk.save(tmp_path)["hands"] == {"capability-huddles": {"not-applicable": 3}}


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
    assert desk.room.locator("kbd").all_inner_texts() == ["←", "→", "R", "D", "T", "B", "Esc"]


@in_wide_and_narrow_letters
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


@pytest.fixture
def room(desk: Desk, project: Path) -> Desk:
    """Thirty people's answers at the size of a common projector."""
    desk.page.set_viewport_size({"width": 1280, "height": 720})
    files = sample_files(inputs_of(load(project / "framework")), 30, 7)
    desk.add_paths([payload(name, text) for name, text in files.items()])
    return desk


def test_after_a_level_tab_leads_to_the_reason_and_a_space_there_takes_nothing_back(desk: Desk) -> None:
    desk.add(*levels(["starting"]))
    desk.present("purpose-direction")
    desk.keys("r")
    desk.room.get_by_role("radio", name="Developing").check()
    desk.keys("Tab")
    expect(desk.room.get_by_label("What do we aim for? (optional)")).to_be_focused()
    desk.keys("Tab")
    expect(desk.room.get_by_label("Our reason")).to_be_focused()
    desk.page.keyboard.type("Night staff, and days")
    desk.keys("Tab")
    expect(desk.room.get_by_role("button", name="Leave it open again")).to_be_focused()
    assert "1 of 22 agreed" in desk.progress


def test_a_level_that_was_left_open_by_mistake_is_said_and_put_back_with_the_same_key(
    desk: Desk, tmp_path: Path
) -> None:
    row = desk.agree("purpose-direction", "Developing")
    row.get_by_label("What do we aim for? (optional)").select_option(label="Progressing")
    row.get_by_label("Our reason").fill("Nights")
    before = desk.save(tmp_path)["agreed"]
    row.get_by_label("Our reason").focus()
    desk.keys("Tab", "Space")
    expect(row.get_by_role("status")).to_have_text("Left open. Before: Agreed: Developing, aiming for Progressing.")
    assert "0 of 22 agreed" in desk.progress
    expect(row.get_by_role("button", name="Put back")).to_be_focused()
    desk.keys("Space")
    assert desk.save(tmp_path)["agreed"] == before


# A common projector, and a common laptop whose browser is not in full screen.
@pytest.mark.parametrize(
    ("letters", "size"),
    [("narrow", (1280, 720)), ("wide", (1280, 720)), ("wide", (1366, 657))],
    indirect=["letters"],
    ids=str,
)
def test_no_control_of_the_room_is_under_the_bar(room: Desk, size: tuple[int, int]) -> None:
    room.page.set_viewport_size({"width": size[0], "height": size[1]})
    room.present("purpose-direction")
    for name in ("", "Descriptions", "Groups"):
        for _ in range(22):
            room.keys("r")
            if name:
                room.room.get_by_role("button", name=name).click()
            over = room.room.evaluate("room => room.scrollHeight - room.clientHeight")
            assert over <= 0, (name, room.slide.get_attribute("data-slide"))
            expect(room.room.get_by_label("Our reason")).to_be_in_viewport(ratio=1)
            room.keys("ArrowRight")
        room.keys(*["ArrowLeft"] * 22)  # back from the end


@in_wide_and_narrow_letters
def test_the_descriptions_can_be_seen_while_agreeing_by_one_key(room: Desk) -> None:
    room.present("purpose-direction")
    room.keys("r")
    text = room.slide.locator(".kit-slide__text").first
    expect(text).to_be_hidden()
    room.room.get_by_role("radio", name="Developing").check()
    room.keys("d")
    expect(text).to_be_in_viewport(ratio=1)
    expect(room.room.get_by_label("Our reason")).to_be_in_viewport(ratio=1)
    room.keys("d")
    expect(text).to_be_hidden()


def test_groups_are_shown_to_the_room_only_when_asked_for_and_under_the_same_guard(desk: Desk) -> None:
    big = [person(f"a{number}", "frontline", {"purpose-direction": "starting"}) for number in range(7)]
    small = [person(f"b{number}", "patients", {"purpose-direction": "spreading"}) for number in range(5)]
    two = [person(f"c{number}", "managers", {"purpose-direction": "sustaining"}) for number in range(2)]
    desk.add(*big, *small, *two)
    desk.present("purpose-direction")
    desk.keys("r")
    groups = desk.room.locator("[data-part=groups]")
    expect(groups).to_be_empty()
    desk.room.get_by_role("button", name="Groups").click()
    expect(groups.locator(".kit-groups")).to_have_count(1)
    expect(groups).to_contain_text("Frontline staff")
    expect(groups).to_contain_text("Other groups are not shown here")
    desk.keys("ArrowRight", "ArrowLeft", "r")
    expect(groups).to_be_empty()


def test_a_button_that_could_show_no_group_is_not_there(desk: Desk) -> None:
    desk.add(*levels(["starting"] * 6))
    desk.present("purpose-direction")
    desk.keys("r")
    expect(desk.room.get_by_role("button", name="Count hands")).to_be_visible()
    expect(desk.room.get_by_role("button", name="Groups")).to_be_hidden()


def test_counts_hold_still_while_a_room_looks_at_them(page: Page, workshop_root: str) -> None:
    desk = Desk(page).go(f"{workshop_root}/workshop.html")
    desk.add(*levels(["starting"] * 6))
    desk.settle()
    desk.present("purpose-direction")
    desk.keys("r")
    elsewhere = Desk(page.context.new_page()).go(f"{workshop_root}/workshop.html")
    elsewhere.add(person("late", "partners", {"purpose-direction": "spreading"}))
    page.bring_to_front()
    waiting = desk.room.get_by_text("1 file came in; it is counted when you leave")
    expect(waiting).to_be_visible()
    counts = desk.slide.locator("[data-count]")
    assert counts.all_inner_texts() == ["6", "0", "0", "0", "0"]
    desk.keys("r", "ArrowRight", "ArrowLeft", "r")
    assert counts.all_inner_texts() == ["6", "0", "0", "0", "0"]
    desk.press("Leave Esc")
    assert desk.counts(desk.row("purpose-direction")) == [6, 0, 0, 1, 0]
    desk.present("purpose-direction")
    desk.keys("r")
    assert counts.all_inner_texts() == ["6", "0", "0", "1", "0"]
    expect(waiting).to_be_hidden()


def test_keys_work_wherever_the_focus_went(desk: Desk) -> None:
    desk.add(*levels(["starting"]))
    desk.present("purpose-direction")
    desk.page.evaluate("document.activeElement.blur()")
    desk.keys("r")
    expect(desk.room.get_by_role("heading", name="Talk about")).to_be_visible()


def test_letters_do_nothing_once_they_are_switched_off_and_stay_so(page: Page, workshop_root: str) -> None:
    desk = Desk(page).go(f"{workshop_root}/workshop.html")
    desk.add(*levels(["starting"]))
    desk.turn_to("present")
    expect(page.get_by_text("reveal or hide the spread")).to_be_visible()
    expect(page.get_by_text("A screen reader may keep them for itself. Each has a button.")).to_be_visible()
    page.get_by_label("Keys on letters").uncheck()
    expect(page.get_by_text("reveal or hide the spread")).to_be_hidden()
    desk.settle()
    back = Desk(page.context.new_page()).go(f"{workshop_root}/workshop.html")
    back.turn_to("present")
    expect(back.page.get_by_label("Keys on letters")).not_to_be_checked()
    back.present("purpose-direction")
    back.keys(*"third")
    expect(back.room.get_by_role("heading", name="Talk about")).to_be_hidden()
    expect(back.room.get_by_role("timer")).to_have_text("5:00")
    expect(back.room.get_by_role("button", name="Reveal", exact=True)).to_be_visible()
    back.keys("ArrowRight")
    expect(back.slide).to_have_attribute("data-slide", "purpose-priorities")
    back.keys("Escape")
    back.turn_to("present")
    back.page.get_by_label("Keys on letters").check()
    back.present("purpose-direction")
    back.keys("r")
    expect(back.room.get_by_role("heading", name="Talk about")).to_be_visible()


def test_letters_that_are_typed_in_the_room_are_only_typed(desk: Desk) -> None:
    desk.add(*levels(["starting"]))
    desk.present("purpose-direction")
    desk.keys("r")
    for field in (desk.room.get_by_label("Our reason"), desk.room.get_by_label("Minutes on the timer")):
        field.focus()
        desk.keys(*"third")
        expect(desk.room.get_by_role("heading", name="Talk about")).to_be_visible()
        expect(desk.room.get_by_role("timer")).to_have_text("5:00")


def test_a_presenters_remote_works_wherever_the_focus_is(desk: Desk) -> None:
    desk.add(*levels(["starting"]))
    desk.turn_to("present")
    desk.keys("F5")
    expect(desk.slide).to_have_attribute("data-slide", "purpose-direction")
    desk.keys("r")
    desk.room.get_by_role("radio", name="Developing").check()
    desk.keys("F5", "Shift+F5", "PageDown", "PageDown")
    expect(desk.slide).to_have_attribute("data-slide", "purpose-codesign")
    desk.keys("r")
    desk.room.get_by_label("Our reason").fill("Nights")
    desk.keys("F5", "PageUp", "PageUp", "r")
    expect(desk.slide).to_have_attribute("data-slide", "purpose-direction")
    expect(desk.room.get_by_role("radio", name="Developing")).to_be_checked()
    dark = desk.room.get_by_role("button", name="Show the screen again")
    for key, back in (("b", "b"), (".", "PageDown"), ("b", "Tab"), ("b", "Enter")):
        desk.keys(key)
        expect(dark).to_be_focused()
        assert desk.page.evaluate("document.elementFromPoint(640, 300).dataset.part") == "dark"
        desk.keys(back)
        expect(dark).to_be_hidden()
        expect(desk.slide).to_have_attribute("data-slide", "purpose-direction")
    desk.keys("Escape")
    expect(desk.room).to_be_hidden()
    assert "1 of 22 agreed" in desk.progress
    desk.page.locator("#kit-present [data-whole]").click()
    picture = desk.page.get_by_role("dialog", name="The whole picture")
    expect(picture).to_be_visible()
    desk.keys("F5")
    expect(desk.room).to_be_hidden()
    expect(picture).to_be_visible()


def test_with_shift_control_or_alt_no_key_acts(desk: Desk) -> None:
    desk.add(*levels(["starting"]))
    desk.present("purpose-direction")
    for more in ("Shift", "Control", "Alt"):
        desk.keys(*(f"{more}+{key}" for key in ("b", "t", "ArrowRight")))
    desk.keys("Shift+r")
    expect(desk.slide).to_have_attribute("data-slide", "purpose-direction")
    expect(desk.room.get_by_role("button", name="Reveal R", exact=True)).to_be_visible()
    expect(desk.room.get_by_role("timer")).to_have_text("5:00")


HELD = """() => {
  const all = [...document.body.children].filter((one) => one instanceof HTMLElement && one.localName !== "dialog");
  const held = all.filter((one) => one.inert).length;
  return held === all.length ? "all" : held ? "some" : "none";
}"""


def test_nothing_but_the_room_can_be_reached_until_it_is_left_whichever_way(desk: Desk) -> None:
    desk.add(*levels(["starting"]))
    desk.turn_to("present")
    ways: dict[str, Callable[[], object]] = {
        "leave": lambda: desk.press("Leave Esc"),
        "escape": lambda: desk.keys("Escape"),
        "no full screen any more": lambda: desk.page.evaluate("document.exitFullscreen()"),
    }
    start = desk.page.get_by_role("button", name="Present the first question")
    for way, go in ways.items():
        start.click()
        desk.page.wait_for_function("() => document.fullscreenElement !== null")
        assert desk.page.evaluate(HELD) == "all", way
        go()
        expect(desk.room, way).to_be_hidden()
        assert desk.page.evaluate(HELD) == "none", way
        expect(start, way).to_be_focused()
        desk.page.wait_for_function("() => document.fullscreenElement === null")
    desk.page.locator("#kit-present [data-whole]").click()
    assert desk.page.evaluate(HELD) == "all"
    desk.page.get_by_role("dialog").get_by_role("button", name="Room to improve").click()
    expect(desk.room).to_be_visible()
    assert desk.page.evaluate(HELD) == "all"
    # A dialog that is opened above it works.
    desk.page.evaluate("document.querySelector('dialog[data-component=clear-session]').showModal()")
    desk.press("Cancel")
    desk.keys("Escape")
    assert desk.page.evaluate(HELD) == "none"


def test_each_question_takes_the_focus_and_the_spread_is_spoken_on_reveal(desk: Desk) -> None:
    desk.add(*levels(["starting"] * 6))
    spoken = desk.room.locator("[data-part=words]")
    desk.page.evaluate("""() => {
      window.heard = [];
      new MutationObserver((all) => {
        for (const { target } of all) {
          const region = (target.nodeType === 1 ? target : target.parentElement).closest("[role=status]");
          if (region?.closest("dialog") && region.textContent) window.heard.push(region.textContent);
        }
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
    }""")
    desk.present("purpose-direction")
    asked = desk.slide.get_by_role("heading", level=2)
    expect(asked).to_be_focused()
    expect(spoken).to_have_js_property("textContent", "")
    assert spoken.evaluate("region => region.checkVisibility()"), "what is to be spoken is in the tree before"
    desk.keys("r")
    expect(asked).to_be_focused()
    desk.keys("r", "ArrowRight")
    expect(desk.slide).to_have_attribute("data-slide", "purpose-priorities")
    expect(asked).to_be_focused()
    desk.press("Back ←")
    expect(asked).to_be_focused()
    assert desk.page.evaluate("window.heard") == ["All at Starting"]


def test_the_room_goes_through_the_marked_questions_and_all_others_can_be_opened(desk: Desk) -> None:
    desk.add(*levels(["starting"]))
    desk.turn_to("present")
    area = desk.page.locator("#kit-present")
    said = area.get_by_role("status")
    expect(said).to_have_text("")
    assert said.evaluate("region => region.checkVisibility()")
    for title in ("Room to improve", "Working on what matters"):
        area.get_by_label(f"Talk about this: {title}").check()
    expect(said).to_contain_text("The room goes through the 2 questions marked below.")
    desk.press("Present the first question")
    expect(desk.room).to_contain_text("1 of 2")
    expect(desk.slide).to_have_attribute("data-slide", "purpose-priorities")
    desk.keys("Escape")
    area.get_by_role("button", name="Setting direction").click()
    expect(desk.room).to_contain_text("1 of 22")
    desk.keys("Escape")
    area.get_by_role("button", name="Room to improve").click()
    expect(desk.room).to_contain_text("2 of 2")


def test_the_room_ends_with_what_was_agreed_and_what_comes_next(desk: Desk) -> None:
    desk.add(*levels(["starting"]))
    desk.turn_to("present")
    desk.page.locator("#kit-present").get_by_label("Talk about this: Setting direction").check()
    desk.press("Present the first question")
    filled = desk.page.locator("dialog[open] .kit-button--main:visible")
    expect(filled).to_have_text("Reveal R")
    desk.keys("r")
    expect(filled).to_have_text("Next →")
    desk.room.get_by_role("radio", name="Developing").check()
    desk.keys("PageDown", "r", "PageDown")
    expect(desk.room.get_by_role("heading", name="What we agreed")).to_be_focused()
    expect(desk.room.get_by_role("listitem").first).to_have_text("Setting direction Agreed: Developing")
    expect(desk.room.get_by_role("heading", name="What comes next")).to_be_visible()
    expect(desk.room.get_by_text("1 of 1", exact=True)).to_be_hidden()
    expect(filled).to_have_text("Next: Save")
    filled.click()
    expect(desk.page.get_by_role("heading", name="Save the workshop")).to_be_focused()
    desk.turn_to("present")
    expect(desk.page.locator("main .kit-button--main:visible")).to_have_text("Present the first question")


def test_counts_are_as_large_as_the_room_lets_them_and_nobody_is_no_number(room: Desk) -> None:
    size = "cells => Math.min(...cells.map((cell) => parseFloat(getComputedStyle(cell).fontSize)))"
    for width, height, least in ((1280, 720, 48), (1920, 1080, 100)):
        room.page.set_viewport_size({"width": width, "height": height})
        room.present("purpose-direction")
        for _ in range(22):
            room.keys("r")
            counts = room.slide.locator("[data-count] > *")
            assert counts.evaluate_all(size) >= least, room.slide.get_attribute("data-slide")
            room.keys("ArrowRight")
        room.keys(*["ArrowLeft"] * 22, "r")
        expect(room.slide.locator("[data-strength='0'] span").first).to_have_class("kit-unseen")
        room.keys("Escape")
        room.page.wait_for_function("() => document.fullscreenElement === null")


def test_what_people_wrote_has_its_language_and_its_own_direction(desk: Desk) -> None:
    said = {"purpose-direction": {"level": "starting", "note": "مرحبا", "lang": "ar"}}
    mine = {"purpose-direction": {"level": "starting", "note": "Hello"}}
    desk.add(person("1", "", said), person("2", "", mine))
    desk.present("purpose-direction")
    desk.keys("r")
    desk.room.get_by_role("button", name="2 notes").click()
    for text, lang, direction in (("مرحبا", "ar", "rtl"), ("Hello", "en-GB", "ltr")):
        note = desk.room.get_by_text(text)
        expect(note).to_have_attribute("lang", lang)
        assert note.evaluate("note => getComputedStyle(note).direction") == direction


def test_without_files_the_room_sees_boxes_and_descriptions_and_no_zeros(desk: Desk) -> None:
    desk.turn_to("present")
    desk.press("Present the first question")
    desk.keys("r")
    assert "".join(desk.slide.locator("[data-count]").all_inner_texts()) == ""
    expect(desk.slide.locator(".kit-slide__text").first).to_be_visible()
    expect(desk.room.locator("[data-part=words]")).to_contain_text("How many chose each level?")


def test_counting_hands_never_moves_the_question_away(desk: Desk, tmp_path: Path) -> None:
    desk.turn_to("present")
    desk.press("Present the first question")
    desk.keys("r")
    desk.room.get_by_label("Show of hands Starting").fill("2")
    desk.keys("Escape", "Escape")
    desk.turn_to("spread")
    desk.choose("Order", "Most disagreement first")
    desk.present("people-culture")
    desk.keys("r")
    desk.room.get_by_label("Show of hands Starting").fill("2")
    desk.room.get_by_label("Show of hands Spreading").fill("2")
    desk.room.get_by_label("Show of hands Developing").fill("1")
    desk.keys("Escape", "Escape")
    assert set(desk.save(tmp_path)["hands"]) == {"purpose-direction", "people-culture"}


def test_what_is_ticked_shortens_the_presentation_and_the_agreements_and_survives_a_reload(
    room: Desk, tmp_path: Path
) -> None:
    room.turn_to("spread")
    chosen = ["people-culture", "systems-goals"]
    for question in chosen:
        room.row(question).get_by_label("Talk about this").check()
        expect(room.row(question).get_by_label("Talk about this")).to_be_focused()
    room.settle()
    room.page.reload()
    room.turn_to("present")
    room.page.locator("#kit-present").get_by_label("Only “Talk about this” (2)").check()
    expect(room.page.locator(".kit-present-list > li")).to_have_count(2)
    room.press("Present the first question")
    expect(room.room).to_contain_text("1 of 2")
    room.keys("Escape")
    room.turn_to("agree")
    expect(room.page.locator("[data-agree]:visible")).to_have_count(2)
    expect(room.page.locator("#kit-agree h2:visible")).to_have_count(2)
    room.turn_to("spread")
    assert room.order == chosen
    jsonschema.validate(room.save(tmp_path), schemas()["answers.schema.json"])


@in_wide_and_narrow_letters
def test_the_whole_picture_fits_one_screen_and_leads_to_a_question_by_keyboard(room: Desk) -> None:
    for area in ("spread", "present"):
        room.turn_to(area)
        room.page.locator(f"#kit-{area}").get_by_role("button", name="The whole picture").focus()
        room.keys("Enter")
        whole = room.page.get_by_role("dialog", name="The whole picture")
        expect(whole.locator("tbody tr")).to_have_count(22)
        expect(whole.locator("tbody tr").first).to_be_in_viewport(ratio=1)
        expect(whole.locator("tbody tr").last).to_be_in_viewport(ratio=1)
        assert whole.evaluate("whole => whole.scrollHeight <= whole.clientHeight")
        sizes = "cells => Math.min(...cells.map((cell) => parseFloat(getComputedStyle(cell).fontSize)))"
        assert whole.locator("td").evaluate_all(sizes) >= 16
        room.keys("Escape")
        expect(whole).to_be_hidden()
    room.keys("Enter", "Tab", "Enter")
    expect(room.room).to_be_visible()
