"""What a screen reader says. Only words that carry the meaning are looked for: the rest is Orca's own, and changes with it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import browsers
import pytest
from listener import Listener, listening
from playwright.sync_api import Playwright

QUESTION, OTHER = "purpose-direction", "purpose-priorities"
TITLE, OTHER_TITLE = "Setting direction", "Working on what matters"
ASKED, OTHER_ASKED = "set a shared purpose for improvement", "serve our main priorities"
HEAD = {"format": "assessment-kit", "format_version": 1, "framework": {"id": "improvement", "version": "2.0.0"}}
FILE = "section.kit-bar input[type=file]"
CLEAR = "section.kit-bar .kit-button--apart[data-part=clear]"
GATHER = "[data-component=gathering] [data-part=files]"
PLAN = "[data-component=opening-plan] [data-part=files]"
INTRANET = "kit.intranet"  # see tests/conftest.py


@pytest.fixture(scope="module")
def listener(playwright: Playwright, missing: Callable[[str], None]) -> Iterator[Listener]:
    firefox = browsers.orca()
    if not firefox:
        missing("orca")
    assert firefox, "without it the test has ended"
    with listening(playwright, firefox) as someone:
        yield someone


class Pages:
    """The three pages, each opened with nothing kept from an earlier test, and brought to where hearing begins."""

    def __init__(self, listener: Listener, root: str, folder: Path) -> None:
        self.listener = listener
        self.page = listener.page
        self.root = root
        self.folder = folder

    def fresh(self, name: str, step: str = "") -> None:
        """Tab takes Orca out of what a test before had it do: while it reads cell by cell, it does not follow the focus."""
        self.listener.open(f"{self.root}/{name}.html")
        self.listener.press("Tab")
        if step:
            self.turn_to(step)

    def turn_to(self, step: str) -> None:
        """By the list of the steps."""
        link = f".kit-steps a[href='#{step}']"
        self.listener.go_to(link)
        self.listener.hears(self.page.locator(link).locator("> :first-child").inner_text())
        self.listener.press("Return")
        self.listener.hears(self.page.locator(f"[id='{step}'] h1").inner_text(), "heading")

    def file(self, name: str, content: Any) -> Path:
        path = self.folder / name
        path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
        return path

    def people(self, *levels: str) -> list[Path]:
        """A file of a person for each level, by their answer to the first question."""
        return [
            self.file(
                f"p-{number}.json", HEAD | {"people": [{"id": f"p-{number}", "answers": {QUESTION: {"level": one}}}]}
            )
            for number, one in enumerate(levels)
        ]

    def gathered(self, *levels: str) -> None:
        """The workshop page, with people in it."""
        self.fresh("workshop")
        self.page.locator(GATHER).set_input_files(self.people(*levels))
        self.listener.hears(f"{len(levels)} added")

    def planned(self, step: str, **more: Any) -> None:
        """The plan page, with a workshop file in it."""
        self.fresh("plan")
        people = [{"id": "p-1", "answers": {QUESTION: {"level": "starting"}}}]
        agreed = {QUESTION: {"level": "developing", "reason": "Nights do not know it."}}
        file = self.file("workshop.json", HEAD | {"people": people, "agreed": agreed} | more)
        self.page.locator(PLAN).set_input_files(file)
        self.listener.hears("1 file read")
        self.turn_to(step)


@pytest.fixture
def pages(listener: Listener, serve: Callable[..., int], site: Path, tmp_path: Path) -> Pages:
    """At an address of its own: there a browser has kept nothing yet."""
    return Pages(listener, f"http://{INTRANET}:{serve(site, apart=tmp_path)}", tmp_path)


# The questionnaire


def test_a_page_says_its_name(listener: Listener, pages: Pages) -> None:
    listener.open(f"{pages.root}/assessment.html")
    listener.hears("Start", "Improvement self-assessment")


def test_a_step_says_its_heading(listener: Listener, pages: Pages) -> None:
    pages.fresh("assessment")
    listener.go_to("#start .kit-button--main[href='#purpose']")
    listener.hears("Begin", "Building a shared purpose and vision")
    listener.press("Return")
    listener.hears("Building a shared purpose and vision", "heading")


def test_the_way_on_says_where_it_led(listener: Listener, pages: Pages) -> None:
    """From a link that is gone as soon as it is followed, with the step in which it stood."""
    pages.fresh("assessment", "systems")
    for step, heading in (("your-picture", "Your picture"), ("kit-hand-over", "Hand it over")):
        listener.go_to(f".is-current .kit-turn a[href='#{step}']")
        listener.hears("Next", heading)
        listener.press("Return")
        listener.hears(heading, "heading")


def test_a_question_says_what_is_asked_and_a_level_what_it_means(listener: Listener, pages: Pages) -> None:
    pages.fresh("assessment", "purpose")
    listener.go_to(f"[name='{QUESTION}']")
    listener.hears(TITLE, ASKED, "Starting")
    listener.hears("speak up for improvement")


def test_a_choice_says_that_it_is_chosen_and_how_many_are_answered(listener: Listener, pages: Pages) -> None:
    pages.fresh("assessment", "purpose")
    listener.go_to(f"[name='{QUESTION}']")
    listener.hears("Starting")
    listener.press("space")
    listener.hears("selected")
    listener.hears("1 of 22 answered")


def test_a_file_that_is_refused_says_so_and_why(listener: Listener, pages: Pages) -> None:
    pages.fresh("assessment")
    listener.go_to(FILE)
    listener.hears("Open saved answers")
    listener.choose(FILE, pages.file("cat.json", '{"hello": "world"}'))
    listener.hears("not opened", "another kind of file")


def test_a_file_to_open_says_what_it_holds(listener: Listener, pages: Pages) -> None:
    pages.fresh("assessment")
    listener.go_to(FILE)
    listener.hears("Open saved answers")
    listener.choose(FILE, pages.people("starting")[0])
    listener.hears("holds one answer")


def test_clearing_says_what_will_be_lost(listener: Listener, pages: Pages) -> None:
    pages.fresh("assessment", "purpose")
    pages.page.locator(f"[name='{QUESTION}']").first.check()
    listener.go_to(CLEAR)
    listener.hears("Clear", "answers from this computer")
    listener.press("Return")
    listener.hears("Clear answers from this computer?", "will be gone from this computer")


# The workshop


def test_files_say_what_came_of_them(listener: Listener, pages: Pages) -> None:
    pages.fresh("workshop")
    listener.go_to(GATHER)
    listener.hears("Add answer files")
    good = pages.people("starting")[0]
    bad = pages.file("cat.json", '{"hello": "world"}')
    listener.choose(GATHER, good, bad)
    listener.hears("2 files read", "1 added", "1 not added")


def test_a_row_of_the_spread_says_level_by_level_how_many(listener: Listener, pages: Pages) -> None:
    pages.gathered("starting", "starting", "developing")
    pages.turn_to("kit-spread")
    listener.press("t")
    listener.hears("table")
    listener.press("alt+shift+Down")
    listener.hears("Building a shared purpose and vision")
    listener.press("alt+shift+Down")
    listener.hears(TITLE)
    listener.press("alt+shift+Right")
    listener.hears("Starting", "2")
    listener.press("alt+shift+Right")
    listener.hears("Developing", "1")


def test_a_slide_says_its_question_and_the_next_one_too(listener: Listener, pages: Pages) -> None:
    pages.gathered("starting", "developing")
    pages.turn_to("kit-present")
    listener.go_to("#kit-present [data-part=start]")
    listener.hears("Present the first question")
    listener.press("Return")
    listener.hears(ASKED)
    listener.press("Tab")  # the arrows are Orca's own here: they read
    listener.hears("Next")
    listener.press("Return")
    listener.hears(OTHER_ASKED)


def test_revealing_says_the_spread(listener: Listener, pages: Pages) -> None:
    pages.gathered("starting", "starting", "developing")
    pages.turn_to("kit-present")
    pages.page.locator("#kit-present [data-part=start]").click()
    listener.go_to("[data-component=presenting] [data-part=reveal]")
    listener.hears("Reveal")
    listener.press("Return")
    listener.hears("Close together: Starting and Developing")


def test_agreeing_says_which_question_it_is_about(listener: Listener, pages: Pages) -> None:
    pages.gathered("starting", "developing")
    pages.turn_to("kit-agree")
    for question, title in ((QUESTION, TITLE), (OTHER, OTHER_TITLE)):
        listener.go_to(f"[data-agree='{question}'] summary")
        listener.hears(title)
        listener.press("Return")
        pages.page.locator(f"[data-agree='{question}'] input[type=radio]").first.wait_for()
        listener.press("Tab")
        listener.hears("Where do we agree", title)
    listener.press("space")
    listener.hears("1 of 22 agreed")


def test_starting_again_says_what_will_be_lost(listener: Listener, pages: Pages) -> None:
    pages.gathered("starting", "developing")
    listener.go_to(CLEAR)
    listener.hears("Start again")
    listener.press("Return")
    listener.hears("Start again?", "answers of 2 people will be gone")


# The plan


def test_a_question_to_choose_says_what_was_agreed_and_the_choice_how_many_there_are(
    listener: Listener, pages: Pages
) -> None:
    pages.planned("kit-choose")
    listener.go_to(f"#kit-choose [data-question='{QUESTION}'] input[value='work-on']")
    listener.hears(TITLE, "Agreed: Developing", "Work on", "not selected")
    listener.press("space")
    for said in ("selected", "1 chosen to work on"):  # whichever comes first
        listener.hears(said)


def test_a_day_says_what_it_is_for(listener: Listener, pages: Pages) -> None:
    """A browser makes several fields of it, and names each by its part of the day alone."""
    pages.planned("kit-plan", choices={QUESTION: {"choice": "work-on"}}, plan=[{"id": "a-1", "question": QUESTION}])
    listener.go_to("#kit-plan input[name='a-1.due']")
    listener.hears("By when", "spin button")


def test_the_first_action_says_what_to_write(listener: Listener, pages: Pages) -> None:
    pages.planned("kit-plan", choices={QUESTION: {"choice": "work-on"}})
    listener.go_to("[data-component=actions] [data-part=todo] button")
    listener.hears("Add one", TITLE)
    listener.press("Return")
    listener.hears("What will be different, and for whom?")


def test_the_headings_of_the_report_say_what_is_in_it(listener: Listener, pages: Pages) -> None:
    pages.planned("kit-report", choices={QUESTION: {"choice": "work-on", "why": "It comes first."}})
    headings = pages.page.locator("#kit-report [data-part=sheet] :is(h1, h2, h3)").all_inner_texts()
    assert len(headings) > 2
    for one in headings:
        listener.press("h")
        listener.hears(one, "heading")
