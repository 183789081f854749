"""The questionnaire in Firefox and WebKit: answer, leave, come back, save, lose everything, open the file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hard_notes import HARD, TYPE, as_typed
from visitor import CATCH, CAUGHT, Visitor

FIRST = "fieldset[data-question]"
# Go to the step that holds a question, and let the page finish: it scrolls when the address has changed.
TURN_TO = """const step = "#" + document.getElementById(given[0]).closest("[data-step]").id;
if (location.hash !== step) {
  await new Promise((turned) => {
    addEventListener("hashchange", turned, { once: true });
    location.hash = step;
  });
}"""
CHOSEN = (
    "[...document.querySelectorAll('fieldset[data-question] input:checked')].map((one) => one.name + '=' + one.value)"
)
BUTTON = """const button = [...document.querySelectorAll("button")].find((one) => one.innerText.trim() === given[0]
  || one.textContent.replace(/\\s+/g, " ").trim() === given[0]);
button.dataset.test = "wanted";"""


def press(visitor: Visitor, name: str) -> None:
    visitor.script(BUTTON, name)
    visitor.click("button[data-test=wanted]")
    visitor.script("delete document.querySelector('button[data-test=wanted]')?.dataset.test")


def clear(visitor: Visitor) -> None:
    """Clear what is kept, as people do: what somebody else takes away from under the page, it keeps again."""
    press(visitor, "Clear answers from this computer")
    press(visitor, "Clear them now")
    visitor.wait("document.querySelector('#saved-state').textContent.startsWith('Cleared')")


@pytest.fixture
def page(visitor: Visitor, engine_root: str) -> str:
    """The questionnaire, with nothing kept from an earlier test."""
    address = f"{engine_root}/assessment.html"
    visitor.go(address)
    clear(visitor)
    visitor.come_back(address)
    return address


def answer(visitor: Visitor, question: str, level: int) -> str:
    """Choose a level by its place and return its id."""
    visitor.script(TURN_TO, question)
    radio = f"fieldset[data-question='{question}'] input[type=radio]"
    visitor.wait(f"""document.querySelector("{radio}").offsetParent""")
    value = str(visitor.script(f"""return document.querySelectorAll("{radio}")[given[0]].value""", level))
    visitor.click(f"{radio}[value='{value}']")
    return value


def questions(visitor: Visitor) -> list[str]:
    return list(visitor.script(f"return [...document.querySelectorAll('{FIRST}')].map((one) => one.dataset.question)"))


def progress(visitor: Visitor) -> str:
    return str(visitor.script("return document.querySelector('#progress').textContent.trim()"))


def test_answers_are_there_when_coming_back_in_a_new_page(visitor: Visitor, page: str) -> None:
    every = questions(visitor)
    chosen = {every[0]: answer(visitor, every[0], 1), every[-1]: answer(visitor, every[-1], 3)}
    visitor.wait("document.querySelector('#progress').textContent.startsWith('2 ')")
    visitor.come_back(page)
    assert visitor.script(f"return {CHOSEN}") == [f"{question}={level}" for question, level in chosen.items()]
    assert progress(visitor).startswith(f"2 of {len(every)}")


def test_a_saved_file_brings_the_answers_back_where_nothing_is_kept(
    visitor: Visitor, page: str, tmp_path: Path
) -> None:
    first = questions(visitor)[0]
    level = answer(visitor, first, 2)
    visitor.script(CATCH)
    press(visitor, "Save my answers")
    visitor.wait("window.caughtBlob")
    saved = str(visitor.script(CAUGHT))
    assert json.loads(saved)["people"][0]["answers"] == {first: {"level": level}}

    clear(visitor)
    visitor.come_back(page)
    assert visitor.script(f"return {CHOSEN}") == []

    file = tmp_path / "answers.json"
    file.write_text(saved, "utf-8")
    visitor.choose("input[type=file]", file)
    visitor.wait("document.querySelector('dialog[open]')")
    visitor.click("dialog[open] [data-part=open]")
    visitor.wait(f"{CHOSEN}.length === 1")
    assert visitor.script(f"return {CHOSEN}") == [f"{first}={level}"]


def test_a_file_that_is_no_answer_file_changes_nothing(visitor: Visitor, page: str, tmp_path: Path) -> None:
    first = questions(visitor)[0]
    level = answer(visitor, first, 0)
    file = tmp_path / "other.json"
    file.write_text('{"hello": "world"}', "utf-8")
    visitor.choose("input[type=file]", file)
    visitor.wait("document.querySelector('dialog[open]')?.textContent.trim()")
    assert visitor.script(f"return {CHOSEN}") == [f"{first}={level}"]


def test_notes_that_are_hard_to_write_come_back_as_they_were_typed(visitor: Visitor, page: str, tmp_path: Path) -> None:
    texts = [*HARD, "word " * 1000]
    visitor.script(f"({TYPE})(given[0])", texts)
    written = "return [...document.querySelectorAll('textarea[name]')].map((one) => one.value).filter(Boolean)"
    typed = visitor.script(written)
    assert typed == [as_typed(text) for text in texts]
    visitor.script(CATCH)
    press(visitor, "Save my answers")
    visitor.wait("window.caughtBlob")
    file = tmp_path / "answers.json"
    file.write_text(str(visitor.script(CAUGHT)), "utf-8")
    clear(visitor)
    visitor.come_back(page)
    assert visitor.script(written) == []
    visitor.choose("input[type=file]", file)
    visitor.wait("document.querySelector('dialog[open]')")
    visitor.click("dialog[open] [data-part=open]")
    visitor.wait(f"document.querySelectorAll('textarea[name]')[{len(texts) - 1}].value")
    assert visitor.script(written) == typed
