"""The questionnaire as a person meets it: what the tests of the page share."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, expect

FRAMEWORK = "improvement"
# What the database of the page holds, by key, without the line of the mark; nothing where there is none.
IN_DATABASE = """async (name) => {
  if (!(await indexedDB.databases()).some((one) => one.name === name)) return {};
  const opened = await new Promise((resolve) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => resolve(request.result);
  });
  const store = opened.transaction("texts").objectStore("texts");
  const [keys, texts] = await Promise.all(["getAllKeys", "getAll"].map((all) => new Promise((resolve) => {
    const request = store[all]();
    request.onsuccess = () => resolve(request.result);
  })));
  opened.close();
  return Object.fromEntries(keys.map((key, at) => [key, texts[at]]));
}"""


def key_of(address: str) -> str:
    """The key, and the name of the database, that a page at this address may use."""
    return f"assessment-kit:{FRAMEWORK}:{urlsplit(address).path}:answers"


# Runs before the scripts of the next page: a busy Chromium may begin it before its storage has heard of what the last one
# wrote. Whether it lasts is not asked here: tests/engines kills browsers for that.
CATCH_UP = """(left) => { try {
  for (const [name, text] of Object.entries(left))
    if (localStorage.getItem(name) === null || name.endsWith(":saved")) localStorage.setItem(name, text);
} catch { /* a page without storage */ } }"""


def load_again(page: Page, after: Page | None = None, address: str = "") -> None:
    """Load the page again, or come to it at this address from another page, with what this tab, or the tab that is named,
    has left in storage."""
    left = (after or page).evaluate("({ ...localStorage })")
    lasting = {
        name: text for name, text in left.items() if ":mark:" not in name
    }  # a page tidies marks of earlier visits
    with first_in(page, f"({CATCH_UP})({json.dumps(lasting)})"):
        if address:
            page.goto("about:blank")
            page.goto(address)
        else:
            page.reload()


def come_back_to(page: Page, key: str, text: str) -> None:
    """Load the page again, and let it find this text under this key."""
    with first_in(page, f"try {{ localStorage.setItem({json.dumps(key)}, {json.dumps(text)}) }} catch {{}}"):
        page.reload()


@contextmanager
def first_in(page: Page, script: str) -> Iterator[None]:
    """What is loaded meanwhile runs this before its own scripts; what is loaded later does not."""
    session = page.context.new_cdp_session(page)
    session.send("Page.enable")  # without it the script is taken and never run
    added = session.send("Page.addScriptToEvaluateOnNewDocument", {"source": script})
    yield
    session.send("Page.removeScriptToEvaluateOnNewDocument", added)
    session.detach()


@dataclass
class Questionnaire:
    """One open page, and the words and gestures of somebody who answers."""

    page: Page

    def go(self, address: str) -> Questionnaire:
        self.page.goto(address)
        return self

    def turn_to(self, step: str) -> None:
        self.page.evaluate("step => { location.hash = step }", step)
        expect(self.page.locator(f"[id='{step}']")).to_be_visible()

    def question(self, question: str) -> Locator:
        return self.page.locator(f"fieldset[data-question='{question}']")

    def radio(self, question: str, value: str) -> Locator:
        return self.question(question).locator(f"input[value='{value}']")

    def choose(self, question: str, value: str) -> None:
        self.turn_to(question)
        self.radio(question, value).check()

    def write(self, question: str, text: str, field: str = "note") -> None:
        self.turn_to(question)
        details = self.question(question).locator(f"details[data-part='{field}']")
        if details.get_attribute("open") is None:
            details.locator("summary").click()
        details.locator("textarea").fill(text)

    @property
    def questions(self) -> list[str]:
        return self.page.eval_on_selector_all("fieldset[data-question]", "all => all.map(one => one.dataset.question)")

    @property
    def chosen(self) -> dict[str, str]:
        """Every question that is answered, with the value of the radio."""
        found = self.page.eval_on_selector_all("fieldset input:checked", "all => all.map(one => [one.name, one.value])")
        return dict(found)

    @property
    def written(self) -> dict[str, str]:
        found = self.page.eval_on_selector_all("textarea", "all => all.map(one => [one.name, one.value])")
        return {name: text for name, text in found if text}

    @property
    def progress(self) -> str:
        return self.page.locator("output#progress").inner_text()

    @property
    def state(self) -> str:
        """Where the answers are, said when it is known."""
        said = self.page.locator("output#saved-state")
        expect(said).not_to_have_attribute("aria-busy", "true")
        return said.inner_text()

    @property
    def dialog(self) -> Locator:
        return self.page.locator("dialog[open]")

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def save(self, target: Path) -> dict[str, Any]:
        """Save the answers and read the file."""
        with self.page.expect_download() as waiting:
            self.press("Save my answers")
        path = target / waiting.value.suggested_filename
        waiting.value.save_as(path)
        return dict(json.loads(path.read_text("utf-8")))

    def open(self, *file: str | Path | dict[str, Any]) -> None:
        """Choose a file; the dialog that looks at it is open afterwards."""
        self.page.get_by_label("Open saved answers").set_input_files(*file)
        expect(self.dialog).to_be_visible()

    def open_content(self, content: object, name: str = "answers-1234.json") -> None:
        data = content if isinstance(content, bytes) else json.dumps(content).encode()
        self.open({"name": name, "mimeType": "application/json", "buffer": data})  # type: ignore[arg-type]

    @property
    def database(self) -> dict[str, str]:
        """Everything in the page's database."""
        return dict(self.page.evaluate(IN_DATABASE, key_of(self.page.url)))

    @property
    def texts(self) -> list[dict[str, Any]]:
        """The answer files that are kept, in storage and in the database."""
        key = key_of(self.page.url)
        both = [self.stored.get(key, ""), self.database.get("answers", "").partition("\n")[2]]
        return [json.loads(text) for text in both if text]

    @property
    def stored(self) -> dict[str, str]:
        """Everything in this origin's storage."""
        return dict(self.page.evaluate("() => Object.entries({...localStorage})"))


def answer_file(
    answers: dict[str, Any], framework: str = FRAMEWORK, version: str = "2.0.0", **others: Any
) -> dict[str, Any]:
    """An answer file of one person, as the page saves it."""
    return {
        "format": "assessment-kit",
        "format_version": 1,
        "framework": {"id": framework, "version": version},
        "saved": "2026-11-20",
        **others,
        "people": [{"id": "p-0123456789abcdef", "role": "frontline", "answers": answers}],
    }
