"""What people write in one language, on pages in another: wherever it stands, a screen reader is told in which it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import states
from assessment_kit.answers.table import page_shape
from assessment_kit.app.pages import app_pages
from assessment_kit.inputs import read_inputs
from desk import payload
from other_language import FIRST, TAG, with_language
from planning import Plan, workshop
from playwright.sync_api import Page, expect

QUESTION, OTHER, BARE = "purpose-direction", "purpose-priorities", "people-coaching"
# Each text is these two words, and the second says what it is.
MARK = re.compile(r"Ysgrif (\w+)")
# What is there to be read or heard, in sight or not, each with the language that it is taken for; of what stands in an
# attribute, which can have no language of its own, with the attribute's name.
HEARD = """() => {
  const found = [];
  const language = (one) => one.closest("[lang]").lang;
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const around = node.parentElement;
    if (!around.closest("script, style, [data-kit-language]")) found.push([node.data, language(around), ""]);
  }
  for (const one of document.querySelectorAll("textarea, input:not([type])")) found.push([one.value, language(one), ""]);
  for (const name of ["aria-label", "title", "placeholder", "data-name"]) {
    for (const one of document.querySelectorAll(`[${name}]`)) found.push([one.getAttribute(name), language(one), name]);
  }
  return found.filter(([text]) => text.trim());
}"""
LATER = "2999-02-01"


def text(what: str) -> str:
    return f"Ysgrif {what}"


def everything(lang: str) -> dict[str, Any]:
    """A workshop and its plan with a text in every field that people write, all in one language; "" for the first."""
    said = {"lang": lang} if lang else {}

    def saying(what: str) -> Any:
        return {"text": text(what), **said} if said else text(what)

    people = workshop(8)["people"]
    people[0]["answers"][QUESTION] |= {
        "note": text("note"),
        "evidence": text("evidence"),
        "ideas": [text("idea")],
        **said,
    }
    for one in people[1:]:
        del one["answers"][QUESTION]["note"]
    action = {name: text(name) for name in ("difference", "action", "first_step", "owner", "needs", "stop", "because")}
    return workshop(
        people=8,
        session={
            "id": "s-1",
            "title": text("title"),
            "organisation": text("organisation"),
            "date": "2026-11-23",
            **said,
        },
        agreed={
            QUESTION: {"level": "developing", "reason": text("reason"), **said},
            OTHER: {
                "state": "no-agreement",
                "reason": text("reason_apart"),
                "views": ["starting", "spreading"],
                **said,
            },
        },
        choices={
            QUESTION: {"choice": "work-on", "why": text("why"), "why_moved": text("why_moved"), **said},
            OTHER: {"choice": "keep", "why": text("why_keep"), **said},
            BARE: {"choice": "not-now", "why": text("why_not"), **said},
        },
        lead=saying("lead"),
        ask=saying("ask"),
        goals=[{"id": "g-1", "name": text("goal"), **said}, {"id": "g-2", "name": text("goal_alone"), **said}],
        initiatives=[
            {"id": "i-1", "name": text("programme"), "components": ["purpose"], **said},
            {"id": "i-2", "name": text("programme_too"), "components": ["purpose"], "questions": [OTHER], **said},
        ],
        plan=[
            {"id": "a-1", "question": QUESTION, "goal": "g-1", "due": LATER, "review": LATER, "status": "stuck"}
            | {
                "value": 3,
                "effort": 1,
                "progress": [{"id": "n-1", "date": "2027-01-01", "note": text("progress"), **said}],
            }
            | action
            | said,
            {"id": "a-2", "question": BARE, "review": LATER, "value": 2, "effort": 2, **said},
            {
                "id": "a-3",
                "difference": text("stopped"),
                "status": "stopped",
                "because": text("because_stopped"),
                **said,
            },
        ],
        parted={
            "goals:g-1": [{"value": {"id": "g-1", "name": text("goal_parted"), **said}, "history": ["r-4"]}],
            "plan:a-1": [{"value": {"id": "a-1", **action, "needs": text("needs_parted"), **said}, "history": ["r-5"]}],
            "agreed:" + QUESTION: [{"value": {"reason": text("reason_parted"), **said}, "history": ["r-6"]}],
        },
        history={"goals:g-1": ["r-1"], "plan:a-1": ["r-2"], "agreed:" + QUESTION: ["r-3"]},
    ) | {"people": people}


def heard(page: Page, lang: str, own: str) -> set[str]:
    """Which texts are there: each in the language it was written in, and all that is the page's in the page's own."""
    states.settle(page)
    texts: set[str] = set()
    wrong = []
    for said, spoken, attribute in page.evaluate(HEARD):
        marks = MARK.findall(said)
        texts.update(marks)
        rest = re.sub(r"\W", "", MARK.sub("", said))
        if (attribute or rest or spoken != lang) if marks else rest and spoken != own:
            wrong.append(f"{attribute}: {said.strip()} ({spoken})")
    assert not wrong, "\n".join(wrong)
    return texts


@pytest.fixture(scope="module")
def both(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The app pages of this framework in its first language, and below it in the test language."""
    folder = tmp_path_factory.mktemp("both")
    inputs = read_inputs(with_language(project / "framework", folder / "framework"), folder / "framework/pages")
    for below, one in (("", inputs), (TAG, inputs.others[0])):
        (folder / below).mkdir(exist_ok=True)
        for name, page in app_pages(one, page_shape()).items():
            (folder / below / name).write_text(page, encoding="utf-8", newline="\n")
    return folder


# The language of the texts in the file and as it is heard, and that of the page and where it is.
WAYS = [("", FIRST, TAG, TAG), ("cy", "cy", FIRST, "")]
ways = pytest.mark.parametrize(("lang", "spoken", "own", "below"), WAYS, ids=["in the first", "in another"])


def missing(found: Iterable[set[str]], *expected: str) -> set[str]:
    return set(expected) - set().union(*found)


@ways
def test_the_workshop_says_of_each_text_in_which_language_it_is(
    page: Page, both: Path, lang: str, spoken: str, own: str, below: str
) -> None:
    page.goto(f"{(both / below).as_uri()}/workshop.html")
    another = everything(lang)
    another["session"] |= {"id": "s-2", "title": text("title_waiting"), "organisation": text("organisation_waiting")}
    states.add(page, everything(lang))
    states.add(page, another)
    found = [heard(page, spoken, own)]
    assert {"title_waiting", "organisation_waiting", "reason_parted"} <= found[-1]
    states.step(page, "kit-spread")
    page.locator(f"[data-component=spread] [data-notes='{QUESTION}']").click()
    found.append(heard(page, spoken, own))
    states.step(page, "kit-agree")
    for id_ in (QUESTION, OTHER):
        page.locator(f"[data-agree='{id_}'] > summary").click()
    found.append(heard(page, spoken, own))
    states.step(page, "kit-present")
    states.part(page, "present-list", "start").click()
    found.append(heard(page, spoken, own))
    assert {"difference", "because", "progress", "stopped"} <= found[-1]  # what was said last time
    page.evaluate(states.CLOSE)
    states.pane(page, "notes")
    expect(page.locator("[data-component=presenting] textarea").first).to_have_value(text("reason"))
    found.append(heard(page, spoken, own))
    page.evaluate(states.CLOSE)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    found.append(heard(page, spoken, own))
    assert not missing(found, "note", "evidence", "title", "organisation", "reason", "reason_apart")
    expect(page.locator("output#saved-state")).to_contain_text("Kept in this browser")
    page.goto(f"{(both / below).as_uri()}/plan.html")
    expect(states.part(page, "opening-plan", "kept").get_by_role("button")).to_contain_text(text("organisation"))
    heard(page, spoken, own)  # what the workshop keeps is offered


@ways
def test_the_plan_says_of_each_text_in_which_language_it_is(
    page: Page, both: Path, lang: str, spoken: str, own: str, below: str
) -> None:
    plan = opened(page, both / below, lang)
    found = [heard(page, spoken, own)]
    plan.turn_to("choose")
    page.locator(f"#kit-choose [data-question={QUESTION}] summary").click()
    found.append(heard(page, spoken, own))
    plan.turn_to("plan")
    for id_ in ("a-1", "a-2", "a-3"):
        for closed in page.locator(f"[data-action={id_}] details:not([open]) > summary").all():
            closed.click()
    for by in ("goal", "owner", "date", "component"):
        states.part(page, "actions", "order").select_option(by)
        found.append(heard(page, spoken, own))
    for remove in page.locator("[data-component=goals] button.kit-link").all()[:1]:
        remove.click()
        found.append(heard(page, spoken, own))
        page.locator("[data-component=goals] [data-part=undo] button").click()
    plan.turn_to("programmes")
    page.locator("[data-component=programmes] tbody button").first.click()
    found.append(heard(page, spoken, own))
    plan.turn_to("follow")
    found.append(heard(page, spoken, own))
    states.part(page, "follow-up", "start").click()
    page.locator("[data-component=follow-round] [name='a-1.note']").fill("…")
    states.part(page, "follow-round", "next").click()
    found.append(heard(page, spoken, own))
    page.evaluate(states.CLOSE)
    last = everything(lang) | {"agreed": {QUESTION: {"level": "starting"}}, "history": {}, "parted": {}, "plan": []}
    last["session"] = last["session"] | {"id": "s-0", "date": "2025-11-20"}
    plan.turn_to("report")
    expect(states.part(page, "report", "ask")).to_have_value(text("ask"))
    found.append(heard(page, spoken, own))
    plan.turn_to("beside")
    states.part(page, "beside", "files").set_input_files([payload("last.json", last)])
    expect(page.locator("[data-moved]").first).to_be_visible()
    found.append(heard(page, spoken, own))
    expected = set(MARK.findall(str(everything(lang)))) - {"note", "evidence", "reason", "reason_apart"}
    assert not missing(found, *expected)


def opened(page: Page, folder: Path, lang: str) -> Plan:
    plan = Plan(page).go(f"{folder.as_uri()}/plan.html")
    states.part(page, "opening-plan", "files").set_input_files([payload("workshop.json", everything(lang))])
    expect(states.part(page, "opening-plan", "said")).not_to_be_empty()
    return plan


REPORTS = {
    "board": [
        "ask",
        "lead",
        "why_keep",
        "why_not",
        "reason_apart",
        "difference",
        "first_step",
        "owner",
        "organisation",
    ],
    "everyone": ["lead", "why_keep", "why_not", "difference", "owner", "stopped", "because_stopped", "title"],
    "record": [
        "ask",
        "lead",
        "reason",
        "why",
        "why_moved",
        "goal_alone",
        "programme",
        "needs",
        "stop",
        "progress",
        "stopped",
    ],
}


@ways
@pytest.mark.parametrize("preset", REPORTS)
def test_a_report_on_the_page_and_handed_on_says_it_too(
    page: Page, both: Path, tmp_path: Path, preset: str, lang: str, spoken: str, own: str, below: str
) -> None:
    plan = opened(page, both / below, lang)
    plan.turn_to("report")
    page.locator(f"[name=kit-report-preset][value={preset}]").check()
    sheet = states.part(page, "report", "sheet")
    expect(sheet.locator(f"[lang='{spoken}']").first).to_be_visible()
    heard(page, spoken, own)
    assert not missing([set(MARK.findall(sheet.inner_text()))], *REPORTS[preset])
    with page.expect_download() as download:
        states.part(page, "report", "page").click()
    path = tmp_path / "report.html"
    download.value.save_as(path)
    page.goto(path.as_uri())
    assert not missing([heard(page, spoken, own)], *REPORTS[preset])
    assert page.locator("html").get_attribute("lang") == own


def test_what_is_typed_on_a_page_is_in_its_language_until_it_is_written_anew(
    page: Page, both: Path, tmp_path: Path
) -> None:
    plan = Plan(page).go(f"{(both / TAG).as_uri()}/plan.html")
    plan.turn_to("plan")
    lead = states.part(page, "goals", "lead")
    lead.fill("Over there")
    states.part(page, "goals", "name").fill("A goal from there")
    states.part(page, "goals", "name").press("Enter")
    states.step(page, "kit-report")
    states.part(page, "report", "ask").fill("An hour")
    expect(lead).to_have_attribute("lang", TAG)
    expect(plan.state).to_contain_text("Kept in this browser")
    here = plan.go(f"{both.as_uri()}/plan.html")
    here.turn_to("plan")
    expect(lead).to_have_value("Over there")
    lead.press("End")
    lead.press_sequentially("!")
    states.part(page, "goals", "name").fill("A goal from here")
    states.part(page, "goals", "name").press("Enter")
    states.step(page, "kit-report")
    states.part(page, "report", "ask").fill("")
    states.part(page, "report", "ask").fill("Two hours")
    file = here.save(tmp_path)
    assert file["lead"] == {"text": "Over there!", "lang": TAG}
    assert file["ask"] == "Two hours"
    assert [(one["name"], one.get("lang")) for one in file["goals"]] == [
        ("A goal from there", TAG),
        ("A goal from here", None),
    ]
