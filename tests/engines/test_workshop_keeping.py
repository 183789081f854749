"""The workshop's keeping in Firefox and WebKit: what is on the page is there again, whatever becomes of the database."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from desk import person
from gestures import PROGRESS, QUESTION, STATE, clear, put, written
from visitor import Visitor

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
    clear(visitor)
    return address


def add_person(visitor: Visitor, folder: Path) -> None:
    [file] = written(folder, answers=person("1", answers={QUESTION: "starting"}))
    visitor.choose("[data-component=gathering] [data-part=files]", file)
    visitor.wait(f"{PROGRESS}.startsWith('1 person') && {STATE}.startsWith('Kept')")


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
    put(visitor, "input[name=organisation]", "Elsewhere")
    visitor.wait(f"{STATE}.includes('a newer edition')")
    assert visitor.script(KEPT, database_of(page)) == before
    assert before[0] == 99
    visitor.script(GONE, database_of(page))
