"""The report: one sheet for a board, for everyone who took part or in full; on paper, as a page, as a text, as a table."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import typefaces
from assessment_kit.answers.sample import practice_set
from assessment_kit.framework.model import load
from assessment_kit.host.words import load_words
from assessment_kit.inputs import inputs_of
from planning import Plan, workshop
from playwright.sync_api import Browser, Locator, Page, expect

PRESETS = {"Board report": 2, "For everyone who took part": 1}  # pages of A4
ASK = "What we ask of the board"
HOSTILE = (
    "=cmd()|' /C \"calc\"'!A0\n</td><script>document.title = 1</script><img src=x onerror=alert(1)>, \u202e مرحبا 😀"
)
# About 300 letters, as people write who were asked to say it all.
LONG = (
    "Night staff on both sites can say in their own words what we are trying to make better this year, and one thing that "
    "they have changed because of it, without anybody having to ask them twice. We ask ten of them each month, write down "
    "what they say exactly as they say it, and read it out."
)
TEXTS = ("difference", "action", "first_step", "owner", "needs", "stop", "because")


def planned(question: str, number: int, **more: Any) -> dict[str, Any]:
    """An action as people write one."""
    return {
        "id": f"a-{number}",
        "question": question,
        "difference": "Night staff can say what we are trying to make better, and one thing they changed because of it.",
        "first_step": "Ask ten people on two night shifts, and read their exact words to the board.",
        "owner": "Head of nursing, medicine",
        "due": "2027-02-01",
        "review": "2099-03-01",
        "goal": "g-1",
        "needs": "Two hours a week",
        "needs_met": False,
        "stop": "The monthly ideas form",
        "value": 3,
        "effort": 1,
        "status": "going",
        "progress": [{"id": f"n-{number}", "date": "2026-12-10", "note": "Six asked so far."}],
        "changed": "2026-12-10",
    } | more


@pytest.fixture(scope="session")
def full(project: Path) -> dict[str, Any]:
    """The practice set after a good day: six agreed, one seen differently, two strengths, four to work on, two not now."""
    inputs = inputs_of(load(project / "framework"))
    ids = [question.id for question in inputs.framework.questions]
    levels = ["starting", "developing", "progressing", "spreading"]
    agreed: dict[str, Any] = {
        ids[at]: {"level": levels[at % 3], "target": levels[at % 3 + 1], "reason": "Two wards, and not at night."}
        for at in (0, 2, 4, 6, 9, 12)
    }
    agreed[ids[7]] = {"state": "no-agreement", "views": ["starting", "spreading"], "reason": "Two sites."}
    chosen = {"keep": (1, 5), "work-on": (0, 4, 7, 12), "not-now": (9, 15)}
    people = [one for text in practice_set(inputs).values() for one in json.loads(text)["people"]]
    more = workshop(
        0,
        agreed=agreed,
        hands={ids[0]: {"starting": 4, "developing": 9}},
        choices={
            ids[at]: {"choice": choice, "why": "We have seen it on two wards, and would miss it."}
            for choice, places in chosen.items()
            for at in places
        },
        lead="Associate director for improvement",
        ask="Two hours a week for every ward manager, and one member of the board at each monthly look.",
        goals=[{"id": "g-1", "name": "Nobody waits without being told why"}],
        plan=[planned(ids[at], number) for number, at in enumerate((0, 4, 7, 12, 0))],
        initiatives=[{"id": "i-1", "name": "Flow", "components": ["purpose"], "questions": [ids[4]]}],
    )
    return more | {"people": people}


@pytest.fixture(scope="session")
def crowded(full: dict[str, Any], project: Path) -> dict[str, Any]:
    """A plan as full as they come: nine questions seen differently, twelve chosen, twelve actions, every text a long one."""
    ids = [question.id for question in load(project / "framework").questions]
    apart = {"state": "no-agreement", "views": ["starting", "spreading"], "reason": LONG}
    level = {"level": "developing", "target": "progressing", "reason": LONG}
    chosen = ["keep"] * 4 + ["work-on"] * 4 + ["not-now"] * 4
    return full | {
        "agreed": {id_: apart if at % 2 else level for at, id_ in enumerate(ids[:18])},
        "choices": {id_: {"choice": choice, "why": LONG} for id_, choice in zip(ids, chosen, strict=False)},
        "plan": [
            planned(ids[4 + number % 4], number, **dict.fromkeys(TEXTS, LONG), due=f"2027-02-{28 - number:02}")
            for number in range(12)
        ],
    }


@pytest.fixture
def plan(page: Page, workshop_root: str) -> Plan:
    return Plan(page).go(f"{workshop_root}/plan.html")


def report(plan: Plan, file: dict[str, Any], preset: str = "Board report") -> Locator:
    """The sheet for somebody, made from a file."""
    plan.open(file)
    plan.turn_to("report")
    plan.page.get_by_label(preset).check()
    return sheet(plan)


def sheet(plan: Plan) -> Locator:
    return plan.page.get_by_role("region", name="The report")


def said(plan: Plan) -> Locator:
    return plan.page.locator("[data-component=report] [role=status]")


def press(plan: Plan, name: str) -> None:
    plan.press(name, plan.page.locator("#kit-report"))


def table(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file, its apostrophes against formulas stripped."""
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(path.open(encoding="utf-8-sig", newline="")))
    assert not [cell for row in rows for cell in row.values() if cell[:1] in set("=+-@\t\r")]
    formulas = ("=", "+", "-", "@", "\t", "\r", "\n")
    return [
        {
            name: cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(formulas) else cell
            for name, cell in row.items()
        }
        for row in rows
    ]


def test_it_fills_two_pages_for_a_board_and_one_for_everyone_in_any_letters(
    page: Page, workshop_folder: Path, full: dict[str, Any], tmp_path: Path
) -> None:
    typefaces.bring(page.context)
    plan = Plan(page).go(f"{workshop_folder.as_uri()}/plan.html")
    report(plan, full)
    found = {}
    for letters in typefaces.each(page):
        for preset in PRESETS:
            page.get_by_label(preset).check()
            with pikepdf.open(io.BytesIO(page.pdf(prefer_css_page_size=True))) as pdf:
                found[preset, letters] = len(pdf.pages)
    assert found == {(preset, letters): PRESETS[preset] for preset, letters in found}
    page.get_by_label("Board report").check()
    page.goto(plan.save_to(tmp_path, "Save as a page").as_uri())
    with pikepdf.open(io.BytesIO(page.pdf(prefer_css_page_size=True))) as pdf:
        assert len(pdf.pages) == 2


def test_of_a_full_plan_too_it_is_two_pages_and_one_and_says_where_the_rest_is(
    page: Page, workshop_folder: Path, crowded: dict[str, Any], tmp_path: Path
) -> None:
    typefaces.bring(page.context)
    plan = Plan(page).go(f"{workshop_folder.as_uri()}/plan.html")
    shown = report(plan, crowded)
    found = {}
    for letters in typefaces.each(page):
        for preset in PRESETS:
            page.get_by_label(preset).check()
            expect(shown).to_contain_text("The whole text is in the full record.")
            with pikepdf.open(io.BytesIO(page.pdf(prefer_css_page_size=True))) as pdf:
                found[preset, letters] = len(pdf.pages)
    assert {one: count for one, count in found.items() if count > PRESETS[one[0]]} == {}
    page.get_by_label("Full record").check()
    expect(shown).not_to_contain_text("The whole text is in the full record.")
    held = "([text, times]) => document.querySelector('#kit-report [data-part=sheet]').innerText.split(text).length > times + 1"
    page.wait_for_function(held, arg=[LONG, 12 * len(TEXTS)])  # it comes in pieces


def test_paper_has_no_help_for_the_screen_no_part_of_a_row_and_no_heading_alone(plan: Plan) -> None:
    shown = report(plan, workshop())
    expect(shown.get_by_role("link", name="Fill it in: Choose").first).to_be_visible()
    plan.page.emulate_media(media="print", color_scheme="dark")
    for hidden in ("Fill it in", "Save as a page", "One or two sentences", "Guidance"):
        assert hidden not in plan.page.locator("body").inner_text()
    expect(shown).to_contain_text("Who took part")
    styles = "(all, name) => [...new Set(all.map((one) => getComputedStyle(one)[name]))]"
    assert shown.locator("tr").evaluate_all(styles, "breakInside") == ["avoid"]
    assert shown.get_by_role("heading").evaluate_all(styles, "breakAfter") == ["avoid"]
    assert shown.get_by_role("heading").evaluate_all(styles, "color") == ["rgb(0, 0, 0)"]


@pytest.mark.parametrize(
    ("preset", "asked", "gone", "kept"),
    [
        (
            "Board report",
            ["What we ask of the board is not written yet.", "Nothing is chosen to work on yet."],
            [ASK, "Strengths to keep", "What we will work on"],
            ["Who took part", "Where we see it most differently"],
        ),
        (
            "For everyone who took part",
            ["What we start is not written yet.", "When people will hear is not set yet."],
            ["What we start", "What we do not start now, and why", "When you will hear"],
            ["What we heard"],
        ),
    ],
)
def test_what_is_missing_is_asked_for_once_and_no_empty_place_is_handed_on(
    plan: Plan, browser: Browser, tmp_path: Path, preset: str, asked: list[str], gone: list[str], kept: list[str]
) -> None:
    shown = report(plan, workshop(), preset)
    press(plan, "Save as a page")
    for gap in asked:
        expect(said(plan)).to_contain_text(gap)
    saved = browser.new_page()
    saved.goto(plan.save_to(tmp_path, "Save as a page").as_uri())
    plan.page.emulate_media(media="print")
    for page, within in ((saved, saved.locator("body")), (plan.page, shown)):
        headings = [text for text in within.get_by_role("heading").all_inner_texts() if text]
        assert set(kept) <= set(headings)
        assert not set(gone) & set(headings)
        assert "yet" not in within.inner_text(), page.url
    saved.close()


def test_whoever_took_part_reads_that_all_are_counted_and_of_a_small_group_no_number(plan: Plan) -> None:
    file = workshop(0)
    roles = [{"role": "frontline"}] * 9 + [{"role": "senior-leaders"}] * 7 + [{}] * 5
    file["people"] = [{"id": f"p-{number}", "answers": {}} | role for number, role in enumerate(roles)]
    shown = report(plan, file)
    told = shown.locator("h3:text-is('Who took part') + p")
    expect(told).to_have_text(
        "21 people took part: Board and senior leaders 7, Frontline staff 9. "
        "All others are counted too, but no group of fewer than 5 is shown."
    )


def test_what_the_board_is_asked_comes_first_is_kept_and_is_asked_for_once(plan: Plan, tmp_path: Path) -> None:
    shown = report(plan, workshop())
    expect(shown).to_contain_text("What we ask of the board is not written yet.")
    press(plan, "Save as a page")
    expect(said(plan)).to_contain_text("press again to go on without")
    assert plan.save_to(tmp_path, "Save as a page").name.startswith("report-")
    plan.page.get_by_role("link", name="Write it").click()
    expect(plan.page.get_by_label(ASK)).to_be_focused()
    plan.page.keyboard.type("Two hours a week.")
    expect(plan.page.get_by_label(ASK)).to_be_focused()
    expect(shown).to_contain_text("Two hours a week.")
    texts = shown.locator("> *").all_inner_texts()
    assert texts[2:4] == [ASK, "Two hours a week."]
    saved = plan.save(tmp_path)
    assert saved["ask"] == "Two hours a week."
    assert (saved["people"], saved["agreed"]) == (workshop()["people"], workshop()["agreed"])


def test_each_report_says_what_its_readers_need(plan: Plan, full: dict[str, Any]) -> None:
    shown = report(plan, full)
    order = [
        "Who took part",
        "24 people took part: Board and senior leaders 5,",
        "How we see ourselves",
        "Where we see it most differently",
        "Strengths to keep",
        "What we will work on",
        "Head of nursing, medicine",
        "What we could not say",
        "For reflection; not submitted to anyone.",
    ]
    text = shown.inner_text()
    assert sorted(order, key=text.index) == order
    row = shown.get_by_role("row").filter(has=plan.page.get_by_role("rowheader", name="Setting direction")).first
    assert row.get_by_role("cell").all_inner_texts()[:5] == ["7", "8", "7", "1", "0"]
    plan.page.get_by_label("For everyone who took part").check()
    expect(shown).to_contain_text("We look again on 1 March 2099, and tell you then how it goes.")
    for heading in ("What we heard", "What we start", "What we do not start now, and why", "When you will hear"):
        expect(shown.get_by_role("heading", name=heading)).to_be_visible()
    plan.page.get_by_label("Full record").check()
    for told in (
        "Show of hands: Starting 4 · Developing 9",
        "10 December 2026: Six asked so far.",
        "Flow: ",
        "Our reason: ",
    ):
        expect(shown).to_contain_text(told)
    notes = {a["note"] for one in full["people"] for a in one["answers"].values() if "note" in a}
    assert notes and not [note for note in notes if note in shown.inner_text()]


def test_the_saved_page_runs_nothing_and_holds_every_word_as_it_was_written(
    plan: Plan, browser: Browser, tmp_path: Path
) -> None:
    one = planned(
        "purpose-direction",
        1,
        **dict.fromkeys(TEXTS, HOSTILE),
        progress=[{"id": "n-1", "date": "2026-12-10", "note": HOSTILE}],
    )
    heading = {"id": "s-1", "title": HOSTILE, "organisation": HOSTILE, "date": "2026-11-23"}
    why = {
        "purpose-direction": {"choice": "work-on", "why": HOSTILE, "why_moved": HOSTILE},
        "purpose-priorities": {"choice": "keep", "why": HOSTILE},
    }
    more = {
        "choices": why,
        "lead": HOSTILE,
        "ask": HOSTILE,
        "goals": [{"id": "g-1", "name": HOSTILE}],
        "initiatives": [{"id": "i-1", "name": HOSTILE}],
    }
    agreed = {"purpose-direction": {"level": "developing", "reason": HOSTILE}}
    shown = report(plan, workshop(session=heading, agreed=agreed, plan=[one], **more))
    for preset in (*PRESETS, "Full record"):
        plan.page.get_by_label(preset).check()
        path = plan.save_to(tmp_path, "Save as a page")
        reader = browser.new_page()
        asked: list[str] = []
        reader.on("request", lambda request, asked=asked: asked.append(request.url))
        reader.goto(path.as_uri())
        assert asked == [path.as_uri()]
        assert reader.locator("script, img, iframe, [onerror], [style]").count() == 0
        policy = reader.locator("meta[http-equiv='Content-Security-Policy']").get_attribute("content")
        assert policy == "default-src 'none'; style-src 'unsafe-inline'"
        assert reader.title() == shown.get_by_role("heading").first.inner_text()
        assert reader.locator("html").get_attribute("lang") == "en-GB"
        text = reader.locator("body").evaluate("body => body.textContent")
        assert text.count(HOSTILE) == shown.evaluate("sheet => sheet.textContent").count(HOSTILE) > 0
        reader.close()


def test_the_plan_as_csv_is_read_back_by_python_as_it_is(plan: Plan, tmp_path: Path) -> None:
    actions = [
        planned(
            "purpose-direction",
            1,
            **dict.fromkeys(TEXTS, HOSTILE),
            progress=[{"id": f"n-{n}", "date": f"2026-12-1{n}", "note": HOSTILE} for n in (0, 1)],
        ),
        planned("", 2, first_step="'=1", owner="'s Hertogenbosch", needs='"', stop="-"),
        {"id": "a-3", "question": "gone-long-ago", "first_step": "+44 20"},
    ]
    actions[1].pop("question")
    report(plan, workshop(plan=actions, goals=[{"id": "g-1", "name": HOSTILE}]))
    path = plan.save_to(tmp_path, "Plan as CSV")
    assert path.name.startswith("plan-") and path.suffix == ".csv"
    words = load_words("en-GB")["plan"]["script"]
    rows = table(path)
    read = []
    for row in (row for row in rows if row["Row"] == "action"):
        fields = {
            name: row[words[f"report_of_{name}"]]
            for name in (*TEXTS, "due", "review", "value", "effort", "changed", "id")
        }
        met = {"yes": True, "no": False}.get(row["Is it there?"])
        more = {"question": row["Question’s id"], "status": row["Where it stands"], "needs_met": met}
        goal = "g-1" if row["Goal"] == HOSTILE else ""
        read.append(fields | more | {"goal": goal, "notes": row["Notes"]})
    wanted = [
        {
            name: str(one.get(name, ""))
            for name in (*TEXTS, "question", "due", "review", "value", "effort", "changed", "id", "goal")
        }
        | {"status": one.get("status", "planned"), "needs_met": one.get("needs_met")}
        | {"notes": "\n".join(f"{note['date']}: {note['note']}" for note in one.get("progress", []))}
        for one in actions
    ]
    assert read == wanted
    first = next(row for row in rows if row["Question’s id"] == "purpose-direction")
    assert (first["Row"], first["Agreed level"], first["Aim"]) == ("question", "Developing", "Progressing")
    assert first["Reason"] == "Nights do not know it."


def test_a_copy_can_be_pasted_with_its_tables_and_as_plain_text(plan: Plan, full: dict[str, Any]) -> None:
    report(plan, full)
    press(plan, "Copy")
    expect(said(plan)).to_have_text("Copied. Paste it into a document or a message.")
    plan.page.evaluate(
        """document.addEventListener("paste", ({ clipboardData }) => globalThis.pasted = clipboardData.getData("text/html"))"""
    )
    plan.page.get_by_label(ASK).fill("")
    plan.keys("Control+v")
    text = plan.page.get_by_label(ASK).input_value()
    assert text.startswith("FOR THE BOARD") and "Setting direction\t7\t8\t7\t1\t0" in text
    pasted = plan.page.evaluate("globalThis.pasted")
    assert "<table" in pasted and "<h2" in pasted and "<script" not in pasted


def test_where_the_browser_does_not_copy_it_says_so_and_shows_the_text(plan: Plan, full: dict[str, Any]) -> None:
    report(plan, full)
    plan.page.evaluate("document.execCommand = () => false")
    press(plan, "Copy")
    expect(plan.page.get_by_role("dialog", name="The text of the report")).to_contain_text(
        "Your browser did not copy it."
    )
    assert full["ask"] in plan.page.get_by_role("textbox", name="The text of the report").input_value()
    plan.keys("Escape")
    expect(said(plan)).to_have_text("")


def test_it_is_reached_and_made_with_keys_alone(plan: Plan, full: dict[str, Any]) -> None:
    shown = report(plan, full)
    plan.page.get_by_label("Board report").focus()
    plan.keys("ArrowDown")
    expect(plan.page.get_by_label("For everyone who took part")).to_be_focused()
    expect(shown.get_by_role("heading", name="To everyone who took part")).to_be_visible()
    plan.keys("Tab")
    expect(plan.page.locator("#kit-report").get_by_role("button", name="Print")).to_be_focused()
    assert plan.page.get_by_role("button", name="Print", exact=True).count() == 1


def test_nothing_sticks_out(page: Page, workshop_folder: Path, full: dict[str, Any]) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    plan = Plan(page).go(f"{workshop_folder.as_uri()}/plan.html")
    report(plan, full)
    for preset in (*PRESETS, "Full record"):
        page.get_by_label(preset).check()
        assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
