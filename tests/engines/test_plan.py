"""The plan in Firefox and WebKit: whatever is typed into any of its boxes is kept, saved, and there again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from visitor import CATCH, CAUGHT, Visitor

QUESTION = "purpose-direction"
STATE = "document.querySelector('#saved-state').textContent"
SAID = "document.querySelector('[data-component=opening-plan] [data-part=said]').textContent"
TEXT = " 👩🏽\u200d🚀 \u202e\u2028 null \0 __proto__ </script>\n\t=1+1 مرحبا "
OF_AN_ACTION = ["difference", "first_step", "action", "owner", "needs", "stop", "because"]
WHY = f"#kit-choose [name='{QUESTION}.why']"
LEAD = "#kit-plan [data-component=goals] [data-part=lead]"
GOAL = "#kit-plan [data-component=goals] [data-part=names] input"
PROGRAMME = "#kit-programmes [data-part=names] input"
ASK = "#kit-report [data-part=ask]"
NOTE = "#kit-follow [data-follow='a-1'] [name='a-1.note']"
PUT = """const box = document.querySelector(given[0]);
box.focus();
box.value = given[1];
box.dispatchEvent(new Event("input", { bubbles: true }));
return box.value"""
READ = "return document.querySelector(given[0]).value"


@pytest.fixture
def page(visitor: Visitor, engine_root: str, tmp_path: Path) -> str:
    """The plan with one action, one goal and one programme, and nothing kept from an earlier test."""
    address = f"{engine_root}/plan.html"
    visitor.go(address)
    visitor.wait("!document.documentElement.classList.contains('kit-waiting')")
    visitor.script("document.querySelector('dialog[data-component=clear-session] [data-part=clear]').click()")
    visitor.wait(f"{STATE}.startsWith('Removed')")
    file = tmp_path / "workshop.json"
    head = {"format": "assessment-kit", "format_version": 1, "framework": {"id": "improvement", "version": "2.0.0"}}
    plan = {
        "plan": [{"id": "a-1", "question": QUESTION, "status": "stuck"}],
        "goals": [{"id": "g-1", "name": "Goal"}],
        "initiatives": [{"id": "i-1", "name": "Programme"}],
        "choices": {QUESTION: {"choice": "work-on"}},
    }
    file.write_text(json.dumps(head | {"people": []} | plan), "utf-8")
    visitor.choose("[data-component=opening-plan] [data-part=files]", file)
    visitor.wait(f"{SAID}.includes(' read: ')")
    return address


def boxes() -> dict[str, tuple[str, str]]:
    """Where each text is typed: a step and a selector."""
    fields = {name: ("plan", f"#kit-plan [name='a-1.{name}']") for name in OF_AN_ACTION}
    return fields | {
        "why": ("choose", WHY),
        "lead": ("plan", LEAD),
        "goal": ("plan", GOAL),
        "programme": ("programmes", PROGRAMME),
        "ask": ("report", ASK),
    }


def turn_to(visitor: Visitor, step: str, selector: str) -> None:
    visitor.script("location.hash = 'kit-' + given[0]", step)
    visitor.wait(f"""document.querySelector("{selector}")""")


def every(visitor: Visitor, code: str, *given: Any) -> dict[str, str]:
    said = {}
    for name, (step, selector) in boxes().items():
        turn_to(visitor, step, selector)
        said[name] = visitor.script(code, selector, *given)
    return said


def test_what_is_typed_in_any_box_of_the_plan_is_there_again_and_in_the_file(visitor: Visitor, page: str) -> None:
    typed = every(visitor, PUT, TEXT)
    assert {text.replace("\n", "") for text in typed.values()} == {TEXT.replace("\n", "")}
    turn_to(visitor, "follow", NOTE)
    visitor.script(PUT, NOTE, TEXT)
    visitor.script("document.querySelector('#kit-follow [data-follow] .kit-follow-card__add button').click()")
    visitor.wait(f"{STATE}.startsWith('Kept')")
    visitor.come_back(page)
    visitor.wait("!document.documentElement.classList.contains('kit-waiting')")
    kept = every(visitor, READ)
    assert kept == typed | {name: typed[name].strip() for name in ("goal", "programme")}, "a name has no blanks around"
    visitor.script(CATCH + "document.querySelector('section.kit-bar [data-part=save]').click()")
    visitor.wait("window.caughtBlob")
    saved = json.loads(visitor.script(CAUGHT))
    [action] = saved["plan"]
    assert {name: action[name] for name in OF_AN_ACTION} == {name: kept[name] for name in OF_AN_ACTION}
    assert [one["note"] for one in action["progress"]] == [TEXT.strip()]
    assert saved["choices"][QUESTION]["why"] == kept["why"]
    assert [saved["lead"], saved["ask"]] == [kept["lead"], kept["ask"]]
    assert [saved["goals"][0]["name"], saved["initiatives"][0]["name"]] == [kept["goal"], kept["programme"]]
