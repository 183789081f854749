"""The workshop's keeping in Firefox and WebKit: what was typed is there again, whatever becomes of the database."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from visitor import CATCH, CAUGHT, Visitor

QUESTION = "purpose-direction"
STATE = "document.querySelector('#saved-state').textContent"
PROGRESS = "document.querySelector('#progress').textContent"
TEXT = " 👩🏽\u200d🚀 \u202e\u2028 null \0 __proto__ </script>\n\t=1+1 "
BOXES = {
    "title": "input[name=title]",
    "organisation": "input[name=organisation]",
    "reason": f"[data-agree={QUESTION}] textarea",
}
PUT = """const box = document.querySelector(given[0]);
box.value = given[1];
box.dispatchEvent(new Event("input", { bubbles: true }));
return box.value"""
READ = "return document.querySelector(given[0]).value"
GONE = """await new Promise((resolve) => {
  const request = indexedDB.deleteDatabase(given[0]);
  request.onsuccess = request.onerror = resolve;
});"""
NEWER = """await new Promise((resolve) => {
  const request = indexedDB.open(given[0], 99);
  request.onsuccess = () => { request.result.close(); resolve() };
});"""
KEPT = """const name = given[0];
return await new Promise((resolve) => {
  const request = indexedDB.open(name);
  request.onsuccess = () => {
    const { result: database } = request;
    const all = database.transaction("texts").objectStore("texts").getAll();
    all.onsuccess = () => { database.close(); resolve([database.version, all.result.sort()]) };
  };
})"""


def database_of(address: str) -> str:
    return f"assessment-kit:improvement:{urlsplit(address).path}:workshop"


@pytest.fixture
def page(visitor: Visitor, engine_root: str) -> str:
    """The workshop, with nothing kept from an earlier test."""
    address = f"{engine_root}/workshop.html"
    visitor.go(address)
    visitor.wait("!document.documentElement.classList.contains('kit-waiting')")
    visitor.script("document.querySelector('dialog[data-component=clear-session] [data-part=clear]').click()")
    visitor.wait(f"{STATE}.startsWith('Removed')")
    return address


def agree(visitor: Visitor) -> None:
    """Open the question's form."""
    visitor.script("location.hash = 'kit-agree'; document.querySelector(given[0]).open = true", BOXES["reason"][:-9])
    visitor.wait(f"""document.querySelector("{BOXES["reason"]}")""")


def add_person(visitor: Visitor, folder: Path) -> None:
    file = folder / "answers.json"
    head = {"format": "assessment-kit", "format_version": 1, "framework": {"id": "improvement", "version": "2.0.0"}}
    people = [{"id": "p-1", "answers": {QUESTION: {"level": "starting"}}}]
    file.write_text(json.dumps(head | {"people": people}), "utf-8")
    visitor.choose("[data-component=gathering] [data-part=files]", file)
    visitor.wait(f"{PROGRESS}.startsWith('1 person') && {STATE}.startsWith('Kept')")


def test_what_was_typed_is_there_again_and_in_the_file(visitor: Visitor, page: str) -> None:
    agree(visitor)
    typed = {name: visitor.script(PUT, box, TEXT) for name, box in BOXES.items()}
    assert typed == {"title": TEXT.replace("\n", ""), "organisation": TEXT.replace("\n", ""), "reason": TEXT}
    visitor.wait(f"{STATE}.startsWith('Kept')")
    visitor.come_back(page)
    visitor.wait(f"""document.querySelector("{BOXES["title"]}").value""")
    agree(visitor)
    assert {name: visitor.script(READ, box) for name, box in BOXES.items()} == typed
    visitor.script(CATCH + "document.querySelector('section.kit-bar [data-part=save]').click()")
    visitor.wait("window.caughtBlob")
    saved = json.loads(visitor.script(CAUGHT))
    assert saved["agreed"][QUESTION]["reason"] == TEXT
    assert saved["session"]["title"] == typed["title"]


def test_a_form_on_paper_and_a_show_of_hands_are_there_again_and_in_the_file(visitor: Visitor, page: str) -> None:
    row = f"[data-paper={QUESTION}]"
    visitor.script("document.querySelector('[data-component=paper-form] [data-part=open]').click()")
    visitor.script(PUT, f"{row} textarea", TEXT)
    visitor.script(f"document.querySelector('{row} [value=starting]').click()")
    visitor.script("document.querySelector('[data-component=paper-form] [data-part=done]').click()")
    visitor.script(PUT, "input[name=date]", "2027-03-01")
    visitor.script("location.hash = 'kit-present'; document.querySelector('#kit-present [data-part=start]').click()")
    visitor.script("document.querySelector('[data-component=presenting] [data-part=reveal]').click()")
    visitor.script("document.querySelector('[data-component=presenting] [data-part=show-hands]').click()")
    visitor.script(PUT, f"[data-slide={QUESTION}] [data-level=developing] input", "7")
    visitor.wait(f"{STATE}.startsWith('Kept')")
    visitor.come_back(page)
    visitor.wait(f"{PROGRESS}.startsWith('1 person')")
    visitor.script(CATCH + "document.querySelector('section.kit-bar [data-part=save]').click()")
    visitor.wait("window.caughtBlob")
    saved = json.loads(visitor.script(CAUGHT))
    assert saved["people"][0]["answers"] == {QUESTION: {"level": "starting", "note": TEXT}}
    assert (saved["session"]["date"], saved["hands"]) == ("2027-03-01", {QUESTION: {"developing": 7}})


def test_what_is_on_the_page_outlives_the_database(visitor: Visitor, page: str, tmp_path: Path) -> None:
    add_person(visitor, tmp_path)
    visitor.script(GONE, database_of(page))
    visitor.wait(f"{PROGRESS}.startsWith('1 person') && {STATE}.startsWith('Kept')")
    visitor.come_back(page)
    visitor.wait(f"{PROGRESS}.startsWith('1 person')")


def test_what_a_newer_edition_keeps_is_left_alone_by_a_page_that_is_open(
    visitor: Visitor, page: str, tmp_path: Path
) -> None:
    add_person(visitor, tmp_path)
    visitor.script(NEWER, database_of(page))
    visitor.wait(f"{STATE}.includes('a newer edition')")
    before = visitor.script(KEPT, database_of(page))
    visitor.script(PUT, BOXES["organisation"], "Elsewhere")
    visitor.wait(f"{STATE}.includes('a newer edition')")
    assert visitor.script(KEPT, database_of(page)) == before
    assert before[0] == 99
    visitor.script(GONE, database_of(page))
