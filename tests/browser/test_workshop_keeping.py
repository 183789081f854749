"""Keeping: everything survives, in this browser and in the file; faults are said, and nothing is thrown away."""

from __future__ import annotations

import copy
import datetime
import json
import re
from pathlib import Path
from urllib.parse import urlsplit

import jsonschema
import pytest
from assessment_kit.answers.format import read_answers
from assessment_kit.answers.schemas import schemas
from desk import KEPT, Desk, levels, payload, person
from faults import BLOCKED, DAMAGE, DELETE, FULL, NEWER, OFF, SILENT
from playwright.sync_api import Browser, BrowserContext, Page, expect


@pytest.fixture
def address(workshop_root: str) -> str:
    return f"{workshop_root}/workshop.html"


@pytest.fixture
def desk(page: Page, address: str) -> Desk:
    return Desk(page).go(address)


def database_of(address: str) -> str:
    return f"assessment-kit:improvement:{urlsplit(address).path}:workshop"


def full_session(desk: Desk) -> None:
    """Two people, a refused file, an agreement, hands and the name of the session."""
    desk.add(*levels(["starting", "spreading"]), payload("broken.json", "{"))
    row = desk.agree("purpose-direction", "Developing")
    row.get_by_label("Our reason").fill("Nights")
    desk.turn_to("save")
    desk.page.get_by_label("What is the session called?").fill("Spring")
    desk.turn_to("gather")
    desk.page.locator("#kit-date").fill("2027-03-01")
    desk.settle()


def test_a_new_page_brings_everything_back(desk: Desk, context: BrowserContext, address: str, tmp_path: Path) -> None:
    full_session(desk)
    before = desk.save(tmp_path)
    desk.page.close()
    back = Desk(context.new_page()).go(address)
    expect(back.page.locator("output#progress")).to_have_text("2 people · 1 of 22 agreed")
    expect(back.page.locator("[data-component=files] .kit-rows > li")).to_have_count(3)
    assert "broken.json" in back.files[0]
    assert back.save(tmp_path) == before


def test_every_field_of_the_format_is_kept_over_opening_and_saving(
    desk: Desk, context: BrowserContext, address: str, project: Path, tmp_path: Path
) -> None:
    whole = json.loads((project / "tests/answer-files/every-field.json").read_text("utf-8"))
    whole["history"]["people:p-77aa"] = ["r-1111"]
    whole["framework"]["version"] = "2.0.0"
    [said] = desk.add(payload("whole.json", whole))
    assert said.startswith("whole.json\n2 people added.")
    desk.settle()
    first = desk.save(tmp_path)
    saved = copy.deepcopy(first)
    notes = {note["id"]: note for note in whole["plan"][0].pop("progress")}
    for action in (saved["plan"][0], saved["parted"]["plan:a-1"][0]["value"]):
        assert {note["id"]: note for note in action.pop("progress")} == notes
    assert saved == whole | {"saved": datetime.date.today().isoformat()}
    desk.page.close()
    back = Desk(context.new_page()).go(address)
    expect(back.page.locator("output#progress")).to_contain_text("2 people")
    assert back.save(tmp_path) == first


def test_what_no_reader_would_take_is_never_written(desk: Desk, tmp_path: Path) -> None:
    desk.add(*levels(["starting"]))
    row = desk.agree("purpose-direction", "Developing")
    row.get_by_label("Our reason").evaluate(
        "box => { box.value = 'half \\ud83d'; box.dispatchEvent(new Event('input', { bubbles: true })) }"
    )
    desk.turn_to("gather")
    before = desk.save(tmp_path)["session"]
    desk.page.locator("#kit-date").evaluate(
        "box => { box.type = 'text'; box.value = '12026-03-01'; box.dispatchEvent(new Event('input')) }"
    )
    saved = desk.save(tmp_path)
    assert saved["agreed"]["purpose-direction"]["reason"] == "half \ufffd"
    assert saved["session"] == before, "one bad value costs nothing else"


def test_the_file_opens_in_another_browser_and_says_the_same(
    desk: Desk, browser: Browser, address: str, tmp_path: Path
) -> None:
    full_session(desk)
    path = desk.save_to(tmp_path)
    other = browser.new_context()
    there = Desk(other.new_page()).go(address)
    assert there.add_paths(path) == [f"{path.name}\n2 people added. Of what the room noted: 2 added."]
    assert there.save(tmp_path / "there") == json.loads(path.read_text("utf-8"))
    other.close()


def test_the_saved_file_fits_the_published_schema_and_the_kit_reads_it(desk: Desk, tmp_path: Path) -> None:
    full_session(desk)
    path = desk.save_to(tmp_path)
    assert path.name.startswith("workshop-20")
    jsonschema.validate(json.loads(path.read_text("utf-8")), schemas()["answers.schema.json"])
    file = read_answers(path.read_bytes())
    assert (len(file.people), file.session and file.session.title) == (2, "Spring")
    assert "broken.json" not in path.read_text("utf-8"), "names of files stay in the browser"


def test_plans_and_initiatives_of_an_opened_file_are_saved_again(desk: Desk, tmp_path: Path) -> None:
    more = {
        "plan": [{"id": "a-2", "action": "Second"}, {"id": "a-1", "action": "First", "progress": []}],
        "initiatives": [{"id": "i-1", "name": "Bread", "components": ["purpose"]}],
        "agreed": {"gone-question": {"level": "gone-level", "reason": "It was so."}},
    }
    desk.add(person("1", "gone-role", {"purpose-direction": "starting"}, **more))
    saved = desk.save(tmp_path)
    assert {name: saved[name] for name in more} == more
    assert saved["people"][0]["role"] == "gone-role"


def test_two_tabs_do_not_undo_each_other(desk: Desk, context: BrowserContext, address: str, tmp_path: Path) -> None:
    desk.add(*levels(["starting"]))
    desk.settle()
    other = Desk(context.new_page()).go(address)
    expect(other.page.locator("output#progress")).to_contain_text("1 person")
    for tab, question in ((desk, "purpose-direction"), (other, "people-culture")):
        tab.agree(question, "Developing")
    for tab in (desk, other):
        expect(tab.page.locator("output#progress")).to_contain_text("2 of 22 agreed")
    assert set(desk.save(tmp_path)["agreed"]) == {"purpose-direction", "people-culture"}


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (OFF, "Not kept: storage is switched off in this browser. Save a file before you leave."),
        (BLOCKED, "Not kept: this browser does not allow storage. Save a file before you leave."),
        (FULL, "Not kept: this browser has no room left. Save a file before you leave."),
    ],
    ids=["off", "blocked", "full"],
)
def test_without_storage_the_page_says_so_and_still_works(
    page: Page, address: str, fault: str, words: str, tmp_path: Path
) -> None:
    page.add_init_script(fault)
    desk = Desk(page).go(address)
    desk.add(*levels(["starting", "spreading"]))
    expect(desk.state).to_have_text(words)
    desk.turn_to("spread")
    assert desk.counts(desk.row("purpose-direction")) == [1, 0, 0, 1, 0]
    assert len(desk.save(tmp_path)["people"]) == 2
    expect(desk.state).to_contain_text("Not kept in this browser.")


def test_a_database_that_does_not_answer_is_given_up_in_words_and_used_when_it_does(
    page: Page, address: str, context: BrowserContext, tmp_path: Path
) -> None:
    page.add_init_script(SILENT)
    desk = Desk(page).go(address)
    desk.add(*levels(["starting", "spreading"]))
    expect(desk.state).to_have_text(
        "Not kept: the storage of this browser does not answer. Save a file before you leave."
    )
    assert len(desk.save(tmp_path)["people"]) == 2
    expect(desk.state).to_contain_text("Not kept in this browser.")
    page.evaluate("wake()")
    expect(desk.state).not_to_contain_text("Not kept")
    expect(Desk(context.new_page()).go(address).page.locator("output#progress")).to_contain_text("2 people")


def test_what_is_still_on_its_way_does_not_come_back_after_a_start_again(
    desk: Desk, context: BrowserContext, address: str
) -> None:
    desk.add(*levels(["starting", "spreading"]))
    desk.settle()
    page = context.new_page()
    page.add_init_script(SILENT)
    slow = Desk(page).go(address)
    page.locator("section.kit-bar").get_by_role("button", name="Start again").click()
    page.locator("dialog[open]").get_by_role("button", name="Remove everything now").click()
    page.evaluate("wake()")
    expect(slow.state).to_have_text("Removed from this computer.")
    expect(page.locator("output#progress")).to_contain_text("0 people")
    expect(Desk(context.new_page()).go(address).state).to_contain_text("What you add")


def test_a_start_again_that_the_browser_refuses_says_that_everything_is_still_there(
    desk: Desk, context: BrowserContext, address: str
) -> None:
    desk.add(*levels(["starting", "spreading"]))
    desk.settle()
    desk.page.evaluate(
        "() => { IDBObjectStore.prototype.clear = () => { throw new DOMException('no', 'UnknownError') } }"
    )
    desk.page.locator("section.kit-bar").get_by_role("button", name="Start again").click()
    desk.page.locator("dialog[open]").get_by_role("button", name="Remove everything now").click()
    expect(desk.state).to_have_text(
        "Not removed. This browser did not let the page remove it; everything is still on this computer."
    )
    assert Desk(context.new_page()).go(address).progress.startswith("2 people")


def test_what_found_no_room_is_kept_with_the_next_change_that_does(
    desk: Desk, context: BrowserContext, address: str
) -> None:
    desk.page.evaluate(
        """() => {
          const { put } = IDBObjectStore.prototype;
          IDBObjectStore.prototype.put = () => { throw new DOMException('no room', 'QuotaExceededError') };
          window.makeRoom = () => { IDBObjectStore.prototype.put = put };
        }"""
    )
    desk.add(*levels(["starting"]))
    expect(desk.state).to_contain_text("no room left")
    desk.page.evaluate("makeRoom()")
    desk.turn_to("save")
    desk.page.get_by_label("What is the session called?").fill("x")
    desk.settle()
    expect(Desk(context.new_page()).go(address).page.locator("output#progress")).to_contain_text("1 person")


def test_what_is_on_the_page_outlives_the_browsers_data(
    desk: Desk, context: BrowserContext, address: str, workshop_root: str
) -> None:
    desk.add(*levels(["starting", "spreading"]))
    desk.settle()
    other = context.new_page()
    other.goto(f"{workshop_root}/assessment.html")
    other.evaluate(DELETE, database_of(address))
    assert desk.progress.startswith("2 people")
    desk.settle()
    expect(Desk(context.new_page()).go(address).page.locator("output#progress")).to_contain_text("2 people")


def test_what_a_newer_edition_keeps_is_left_alone(page: Page, address: str, workshop_root: str) -> None:
    page.goto(f"{workshop_root}/assessment.html")
    page.evaluate(NEWER, database_of(address))
    desk = Desk(page).go(address)
    desk.add(*levels(["starting"]))
    expect(desk.state).to_contain_text("a newer edition of this page keeps a workshop here")


def test_what_a_newer_edition_keeps_is_left_alone_by_a_page_that_is_open(desk: Desk, address: str) -> None:
    desk.add(*levels(["starting"]))
    desk.settle()
    desk.page.evaluate(NEWER, database_of(address))
    expect(desk.state).to_contain_text("a newer edition of this page keeps a workshop here")
    desk.agree("purpose-direction", "Developing")
    expect(desk.state).to_contain_text("a newer edition of this page keeps a workshop here")
    assert "agreed" not in desk.page.evaluate(KEYS, database_of(address))
    assert desk.progress == "1 person · 1 of 22 agreed"


KEYS = """(name) => new Promise((resolve) => {
  const request = indexedDB.open(name);
  request.onsuccess = () => {
    const keys = request.result.transaction("texts").objectStore("texts").getAllKeys();
    keys.onsuccess = () => { request.result.close(); resolve(keys.result.join()) };
  };
})"""


def test_a_clock_that_runs_back_changes_nothing_the_room_agreed(
    desk: Desk, context: BrowserContext, address: str
) -> None:
    desk.agree("purpose-direction", "Developing")
    desk.settle()
    context.clock.install(time=datetime.datetime(2019, 1, 1))
    back = Desk(context.new_page()).go(address)
    back.agree("purpose-direction", "Progressing")
    back.page.clock.run_for(1000)
    expect(desk.agreement("purpose-direction").get_by_role("radio", name="Progressing")).to_be_checked()
    again = Desk(context.new_page()).go(address)
    expect(again.agreement("purpose-direction").get_by_role("radio", name="Progressing")).to_be_checked()
    expect(again.page.locator("[data-component=asked]")).to_be_hidden()


@pytest.mark.parametrize("text", ["{", '"text"', '{"kind": "people", "id": "p-0000", "value": {"id": 1}, "stamp": ""}'])
def test_damaged_storage_is_put_aside_said_and_offered_as_a_file(
    desk: Desk, context: BrowserContext, address: str, text: str
) -> None:
    desk.add(*levels(["starting", "spreading"]))
    desk.settle()
    desk.page.evaluate(DAMAGE, [database_of(address), "people:p-0000", text])
    for _ in range(2):  # also after the next visit
        back = Desk(context.new_page()).go(address)
        expect(back.page.locator("output#progress")).to_contain_text("1 person")
        expect(back.page.get_by_text("Some of what this browser kept is damaged.")).to_be_visible()
    with back.page.expect_download() as waiting:
        back.press("Save it as a file")
    assert text in json.loads(waiting.value.path().read_text("utf-8"))[0]
    back.add(*levels(["starting"]))
    assert back.progress.startswith("2 people")
    back.press("Remove it")
    expect(back.page.get_by_text("could not be read")).to_be_hidden()
    back.settle()
    expect(Desk(context.new_page()).go(address).page.get_by_text("could not be read")).to_be_hidden()


def test_starting_again_says_what_is_lost_offers_the_file_and_leaves_nothing(
    desk: Desk, context: BrowserContext, address: str
) -> None:
    desk.add(*levels(["starting"]))
    desk.page.locator("section.kit-bar").get_by_role("button", name="Start again").click()
    expect(desk.page.get_by_role("alertdialog", name="Start again?")).to_have_accessible_description(
        re.compile("answers of 1 person will be gone.* So will everything else on this page.*save one first")
    )
    expect(desk.page.get_by_role("alertdialog")).to_be_focused()  # so its text is read aloud
    desk.keys("Enter")
    expect(desk.page.get_by_role("alertdialog")).to_be_visible()
    desk.keys("Escape")
    full_session(desk)
    desk.page.locator("section.kit-bar").get_by_role("button", name="Start again").click()
    dialog = desk.page.locator("dialog[open]")
    expect(dialog).to_contain_text("The answers of 2 people will be gone from this computer.")
    expect(dialog).to_contain_text("So will what you settled on 1 question")
    with desk.page.expect_download():
        dialog.get_by_role("button", name="Save workshop file first").click()
    dialog.get_by_role("button", name="Cancel").click()
    assert desk.progress.startswith("2 people")
    desk.page.locator("section.kit-bar").get_by_role("button", name="Start again").click()
    dialog.get_by_role("button", name="Remove everything now").click()
    expect(desk.state).to_have_text("Removed from this computer.")
    assert desk.progress == "0 people · 0 of 22 agreed"
    back = Desk(context.new_page()).go(address)
    expect(back.state).to_have_text("What you add is kept in this browser only.")
    assert back.files == []


def test_the_questionnaires_answers_survive_starting_again(page: Page, workshop_root: str, address: str) -> None:
    page.goto(f"{workshop_root}/assessment.html")
    page.evaluate("localStorage.setItem('someone-else', 'kept')")
    desk = Desk(page).go(address)
    page.wait_for_function("() => localStorage.getItem('someone-else') === 'kept'")  # from one page to the next
    desk.add(*levels(["starting"]))
    page.locator("section.kit-bar").get_by_role("button", name="Start again").click()
    page.locator("dialog[open]").get_by_role("button", name="Remove everything now").click()
    assert page.evaluate("localStorage.getItem('someone-else')") == "kept"


def test_the_state_is_said_in_words(desk: Desk, tmp_path: Path) -> None:
    expect(desk.state).to_have_text("What you add is kept in this browser only.")
    desk.add(*levels(["starting"]))
    expect(desk.state).to_have_text(KEPT)
    name = desk.save_to(tmp_path).name
    expect(desk.state).to_have_text(f"Handed to your browser as {name}; look in your downloads.")
    desk.turn_to("save")
    desk.page.get_by_label("What is the session called?").fill("Spring")
    expect(desk.state).to_contain_text(f"Kept in this browser. Changed since {name} of ")
