"""The workshop page as a facilitator meets it: what the tests of the page share."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import FilePayload, Locator, Page, expect

KEPT = "Kept in this browser only. Nothing has been sent anywhere."


def person(id_: str, role: str = "", answers: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    """A file of one person, answers given as `{"purpose-direction": "starting"}` or in full."""
    full = {id_: {"level": one} if isinstance(one, str) else one for id_, one in (answers or {}).items()}
    return {
        "format": "assessment-kit",
        "format_version": 1,
        "framework": {"id": "improvement", "version": "2.0.0"},
        "saved": "2026-11-23",
        "people": [{"id": f"p-{id_}", **({"role": role} if role else {}), "answers": full}],
    } | more


def payload(name: str, content: Any) -> FilePayload:
    text = (
        content
        if isinstance(content, bytes)
        else (content if isinstance(content, str) else json.dumps(content)).encode()
    )
    return {"name": name, "mimeType": "application/json", "buffer": text}


@dataclass
class Desk:
    """One open workshop page, and the gestures of the person who runs the session."""

    page: Page

    def go(self, address: str) -> Desk:
        self.page.goto(address)
        return self

    def turn_to(self, area: str) -> None:
        self.page.evaluate("area => { location.hash = 'kit-' + area }", area)
        expect(self.page.locator(f"#kit-{area}")).to_be_visible()

    def add(self, *files: dict[str, Any] | FilePayload) -> list[str]:
        """Add files, and return what the page says of each, in the order of its list."""
        payloads = [
            file if "buffer" in file else payload(f"answers-{number}.json", file) for number, file in enumerate(files)
        ]
        return self.add_paths(payloads)

    def add_paths(self, files: Any) -> list[str]:
        self.turn_to("gather")
        said = self.page.locator("[data-component=gathering] [data-part=said]")
        self.page.get_by_label("Add answer files").set_input_files(files)
        expect(said).to_contain_text(" read: ")
        return self.files

    @property
    def files(self) -> list[str]:
        rows = self.page.locator("[data-component=files] .kit-rows > li")
        said = "rows => rows.map((row) => row.children[0].innerText + '\\n' + row.children[1].innerText)"
        lines: list[str] = rows.evaluate_all(said)
        return lines

    @property
    def progress(self) -> str:
        return self.page.locator("output#progress").inner_text()

    @property
    def state(self) -> Locator:
        return self.page.locator("output#saved-state")

    def settle(self) -> None:
        """Wait until everything is kept."""
        expect(self.state).to_have_text(KEPT)

    def row(self, question: str) -> Locator:
        return self.page.locator(f"tr[data-question='{question}']")

    def counts(self, row: Locator) -> list[int]:
        return [int(text) for text in row.locator("td[data-level]").all_inner_texts()]

    def state_count(self, row: Locator, state: str) -> int:
        return int(row.locator(f"td[data-state='{state}']").inner_text())

    @property
    def order(self) -> list[str]:
        return self.page.eval_on_selector_all("tr[data-question]", "all => all.map(one => one.dataset.question)")

    def choose(self, label: str, option: str) -> None:
        self.page.get_by_label(label, exact=True).select_option(label=option)

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def agreement(self, question: str) -> Locator:
        """The row of a question under Agree, opened."""
        self.turn_to("agree")
        row = self.page.locator(f"[data-agree='{question}']")
        if row.get_attribute("open") is None:
            row.locator("summary").click()
        return row

    def agree(self, question: str, level: str) -> Locator:
        row = self.agreement(question)
        row.get_by_role("radio", name=level).check()
        return row

    @property
    def room(self) -> Locator:
        return self.page.locator("dialog[data-component=presenting]")

    @property
    def slide(self) -> Locator:
        return self.room.locator(".kit-slide.is-current")

    def present(self, question: str) -> None:
        self.turn_to("spread")
        self.row(question).get_by_role("button", name="Present").click()
        expect(self.room).to_be_visible()

    def keys(self, *names: str) -> None:
        for name in names:
            self.page.keyboard.press(name)

    def save(self, target: Path) -> dict[str, Any]:
        """Save the workshop and read the file."""
        return json.loads(self.save_to(target).read_text("utf-8"))

    def save_to(self, target: Path) -> Path:
        with self.page.expect_download() as waiting:
            self.page.locator("section.kit-bar").get_by_role("button", name="Save workshop file").click()
        path = target / waiting.value.suggested_filename
        waiting.value.save_as(path)
        return path


def levels(ids: Iterable[str]) -> list[dict[str, Any]]:
    """A file for each level, of people who all answered one question and nothing else."""
    return [person(f"{number:04x}", "frontline", {"purpose-direction": id_}) for number, id_ in enumerate(ids)]
