"""The two copies of a person's answers in Firefox and WebKit: whatever becomes of one, the other has all of it."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from visitor import Visitor

FIRST, SECOND = "purpose-direction", "purpose-priorities"
STATE = "document.querySelector('#saved-state')"
CHOSEN = "[...document.querySelectorAll('fieldset[data-question] input:checked')].map((one) => one.name).join()"
KEPT = f"{STATE}.textContent.startsWith('Kept') && {STATE}.getAttribute('aria-busy') === 'false'"
GONE = """await new Promise((resolve) => {
  const request = indexedDB.deleteDatabase(given[0]);
  request.onsuccess = request.onerror = resolve;
});"""
CLEAR = "document.querySelector('dialog[data-component=clear-answers] [data-part=clear]').click()"
EMPTY = (
    "for (const key of Object.keys(localStorage)) if (key.startsWith('assessment-kit:')) localStorage.removeItem(key);"
)
NEWER = """localStorage.setItem(given[0], JSON.stringify({ ...JSON.parse(localStorage.getItem(given[0])), format_version: 2 }))"""


def key_of(address: str) -> str:
    return f"assessment-kit:improvement:{urlsplit(address).path}:answers"


@pytest.fixture
def page(visitor: Visitor, engine_root: str) -> str:
    """The questionnaire, with nothing kept from an earlier test."""
    address = f"{engine_root}/assessment.html"
    visitor.go(address)
    visitor.script(CLEAR)
    visitor.wait(f"{STATE}.textContent.startsWith('Cleared')")
    visitor.come_back(address)
    return address


def answer(visitor: Visitor, question: str) -> None:
    """Choose a level, as a click does, and wait until it is kept."""
    visitor.script("document.querySelector(`[name='${given[0]}'][value='starting']`).click()", question)
    visitor.wait(f"{CHOSEN}.includes('{question}') && {KEPT}")


def expect_both(visitor: Visitor) -> None:
    visitor.wait(f"{CHOSEN} === '{FIRST},{SECOND}'")


def test_answers_outlive_the_loss_of_the_last_minute(visitor: Visitor, page: str) -> None:
    answer(visitor, FIRST)
    before = visitor.script("return { ...localStorage }")
    answer(visitor, SECOND)
    visitor.script(EMPTY + "Object.assign(localStorage, given[0])", before)
    visitor.come_back(page)
    expect_both(visitor)


def test_answers_outlive_the_database(visitor: Visitor, page: str) -> None:
    for question in (FIRST, SECOND):
        answer(visitor, question)
    visitor.script(GONE, key_of(page))
    visitor.come_back(page)
    expect_both(visitor)


def test_storage_that_something_else_emptied_is_filled_again(visitor: Visitor, page: str) -> None:
    answer(visitor, FIRST)
    visitor.script(EMPTY)
    visitor.script("document.querySelector(`[name='${given[0]}'][value='starting']`).click()", SECOND)
    visitor.wait(f"{STATE}.textContent.startsWith('Something else')")
    visitor.come_back(page)
    expect_both(visitor)


def test_a_clear_is_no_loss_to_be_made_good(visitor: Visitor, page: str) -> None:
    answer(visitor, FIRST)
    before = visitor.script("return { ...localStorage }")
    visitor.script(CLEAR)
    visitor.wait(f"{STATE}.textContent.startsWith('Cleared')")
    visitor.script(EMPTY + "Object.assign(localStorage, given[0])", before)
    visitor.come_back(page)
    visitor.wait(f"{CHOSEN} === '' && {STATE}.getAttribute('aria-busy') === 'false'")


def test_what_a_newer_edition_keeps_is_left_alone(visitor: Visitor, page: str) -> None:
    answer(visitor, FIRST)
    visitor.script(NEWER, key_of(page))
    newer = visitor.script("return localStorage.getItem(given[0])", key_of(page))
    visitor.come_back(page)
    visitor.wait(f"{STATE}.textContent.startsWith('Not kept: a newer edition')")
    visitor.script("document.querySelector(`[name='${given[0]}'][value='starting']`).click()", SECOND)
    assert visitor.script("return localStorage.getItem(given[0])", key_of(page)) == newer
