"""What people see and can do while the rest of a page is still on its way over a slow line."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from desk import Desk, person
from playwright.sync_api import Page, expect
from questionnaire import Questionnaire, answer_file, come_back_to

INTRANET = "kit.intranet"  # see tests/conftest.py
WORDS_END = b'<script type="application/json" id="framework">'
SHIFTS = """() => {
  window.shifted = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
}"""


@dataclass
class SlowLine:
    """A server that sends a page's words at once and its script only when told to, or never."""

    port: int
    rest: threading.Event = field(default_factory=threading.Event)
    broken: bool = False

    def address(self, name: str) -> str:
        return f"http://{INTRANET}:{self.port}/{name}"


@pytest.fixture
def slow(workshop_folder: Path) -> Iterator[SlowLine]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = workshop_folder / self.path.lstrip("/")
            if not path.is_file():
                self.send_error(204)
                return
            words, mark, rest = path.read_bytes().partition(WORDS_END)
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(words)
            self.wfile.flush()
            line.rest.wait(30)
            if not line.broken:
                self.wfile.write(mark + rest)

        def log_message(self, *arguments: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    line = SlowLine(int(server.server_address[1]))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield line
    line.rest.set()
    server.shutdown()
    server.server_close()


def test_the_first_step_is_there_before_the_script(page: Page, slow: SlowLine) -> None:
    page.goto(slow.address("assessment.html"), wait_until="commit")
    expect(page.locator("#start h1")).to_be_visible()
    expect(page.locator("#purpose h1")).to_be_hidden()
    expect(page.locator("footer")).to_be_attached()
    expect(page.get_by_role("button", name="Save my answers")).to_be_hidden()
    few = page.locator("[data-part='quick']")
    expect(few).to_be_hidden()  # which are the few, only the script knows
    slow.rest.set()
    expect(page.get_by_role("button", name="Save my answers")).to_be_visible()
    expect(few).to_be_visible()
    expect(page.locator("#start h1")).to_be_visible()


def test_a_level_and_a_note_given_before_the_script_are_kept(page: Page, slow: SlowLine) -> None:
    answering = Questionnaire(page)
    page.goto(slow.address("assessment.html"), wait_until="commit")
    page.locator("footer").wait_for(state="attached")
    page.get_by_label("I answer as").select_option(index=2)
    role = page.get_by_label("I answer as").input_value()
    page.locator("#start .kit-button--main").click()
    expect(page.locator("#purpose h1")).to_be_visible()
    expect(page.locator("#start h1")).to_be_hidden()
    answering.radio("purpose-direction", "spreading").check()
    answering.question("purpose-direction").locator("summary").first.click()
    answering.question("purpose-direction").locator("textarea").first.fill("Seen on the ward")
    slow.rest.set()
    expect(page.get_by_role("button", name="Save my answers")).to_be_visible()
    expect(page.locator("#progress")).to_contain_text("1 of 22")
    expect(page.get_by_role("heading", name="Are these your answers?")).to_be_hidden()  # whose else, at a first visit
    assert answering.chosen == {"purpose-direction": "spreading"}
    assert answering.written == {"purpose-direction.note": "Seen on the ward"}
    page.goto(slow.address("assessment.html"))
    assert answering.chosen == {"purpose-direction": "spreading"}
    assert page.get_by_label("I answer as").input_value() == role


WAITS = "requestIdleCallback = (begin) => { window.begin = begin }"  # a browser with more pressing things to do


def test_who_is_answering_stays_there_when_the_page_starts(page: Page, slow: SlowLine) -> None:
    page.add_init_script(WAITS)
    slow.rest.set()
    answering = Questionnaire(page)
    page.goto(slow.address("assessment.html"), wait_until="load")
    page.locator("#start .kit-button--main").click()
    chosen = answering.radio("purpose-codesign", "spreading")
    chosen.check()
    place = page.evaluate("scrollY")
    assert place > 0
    page.evaluate("begin()")
    expect(page.get_by_role("button", name="Save my answers")).to_be_visible()
    expect(chosen).to_be_focused()
    assert page.evaluate("scrollY") == place


def test_what_is_answered_while_the_page_waits_to_start_is_kept_once(page: Page, slow: SlowLine) -> None:
    page.add_init_script(WAITS)
    slow.rest.set()
    answering = Questionnaire(page)
    page.goto(slow.address("assessment.html#purpose"), wait_until="load")
    expect(page.get_by_role("button", name="Save my answers")).to_be_hidden()
    answering.radio("purpose-direction", "spreading").check()
    assert "purpose-direction" in answering.stored["assessment-kit:early:/assessment.html"]
    page.evaluate("begin()")
    expect(page.get_by_role("button", name="Save my answers")).to_be_visible()
    expect(page.locator("#progress")).to_contain_text("1 of 22")
    answering.choose("purpose-priorities", "developing")
    assert [name for name in answering.stored if ":early:" in name] == []
    page.reload(wait_until="load")
    page.evaluate("begin()")
    expect(page.get_by_role("button", name="Save my answers")).to_be_visible()
    expect(page.locator("#progress")).to_contain_text("2 of 22")
    assert answering.chosen == {"purpose-direction": "spreading", "purpose-priorities": "developing"}


def test_an_early_choice_changes_that_answer_alone(page: Page, slow: SlowLine) -> None:
    slow.rest.set()
    answering = Questionnaire(page).go(slow.address("assessment.html"))
    answering.choose("purpose-direction", "starting")
    answering.choose("purpose-priorities", "developing")
    slow.rest.clear()
    page.goto("about:blank")
    page.goto(slow.address("assessment.html#purpose"), wait_until="commit")
    page.locator("footer").wait_for(state="attached")
    answering.radio("purpose-direction", "spreading").check()
    slow.rest.set()
    expect(page.get_by_role("button", name="Save my answers")).to_be_visible()  # it has started
    expect(page.locator("#progress")).to_contain_text("2 of 22")
    assert answering.chosen == {"purpose-direction": "spreading", "purpose-priorities": "developing"}


def test_what_was_answered_on_a_line_that_broke_is_there_at_the_next_visit_and_asked_about(
    page: Page, slow: SlowLine
) -> None:
    answering = Questionnaire(page)
    page.goto(slow.address("assessment.html#purpose"), wait_until="commit")
    page.locator("footer").wait_for(state="attached")
    answering.radio("purpose-direction", "developing").check()
    answering.radio("purpose-direction", "spreading").check()
    answering.question("purpose-direction").locator("summary").first.click()
    answering.question("purpose-direction").locator("textarea").first.fill("<b>Seen on the ward")
    page.goto("about:blank")
    slow.rest.set()
    page.goto(slow.address("assessment.html#purpose"))
    expect(page.locator("#progress")).to_contain_text("1 of 22")
    assert answering.chosen == {"purpose-direction": "spreading"}
    assert answering.written == {"purpose-direction.note": "<b>Seen on the ward"}
    expect(page.get_by_role("heading", name="Are these your answers?")).to_be_visible()
    assert [name for name in answering.stored if ":early:" in name] == []
    page.reload()
    assert answering.chosen == {"purpose-direction": "spreading"}


def test_what_was_left_of_a_visit_comes_to_what_is_kept(page: Page, slow: SlowLine) -> None:
    slow.rest.set()
    answering = Questionnaire(page).go(slow.address("assessment.html"))
    answering.choose("purpose-priorities", "developing")
    slow.rest.clear()
    page.goto("about:blank")
    page.goto(slow.address("assessment.html#purpose"), wait_until="commit")
    page.locator("footer").wait_for(state="attached")
    answering.radio("purpose-direction", "spreading").check()
    page.goto("about:blank")
    slow.rest.set()
    page.goto(slow.address("assessment.html#purpose"))
    expect(page.locator("#progress")).to_contain_text("2 of 22")
    assert answering.chosen == {"purpose-direction": "spreading", "purpose-priorities": "developing"}
    expect(page.get_by_role("heading", name="Are these your answers?")).to_be_visible()


@pytest.mark.parametrize("left", ["5", "null", "[", '{"__proto__": "x", "purpose-direction": 5, "gone": "starting"}'])
def test_what_nobody_could_have_left_is_passed_over(page: Page, slow: SlowLine, left: str) -> None:
    slow.rest.set()
    answering = Questionnaire(page).go(slow.address("assessment.html"))
    come_back_to(page, "assessment-kit:early:/assessment.html", left)
    expect(page.locator("#progress")).to_contain_text("0 of 22")
    answering.choose("purpose-direction", "starting")
    assert answering.chosen == {"purpose-direction": "starting"}


@pytest.mark.parametrize("address", ["assessment.html#purpose", "assessment.html#purpose-priorities"])
def test_a_step_named_by_the_address_is_there_before_the_script(page: Page, slow: SlowLine, address: str) -> None:
    page.goto(slow.address(address), wait_until="commit")
    expect(page.locator("#purpose h1")).to_be_visible()
    expect(page.locator("#start h1")).to_be_hidden()
    slow.rest.set()
    expect(page.get_by_role("button", name="Save my answers")).to_be_visible()
    expect(page.locator("#purpose h1")).to_be_visible()


@pytest.mark.parametrize("link", ["#purpose", "#purpose-priorities"])
def test_a_step_that_was_opened_early_is_not_hidden_while_the_script_starts(
    page: Page, slow: SlowLine, link: str
) -> None:
    """Laying it out anew would take as long as the first time."""
    page.goto(slow.address("assessment.html"), wait_until="commit")
    page.locator("footer").wait_for(state="attached")
    page.evaluate("(link) => { location.hash = link }", link)
    expect(page.locator("#purpose h1")).to_be_visible()
    page.evaluate("""() => {
      document.querySelector("#start").classList.remove("is-current");
      document.querySelector("#purpose").classList.add("is-current"); // what the script does first
    }""")
    expect(page.locator("#purpose h1")).to_be_visible()


def test_what_stands_after_the_questions_is_alone_when_it_is_opened_early(page: Page, slow: SlowLine) -> None:
    page.goto(slow.address("assessment.html"), wait_until="commit")
    page.locator("footer").wait_for(state="attached")
    page.locator("a[href='#your-picture']").first.click()
    expect(page.locator("#your-picture h1")).to_be_visible()
    expect(page.locator("#start h1")).to_be_hidden()


def test_where_the_script_never_comes_the_page_is_whole(page: Page, slow: SlowLine) -> None:
    slow.broken = True
    slow.rest.set()
    page.goto(slow.address("assessment.html"))
    expect(page.locator("#systems h1")).to_be_visible()
    expect(page.locator(".kit-unscripted")).to_be_visible()


def test_a_workshop_with_people_kept_never_says_that_it_is_empty_and_does_not_jump(page: Page, slow: SlowLine) -> None:
    slow.rest.set()
    desk = Desk(page).go(slow.address("workshop.html"))
    desk.add(*(person(str(n), "frontline", {"purpose-direction": "starting"}) for n in range(6)))
    expect(page.locator(".kit-bar")).to_contain_text("Kept in this browser")
    page.add_init_script(f"({SHIFTS})()")
    page.add_init_script(
        """document.addEventListener("DOMContentLoaded", () => {
             const empty = document.querySelector(".kit-spread__empty");
             window.saidEmpty = false;
             const look = () => { window.saidEmpty ||= Boolean(empty?.checkVisibility()); requestAnimationFrame(look); };
             look();
           })"""
    )
    page.goto("about:blank")
    page.goto(slow.address("workshop.html#kit-spread"))
    expect(page.locator("[data-question='purpose-direction'] [data-level='starting']").first).to_have_text("6")
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("window.saidEmpty") is False
    assert page.evaluate("window.shifted") <= 0.1


@pytest.mark.parametrize("address", ["assessment.html", "assessment.html#purpose", "workshop.html"])
def test_nothing_jumps_when_the_script_comes(page: Page, slow: SlowLine, address: str) -> None:
    page.add_init_script(f"({SHIFTS})()")
    page.goto(slow.address(address), wait_until="commit")
    page.locator("footer").wait_for(state="attached")
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    slow.rest.set()
    expect(page.locator(".kit-bar")).to_be_visible()
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("window.shifted") <= 0.1


@pytest.mark.parametrize("address", ["assessment.html", "assessment.html#purpose"])
@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_jumps_for_who_comes_back(page: Page, slow: SlowLine, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    slow.rest.set()
    Questionnaire(page).go(slow.address("assessment.html")).open_content(
        answer_file({"purpose-direction": {"level": "starting"}})
    )
    page.get_by_role("button", name="Open these answers").click()
    expect(page.locator("output#progress")).to_contain_text("1 of 22")
    slow.rest.clear()
    page.add_init_script(f"({SHIFTS})()")
    page.goto("about:blank")
    page.goto(slow.address(address), wait_until="commit")
    page.locator("footer").wait_for(state="attached")
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    slow.rest.set()
    expect(page.get_by_role("button", name="Go on with these answers")).to_be_visible()
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("window.shifted") <= 0.1
