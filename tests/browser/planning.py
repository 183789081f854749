"""The plan page as an improvement lead meets it: what the tests of the page share."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desk import payload
from playwright.sync_api import FilePayload, Locator, Page, expect

AGREED = {
    "purpose-direction": {"level": "developing", "target": "progressing", "reason": "Nights do not know it."},
    "purpose-priorities": {"state": "no-agreement", "reason": "Two sites.", "views": ["starting", "progressing"]},
}
# Lets a file with a text go over what a selector names.
DROP = """([selector, text]) => {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([text], "dropped.json"));
  const event = (type) => new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
  for (const type of ["dragover", "drop"]) document.querySelector(selector).dispatchEvent(event(type));
}"""


def workshop(people: int = 8, **more: Any) -> dict[str, Any]:
    """A workshop file as the room saves it: people of two groups, what they agreed, and a past of everything."""
    roles = ["frontline", "senior-leaders"]
    levels = ["starting", "developing", "progressing"]
    everybody = [
        {
            "id": f"p-{number:04}",
            "saved": "2026-11-23",
            "role": roles[number % 2],
            "answers": {"purpose-direction": {"level": levels[number % 3], "note": f"Note {number}"}},
        }
        for number in range(people)
    ]
    agreed = more.pop("agreed", AGREED)
    history = {f"people:{one['id']}": [f"r-{one['id']}"] for one in everybody}
    history |= {f"agreed:{id_}": [f"r-{id_}"] for id_ in agreed} | {"session": ["r-session"]}
    return {
        "format": "assessment-kit",
        "format_version": 1,
        "framework": {"id": "improvement", "version": "2.0.0"},
        "saved": "2026-11-23",
        "session": {"id": "s-1", "title": "Autumn", "organisation": "Riverside", "date": "2026-11-23"},
        "people": everybody,
        "agreed": agreed,
        "history": history,
    } | more


@dataclass
class Plan:
    """One open plan page, and the gestures of the person who leads the plan."""

    page: Page

    def go(self, address: str) -> Plan:
        self.page.goto(address)
        return self

    def turn_to(self, step: str) -> None:
        self.page.evaluate("step => { location.hash = 'kit-' + step }", step)
        expect(self.page.locator(f"#kit-{step}")).to_be_visible()

    def open(self, *files: dict[str, Any] | FilePayload) -> None:
        self.turn_to("open")
        payloads = [
            file if "buffer" in file else payload(f"workshop-{number}.json", file) for number, file in enumerate(files)
        ]
        self.page.get_by_label("Open workshop file").set_input_files(payloads)
        expect(self.page.locator("[data-component=opening-plan] [data-part=said]")).to_contain_text(" read: ")

    def lay(self, *files: dict[str, Any] | FilePayload) -> Locator:
        """Lay files beside, and return where the page says what came of them."""
        self.turn_to("beside")
        said = self.page.locator("[data-component=beside] [data-part=said]")
        self.page.get_by_label("Lay a file beside").set_input_files(
            [file if "buffer" in file else payload(f"beside-{number}.json", file) for number, file in enumerate(files)]
        )
        expect(said).not_to_be_empty()
        return said

    def press(self, name: str, within: Locator | None = None) -> None:
        (within or self.page).get_by_role("button", name=name, exact=True).click()

    def keys(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    @property
    def state(self) -> Locator:
        return self.page.locator("output#saved-state")

    def save_to(self, folder: Path, button: str = "Save everything") -> Path:
        with self.page.expect_download() as download:
            self.press(button)
        path = folder / download.value.suggested_filename
        download.value.save_as(path)
        return path

    def save(self, folder: Path, button: str = "Save everything") -> dict[str, Any]:
        saved: dict[str, Any] = json.loads(self.save_to(folder, button).read_text("utf-8"))
        return saved

    def card(self, id_: str) -> Locator:
        return self.page.locator(f"[data-action='{id_}']")

    def field(self, id_: str, name: str) -> Locator:
        return self.page.locator(f"[name='{id_}.{name}']")

    @property
    def round(self) -> Locator:
        """One action at a time, for the room."""
        return self.page.locator("[data-component=follow-round]")

    def followed(self, action: str) -> Locator:
        """What was said of an action, and what came of it."""
        return self.page.locator(f"[data-follow='{action}']")
