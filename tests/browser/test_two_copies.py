"""The two copies of a person's answers: whatever becomes of one, or of both, nothing of the page is lost in silence."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from faults import DELETE, SILENT
from playwright.sync_api import BrowserContext, Page, expect
from questionnaire import Questionnaire, answer_file, key_of

KEPT = "Kept in this browser. Nothing has been sent anywhere."
AGAIN = "Something else on this computer removed what was kept here. It is kept again."
NO_DATABASE = "Object.defineProperty(window, 'indexedDB', { get: () => null })"
PUT = """([name, record, version]) => new Promise((resolve) => {
  const request = indexedDB.open(name, version);
  request.onupgradeneeded = () => request.result.createObjectStore("texts");
  request.onsuccess = () => {
    const change = request.result.transaction("texts", "readwrite");
    change.objectStore("texts").put(record, "answers");
    change.oncomplete = () => { request.result.close(); resolve() };
  };
})"""
STORE = (
    "(all) => { localStorage.clear(); for (const [key, text] of Object.entries(all)) localStorage.setItem(key, text) }"
)

FIRST = {"purpose-direction": "starting"}
BOTH = {**FIRST, "purpose-priorities": "developing"}


@pytest.fixture
def beside(context: BrowserContext, assessment_folder: Any, address: str) -> Page:
    """A page of the same origin that is not ours: another application, a tool of the browser."""
    (assessment_folder / "beside.html").write_text("<!doctype html><title>Beside</title>", "utf-8")
    page = context.new_page()
    page.goto(address.replace("assessment.html", "beside.html"))
    return page


@pytest.fixture
def visit(context: BrowserContext, address: str) -> Callable[[], Questionnaire]:
    """A function that comes to the page again, in a new tab, and waits until both copies were looked at."""

    def come() -> Questionnaire:
        there = Questionnaire(context.new_page()).go(address)
        expect(there.page.locator("output#saved-state")).not_to_have_attribute("aria-busy", "true")
        return there

    return come


def answer(answering: Questionnaire, answers: dict[str, str], words: str = KEPT) -> Questionnaire:
    for question, level in answers.items():
        answering.choose(question, level)
    settle(answering, words)
    return answering


def settle(answering: Questionnaire, words: str = KEPT) -> None:
    expect(answering.page.locator("output#saved-state")).to_have_text(words)


HEARD = "([key, text]) => localStorage.getItem(key) === text"


def leave(answering: Questionnaire, beside: Page) -> str:
    """Close the page once another one heard what it stored: Chromium tells that a moment later, and not of a page that went.
    Returns the key of its answers."""
    key = key_of(answering.page.url)
    beside.wait_for_function(HEARD, arg=[key, answering.stored.get(key)])
    answering.page.close()
    return key


def expect_chosen(answering: Questionnaire, answers: dict[str, str]) -> None:
    """Once the second copy is here; a radio that is chosen stays so."""
    for question, level in answers.items():
        expect(answering.radio(question, level)).to_be_checked()
    assert answering.chosen == answers


def kept_in(text: dict[str, Any]) -> dict[str, str]:
    return {question: one["level"] for question, one in text["people"][0]["answers"].items()}


def test_kept_is_said_when_the_database_has_it_too(answering: Questionnaire) -> None:
    answer(answering, FIRST)
    assert [kept_in(text) for text in answering.texts] == [FIRST, FIRST]


def test_being_kept_is_said_until_then(page: Page, address: str) -> None:
    page.add_init_script(
        """const { put } = IDBObjectStore.prototype;
        IDBObjectStore.prototype.put = function (...given) {
          window.waits = document.querySelector("#saved-state").textContent;
          return put.apply(this, given);
        }"""
    )
    answer(Questionnaire(page).go(address), FIRST)
    assert page.evaluate("waits") == "Being kept in this browser …"


def test_answers_outlive_the_loss_of_the_last_minute(
    answering: Questionnaire, beside: Page, visit: Callable[[], Questionnaire]
) -> None:
    answer(answering, FIRST)
    a_minute_ago = answering.stored
    answer(answering, BOTH)
    leave(answering, beside)
    beside.evaluate(STORE, a_minute_ago)
    back = visit()
    expect_chosen(back, BOTH)
    assert [kept_in(text) for text in back.texts] == [BOTH, BOTH], "either copy is whole again"


@pytest.mark.parametrize("rest", ["nothing", "an older copy"])
def test_answers_outlive_the_database(
    answering: Questionnaire, beside: Page, visit: Callable[[], Questionnaire], rest: str
) -> None:
    answer(answering, FIRST)
    older = answering.database["answers"]
    answer(answering, BOTH)
    name = leave(answering, beside)
    beside.evaluate(DELETE, name)
    if rest == "an older copy":
        beside.evaluate(PUT, [name, older, 1])
    back = visit()
    assert back.chosen == BOTH
    expect(back.page.locator("section.kit-notice")).to_have_count(0)
    assert [kept_in(text) for text in back.texts] == [BOTH, BOTH]


def test_a_clock_that_runs_back_changes_nothing(
    answering: Questionnaire, beside: Page, visit: Callable[[], Questionnaire]
) -> None:
    answer(answering, FIRST)
    a_minute_ago = answering.stored
    answering.page.clock.set_fixed_time("2001-01-01")
    answer(answering, BOTH)
    leave(answering, beside)
    beside.evaluate(STORE, a_minute_ago)
    expect_chosen(visit(), BOTH)


def test_storage_that_another_program_emptied_is_filled_again(
    answering: Questionnaire, beside: Page, visit: Callable[[], Questionnaire]
) -> None:
    answer(answering, BOTH)
    beside.evaluate("localStorage.clear()")
    settle(answering, AGAIN)
    assert answering.chosen == BOTH
    assert [kept_in(text) for text in answering.texts] == [BOTH, BOTH]
    assert visit().chosen == BOTH


def test_storage_that_was_emptied_unnoticed_is_filled_with_the_next_answer(
    answering: Questionnaire, visit: Callable[[], Questionnaire]
) -> None:
    answer(answering, FIRST)
    answering.page.evaluate("localStorage.clear()")
    answer(answering, BOTH, AGAIN)
    assert visit().chosen == BOTH


def test_a_database_that_was_deleted_under_the_page_is_made_again(answering: Questionnaire, beside: Page) -> None:
    answer(answering, BOTH)
    beside.evaluate(DELETE, key_of(answering.page.url))
    settle(answering, AGAIN)
    assert [kept_in(text) for text in answering.texts] == [BOTH, BOTH]


def test_the_browsers_own_clearing_of_site_data_takes_nothing_off_the_page(
    answering: Questionnaire, context: BrowserContext, visit: Callable[[], Questionnaire]
) -> None:
    if answering.page.url.startswith("file:"):
        pytest.skip("Chromium clears by host, and a file has none")
    answer(answering, FIRST)
    origin = answering.page.evaluate("location.origin")
    tool = context.new_cdp_session(answering.page)
    tool.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "local_storage,indexeddb"})
    answering.choose("purpose-priorities", "developing")
    assert answering.state.startswith("Kept") or answering.state == AGAIN, "the browser tells of it sooner or later"
    expect_chosen(visit(), BOTH)


def clear(answering: Questionnaire) -> None:
    answering.press("Clear answers from this computer")
    answering.press("Clear them now")


def test_a_clear_reaches_every_tab_and_the_next_visit(
    answering: Questionnaire, visit: Callable[[], Questionnaire]
) -> None:
    answer(answering, BOTH)
    others = [visit(), visit()]
    clear(answering)
    settle(answering, "Cleared from this computer.")
    for other in others:
        expect(other.page.locator("output#progress")).to_have_text("0 of 22 answered")
    assert answering.texts == []
    assert visit().chosen == {}


def test_a_clear_that_the_first_copy_forgot_in_a_crash_stays_a_clear(
    answering: Questionnaire, beside: Page, visit: Callable[[], Questionnaire]
) -> None:
    answer(answering, BOTH)
    a_minute_ago = answering.stored
    clear(answering)
    settle(answering, "Cleared from this computer.")
    leave(answering, beside)
    beside.evaluate(STORE, a_minute_ago)
    back = visit()
    expect(back.page.locator("output#progress")).to_have_text("0 of 22 answered")
    assert back.texts == []


REFUSALS = {
    "storage": "Storage.prototype.removeItem = () => { throw new DOMException('no', 'SecurityError') }",
    "the database": "IDBObjectStore.prototype.put = () => { throw new DOMException('no', 'UnknownError') }",
}


@pytest.mark.parametrize("fault", REFUSALS.values(), ids=REFUSALS)
def test_a_clear_that_the_browser_refuses_says_that_the_answers_are_still_there(
    answering: Questionnaire, fault: str
) -> None:
    answer(answering, FIRST)
    answering.page.evaluate(f"() => {{ {fault} }}")
    clear(answering)
    words = "Not cleared. This browser did not let the page remove the answers; they are still on this computer."
    settle(answering, words)
    assert answering.texts, "as it says"


SILENT_WORDS = (
    "Kept in this browser, but part of its storage does not answer. If it crashes, the last minute may be lost."
)


def test_a_database_that_does_not_answer_is_given_up_in_words_and_taken_in_when_it_does(
    page: Page, address: str, visit: Callable[[], Questionnaire]
) -> None:
    page.add_init_script(SILENT)
    answering = Questionnaire(page).go(address)
    answering.choose("purpose-direction", "starting")
    settle(answering, SILENT_WORDS)
    answering.choose("purpose-priorities", "developing")
    assert answering.state == SILENT_WORDS
    elsewhere = visit()
    assert elsewhere.chosen == BOTH
    page.evaluate("wake()")
    settle(answering)


@pytest.mark.parametrize("missing", ["database", "storage"])
def test_one_copy_is_enough_and_what_that_means_is_said(
    context: BrowserContext, address: str, visit: Callable[[], Questionnaire], missing: str
) -> None:
    context.add_init_script(NO_DATABASE if missing == "database" else NO_DATABASE.replace("indexedDB", "localStorage"))
    answering = visit()
    answering.choose("purpose-direction", "starting")
    half = "Kept in this browser. If it crashes, the last minute may be lost."
    settle(answering, half if missing == "database" else KEPT)
    expect_chosen(visit(), FIRST)


NEWER = json.dumps(answer_file({"purpose-direction": {"level": "starting"}}) | {"format_version": 2})
NEWER_WORDS = (
    "Not kept: a newer edition of this page keeps answers here. Save a file before you leave, then load the page again."
)


def test_what_a_newer_edition_keeps_is_left_alone_by_a_page_that_comes_later(
    page: Page, address: str, beside: Page
) -> None:
    key = key_of(address)
    beside.evaluate(STORE, {key: NEWER})
    answering = Questionnaire(page).go(address)
    answering.choose("purpose-direction", "spreading")
    settle(answering, NEWER_WORDS)
    assert answering.stored == {key: NEWER}
    assert answering.database.keys() <= {"answers"}
    assert not answering.database.get("answers", "")


def test_what_a_newer_edition_keeps_is_left_alone_by_a_page_that_is_open(
    answering: Questionnaire, beside: Page
) -> None:
    answer(answering, FIRST)
    key, before = key_of(answering.page.url), answering.database
    beside.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, NEWER])
    settle(answering, NEWER_WORDS)
    answering.choose("purpose-priorities", "developing")
    assert answering.chosen == BOTH, "the page goes on"
    assert (answering.stored[key], answering.database) == (NEWER, before)


@pytest.mark.parametrize("version", [1, 99], ids=["a newer text", "a newer database"])
def test_what_a_newer_edition_keeps_in_the_database_is_left_alone(
    page: Page, address: str, beside: Page, version: int
) -> None:
    beside.evaluate(PUT, [key_of(address), f"\n{NEWER}", version])
    answering = Questionnaire(page).go(address)
    settle(answering, NEWER_WORDS)
    answering.choose("purpose-direction", "spreading")
    assert answering.stored == {}


def test_a_copy_that_nobody_can_place_is_put_aside_and_offered(
    answering: Questionnaire, beside: Page, visit: Callable[[], Questionnaire]
) -> None:
    answer(answering, BOTH)
    leave(answering, beside)
    seeded = json.dumps(answer_file({"purpose-codesign": {"level": "spreading"}}))
    beside.evaluate(STORE, {key_of(answering.page.url): seeded})
    for _ in range(2):  # also at the next visit
        back = visit()
        assert back.chosen == {"purpose-codesign": "spreading"}
        expect(back.page.get_by_role("heading", name="Other answers are kept here too")).to_be_visible()
    with back.page.expect_download() as waiting:
        back.press("Save it as a file")
    back.open(waiting.value.path())
    back.press("Open these answers")
    assert back.chosen == BOTH
    back.press("Remove it")
    expect(back.page.locator("section.kit-notice")).to_have_count(0)
    expect(back.page.locator("output#saved-state")).to_contain_text("kept in this browser")
    assert list(visit().database) == ["answers"]


@pytest.mark.parametrize("place", ["storage", "the database"])
def test_of_a_damaged_copy_and_a_whole_one_the_whole_one_counts(
    answering: Questionnaire, beside: Page, visit: Callable[[], Questionnaire], place: str
) -> None:
    answer(answering, BOTH)
    key = leave(answering, beside)
    if place == "storage":
        beside.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, '{"format": "assess'])
    else:
        beside.evaluate(PUT, [key, "\x00\x01", 1])
    back = visit()
    expect_chosen(back, BOTH)
    expect(back.page.get_by_role("heading", name="What was kept here could not be read")).to_be_visible()
    assert [kept_in(text) for text in back.texts] == [BOTH, BOTH]


# The first, second … time that something is written anywhere there is no room.
FULL_AT = """(at) => {
  let count = 0;
  for (const [kind, name] of [[Storage, "setItem"], [IDBObjectStore, "put"]]) {
    const write = kind.prototype[name];
    kind.prototype[name] = function (...given) {
      if (++count === at) throw new DOMException("no room", "QuotaExceededError");
      return write.apply(this, given);
    };
  }
}"""


@pytest.mark.parametrize("at", range(1, 7))
def test_no_room_at_any_write_loses_nothing_that_is_said_to_be_kept(
    answering: Questionnaire, visit: Callable[[], Questionnaire], at: int
) -> None:
    answer(answering, FIRST)
    answering.page.evaluate(FULL_AT, at)
    answering.choose("purpose-priorities", "developing")
    if answering.state.startswith("Kept"):
        expect_chosen(visit(), BOTH)
    more = {"purpose-codesign": "spreading", "purpose-lived-experience": "spreading"}
    answer(answering, more)
    back = visit()
    expect_chosen(back, BOTH | more)
    expect(back.page.locator("section.kit-notice")).to_have_count(0)


ALL_CHOSEN = """(answers) => Object.entries(answers).every(([question, level]) =>
  document.querySelector(`[name="${question}"][value="${level}"]`).checked &&
  Object.values(localStorage).some((text) => text.includes('"people"') &&
    Object.keys(JSON.parse(text).people[0].answers).length === Object.keys(answers).length)
)"""


@pytest.mark.parametrize("apart", [0, 5, 20])
def test_answers_in_three_tabs_at_one_instant_are_all_kept(
    answering: Questionnaire, visit: Callable[[], Questionnaire], apart: int
) -> None:
    tabs = [answering, visit(), visit()]
    answers = {**BOTH, "purpose-codesign": "spreading"}
    start = """([at, question, level]) => { setTimeout(() => {
      document.querySelector(`[name="${question}"][value="${level}"]`).click();
    }, at - Date.now()) }"""
    begin = answering.page.evaluate("Date.now()") + 300
    for number, (tab, (question, level)) in enumerate(zip(tabs, answers.items(), strict=True)):
        tab.page.evaluate(start, [begin + number * apart, question, level])
    for tab in tabs:  # what is not yet in the copy of another comes and goes until it is in all
        tab.page.wait_for_function(ALL_CHOSEN, arg=answers)
    for tab in tabs:
        settle(tab)
        expect_chosen(tab, answers)
    assert [kept_in(text) for text in answering.texts] == [answers, answers]
    expect_chosen(visit(), answers)


# A browser's news of localStorage does not come to every tab: on a busy machine Chromium left one out.
NO_NEWS = "addEventListener('storage', (event) => event.stopImmediatePropagation(), true)"


def test_a_tab_that_hears_nothing_of_storage_shows_what_another_kept(
    answering: Questionnaire, visit: Callable[[], Questionnaire], address: str
) -> None:
    answering.page.add_init_script(NO_NEWS)
    answer(answering.go(address), FIRST)
    answer(visit(), {"purpose-priorities": "developing"})
    expect_chosen(answering, BOTH)


def test_a_page_that_comes_back_from_sleep_shows_what_was_kept_meanwhile(
    answering: Questionnaire, visit: Callable[[], Questionnaire], address: str
) -> None:
    answering.page.add_init_script(NO_NEWS + "; delete globalThis.BroadcastChannel")
    answering.go(address)
    answer(visit(), FIRST)
    answering.page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect_chosen(answering, FIRST)
