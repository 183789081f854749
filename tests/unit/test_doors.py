"""The ways in: the home page and its picture, public partners, the sponsor, other kinds of organisation, a quick start."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from assessment_kit.answers.sample import PRACTICE_PEOPLE, practice_set
from assessment_kit.framework.model import Framework, load
from assessment_kit.framework.page import Page
from assessment_kit.guidance.example import SHADES, example
from assessment_kit.guidance.pages import escape_markdown, framed, generated_pages
from assessment_kit.host.words import load_words
from assessment_kit.inputs import inputs_of
from assessment_kit.making import Kit

FRAMEWORKS = Path(__file__).parents[1] / "frameworks"
WORDS = load_words("en-GB")
DOORS = ["assessment.html", "public-partners.html", "facilitate/overview.html", "sponsor.html"]
# What these pages send a reader to, by the app page where it has that name.
CONTROLS = {
    ("your-kind.md", "workshop"): {"Gather", "Present", "Save", "Save counts only", "Lay it beside", "Add"},
    ("your-kind.md", "plan"): {"Beside"},
    ("your-kind.md", "assessment"): {"Prefer not to say", "I answer as"},
    ("about/privacy.md", "workshop"): {"Gather", "Remove", "Save", "Save counts only"},
    ("about/privacy.md", "plan"): {"Save plan to share"},
    ("public-partners.md", "assessment"): {"Can’t say"},
    ("quick-start.md", "assessment"): {"Can’t say"},
    ("sponsor.md", "plan"): {"Report", "For everyone who took part"},
}


def texts(tree: Any) -> Iterator[str]:
    """Every text of a part of the strings; the two parts of a button's name are also one."""
    if isinstance(tree, str):
        yield tree
        return
    if isinstance(tree, list):
        yield " ".join(one for one in tree if isinstance(one, str))
    for one in tree.values() if isinstance(tree, dict) else tree:
        yield from texts(one)


def guidance(framework: Framework) -> dict[str, Page]:
    return generated_pages(inputs_of(framework))


def beginning(framework: Framework, count: int) -> Framework:
    """The framework with its first `count` questions to begin with."""
    chosen = {one.id for one in framework.questions[:count]}

    def marked(section: Any) -> Any:
        questions = tuple(replace(one, start=one.id in chosen) for one in section.questions)
        return replace(section, questions=questions)

    components = (replace(one, sections=tuple(map(marked, one.sections))) for one in framework.components)
    return replace(framework, components=tuple(components))


@pytest.mark.parametrize(("uri", "name"), CONTROLS, ids=[" ".join(one) for one in CONTROLS])
def test_every_control_that_a_reader_is_sent_to_has_that_name(kit: Kit, project: Path, uri: str, name: str) -> None:
    strings = yaml.safe_load((project / "theme/strings/en-GB.yml").read_text(encoding="utf-8"))
    shared = ["common", "session"] if name != "assessment" else ["common"]
    there = {text for part in [*shared, name] if part in strings for text in texts(strings[part])}
    named = set(re.findall(r"(?<!\*)\*([^*\n]+)\*(?!\*)", kit.pages[uri].body))
    assert CONTROLS[uri, name] <= named
    assert CONTROLS[uri, name] <= there


def test_these_pages_send_a_reader_to_nothing_that_is_not_checked(kit: Kit) -> None:
    plain = {"together"}  # stressed, and no control
    for uri in {uri for uri, _ in CONTROLS} - {"about/privacy.md"}:
        checked = set[str]().union(*(names for (page, _), names in CONTROLS.items() if page == uri))
        named = set(re.findall(r"(?<!\*)\*([^*\n]+)\*(?!\*)", kit.pages[uri].body))
        assert named - plain <= checked, uri


def test_the_home_page_has_a_door_for_each_who_comes(kit: Kit) -> None:
    doors = kit.pages["index.md"].body.split('class="kit-door')[2:]
    assert [re.findall(r'kit-button[^"]*" href="([^"]+)', door) for door in doors] == [[one] for one in DOORS]


def test_the_home_page_shows_what_the_practice_set_says(kit: Kit) -> None:
    answers = [json.loads(text)["people"][0]["answers"] for text in practice_set(kit.inputs).values()]
    body = kit.pages["index.md"].body
    rows = re.findall(r'<th scope="row"[^>]*>(.*?)</th>(.*?)</tr>', body)
    framework = kit.inputs.framework
    assert [title for title, _ in rows] == [one.title for one in framework.start]
    for question, (_, cells) in zip(framework.start, rows, strict=True):
        given = Counter(
            one[question.id].get("level", one[question.id].get("state")) for one in answers if question.id in one
        )
        shown = [int(count) for count in re.findall(r">(\d+)</td>", cells)]
        assert shown == [*(given[level.id] for level in question.levels), given["cannot-say"]]
    assert f"{PRACTICE_PEOPLE} made-up people" in body


def test_the_picture_is_shaded_as_on_the_workshop_page(project: Path) -> None:
    desk = (project / "theme/app/rules/desk.js").read_text(encoding="utf-8")
    (shades,) = re.findall(r"const SHADES = \[(.*?)\]", desk)
    assert list(SHADES) == [float(one) for one in shades.split(",")]


def test_a_picture_without_a_common_scale_is_not_drawn() -> None:
    framework = load(FRAMEWORKS / "other-scale")
    own = tuple(reversed(framework.scale))
    strange = replace(framework, scale=own)
    assert example(inputs_of(strange)).rows == ()
    assert "kit-example" not in guidance(strange)["index.md"].body
    assert "kit-example" in guidance(load(FRAMEWORKS / "base"))["index.md"].body


def test_the_questions_to_begin_with_come_with_what_one_might_have_seen(kit: Kit) -> None:
    quick, partners = kit.pages["quick-start.md"].body, kit.pages["public-partners.md"].body
    assert "one from each component" in quick
    for question in kit.inputs.framework.start:
        assert f"components/{question.component}.md#{question.id}" in quick
        ends = [question.descriptors[question.levels[place].id] for place in (0, -1)]
        assert [text for text in (question.question, *ends) if escape_markdown(text) not in partners] == []


def test_a_team_that_begins_finds_minutes_that_add_up(kit: Kit) -> None:
    body = kit.pages["quick-start.md"].body
    (whole,) = re.findall(r"^## (\d+) minutes with a team", body, re.M)
    assert sum(map(int, re.findall(r"^\| (\d+) \|", body, re.M))) == int(whole) == 30


@pytest.mark.parametrize("folder", ["base", "sections", "two-levels", "no-descriptors", "seven-levels"])
def test_without_questions_to_begin_with_nothing_speaks_of_them(folder: str) -> None:
    pages = guidance(load(FRAMEWORKS / folder))
    assert "quick-start.md" not in pages
    assert "to begin with" not in pages["public-partners.md"].body
    assert not [uri for uri, page in pages.items() if "quick-start" in page.source]
    framed(pages, WORDS)  # every next page exists


@pytest.mark.parametrize("folder", ["two-levels", "no-descriptors", "sections"])
def test_one_question_to_begin_with_is_spoken_of_as_one(folder: str) -> None:
    framework = beginning(load(FRAMEWORKS / folder), 1)
    pages = guidance(framework)
    quick, partners = pages["quick-start.md"].body, pages["public-partners.md"].body
    assert "One question. " in quick and "one from each" not in quick
    assert "these one" not in partners and "of this." in partners
    assert ("at the other" in partners) is bool(framework.questions[0].descriptors)
    assert ("## Where to stop" in quick) is (len(framework.components) > 1)
    framed(pages, WORDS)


def test_the_impact_assessment_has_its_eight_lines(kit: Kit) -> None:
    part = kit.pages["about/privacy.md"].body.split("## Ready for your impact assessment")[1].split("\n## ")[0]
    lines = re.findall(r"^\| \*\*(\d)\. (.+?)\*\* \| (.+?) \|", part, re.M)
    assert [number for number, *_ in lines] == [str(number) for number in range(1, 9)]
    said = {name: text for _, name, text in lines}
    assert "`localStorage`" in said["What is stored where"] and "`IndexedDB`" in said["What is stored where"]
    assert "*Save counts only*" in said["Retention"]
    assert re.search(r"`answers-[0-9a-f]{8}\.json`", said["Access and erasure"])
    for risk in ("local pages", "spell checkers", "translators", "who put a file there"):
        assert risk in said["Risks that remain"]
    assert "Pseudonymous, not anonymous" in part


def test_an_administrator_can_be_sent_what_to_do(kit: Kit) -> None:
    assert "## Send this to your administrator" in kit.pages["about/hosting.md"].body
    assert "about/hosting.html#send-this-to-your-administrator" in kit.pages["index.md"].body


def test_the_promises_on_the_page_are_those_on_the_sheet(kit: Kit) -> None:
    promises = WORDS["print"]["sponsor"]["promises"]
    assert len(promises) == 3
    assert [one for one in promises if escape_markdown(one) not in kit.pages["sponsor.md"].body] == []
    assert "print/sponsor-sheet.pdf" in kit.pages["sponsor.md"].body
