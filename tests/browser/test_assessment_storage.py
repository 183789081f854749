"""Keeping: what the page says when a browser will not, and that nothing of anybody's is written over or wiped."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from questionnaire import Questionnaire, answer_file, come_back_to, key_of

# Each in both places where the page keeps: one of them is enough.
OFF = """for (const name of ["localStorage", "indexedDB"]) Object.defineProperty(window, name, { get: () => null })"""
BLOCKED = """for (const name of ["localStorage", "indexedDB"]) {
  Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError") } });
}"""
FULL = """() => {
  const { setItem } = Storage.prototype, { put } = IDBObjectStore.prototype;
  const full = () => { throw new DOMException("no room", "QuotaExceededError") };
  Storage.prototype.setItem = IDBObjectStore.prototype.put = full;
  window.makeRoom = () => Object.assign(Storage.prototype, { setItem }) && Object.assign(IDBObjectStore.prototype, { put });
}"""


def with_storage(page: Page, address: str, key: str, text: str) -> Questionnaire:
    """The page as it comes up where storage holds this text under this key."""
    page.goto(address)
    come_back_to(page, key, text)
    return Questionnaire(page)


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (OFF, "Not kept: storage is switched off in this browser. Save a file before you leave."),
        (BLOCKED, "Not kept: this browser does not allow storage. Save a file before you leave."),
    ],
    ids=["off", "blocked"],
)
def test_without_storage_the_page_says_so_at_once_and_still_saves_a_file(
    page: Page, address: str, fault: str, words: str, tmp_path: Path
) -> None:
    page.add_init_script(fault)
    answering = Questionnaire(page).go(address)
    assert answering.state == words
    answering.choose("purpose-direction", "starting")
    answering.write("purpose-direction", "a note")
    answering.choose("purpose-direction", "developing")
    assert answering.state == words
    saved = answering.save(tmp_path)
    assert saved["people"][0]["answers"] == {"purpose-direction": {"level": "developing", "note": "a note"}}
    assert answering.state.endswith("Not kept in this browser.")


def test_a_full_browser_keeps_the_old_answers_says_so_and_tries_again(
    page: Page, address: str, context: BrowserContext
) -> None:
    answering = Questionnaire(page).go(address)
    answering.choose("purpose-direction", "starting")
    page.evaluate(FULL)
    answering.choose("purpose-priorities", "developing")
    assert answering.state == "Not kept: this browser has no room left. Save a file before you leave."
    assert Questionnaire(context.new_page()).go(address).chosen == {"purpose-direction": "starting"}
    page.evaluate("makeRoom()")
    answering.choose("purpose-codesign", "spreading")
    assert answering.state.startswith("Kept in this browser.")
    assert Questionnaire(context.new_page()).go(address).chosen == {
        "purpose-direction": "starting",
        "purpose-priorities": "developing",
        "purpose-codesign": "spreading",
    }


def test_what_a_full_browser_did_not_take_survives_the_news_of_another_tab(
    page: Page, address: str, context: BrowserContext
) -> None:
    answering = Questionnaire(page).go(address)
    page.evaluate(FULL)
    answering.choose("purpose-direction", "starting")
    other = Questionnaire(context.new_page()).go(address)
    other.choose("purpose-priorities", "developing")
    expect(answering.radio("purpose-priorities", "developing")).to_be_checked()
    assert answering.chosen == {"purpose-direction": "starting", "purpose-priorities": "developing"}


def leaving_warns(page: Page) -> bool:
    warned: list[str] = []
    page.once("dialog", lambda dialog: (warned.append(dialog.type), dialog.accept()))
    with page.expect_event("close"):
        page.close(run_before_unload=True)
    return warned == ["beforeunload"]


def test_leaving_warns_when_answers_exist_nowhere_else(page: Page, address: str) -> None:
    page.add_init_script(BLOCKED)
    answering = Questionnaire(page).go(address)
    answering.turn_to("purpose")
    answering.radio("purpose-direction", "starting").click()
    assert leaving_warns(page)


def test_leaving_does_not_warn_once_a_file_is_saved(page: Page, address: str, tmp_path: Path) -> None:
    page.add_init_script(BLOCKED)
    answering = Questionnaire(page).go(address)
    answering.turn_to("purpose")
    answering.radio("purpose-direction", "starting").click()
    answering.save(tmp_path)
    assert not leaving_warns(page)


def test_leaving_does_not_warn_when_answers_are_kept(page: Page, address: str) -> None:
    answering = Questionnaire(page).go(address)
    answering.turn_to("purpose")
    answering.radio("purpose-direction", "starting").click()
    assert not leaving_warns(page)


def test_one_key_holds_the_answer_file_and_one_beside_it_its_mark(page: Page, address: str) -> None:
    answering = Questionnaire(page).go(address)
    answering.choose("purpose-direction", "starting")
    assert [key.partition(":mark:")[0] for key in answering.stored] == [key_of(address)] * 2
    kept = json.loads(answering.stored[key_of(address)])
    assert kept["format"] == "assessment-kit"
    assert kept["people"][0]["answers"] == {"purpose-direction": {"level": "starting"}}


def test_clearing_says_what_will_be_lost_and_leaves_other_applications_alone(page: Page, address: str) -> None:
    answering = Questionnaire(page).go(address)
    page.evaluate("localStorage.setItem('another application', 'precious')")
    answering.choose("purpose-direction", "starting")
    answering.write("purpose-codesign", "a note")
    answering.press("Clear answers from this computer")
    expect(answering.dialog).to_contain_text("2 answers or notes, and your group, will be gone from this computer.")
    answering.press("Cancel")
    assert answering.chosen == {"purpose-direction": "starting"}
    answering.press("Clear answers from this computer")
    answering.press("Clear them now")
    expect(page.locator("output#saved-state")).to_have_text("Cleared from this computer.")
    assert answering.stored.pop("another application") == "precious"
    assert answering.texts == [], "there is nothing but the mark of the clear"
    assert (answering.chosen, answering.written) == ({}, {})
    assert answering.progress == "0 of 22 answered"


def test_clearing_offers_the_file_first(page: Page, address: str) -> None:
    answering = Questionnaire(page).go(address)
    answering.choose("purpose-direction", "starting")
    answering.press("Clear answers from this computer")
    with page.expect_download() as waiting:
        answering.press("Save my answers first")
    assert waiting.value.suggested_filename.startswith("answers-")
    expect(answering.dialog).to_be_visible()


def test_clearing_in_one_tab_clears_the_other(page: Page, address: str, context: BrowserContext) -> None:
    answering = Questionnaire(page).go(address)
    answering.choose("purpose-direction", "starting")
    other = Questionnaire(context.new_page()).go(address)
    answering.press("Clear answers from this computer")
    answering.press("Clear them now")
    expect(other.page.locator("output#progress")).to_have_text("0 of 22 answered")


UNREADABLE = {
    "broken": '{"format": "assessment-kit", "peop',
    "another thing": '{"hello": "world"}',
    "another framework": json.dumps(answer_file({}, framework="other")),
}


@pytest.mark.parametrize("text", UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_is_put_aside_and_offered_as_a_file(
    page: Page, address: str, text: str, tmp_path: Path
) -> None:
    key = key_of(address)
    answering = with_storage(page, address, key, text)
    expect(page.get_by_role("heading", name="What was kept here could not be read")).to_be_visible()
    answering.choose("purpose-direction", "starting")
    assert answering.stored[key + ":set-aside"] == text
    assert json.loads(answering.stored[key])["people"][0]["answers"] == {"purpose-direction": {"level": "starting"}}
    with page.expect_download() as waiting:
        answering.press("Save it as a file")
    waiting.value.save_as(tmp_path / "aside")
    assert (tmp_path / "aside").read_text("utf-8") == text
    answering.press("Remove it")
    assert [one.partition(":mark:")[0] for one in answering.stored] == [key] * 2
    expect(page.get_by_role("heading", name="What was kept here could not be read")).to_be_hidden()
    assert answering.chosen == {"purpose-direction": "starting"}


def test_what_was_put_aside_is_still_offered_at_the_next_visit(page: Page, address: str) -> None:
    with_storage(page, address, key_of(address) + ":set-aside", "{")
    expect(page.get_by_role("button", name="Save it as a file")).to_be_visible()


def test_nothing_is_written_over_when_two_texts_cannot_be_read(page: Page, address: str) -> None:
    key = key_of(address)
    page.add_init_script("Object.defineProperty(window, 'indexedDB', { get: () => null })")
    page.goto(address)
    # From one document, in the order in which a page that comes up meets them.
    page.evaluate("key => localStorage.setItem(key, 'older')", key + ":set-aside")
    come_back_to(page, key, "newer")
    answering = Questionnaire(page)
    answering.choose("purpose-direction", "starting")
    assert answering.stored == {key: "newer", key + ":set-aside": "older"}
    assert answering.state == "Not kept: see the top of the page."
    answering.press("Remove it")
    answering.press("Remove it")
    assert [one.partition(":mark:")[0] for one in answering.stored] == [key] * 2
    assert answering.state == "Kept in this browser. If it crashes, the last minute may be lost."
    assert answering.chosen == {"purpose-direction": "starting"}


def test_two_copies_of_the_page_in_two_folders_keep_their_own_answers(
    page: Page, assessment_folder: Path, tmp_path: Path
) -> None:
    for name in ("ward a", "ward b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "assessment.html").write_bytes((assessment_folder / "assessment.html").read_bytes())
    answering = Questionnaire(page).go((tmp_path / "ward a/assessment.html").as_uri())
    answering.choose("purpose-direction", "starting")
    assert "ward a" in unquote(page.url)
    assert answering.go((tmp_path / "ward b/assessment.html").as_uri()).chosen == {}
    assert answering.go((tmp_path / "ward a/assessment.html").as_uri()).chosen == {"purpose-direction": "starting"}
