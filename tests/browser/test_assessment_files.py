"""Saving and opening: the file is the record, and a bad one changes nothing and says why."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from assessment_kit.answers.format import read_answers
from assessment_kit.answers.schemas import schemas
from playwright.sync_api import BrowserContext, Page, expect
from questionnaire import Questionnaire, answer_file, come_back_to, load_again

SCHEMA = schemas()["answers.schema.json"]
FORMAT = Path(__file__).resolve().parent.parent / "answer-files"


def test_a_saved_file_is_what_the_published_schema_describes(answering: Questionnaire, tmp_path: Path) -> None:
    answering.page.get_by_label("I answer as").select_option("patients")
    answering.choose("purpose-direction", "developing")
    answering.write("purpose-direction", "With “quotes”, <b>tags</b>\nand a second line")
    answering.write("purpose-direction", "Minutes", "evidence")
    answering.choose("purpose-priorities", "cannot-say")
    answering.write("purpose-codesign", "only a note")
    saved = answering.save(tmp_path)
    jsonschema.validate(saved, SCHEMA, cls=jsonschema.Draft202012Validator)
    read_answers(json.dumps(saved).encode())
    person = saved["people"][0]
    assert re.fullmatch(r"p-[0-9a-f]{16}", person["id"])
    assert person["role"] == "patients"
    assert saved["saved"] == datetime.date.today().isoformat()
    assert person["answers"] == {
        "purpose-direction": {
            "level": "developing",
            "note": "With “quotes”, <b>tags</b>\nand a second line",
            "evidence": "Minutes",
        },
        "purpose-priorities": {"state": "cannot-say"},
        "purpose-codesign": {"note": "only a note"},
    }


def test_the_file_s_name_tells_neither_who_nor_when(answering: Questionnaire, tmp_path: Path) -> None:
    answering.choose("purpose-direction", "developing")
    saved = answering.save(tmp_path)
    [path] = tmp_path.iterdir()
    assert path.name == f"answers-{saved['people'][0]['id'][2:10]}.json"
    assert answering.state == f"Handed to your browser as {path.name}; look in your downloads."


def test_a_saved_file_opens_as_it_was(
    answering: Questionnaire, tmp_path: Path, context: BrowserContext, questionnaire_root: str
) -> None:
    answering.choose("purpose-direction", "developing")
    answering.write("purpose-direction", "why")
    saved = answering.save(tmp_path)
    answering.press("Clear answers from this computer")
    answering.press("Clear them now")
    answering.open(*tmp_path.iterdir())
    expect(answering.dialog).to_contain_text("It would replace nothing on this page.")
    answering.press("Open these answers")
    assert answering.chosen == {"purpose-direction": "developing"}
    (tmp_path / "again").mkdir()
    assert answering.save(tmp_path / "again") == saved


def test_a_preview_says_what_would_change_and_cancel_changes_nothing(answering: Questionnaire) -> None:
    answering.choose("purpose-direction", "developing")
    answering.choose("purpose-codesign", "spreading")
    answering.open_content(answer_file({"purpose-direction": {"level": "starting"}}), "ward.json")
    said = answering.dialog
    expect(said).to_contain_text("“ward.json” holds one answer or note, saved on 20 November 2026.")
    expect(said).to_contain_text("It was answered as: Frontline staff.")
    expect(said).to_contain_text("2 answers differ: Setting direction, Working together, sharing success.")
    expect(said).to_contain_text(
        "One of these is not in the file, and would be lost: Working together, sharing success."
    )
    before = answering.stored
    answering.press("Cancel")
    assert answering.chosen == {"purpose-direction": "developing", "purpose-codesign": "spreading"}
    assert answering.stored == before


def test_opening_replaces_what_is_here_after_offering_to_save_it(answering: Questionnaire) -> None:
    answering.choose("purpose-codesign", "spreading")
    answering.open_content(answer_file({"purpose-direction": {"level": "starting"}}))
    with answering.page.expect_download():
        answering.press("Save what is here first")
    answering.press("Open these answers")
    assert answering.chosen == {"purpose-direction": "starting"}
    assert answering.page.get_by_label("I answer as").input_value() == "frontline"


def test_the_same_file_can_be_opened_twice(answering: Questionnaire) -> None:
    for _ in range(2):
        answering.open_content(answer_file({"purpose-direction": {"level": "starting"}}))
        answering.press("Cancel")


def test_the_rest_of_a_file_is_kept_and_saved_again(answering: Questionnaire, tmp_path: Path) -> None:
    others = {
        "session": {"title": "Autumn", "organisation": "", "date": ""},
        "hands": {"purpose-direction": {"starting": 2, "cannot-say": 1}},
        "agreed": {"purpose-direction": {"level": "starting", "reason": "said so"}},
        "plan": [{"id": "a-1", "action": "Ask ten people", "due": ""}],
        "initiatives": [{"id": "i-1", "name": "Red bags", "components": ["purpose"]}],
    }
    answering.open_content(
        answer_file({"purpose-direction": {"level": "starting", "ideas": ["x"], "work_on": True}}, **others)
    )
    answering.press("Open these answers")
    answering.choose("purpose-direction", "developing")
    saved = answering.save(tmp_path)
    assert {key: saved[key] for key in others} == others
    answers = saved["people"][0]["answers"]
    assert answers == {"purpose-direction": {"level": "developing", "ideas": ["x"], "work_on": True}}
    jsonschema.validate(saved, SCHEMA, cls=jsonschema.Draft202012Validator)


def test_every_field_of_the_format_is_kept_over_opening_and_saving(
    answering: Questionnaire, context: BrowserContext, questionnaire_root: str, tmp_path: Path
) -> None:
    whole = json.loads((FORMAT / "every-field.json").read_text("utf-8"))
    whole["people"] = whole["people"][:1]
    answering.open_content(whole)
    answering.press("Open these answers")
    assert answering.save(tmp_path) == whole | {"saved": datetime.date.today().isoformat()}
    later = Questionnaire(context.new_page()).go(f"{questionnaire_root}/assessment.html")
    (tmp_path / "later").mkdir()
    assert later.save(tmp_path / "later") == whole | {"saved": datetime.date.today().isoformat()}


def test_a_bad_value_in_the_heading_is_named_and_costs_no_answer(answering: Questionnaire, tmp_path: Path) -> None:
    heading = {"title": "Autumn", "date": "2026-02-30"}
    answering.open_content(answer_file({"purpose-direction": {"level": "starting"}}, session=heading))
    expect(answering.dialog).to_contain_text("Left out, because it is not as it should be: session › date.")
    answering.press("Open these answers")
    assert answering.chosen == {"purpose-direction": "starting"}
    assert answering.save(tmp_path)["session"] == {"title": "Autumn"}


def text(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False).encode()


GOOD = answer_file({"purpose-direction": {"level": "starting", "note": "Grüße"}})
BAD: dict[str, tuple[bytes, str]] = {
    "too big": (b" " * 5_000_001, "It is larger than 5 megabytes. No answer file is."),
    "empty": (b"\n", "There is nothing in it."),
    "utf-16": (text(GOOD).decode().encode("utf-16"), "It was saved as “Unicode” (UTF-16). Save it as UTF-8."),
    "utf-16 unmarked": (
        text(GOOD).decode().encode("utf-16-le"),
        "It was saved as “Unicode” (UTF-16). Save it as UTF-8.",
    ),
    "windows-1252": (
        text(GOOD).decode().encode("cp1252"),
        "Some of its letters cannot be read. Another program may have changed it.",
    ),
    "cut off": (text(GOOD)[:80], "It is not an answer file, or part of it is missing."),
    "hello world": (b'{"hello": "world"}', "It is another kind of file. Answer files are made by “Save my answers”."),
    "null": (b"null", "It is another kind of file. Answer files are made by “Save my answers”."),
    "newer": (text(GOOD | {"format_version": 2}), "It was made by a newer edition of this kit. Open it with that."),
    "deep": (
        b'{"format": "assessment-kit", "format_version": 1, "x": ' + b"[" * 200_000 + b"]" * 200_000 + b"}",
        "No answer file is built in this way.",
    ),
    "a note twice": (
        text(GOOD).replace(b'"note"', b'"note": "first", "note"'),
        "It says one thing twice. Ask for it again.",
    ),
    "a role that is a number": (
        text(GOOD | {"people": [{"id": "p-1", "role": 1}]}),
        "Part of it is not as it should be (people 1 › role).",
    ),
    "no people": (text(GOOD | {"people": {}}), "Part of it is not as it should be (people)."),
    "a level and a state": (
        text(answer_file({"purpose-direction": {"level": "starting", "state": "cannot-say"}})),
        "Part of it is not as it should be (people 1 › answers › purpose-direction).",
    ),
    "a hostile id": (text(answer_file({"__proto__": {"level": "starting"}})), "Part of it is not as it should be"),
    "a field of its own": (text(GOOD | {"total": 12}), "Part of it is not as it should be (total)."),
    "another framework": (
        text(answer_file({}, framework="other")),
        "It holds answers to another questionnaire (“other”).",
    ),
    "nobody": (text(GOOD | {"people": []}), "It holds nobody’s answers."),
    "several people": (
        text(GOOD | {"people": [{"id": "p-1"}, {"id": "p-2"}, {"id": "p-3"}]}),
        "It holds the answers of 3 people. Open it on the workshop page.",
    ),
}


@pytest.mark.parametrize(("content", "why"), BAD.values(), ids=BAD)
def test_a_bad_file_changes_nothing_and_says_why(answering: Questionnaire, content: bytes, why: str) -> None:
    answering.choose("purpose-direction", "developing")
    before = answering.stored
    answering.open_content(content, "bad.json")
    expect(answering.dialog).to_contain_text("“bad.json” was not opened. Nothing on this page has changed.")
    expect(answering.dialog).to_contain_text(why)
    expect(answering.page.get_by_role("button", name="Open these answers")).to_be_hidden()
    answering.press("Close")
    assert answering.chosen == {"purpose-direction": "developing"}
    assert answering.stored == before


def test_a_file_of_several_people_points_to_the_workshop_page(answering: Questionnaire) -> None:
    answering.open_content(BAD["several people"][0])
    expect(answering.dialog.get_by_role("link", name="Go to the workshop page")).to_have_attribute(
        "href", "workshop.html"
    )


def test_markup_in_a_file_is_text(answering: Questionnaire) -> None:
    hostile = '<img src=x onerror="document.title=1"></textarea><script>document.title=1</script>'
    answering.open_content(
        answer_file(
            {
                "purpose-direction": {"level": "starting", "note": hostile},
                "constructor": {"level": "x", "note": hostile},
            }
        )
    )
    answering.press("Open these answers")
    answering.turn_to("your-picture")
    assert answering.written == {"purpose-direction.note": hostile}
    expect(answering.page.locator("#kit-apart")).to_contain_text(hostile)
    assert answering.page.title() == "Your picture – Improvement self-assessment"


# Versions: a page of a later framework, made by changing the data in the page as a later build would


@pytest.fixture
def later(assessment_folder: Path, tmp_path: Path) -> Callable[..., str]:
    """A function that makes the page of another version: fields of its data block replaced, words of it exchanged."""

    def make(exchange: dict[str, str] | None = None, **data: Any) -> str:
        page = (assessment_folder / "assessment.html").read_text("utf-8")
        for old, new in (exchange or {}).items():
            assert old in page
            page = page.replace(old, new)
        head, block, tail = re.split(r'(?<=id="framework">)(.*?)(?=</script>)', page, flags=re.S)
        target = tmp_path / "assessment.html"
        target.write_text(head + json.dumps(json.loads(block) | data).replace("<", "\\u003c") + tail, "utf-8")
        return target.as_uri()

    return make


CHANGES = [
    {"version": "2.1.0", "questions": ["purpose-codesign"]},
    {"version": "2.0.0", "questions": ["purpose-direction"]},
]


def kept_at(page: Page, address: str, file: dict[str, Any]) -> Questionnaire:
    """The page as it comes up where an earlier version kept this file."""
    page.goto(address)
    key = page.evaluate("`assessment-kit:improvement:${location.pathname}:answers`")
    come_back_to(page, key, json.dumps(file))
    return Questionnaire(page)


def test_answers_of_an_older_version_are_shown_with_the_questions_that_changed(
    page: Page, later: Callable[..., str], tmp_path: Path
) -> None:
    changes = [{"version": "2.1.0", "questions": ["purpose-codesign", "purpose-lived-experience"]}, CHANGES[1]]
    old = answer_file({one: {"level": "starting"} for one in ("purpose-direction", "purpose-codesign")})
    answering = kept_at(page, later(version="2.1.0", changes=changes), old)
    notice = page.locator(".kit-notice:visible").filter(has_text="Your answers are from version")
    expect(notice).to_contain_text("Your answers are from version 2.0.0; this is version 2.1.0")
    again, fresh = notice.get_by_role("list").all()
    expect(notice).to_contain_text("These questions have changed. Look at your answers again:")
    expect(again.get_by_role("link")).to_have_text(["Working together, sharing success"])
    expect(notice).to_contain_text("These questions are new, or you left them open:")
    expect(fresh.get_by_role("link")).to_have_count(1)
    answering.choose("purpose-priorities", "starting")
    load_again(page)
    expect(notice).to_be_visible()
    answering.press("I have looked at them")
    expect(notice).to_be_hidden()
    assert answering.save(tmp_path)["framework"]["version"] == "2.1.0"


def test_a_file_says_of_which_of_its_answers_the_question_changed(page: Page, later: Callable[..., str]) -> None:
    page.goto(later(version="2.1.0", changes=[{**CHANGES[0], "questions": ["purpose-codesign", "purpose-direction"]}]))
    answering = Questionnaire(page)
    answering.open_content(answer_file({"purpose-codesign": {"level": "starting"}}))
    expect(answering.dialog).to_contain_text("One question has changed since: Working together, sharing success.")


def test_answers_of_a_newer_version_say_so(page: Page, later: Callable[..., str]) -> None:
    kept_at(page, later(), answer_file({"purpose-direction": {"level": "starting"}}, version="3.0.0"))
    expect(page.locator(".kit-notice:visible")).to_contain_text("from version 3.0.0, newer than this page (2.0.0)")


def test_an_answer_follows_its_question_to_a_new_id(page: Page, later: Callable[..., str], tmp_path: Path) -> None:
    address = later(version="2.1.0", moved={"old-direction": "purpose-direction"})
    answering = kept_at(page, address, answer_file({"old-direction": {"level": "starting", "note": "n"}}))
    assert answering.chosen == {"purpose-direction": "starting"}
    saved = answering.save(tmp_path)
    assert saved["people"][0]["answers"] == {"purpose-direction": {"level": "starting", "note": "n"}}


def test_a_moved_answer_never_writes_over_the_one_already_there(
    page: Page, later: Callable[..., str], tmp_path: Path
) -> None:
    address = later(version="2.1.0", moved={"old-direction": "purpose-direction"})
    both = {"old-direction": {"level": "starting"}, "purpose-direction": {"level": "spreading"}}
    answering = kept_at(page, address, answer_file(both))
    assert answering.chosen == {"purpose-direction": "spreading"}
    answering.turn_to("your-picture")
    expect(page.locator("#kit-apart")).to_contain_text("old-direction")
    assert answering.save(tmp_path)["people"][0]["answers"] == both


def test_answers_that_this_version_does_not_know_are_shown_apart_and_saved_again(
    page: Page, later: Callable[..., str], tmp_path: Path
) -> None:
    answers = {
        "purpose-direction": {"level": "starting"},
        "purpose-gone": {"level": "developing", "note": "precious"},
        "purpose-codesign": {"level": "excellent", "note": "of another scale"},
        "constructor": {"state": "cannot-say"},
    }
    address = later(retired=["purpose-gone"])
    answering = kept_at(page, address, answer_file(answers))
    answering.turn_to("your-picture")
    apart = page.locator("#kit-apart")
    for words in ("purpose-gone", "Developing", "Note: precious", "Working together, sharing success", "excellent"):
        expect(apart).to_contain_text(words)
    answering.choose("purpose-priorities", "developing")
    assert answering.progress == "2 of 22 answered"
    saved = answering.save(tmp_path)
    assert saved["people"][0]["answers"] == answers | {"purpose-priorities": {"level": "developing"}}


def test_a_role_that_this_version_does_not_list_is_kept(page: Page, later: Callable[..., str], tmp_path: Path) -> None:
    file = answer_file({})
    file["people"][0]["role"] = "porters"
    answering = kept_at(page, later(), file)
    assert page.get_by_label("I answer as").input_value() == "porters"
    answering.choose("purpose-direction", "starting")
    assert answering.save(tmp_path)["people"][0]["role"] == "porters"


def test_rewording_every_title_loses_no_answer(page: Page, later: Callable[..., str], assessment_folder: Path) -> None:
    address = later()
    answering = Questionnaire(page).go(address)
    every = dict.fromkeys(answering.questions, "developing")
    kept_at(page, address, answer_file({question: {"level": level} for question, level in every.items()}))
    assert answering.chosen == every
    titles = page.eval_on_selector_all(
        "legend span:first-child", "all => all.map(one => one.textContent.trim().slice(4))"
    )
    steps = page.eval_on_selector_all("section[data-step] h1", "all => all.map(one => one.textContent)")
    later({title: f"Reworded {index}" for index, title in enumerate([*titles, *steps[1:-1]])})
    load_again(page)
    assert answering.chosen == every
    assert answering.progress == "22 of 22 answered"
