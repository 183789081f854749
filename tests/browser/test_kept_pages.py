"""Pages that a browser kept, from a server that does not say how long it may: they ask it once whether there is a newer one,
and never under somebody's hands."""

from __future__ import annotations

import http.server
import os
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from questionnaire import Questionnaire

QUESTION = "purpose-direction"
NAVIGATION = "performance.getEntriesByType('navigation')[0]"
WENT = f"{NAVIGATION}.type"
YEAR = 365 * 24 * 60 * 60
# What a quick person does with a page from the store: before it is all there, or while the server is asked.
MOMENTS = {
    "before": """addEventListener("DOMContentLoaded", answer)""",
    "meanwhile": """addEventListener("load", () => setTimeout(answer))""",
}
ANSWER = """function answer() {
    if (performance.getEntriesByType("navigation")[0].type !== "navigate") return;
    document.querySelector("[data-question='purpose-direction'] input").click();
    const note = document.querySelector("[name='purpose-direction.note']");
    note.value = "typed at once";
    note.dispatchEvent(new Event("input", {bubbles: true}));
    globalThis.done = true;
}
"""


class Server(http.server.ThreadingHTTPServer):
    """Hands out a folder by the age of its files. It notes who asks, may say more, and answers what is asked again only
    when `line` is free."""

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.folder = folder
        self.asked: list[str] = []
        self.says: dict[str, str] = {}
        self.line = threading.Event()
        self.line.set()


class Handler(http.server.SimpleHTTPRequestHandler):
    server: Server

    def translate_path(self, path: str) -> str:
        return str(self.server.folder / path.split("?")[0].lstrip("/"))

    def do_GET(self) -> None:
        if not self.path.endswith(".html"):
            self.send_error(404)
            return
        self.server.asked.append(self.path)
        if "If-Modified-Since" in self.headers:
            self.server.line.wait()
        super().do_GET()

    def end_headers(self) -> None:
        for name, value in self.server.says.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def server(workshop_folder: Path, tmp_path: Path) -> Iterator[Server]:
    """A server of pages that were made a year ago."""
    for page in workshop_folder.iterdir():
        copy = shutil.copyfile(page, tmp_path / page.name)
        os.utime(copy, (time.time() - YEAR, time.time() - YEAR))
    with Server(tmp_path) as started:
        threading.Thread(target=started.serve_forever, daemon=True).start()
        yield started
        started.line.set()
        started.shutdown()


@pytest.fixture(params=["assessment.html", "workshop.html"])
def address(request: pytest.FixtureRequest, server: Server) -> str:
    return f"http://kit.intranet:{server.server_port}/{request.param}"


def visit(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    return page


@pytest.fixture
def known(server: Server) -> str:
    """The questionnaire that a browser has seen before."""
    return f"http://kit.intranet:{server.server_port}/assessment.html"


def test_a_page_from_the_browsers_store_asks_once_whether_it_is_the_newest(
    context: BrowserContext, address: str, server: Server
) -> None:
    assert visit(context, address).evaluate(WENT) == "navigate"
    again = visit(context, address)
    again.wait_for_function(f"() => {WENT} === 'reload' && document.readyState === 'complete'")
    assert len(server.asked) == 2


@pytest.mark.parametrize(
    "says",
    [
        {"Cache-Control": "max-age=60"},
        {"Cache-Control": "public, max-age=31536000, immutable"},
        {"Cache-Control": "no-cache"},
        {"Cache-Control": "no-store"},
        {"Cache-Control": "no-cache, max-age=60", "Age": "59"},
        {"Expires": "0", "Pragma": "no-cache"},
        {"Expires": "Fri, 01 Jan 2100 00:00:00 GMT", "Date": "Fri, 01 Jan 1999 00:00:00 GMT"},
        {"Vary": "*"},
        {"ETag": 'W/"always the same"'},
        {"Last-Modified": "Fri, 01 Jan 2100 00:00:00 GMT"},
    ],
    ids=str,
)
def test_whatever_a_server_says_no_visit_asks_twice(
    context: BrowserContext, known: str, server: Server, says: dict[str, str]
) -> None:
    server.says = says
    for visits in range(1, 4):
        page = visit(context, known)
        page.wait_for_function(
            f"() => ({WENT} === 'reload' || {NAVIGATION}.transferSize) && document.readyState === 'complete'"
        )
        expect(page.locator("#progress")).not_to_be_empty()
        assert len(server.asked) == visits
        page.close()


@pytest.mark.parametrize("moment", MOMENTS)
def test_what_somebody_typed_before_the_answer_came_is_not_taken_away(
    context: BrowserContext, known: str, server: Server, moment: str
) -> None:
    visit(context, known).close()
    server.line.clear()
    context.add_init_script(ANSWER + MOMENTS[moment])
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get: () => null})"
    )  # there is no second copy
    page = visit(context, known)
    page.wait_for_function("() => globalThis.done")
    server.line.set()
    page.wait_for_function("() => document.querySelector('#progress').textContent.startsWith('1 of')")
    answering = Questionnaire(page)
    assert page.evaluate(WENT) == "navigate"
    assert answering.chosen == {QUESTION: "starting"}
    assert answering.written == {f"{QUESTION}.note": "typed at once"}


def test_going_back_brings_the_page_as_it_was_left_and_asks_nothing(
    context: BrowserContext, known: str, server: Server
) -> None:
    page = visit(context, known)
    answering = Questionnaire(page)
    answering.choose(QUESTION, "developing")
    answering.write(QUESTION, "before I looked it up")
    page.goto(known.replace("assessment", "workshop"))
    asked = list(server.asked)
    page.go_back()
    expect(answering.radio(QUESTION, "developing")).to_be_checked()
    assert answering.written == {f"{QUESTION}.note": "before I looked it up"}
    assert (page.evaluate(WENT) != "reload", server.asked) == (True, asked)


def test_a_file_has_nobody_to_ask(context: BrowserContext, lone_page_address: str) -> None:
    visit(context, lone_page_address)
    again = visit(context, lone_page_address)
    expect(again.locator("#progress")).not_to_be_empty()
    assert again.evaluate(WENT) == "navigate"


@pytest.fixture
def lone_page_address(assessment_folder: Path) -> str:
    return (assessment_folder / "assessment.html").as_uri()
