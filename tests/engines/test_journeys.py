"""What each page that holds answers is for, from end to end, in three engines: over http below a sub-path, from the folder of
the kit, and with the page alone in an empty folder. And the search, where it is at hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from assessment_kit.answers.format import read_answers
from desk import person
from gestures import (
    PROGRESS,
    QUESTION,
    TEXT,
    Boxes,
    clear,
    come,
    come_back,
    kept,
    press,
    put,
    put_each,
    read_each,
    save,
    turn_to,
    written,
)
from hard_notes import HARD, TYPE, as_typed
from planning import workshop
from visitor import Visitor

OPEN = "document.querySelector('dialog[open]')"
CHOSEN = (
    "[...document.querySelectorAll('fieldset[data-question] input:checked')].map((one) => one.name + '=' + one.value)"
)
NOTES = "[...document.querySelectorAll('textarea[name]')].map((one) => one.value).filter(Boolean)"
ANSWERED = [f"{QUESTION}=developing", "systems-priorities=starting"]


def test_answers_are_there_again_in_a_new_page_and_out_of_the_file(
    anyone: Visitor, place: Callable[[str], str], tmp_path: Path
) -> None:
    address = place("assessment.html")
    come(anyone, address)
    for one in ANSWERED:
        question, _, level = one.partition("=")
        radio = f"fieldset[data-question='{question}'] input[value='{level}']"
        anyone.script("location.hash = given[0]", question)
        anyone.wait(f"""document.querySelector("{radio}").offsetParent""")
        anyone.click(radio)
    texts = [*HARD, "word " * 1000]
    anyone.script(f"({TYPE})(given[0])", texts)
    typed = [as_typed(text) for text in texts]
    kept(anyone)
    come_back(anyone, address)
    assert anyone.script(f"return [{CHOSEN}, {NOTES}]") == [ANSWERED, typed]
    assert anyone.script(f"return {PROGRESS}").startswith("2 of 22")

    file, saved = save(anyone, tmp_path, read_answers)
    answers = saved["people"][0]["answers"]
    assert [f"{id_}={one['level']}" for id_, one in answers.items() if "level" in one] == ANSWERED
    [other] = written(tmp_path, other={"hello": "world"})
    anyone.choose("section.kit-bar input[type=file]", other)
    anyone.wait(f"{OPEN}?.textContent.trim()")
    assert anyone.script(f"return {CHOSEN}") == ANSWERED, "a file that is no answer file changes nothing"
    press(anyone, "dialog[open] [data-part=close]")

    clear(anyone)
    come_back(anyone, address)
    assert anyone.script(f"return [{CHOSEN}, {NOTES}]") == [[], []]
    anyone.choose("section.kit-bar input[type=file]", file)
    anyone.wait(OPEN)
    anyone.click("dialog[open] [data-part=open]")
    anyone.wait(f"{CHOSEN}.length === 2 && {NOTES}.length === {len(texts)}")
    assert anyone.script(f"return [{CHOSEN}, {NOTES}]") == [ANSWERED, typed]


GATHER = "[data-component=gathering] [data-part=files]"
GATHERED = "document.querySelector('[data-component=gathering] [data-part=said]').textContent.includes(' read: ')"
AGREE = f"[data-agree={QUESTION}]"
PAPER = f"[data-paper={QUESTION}]"
SPREAD = f"""[...document.querySelectorAll("tr[data-question='{QUESTION}'] td[data-level]")].map((one) => one.innerText.trim())"""
OF_A_SESSION: Boxes = {
    "title": ("kit-gather", "input[name=title]"),
    "organisation": ("kit-gather", "input[name=organisation]"),
    "date": ("kit-gather", "input[name=date]"),
    "reason": ("kit-agree", f"{AGREE} textarea"),
}
DAY = "2027-03-01"


def test_a_session_is_gathered_shown_agreed_and_there_again(
    anyone: Visitor, place: Callable[[str], str], tmp_path: Path
) -> None:
    address = place("workshop.html")
    come(anyone, address)
    people = {f"a{at}": person(f"a{at}", "frontline", {QUESTION: "starting"}) for at in range(5)}
    anyone.choose(GATHER, *written(tmp_path, **people))
    anyone.wait(f"{GATHERED} && {PROGRESS}.startsWith('5 people')")
    press(anyone, "[data-component=paper-form] [data-part=open]")
    put(anyone, f"{PAPER} textarea", TEXT)
    press(anyone, f"{PAPER} [value=sustaining]")
    press(anyone, "[data-component=paper-form] [data-part=done]")
    turn_to(anyone, "kit-spread", f"tr[data-question='{QUESTION}'] td[data-level]")
    anyone.wait(f"{SPREAD}.join() === '5,0,0,0,1'")

    anyone.script("location.hash = 'kit-present'")
    anyone.wait("document.querySelector('#kit-present [data-part=start]').offsetParent")
    anyone.click("#kit-present [data-part=start]")
    for part in ("reveal", "show-hands"):
        press(anyone, f"[data-component=presenting] [data-part={part}]")
    put(anyone, f"[data-slide={QUESTION}] [data-level=developing] input", "7")
    press(anyone, "[data-component=presenting] [data-part=leave]")
    anyone.wait(f"!{OPEN}")
    anyone.script("location.hash = 'kit-agree'; document.querySelector(given[0]).open = true", AGREE)
    anyone.wait(f"""document.querySelector("{AGREE} [data-value=developing]")""")
    press(anyone, f"{AGREE} [data-value=developing]")
    typed = put_each(anyone, {name: box for name, box in OF_A_SESSION.items() if name != "date"}, TEXT)
    typed["date"] = put(anyone, OF_A_SESSION["date"][1], DAY)
    one_line = TEXT.replace("\n", "")
    assert typed == {"title": one_line, "organisation": one_line, "reason": TEXT, "date": DAY}
    kept(anyone)
    come_back(anyone, address)
    expect_session(anyone, typed)

    file, saved = save(anyone, tmp_path, read_answers)
    agreed = saved["agreed"][QUESTION]
    assert (agreed["level"], agreed["reason"], saved["hands"]) == ("developing", TEXT, {QUESTION: {"developing": 7}})
    assert saved["session"] | {name: typed[name] for name in ("title", "organisation", "date")} == saved["session"]
    notes = [one["answers"][QUESTION].get("note", "") for one in saved["people"]]
    assert sorted(notes) == [""] * 5 + [TEXT]
    clear(anyone)
    come_back(anyone, address)
    anyone.wait(f"!{PROGRESS}.includes('6 people')")
    anyone.choose(GATHER, file)
    anyone.wait(GATHERED)
    expect_session(anyone, typed)


def expect_session(visitor: Visitor, typed: dict[str, str]) -> None:
    visitor.wait(f"{PROGRESS}.startsWith('6 people')")
    visitor.script("location.hash = 'kit-agree'; document.querySelector(given[0]).open = true", AGREE)
    assert read_each(visitor, OF_A_SESSION) == typed
    assert visitor.script("return document.querySelector(given[0]).checked", f"{AGREE} [data-value=developing]")


SAID = "document.querySelector('[data-component=opening-plan] [data-part=said]').textContent"
OF_AN_ACTION = ["difference", "first_step", "action", "owner", "needs", "stop", "because"]
NAMED = {"goal": ("kit-plan", "[data-component=goals]"), "programme": ("kit-programmes", "#kit-programmes")}
OPEN_PLAN = "[data-component=opening-plan] [data-part=files]"


def test_a_plan_is_made_followed_up_told_and_there_again(
    anyone: Visitor, place: Callable[[str], str], tmp_path: Path
) -> None:
    address = place("plan.html")
    come(anyone, address)
    given = workshop()
    anyone.choose(OPEN_PLAN, *written(tmp_path, workshop=given))
    anyone.wait(f"{SAID}.includes(' read: ')")
    turn_to(anyone, "kit-choose", f"#kit-choose [name='{QUESTION}.choice']")
    press(anyone, f"#kit-choose [name='{QUESTION}.choice'][value=work-on]")
    turn_to(anyone, "kit-plan", "#kit-plan [data-component=actions] [data-part=todo] button")
    press(anyone, "#kit-plan [data-component=actions] [data-part=todo] button")
    anyone.wait("document.querySelector('#kit-plan [data-action]')")
    action = str(anyone.script("return document.querySelector('#kit-plan [data-action]').dataset.action"))
    for step, part in NAMED.values():
        turn_to(anyone, step, f"{part} [data-part=name]")
        put(anyone, f"{part} [data-part=name]", "Name")
        press(anyone, f"{part} [data-part=new] button")
        anyone.wait(f"""document.querySelector("{part} [data-part=names] input")""")
    follow = f"#kit-follow [data-follow='{action}']"
    turn_to(anyone, "kit-follow", f"{follow} [value=stuck]")
    press(anyone, f"{follow} [value=stuck]")
    boxes = boxes_of(action)
    typed = put_each(anyone, boxes, TEXT)
    assert {text.replace("\n", "") for text in typed.values()} == {TEXT.replace("\n", "")}
    turn_to(anyone, "kit-follow", f"{follow} textarea")
    put(anyone, f"{follow} [name='{action}.note']", TEXT)
    press(anyone, f"{follow} .kit-follow-card__add button")
    anyone.script("location.hash = 'kit-report'")
    anyone.wait("document.querySelector('#kit-report [data-part=sheet]').textContent.includes('8 people')")
    anyone.wait("document.querySelector('#kit-report [data-part=sheet]').textContent.includes('=1+1 مرحبا')")
    kept(anyone)
    come_back(anyone, address)
    there = typed | {name: typed[name].strip() for name in NAMED}  # a name has no blanks around
    assert read_each(anyone, boxes) == there

    file, saved = save(anyone, tmp_path, read_answers)
    [made] = saved["plan"]
    assert {name: made[name] for name in OF_AN_ACTION} == {name: there[name] for name in OF_AN_ACTION}
    assert (made["question"], made["status"]) == (QUESTION, "stuck")
    assert [one["note"] for one in made["progress"]] == [TEXT.strip()]
    assert saved["choices"] == {QUESTION: {"choice": "work-on", "why": there["why"]}}
    assert [saved["lead"], saved["ask"]] == [there["lead"], there["ask"]]
    assert [saved["goals"][0]["name"], saved["initiatives"][0]["name"]] == [there["goal"], there["programme"]]
    assert [saved[part] for part in ("people", "agreed", "session")] == [
        given[part] for part in ("people", "agreed", "session")
    ]
    clear(anyone)
    come_back(anyone, address)
    anyone.choose(OPEN_PLAN, file)
    anyone.wait(f"{SAID}.includes(' read: ')")
    assert read_each(anyone, boxes) == there


def boxes_of(action: str) -> Boxes:
    """Every box of the plan with one action."""
    return {
        "why": ("kit-choose", f"#kit-choose [name='{QUESTION}.why']"),
        "lead": ("kit-plan", "#kit-plan [data-component=goals] [data-part=lead]"),
        **{name: ("kit-plan", f"#kit-plan [name='{action}.{name}']") for name in OF_AN_ACTION},
        **{name: (step, f"{part} [data-part=names] input") for name, (step, part) in NAMED.items()},
        "ask": ("kit-report", "#kit-report [data-part=ask]"),
    }


@pytest.mark.parametrize("way", ["http", "file"])
def test_search_finds_pages_of_the_kit(anyone: Visitor, at: Callable[[str], str], way: str) -> None:
    anyone.go(f"{at(way)}/index.html")
    anyone.wait("document.querySelector('.md-search__input').offsetParent")
    anyone.click(".md-search__input")
    anyone.type(".md-search__input", "evidence")
    anyone.wait("document.querySelector('.md-search-result__link')")
    found = anyone.script("return document.querySelector('.md-search-result__link').href")
    anyone.go(str(found))
    assert "evidence" in anyone.script("return document.body.innerText.toLowerCase()")
