"""Who is who: whose answers are here is asked, never taken for granted, and a file is no identity."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from desk import Desk
from playwright.sync_api import BrowserContext, Locator, Page, expect
from questionnaire import Questionnaire, answer_file, come_back_to, key_of, load_again

ASKED = "Are these your answers?"
# Let go of something above a place of the page; say whether the browser would still open it in the page's stead.
DROP = """([selector, files, text]) => {
  const dataTransfer = new DataTransfer();
  for (const [name, content] of files) dataTransfer.items.add(new File([content], name));
  if (text) dataTransfer.setData("text/plain", text);
  const place = document.querySelector(selector);
  const event = (type) => new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
  return ["dragover", "drop"].map((type) => !place.dispatchEvent(event(type)));
}"""


@pytest.fixture
def back(answering: Questionnaire, context: BrowserContext, address: str) -> Callable[[str], Questionnaire]:
    """A function that opens the page again, where somebody has answered one question and said a role."""
    answering.page.get_by_label("I answer as").select_option("frontline")
    answering.choose("purpose-direction", "developing")
    answering.page.locator("output#saved-state", has_text="Kept in this browser").wait_for()
    return lambda place="": Questionnaire(context.new_page()).go(address + place)


def asked(answering: Questionnaire) -> Locator:
    return answering.page.get_by_role("region", name=ASKED)


def test_who_comes_back_goes_on_where_the_questions_are_open(back: Callable[..., Questionnaire]) -> None:
    again = back()
    expect(asked(again)).to_contain_text("1 of 22 answered, kept in this browser (on this computer).")
    assert again.chosen == {"purpose-direction": "developing"}
    again.press("Go on with these answers")
    expect(again.question("purpose-priorities")).to_be_focused()
    expect(asked(again)).to_be_hidden()
    again.turn_to("start")
    expect(asked(again)).to_be_hidden()


def test_who_answers_here_is_not_asked(answering: Questionnaire) -> None:
    answering.choose("purpose-direction", "developing")
    expect(asked(answering)).to_be_hidden()


def test_who_only_types_on_may(back: Callable[..., Questionnaire]) -> None:
    again = back("#purpose")
    again.radio("purpose-priorities", "starting").check()
    assert again.progress == "2 of 22 answered"
    expect(asked(again)).to_be_visible()


@pytest.mark.parametrize("place", ["#purpose", "#purpose-priorities", "#your-picture"])
def test_it_is_asked_in_sight_wherever_the_address_leads(back: Callable[..., Questionnaire], place: str) -> None:
    again = back(place)
    expect(asked(again).get_by_role("heading")).to_be_in_viewport(ratio=1)
    expect(again.page.locator(place)).to_be_in_viewport()
    again.press("Go on with these answers")
    assert again.page.url.endswith(place)
    expect(asked(again)).to_be_hidden()


def test_another_person_is_offered_the_kept_answers_as_a_file_and_gets_a_number_of_their_own(
    back: Callable[..., Questionnaire], tmp_path: Path
) -> None:
    again = back()
    again.press("Start as another person")
    expect(again.dialog).to_contain_text("One answer or note, and your group, will be gone from this computer.")
    with again.page.expect_download() as waiting:
        again.press("Save the kept answers first")
    waiting.value.save_as(tmp_path / "first.json")
    again.press("Clear them, and start")
    expect(again.page.locator("#start h1")).to_be_focused()
    assert again.chosen == {}
    assert again.page.get_by_label("I answer as").input_value() == ""
    again.choose("purpose-direction", "spreading")
    second = again.save(tmp_path)
    first = json.loads((tmp_path / "first.json").read_text("utf-8"))
    assert first["people"][0]["answers"] == {"purpose-direction": {"level": "developing"}}
    assert first["people"][0]["id"] != second["people"][0]["id"]
    assert first["history"].keys().isdisjoint(second["history"])
    assert "role" not in second["people"][0]


def test_who_does_not_start_as_another_after_all_loses_nothing(back: Callable[..., Questionnaire]) -> None:
    again = back()
    again.press("Start as another person")
    again.press("Cancel")
    assert again.chosen == {"purpose-direction": "developing"}


# A file that is opened


CHAIN = {"people:p-0123456789abcdef": ["r-2", "r-1"]}
GIVEN = answer_file({"purpose-direction": {"level": "starting", "note": "n"}}, history=CHAIN)


def test_ones_own_file_goes_on_as_the_same_person(answering: Questionnaire, tmp_path: Path) -> None:
    answering.open_content(GIVEN)
    expect(answering.dialog).to_contain_text("Are these your own answers? Then open them.")
    answering.press("Open these answers")
    expect(answering.question("purpose-priorities")).to_be_focused()
    answering.choose("purpose-priorities", "starting")
    saved = answering.save(tmp_path)
    assert saved["people"][0]["id"] == GIVEN["people"][0]["id"]
    [newest, *older] = saved["history"]["people:p-0123456789abcdef"]
    assert older == ["r-2", "r-1"] and newest not in older


@pytest.mark.parametrize("mine", [True, False], ids=["one's own", "to begin from"])
def test_what_follows_a_file_without_a_past_takes_its_place_in_the_workshop(
    page: Page, context: BrowserContext, tmp_path: Path, workshop_root: str, mine: bool
) -> None:
    answering = Questionnaire(page).go(f"{workshop_root}/assessment.html")
    by_hand = answer_file({"purpose-direction": {"level": "starting", "note": "n"}})
    answering.open_content(by_hand)
    answering.press("Open these answers" if mine else "Start from them as another person")
    files = [by_hand] if mine else [answering.save(tmp_path)]
    assert "history" not in files[0]
    answering.choose("purpose-direction", "spreading")
    files.append(answering.save(tmp_path))
    desk = Desk(context.new_page())
    for order in (1, -1):
        desk.go(f"{workshop_root}/workshop.html")
        desk.add(*files[::order])
        expect(desk.page.locator("[data-component=asked]")).to_be_hidden()
        assert desk.progress.startswith("1 person ")
        desk.turn_to("spread")
        assert desk.counts(desk.row("purpose-direction")) == [0, 0, 0, 1, 0]
        desk.press("Start again")
        desk.press("Remove everything now")


def test_a_file_to_begin_from_makes_another_person_without_its_group_and_past(
    answering: Questionnaire, tmp_path: Path
) -> None:
    answering.open_content(GIVEN | {"session": {"title": "Autumn"}})
    answering.press("Start from them as another person")
    assert answering.chosen == {"purpose-direction": "starting"}
    assert answering.page.get_by_label("I answer as").input_value() == ""
    saved = answering.save(tmp_path)
    [person] = saved["people"]
    assert person["id"] != GIVEN["people"][0]["id"]
    assert person == {"id": person["id"], "answers": GIVEN["people"][0]["answers"]}
    assert not {"history", "session"} & saved.keys()


def test_after_a_file_that_answers_all_the_picture_is_shown(answering: Questionnaire) -> None:
    answering.open_content(answer_file({question: {"level": "starting"} for question in answering.questions}))
    answering.press("Open these answers")
    expect(answering.page.get_by_role("heading", level=1, name="Your picture")).to_be_focused()


# Letting go of a file


def drop(answering: Questionnaire, *files: tuple[str, str], onto: str = "body", text: str = "") -> list[bool]:
    return list(answering.page.evaluate(DROP, [onto, files, text]))


@pytest.mark.parametrize("onto", ["footer", "textarea", ".kit-bar", "html"])
def test_a_file_let_go_anywhere_is_looked_at_as_if_it_were_chosen(answering: Questionnaire, onto: str) -> None:
    assert drop(answering, ("ward.json", json.dumps(GIVEN)), onto=onto) == [True, True]
    expect(answering.dialog).to_contain_text("“ward.json” holds one answer or note")
    answering.press("Open these answers")
    assert answering.chosen == {"purpose-direction": "starting"}


def test_what_cannot_be_opened_is_refused_in_words_and_leaves_the_page_alone(answering: Questionnaire) -> None:
    answering.choose("purpose-direction", "developing")
    for files, text, said in (
        ([("a.txt", "{")], "", "“a.txt” was not opened."),
        ([("a.json", "{}"), ("b.json", "{}")], "", "You dropped 2 files. Open one at a time"),
        ([], "words", "That was not a file."),
    ):
        assert drop(answering, *files, text=text) == [True, True]
        expect(answering.dialog).to_contain_text(said)
        answering.press("Close")
    assert answering.chosen == {"purpose-direction": "developing"}


def test_words_let_go_above_a_note_are_the_notes(answering: Questionnaire) -> None:
    assert drop(answering, onto="textarea", text="words") == [False, False]


# The group


def test_the_group_starts_unsaid_and_may_stay_so(answering: Questionnaire, tmp_path: Path) -> None:
    role = answering.page.get_by_label("I answer as")
    assert role.locator("option").all_inner_texts()[0] == "Choose…"
    assert role.locator("option").all_inner_texts()[-1] == "Prefer not to say"
    role.select_option("Prefer not to say")
    answering.choose("purpose-direction", "developing")
    assert "role" not in answering.save(tmp_path)["people"][0]
    expect(answering.page.get_by_label("The file does not say")).to_be_hidden()
    load_again(answering.page)
    assert role.locator("option:checked").text_content() == "Prefer not to say"


def test_where_no_group_was_chosen_saving_asks_once_more(answering: Questionnaire, tmp_path: Path) -> None:
    answering.choose("purpose-direction", "developing")
    assert "role" not in answering.save(tmp_path)["people"][0]
    again = answering.page.get_by_label("The file does not say what you answer as:")
    again.select_option("frontline")
    expect(answering.page.get_by_text("Now save once more.")).to_be_visible()
    assert answering.save(tmp_path)["people"][0]["role"] == "frontline"
    expect(again).to_be_hidden()
    assert answering.page.get_by_label("I answer as").input_value() == "frontline"


def test_what_one_has_in_mind_is_kept_and_saved(answering: Questionnaire, tmp_path: Path) -> None:
    scope = answering.page.get_by_label("I am thinking of")
    scope.select_option(index=1)
    value = scope.input_value()
    load_again(answering.page)
    assert scope.input_value() == value
    assert answering.save(tmp_path)["people"][0]["scope"] == value


# Other addresses of the page


def kept_at(page: Page, address: str, other: str, file: dict[str, Any]) -> Questionnaire:
    """The page, in a browser that keeps a file under another address of it."""
    page.goto(address)
    come_back_to(page, other, json.dumps(file))
    return Questionnaire(page)


OTHER = "assessment-kit:improvement:/old%20place/assessment%20(1).html:answers"


def test_answers_kept_under_another_address_are_offered_and_never_taken(page: Page, address: str) -> None:
    answering = kept_at(page, address, OTHER, GIVEN)
    offer = page.locator("[data-component=elsewhere]")
    expect(offer).to_contain_text("One answer or note, at /old place/assessment (1).html")
    expect(offer).to_contain_text("they belong to another copy of it, and to somebody else: then leave them")
    assert (answering.chosen, answering.written) == ({}, {})
    answering.press("Look at them")
    expect(answering.dialog).not_to_contain_text("Frontline staff")
    answering.press("Cancel")
    assert answering.chosen == {}
    answering.press("Look at them")
    answering.press("Open these answers")
    assert answering.chosen == {"purpose-direction": "starting"}
    assert json.loads(answering.stored[OTHER]) == GIVEN
    expect(offer).to_be_hidden()


@pytest.mark.parametrize(
    ("other", "file"),
    [
        ("assessment-kit:other:/assessment.html:answers", GIVEN),
        (OTHER, {"hello": "world"}),
        (OTHER, answer_file({}, framework="other")),
        (OTHER + ":set-aside", GIVEN),
        (OTHER, answer_file({})),
    ],
    ids=["another framework's key", "no answers", "another framework", "set aside", "empty"],
)
def test_what_is_no_answers_to_this_is_not_offered(page: Page, address: str, other: str, file: Any) -> None:
    kept_at(page, address, other, file)
    expect(page.locator("#progress")).to_have_text("0 of 22 answered")
    expect(page.locator("[data-component=elsewhere]")).to_be_hidden()


def test_where_there_are_answers_no_others_are_offered(page: Page, address: str) -> None:
    Questionnaire(page).go(address).choose("purpose-direction", "developing")
    kept_at(page, address, OTHER, GIVEN)
    expect(page.locator("[data-component=elsewhere]")).to_be_hidden()


# Another version


@pytest.mark.parametrize("place", ["", "#purpose", "#purpose-priorities"])
def test_news_of_another_version_is_seen_where_the_address_leads(page: Page, address: str, place: str) -> None:
    kept_at(page, address, key_of(address), answer_file({"purpose-direction": {"level": "starting"}}, version="9.0.0"))
    load_again(page, address=address + place)
    expect(page.get_by_role("heading", name="Your answers are from version 9.0.0")).to_be_in_viewport(ratio=1)
