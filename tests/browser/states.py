"""Every state of the app pages that a reader may come to, in the order of one visit: each begins where the one before it ended.

`tour(page, root, "plan")` leads through those of one page and stops at each. States are reached by files, by what the
browser keeps and by the parts of a page, never by its words, so that better words need no change here.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assessment_kit.answers.sample import practice_set
from assessment_kit.framework.model import load
from assessment_kit.inputs import Inputs, inputs_of
from desk import Desk, payload, person
from faults import DAMAGE
from planning import Plan, workshop
from playwright.sync_api import FilePayload, Page, expect
from questionnaire import Questionnaire, answer_file, come_back_to, load_again

PAGES = ("assessment", "workshop", "plan")
SIZE = (1280, 800)
FIRST, SECOND, THIRD = "purpose-direction", "purpose-priorities", "people-culture"
LONG = "Interdisciplinary responsibilities of night-shift ward managers"
CLOSE = "for (const open of document.querySelectorAll('dialog[open]')) open.close()"


@dataclass(frozen=True)
class State:
    """Where a page may be, and how one gets there from the state before."""

    page: str
    name: str
    reach: Callable[[Page], None]
    is_printed: bool


STATES: list[State] = []


def state(page: str, name: str, *, is_printed: bool = False) -> Callable[[Callable[[Page], None]], None]:
    """Put what leads there into the list, which is in the order of this file."""

    def add(reach: Callable[[Page], None]) -> None:
        STATES.append(State(page, name, reach, is_printed))

    return add


def names(which: str) -> list[str]:
    return [one.name for one in STATES if one.page == which]


def tour(page: Page, root: str, which: str) -> Iterator[State]:
    """Lead a fresh browser through every state of a page; whoever looks on may change the size, and nothing else."""
    page.add_init_script("Element.prototype.requestFullscreen = undefined")  # a full screen has one size
    page.goto(f"{root}/{which}.html")
    for one in STATES:
        if one.page != which:
            continue
        page.set_viewport_size({"width": SIZE[0], "height": SIZE[1]})
        page.evaluate(CLOSE)
        one.reach(page)
        settle(page)
        yield one


def settle(page: Page) -> None:
    """Wait for what comes a moment later: pieces of long lists, and what moves."""
    page.evaluate("""async () => {
      for (const _ of "12") await new Promise(requestAnimationFrame);
      await Promise.allSettled(document.getAnimations().map((movement) => movement.finished));
    }""")


@functools.cache
def inputs() -> Inputs:
    return inputs_of(load(Path(__file__).resolve().parents[2] / "framework"))


@functools.cache
def practice() -> list[dict[str, Any]]:
    """What the people of the practice set said."""
    return [json.loads(text) for text in practice_set(inputs()).values()]


def part(page: Page, component: str, name: str) -> Any:
    return page.locator(f"[data-component={component}] [data-part={name}]").first


def step(page: Page, id_: str) -> None:
    page.evaluate("id => { location.hash = id }", id_)
    expect(page.locator(f"[id='{id_}']")).to_be_visible()


# The questionnaire


def everything() -> dict[str, Any]:
    """An answer to every question, notes to some, and things to work on."""
    answers: dict[str, Any] = {}
    for number, question in enumerate(inputs().framework.questions):
        levels = [level.id for level in question.levels]
        answers[question.id] = {"level": levels[number % len(levels)]}
    answers[FIRST] |= {"note": LONG * 4, "evidence": LONG, "work_on": True}
    answers[SECOND] = {"state": "cannot-say", "note": LONG}
    return answers


def open_file(page: Page, file: object) -> None:
    """Open a file, given as bytes or as what JSON says."""
    content = file if isinstance(file, bytes) else json.dumps(file).encode()
    chosen: FilePayload = {"name": "answers-1234.json", "mimeType": "application/json", "buffer": content}
    part(page, "answer-bar", "file").set_input_files(chosen)
    expect(page.locator("dialog[open]")).to_be_visible()


@state("assessment", "start")
def _(page: Page) -> None:
    step(page, "start")


@state("assessment", "a step, blank", is_printed=True)
def _(page: Page) -> None:
    step(page, "purpose")


@state("assessment", "the last step")
def _(page: Page) -> None:
    step(page, inputs().framework.components[-1].id)


@state("assessment", "the few questions to begin with")
def _(page: Page) -> None:
    step(page, "start")
    part(page, "start", "quick").click()
    expect(page.locator(".kit-quick").first).to_be_visible()


@state("assessment", "the last of the few")
def _(page: Page) -> None:
    step(page, inputs().framework.start[-1].id)


@state("assessment", "picture, empty")
def _(page: Page) -> None:
    step(page, "start")
    part(page, "start", "begin").click()
    step(page, "your-picture")


@state("assessment", "hand over, empty")
def _(page: Page) -> None:
    step(page, "kit-hand-over")


@state("assessment", "nothing to clear")
def _(page: Page) -> None:
    part(page, "answer-bar", "clear").click()


@state("assessment", "a note open")
def _(page: Page) -> None:
    answering = Questionnaire(page)
    answering.choose(FIRST, "developing")
    answering.write(FIRST, LONG)
    answering.write(FIRST, LONG, "evidence")
    page.locator("#purpose details summary").nth(3).click()


@state("assessment", "a file refused")
def _(page: Page) -> None:
    open_file(page, b"{")


@state("assessment", "a file of several people refused")
def _(page: Page) -> None:
    open_file(page, workshop())


@state("assessment", "a file to open")
def _(page: Page) -> None:
    open_file(page, answer_file(everything()))


@state("assessment", "an older file opened")
def _(page: Page) -> None:
    known = answer_file(everything() | {"old-direction": {"level": "starting", "note": LONG}}, version="1.0.0")
    open_file(page, known)
    part(page, "opening", "open").click()
    expect(page.locator("dialog[open]")).to_have_count(0)


@state("assessment", "a step, answered", is_printed=True)
def _(page: Page) -> None:
    step(page, "purpose")


@state("assessment", "picture, full", is_printed=True)
def _(page: Page) -> None:
    step(page, "your-picture")


@state("assessment", "hand over, full")
def _(page: Page) -> None:
    step(page, "kit-hand-over")


@state("assessment", "much to clear")
def _(page: Page) -> None:
    part(page, "answer-bar", "clear").click()


@state("assessment", "after saving")
def _(page: Page) -> None:
    with page.expect_download():
        part(page, "answer-bar", "save").click()
    expect(part(page, "after-save", "shared")).to_be_visible()


@state("assessment", "clearing after saving")
def _(page: Page) -> None:
    part(page, "answer-bar", "clear").click()


@state("assessment", "the text of the file, to copy")
def _(page: Page) -> None:
    part(page, "after-save", "copy").click()


@state("assessment", "coming back")
def _(page: Page) -> None:
    step(page, "start")
    load_again(page)


@state("assessment", "somebody else begins")
def _(page: Page) -> None:
    part(page, "who", "another").click()


@state("assessment", "coming back to a question")
def _(page: Page) -> None:
    step(page, THIRD)
    load_again(page)


@state("assessment", "damaged storage")
def _(page: Page) -> None:
    page.locator("dialog[open]").evaluate_all("all => all.map((one) => one.close())")
    key = page.evaluate("Object.keys(localStorage).find((name) => name.endsWith(':answers'))")
    come_back_to(page, key, "{")


# The workshop


def add(page: Page, *files: Any) -> None:
    Desk(page).add(*files)


@state("workshop", "gather, empty")
def _(page: Page) -> None:
    step(page, "kit-gather")


@state("workshop", "spread, empty")
def _(page: Page) -> None:
    step(page, "kit-spread")


@state("workshop", "hands instead of files")
def _(page: Page) -> None:
    step(page, "kit-present")
    part(page, "present-list", "start").click()
    part(page, "presenting", "reveal").click()


@state("workshop", "a form from paper")
def _(page: Page) -> None:
    step(page, "kit-gather")
    part(page, "paper-form", "open").click()
    page.locator("dialog[open] [type=radio]").first.focus()
    for key in "1*":
        page.keyboard.press(key)


@state("workshop", "a form from paper, half typed and left")
def _(page: Page) -> None:
    part(page, "paper-form", "open").click()
    page.keyboard.type("12")
    part(page, "paper-form", "done").click()


@state("workshop", "gather, files refused")
def _(page: Page) -> None:
    page.evaluate(CLOSE)
    add(page, payload("broken.json", "{"), payload("notes.txt", "Hello"))


@state("workshop", "gather, people")
def _(page: Page) -> None:
    add(page, *practice())
    page.locator("[data-component=people] > summary").click()


@state("workshop", "gather, a person taken out")
def _(page: Page) -> None:
    page.locator("[data-component=people] .kit-rows > li button").last.click()


@state("workshop", "gather, files waiting for an answer")
def _(page: Page) -> None:
    copies = [
        person("aaaa", "", {FIRST: level}, history={"people:p-aaaa": [f"r-{level}", "r-1"]}, saved=day)
        for level, day in (("starting", "2026-11-20"), ("spreading", "2026-11-23"))
    ]
    add(page, *copies, workshop(3))
    expect(page.locator("[data-component=asked]")).to_be_visible()


@state("workshop", "spread by part", is_printed=True)
def _(page: Page) -> None:
    step(page, "kit-spread")


@state("workshop", "spread by how far apart")
def _(page: Page) -> None:
    part(page, "spread", "order").select_option(index=1)


@state("workshop", "spread of one part")
def _(page: Page) -> None:
    part(page, "spread", "order").select_option(index=0)
    part(page, "spread", "component").select_option(index=2)


@state("workshop", "spread with groups", is_printed=True)
def _(page: Page) -> None:
    part(page, "spread", "component").select_option(index=0)
    part(page, "spread", "groups").check()


@state("workshop", "spread with notes")
def _(page: Page) -> None:
    part(page, "spread", "groups").uncheck()
    for question in (FIRST, THIRD):
        page.locator(f"[data-component=spread] [data-notes='{question}']").click()


@state("workshop", "spread with marks")
def _(page: Page) -> None:
    for number in (3, 0, 1):
        page.locator("[data-component=spread] table input[type=checkbox]").nth(number).check()


@state("workshop", "list to present from")
def _(page: Page) -> None:
    step(page, "kit-present")


@state("workshop", "whole picture")
def _(page: Page) -> None:
    page.locator("#kit-present [data-whole]").click()


@state("workshop", "a slide")
def _(page: Page) -> None:
    step(page, "kit-present")
    part(page, "present-list", "start").click()


@state("workshop", "a slide while a file comes in")
def _(page: Page) -> None:
    part(page, "present-list", "start").click()
    page.get_by_label("Add answer files").set_input_files(
        [payload("late.json", person("cccc", "", {FIRST: "starting"}))]
    )
    expect(part(page, "presenting", "waiting")).not_to_be_empty()


@state("workshop", "revealed", is_printed=True)
def _(page: Page) -> None:
    Desk(page).present(FIRST)
    part(page, "presenting", "reveal").click()


def pane(page: Page, name: str) -> None:
    Desk(page).present(FIRST)
    part(page, "presenting", "reveal").click()
    part(page, "presenting", f"show-{name}").click()


@state("workshop", "revealed, with what the levels mean")
def _(page: Page) -> None:
    pane(page, "levels")


@state("workshop", "revealed, with notes")
def _(page: Page) -> None:
    pane(page, "notes")


@state("workshop", "revealed, with groups")
def _(page: Page) -> None:
    pane(page, "groups")


@state("workshop", "revealed, with hands")
def _(page: Page) -> None:
    pane(page, "hands")


@state("workshop", "a level agreed in the room, hands open")
def _(page: Page) -> None:
    pane(page, "hands")
    page.locator("dialog .kit-agree-form input[data-value=developing]").check()


@state("workshop", "views that differ, and a timer")
def _(page: Page) -> None:
    pane(page, "groups")
    page.locator("dialog .kit-agree-form input[type=radio]").last.check()
    part(page, "timer", "start").click()


@state("workshop", "the end of the room")
def _(page: Page) -> None:
    part(page, "timer", "start").evaluate("button => button.click()")
    step(page, "kit-present")
    part(page, "present-list", "start").click()
    following = part(page, "presenting", "next")
    for _ in range(30):
        if following.is_disabled() or following.is_hidden():
            break
        page.keyboard.press("PageDown")


@state("workshop", "agree, three forms open")
def _(page: Page) -> None:
    desk = Desk(page)
    desk.agree(FIRST, "Developing")
    desk.agreement(THIRD).locator("input[type=radio]").last.check()
    desk.agreement(SECOND)


@state("workshop", "save")
def _(page: Page) -> None:
    step(page, "kit-save")


@state("workshop", "start again")
def _(page: Page) -> None:
    part(page, "workshop-bar", "clear").click()


@state("workshop", "after saving")
def _(page: Page) -> None:
    with page.expect_download():
        part(page, "workshop-bar", "save").click()


@state("workshop", "start again after saving")
def _(page: Page) -> None:
    part(page, "workshop-bar", "clear").click()


@state("workshop", "coming back, damaged")
def _(page: Page) -> None:
    expect(Desk(page).state).not_to_have_attribute("aria-busy", "true")
    database = page.evaluate("indexedDB.databases().then((all) => all.find(({ name }) => /workshop/.test(name)).name)")
    page.evaluate(DAMAGE, [database, f"people:{practice()[0]['people'][0]['id']}", "{"])
    load_again(page)
    expect(page.locator("[data-component=kept-apart]")).to_be_visible()


# The plan


@functools.cache
def year() -> dict[str, Any]:
    """The practice set after a good day, and a plan with something of everything in it."""
    ids = [question.id for question in inputs().framework.questions]
    levels = ["starting", "developing", "progressing", "spreading"]
    agreed: dict[str, Any] = {
        ids[at]: {"level": levels[at % 3], "target": levels[at % 3 + 1], "reason": LONG} for at in (0, 2, 4, 6, 9, 12)
    }
    agreed[ids[7]] = {"state": "no-agreement", "views": ["starting", "spreading"], "reason": LONG}
    chosen = {"keep": (1, 5), "work-on": (0, 4, 7, 12), "not-now": (9, 15)}
    more = workshop(
        0,
        agreed=agreed,
        choices={ids[at]: {"choice": choice, "why": LONG} for choice, places in chosen.items() for at in places},
        lead=LONG,
        ask=LONG,
        goals=[{"id": "g-1", "name": LONG}, {"id": "g-2", "name": "Nobody waits without being told why"}],
        initiatives=[
            {"id": "i-1", "name": LONG, "components": ["purpose"], "questions": [ids[4]]},
            {"id": "i-2", "name": "Flow", "components": ["purpose", "people"]},
        ],
        plan=[
            {"id": f"a-{at}", "question": ids[place], "difference": f"{LONG} {at}", "first_step": LONG, "owner": LONG}
            | {"due": "2027-02-01", "review": "2027-01-10", "needs": LONG, "stop": LONG, "goal": "g-1"}
            | {"status": status, "value": 3 - at % 3, "effort": 1 + at % 3}
            | ({"because": LONG} if status == "stopped" else {})
            | {"progress": [{"id": f"n-{at}", "date": "2026-12-10", "note": LONG}]}
            for at, (place, status) in enumerate(zip((0, 4, 7, 12, 0), STATUSES, strict=True))
        ],
    )
    return more | {"people": [one for file in practice() for one in file["people"]]}


STATUSES = ("planned", "going", "stuck", "done", "stopped")


def earlier(number: int) -> dict[str, Any]:
    levels = ("starting", "developing", "progressing")
    session = {
        "id": f"s-0{number}",
        "title": f"Autumn {number}",
        "organisation": "Riverside",
        "date": f"202{number}-11-20",
    }
    return workshop(8, agreed={FIRST: {"level": levels[number % 3]}}, history={}, session=session)


for _id in ("open", "choose", "plan", "programmes", "follow", "beside", "report"):
    state("plan", f"{_id}, empty")(functools.partial(lambda id_, page: step(page, f"kit-{id_}"), _id))


@state("plan", "a file refused")
def _(page: Page) -> None:
    Plan(page).open(payload("broken.json", "{"))


@state("plan", "opened")
def _(page: Page) -> None:
    Plan(page).open(year())
    expect(page.locator("output#progress")).to_contain_text("4")


for _id in ("choose", "plan", "programmes", "follow"):
    state("plan", _id, is_printed=True)(functools.partial(lambda id_, page: step(page, f"kit-{id_}"), _id))


@state("plan", "plan, everything unfolded")
def _(page: Page) -> None:
    step(page, "kit-plan")
    page.evaluate("for (const one of document.querySelectorAll('#kit-plan details')) one.open = true")


@state("plan", "plan, an action removed")
def _(page: Page) -> None:
    page.locator("#kit-plan .kit-button--apart").first.click()


@state("plan", "programmes, unfolded")
def _(page: Page) -> None:
    step(page, "kit-programmes")
    page.locator("#kit-programmes [aria-expanded]").first.click()


@state("plan", "the round")
def _(page: Page) -> None:
    step(page, "kit-follow")
    part(page, "follow-up", "start").click()


@state("plan", "the end of the round")
def _(page: Page) -> None:
    part(page, "follow-up", "start").click()
    following = part(page, "follow-round", "next")
    while following.is_visible():
        following.click()


@state("plan", "beside, three files", is_printed=True)
def _(page: Page) -> None:
    Plan(page).lay(*map(earlier, (3, 4, 5)))


@state("plan", "report for a board", is_printed=True)
def _(page: Page) -> None:
    step(page, "kit-report")


@state("plan", "report for everyone", is_printed=True)
def _(page: Page) -> None:
    page.locator("[name=kit-report-preset]").nth(1).check()


@state("plan", "report in full", is_printed=True)
def _(page: Page) -> None:
    page.locator("[name=kit-report-preset]").last.check()


@state("plan", "start again")
def _(page: Page) -> None:
    part(page, "plan-bar", "clear").click()
