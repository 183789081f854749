"""The guidance keeps its promises: minutes add up, examples work, names of buttons are right, every page leads on."""

from __future__ import annotations

import html
import itertools
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import material
import pytest
import yaml
from assessment_kit.app.pages import WORDS
from assessment_kit.host.organisation import load_organisation
from assessment_kit.making import SITE_POLICY, Kit, make_kit
from assessment_kit.print.data import GUIDE_SHEETS
from markdown_it import MarkdownIt

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "frame-ancestors 'self'",
}

AGENDAS = [
    ("facilitate/on-the-day.md", "One question, step by step", 18),
    ("facilitate/on-the-day.md", "60 minutes", 60),
    ("facilitate/on-the-day.md", "90 minutes", 90),
    ("facilitate/on-the-day.md", "180 minutes", 180),
    ("facilitate/on-the-day.md", "One component at a time", 45),
    ("facilitate/after.md", "From spread to priorities", 45),
    ("board.md", "The hour", 60),
]


def tables(markdown: str) -> dict[str, list[list[str]]]:
    """The first table under each heading, as rows of cells."""
    found: dict[str, list[list[str]]] = {}
    heading = ""
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    for before, token in itertools.pairwise(tokens):
        if before.type == "heading_open":
            heading = token.content
        elif before.type == "tr_open":
            found.setdefault(heading, []).append([])
        if before.type in ("th_open", "td_open"):
            found[heading][-1].append(token.content)
    return found


def code(markdown: str, language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", markdown, re.S)
    assert found, f"no example in {language}"
    return found[1]


@pytest.mark.parametrize(("uri", "heading", "minutes"), AGENDAS, ids=[f"{uri}: {name}" for uri, name, _ in AGENDAS])
def test_the_minutes_of_an_agenda_add_up(kit: Kit, uri: str, heading: str, minutes: int) -> None:
    head, *rows = tables(kit.pages[uri].body)[heading]
    assert head[0] == "Minutes"
    assert sum(int(row[0]) for row in rows) == minutes


def test_the_parts_of_the_programmes_session_add_up(kit: Kit) -> None:
    body = kit.pages["programmes.md"].body
    whole = re.search(r"You need (\d+) minutes", body)
    assert whole
    assert sum(int(part) for part in re.findall(r"^## \d.*\((\d+) minutes\)$", body, re.M)) == int(whole[1])


def test_a_facilitator_finds_words_to_say_and_signs_to_watch_for_in_every_row(kit: Kit) -> None:
    for uri, heading, _ in AGENDAS:
        head, *rows = tables(kit.pages[uri].body)[heading]
        if len(head) > 2:
            assert head[2:] == ["Say", "Watch for"]
            assert all(all(row) for row in rows), heading


def test_every_page_says_who_it_is_for_and_what_comes_next(kit: Kit) -> None:
    for uri, page in kit.pages.items():
        assert page.audience, uri
        assert page.front.data.get("description"), uri
        if page.framed:
            assert page.next in {*kit.pages, "assessment.html", "workshop.html", "plan.html"}, uri
            assert page.next != uri, uri


def test_no_two_pages_share_a_title(kit: Kit) -> None:
    titles = [page.title for page in kit.pages.values()]
    assert len(set(titles)) == len(titles)


def test_buttons_are_called_by_the_names_they_have(kit: Kit, project: Path) -> None:
    strings = yaml.safe_load((project / "theme/strings/en-GB.yml").read_text(encoding="utf-8"))["assessment"]["page"]
    buttons = {" ".join(words) for words in strings.values() if isinstance(words, list)}
    named = {"Save my answers", "Open saved answers", "Clear answers from this computer"}
    assert named <= buttons
    assert named <= set(re.findall(r"\*\*([^*]+)\*\*", kit.pages["take-part.md"].body))
    assert named & set(re.findall(r"\*([^*]+)\*", kit.pages["about/hosting.md"].body))


WORKSHOP_CONTROLS = {
    "facilitate/before.md": (
        "Gather",
        "Save",
        "Save workshop file",
        "Spread",
        "Most disagreement first",
        "Where groups differ most first",
        "Talk about this",
        "Only “Talk about this”",
    ),
    "facilitate/on-the-day.md": ("The whole picture", "Present", "Reveal", "Count hands", "Groups", "Our reason"),
    "facilitate/after.md": (
        *("Save", "Save workshop file", "Start again", "Print handout", "What we agreed"),
        *("Gather", "Type in a paper form"),
    ),
}
PLAN_CONTROLS = {
    "facilitate/after.md": ("Save plan to share", "Choose", "Plan", "Report", "Follow up"),
    "insight-to-action.md": ("Choose", "Follow up", "Beside"),
    "programmes.md": ("Programmes",),
    "board.md": ("Report",),
}


def worded(strings: Any) -> Iterator[str]:
    """Every text of a part of the strings; the two parts of a button's name are one."""
    if isinstance(strings, str):
        yield strings.removesuffix(" ({count})")
    elif isinstance(strings, list) and len(strings) == 2 and all(isinstance(one, str) for one in strings):
        yield " ".join(strings)
    else:
        for one in strings.values() if isinstance(strings, dict) else strings:
            yield from worded(one)


@pytest.mark.parametrize(("name", "sent_to"), [("workshop", WORKSHOP_CONTROLS), ("plan", PLAN_CONTROLS)])
def test_every_control_that_a_reader_is_sent_to_is_on_its_page(
    kit: Kit, project: Path, name: str, sent_to: dict[str, tuple[str, ...]]
) -> None:
    strings = yaml.safe_load((project / "theme/strings/en-GB.yml").read_text(encoding="utf-8"))
    there = {word for part in WORDS[name] for word in worded(strings[part])}
    for uri, controls in sent_to.items():
        named = set(re.findall(r"(?<!\*)\*([^*\n]+)\*(?!\*)", kit.pages[uri].body))
        assert set(controls) <= named, uri
        assert set(controls) <= there, uri


def test_every_sheet_that_a_page_links_to_has_its_place_in_the_guide(kit: Kit) -> None:
    linked = {name for page in kit.pages.values() for name in re.findall(r"facilitator-guide\.pdf#([\w-]+)", page.body)}
    assert linked == GUIDE_SHEETS


def test_the_licence_of_the_code_stands_in_what_is_published(project: Path) -> None:
    own = (project / "LICENSE").read_text(encoding="utf-8").split("\n\n", 2)
    published = (project / "theme/site/licences.txt").read_text(encoding="utf-8")
    assert own[1] in published and own[2].strip() in published


def test_what_an_administrator_reads_about_the_policy_is_what_the_pages_carry(kit: Kit) -> None:
    policies = {"guidance": SITE_POLICY, "app": str(kit.files["assessment.html"])}
    body = kit.pages["about/inside.md"].body
    for rule, where in (
        ("script-src 'self'", "guidance"),
        ("connect-src 'self'", "guidance"),
        ("default-src 'none'", "app"),
    ):
        assert f"`{rule}`" in body
        assert rule in html.unescape(policies[where])


def test_the_settings_shown_to_an_organisation_are_accepted(kit: Kit, tmp_path: Path) -> None:
    example = re.search(r"```yaml\n(name: .*?)```", kit.pages["about/adapting.md"].body, re.S)
    assert example
    (tmp_path / "organisation.yml").write_text(example[1], encoding="utf-8")
    (tmp_path / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    organisation = load_organisation(tmp_path)
    assert organisation.name == "Riverside Community Trust"
    assert organisation.privacy_contact
    assert organisation.light and organisation.dark and organisation.logo


def test_the_page_shown_as_an_example_is_placed(kit: Kit, tmp_path: Path, project: Path) -> None:
    example = re.search(r"```yaml\n(---\n.*?---\n)```", kit.pages["about/adapting.md"].body, re.S)
    assert example
    (tmp_path / "dates.md").write_text(example[1] + "# Dates and rooms\n", encoding="utf-8")
    mine = make_kit(project / "framework", tmp_path)
    assert {"Dates and rooms": "dates.md"} in [
        entry for tab in mine.navigation for part in tab.values() for entry in part
    ]


@pytest.mark.parametrize("server", ["nginx", "apache"])
def test_the_servers_example_sets_every_header(kit: Kit, server: str) -> None:
    example = code(kit.pages["about/hosting.md"].body, server)
    for name, value in HEADERS.items():
        assert re.search(rf'{name} "{re.escape(value)}"', example), name
    assert "no-cache" in example


@pytest.mark.parametrize("server", ["nginx", "apache"])
def test_what_a_server_may_keep_for_a_year_is_what_changes_its_name(kit: Kit, server: str) -> None:
    (named,) = re.findall(r'"~?(\\\.\S+\$)"', code(kit.pages["about/hosting.md"].body, server))
    theirs = [path.name for path in (Path(material.__file__).parent / "templates/assets").rglob("*.*s")]
    kept = {name for name in (*kit.files, *theirs) if re.search(named, name)}
    assert {kit.assets["kit.css"], kit.assets["kit.js"]} <= kept
    assert {name.partition(".")[0] for name in kept} >= {"main", "palette", "bundle", "search"}
    assert all(re.search(r"\.[0-9a-f]{8}\.", name) for name in kept)


def test_the_iis_example_is_sound_and_sets_every_header(kit: Kit) -> None:
    root = ElementTree.fromstring(code(kit.pages["about/hosting.md"].body, "xml").encode())
    added = {one.get("name"): one.get("value") for one in root.iterfind(".//customHeaders/add")}
    removed = {one.get("name") for one in root.iterfind(".//customHeaders/remove")}
    assert added == HEADERS
    assert removed == set(HEADERS), (
        "a header that the site above sets too is an error in IIS unless it is removed first"
    )
    cache = root.find(".//clientCache")
    assert cache is not None and cache.get("cacheControlMode") == "DisableCache"


def test_the_command_and_the_python_that_the_pages_name_exist(kit: Kit, project: Path) -> None:
    settings = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    body = kit.pages["about/adapting.md"].body
    assert "assessment-kit check" in body and "assessment-kit" in settings["scripts"]
    assert f"Python {settings['requires-python'].removeprefix('>=')}" in body
    for script in re.findall(r"scripts/\w+\.py", body):
        assert (project / script).is_file()


WHAT_NO_GUARD_HIDES = {
    "about/privacy.md": [
        "of one mind",
        "goes out",
        "who put a file there",
        "any HTML file",
        "spell checking",
        "random number",
    ],
    "your-answers.md": [
        "your group, each of your answers",
        "who put a file there",
        "stays the same",
        "checks spelling",
    ],
    "facilitate/before.md": ["who put a file there", "show what that person chose"],
    "about/hosting.md": ["any HTML file on a computer", "who added each", "`SpellCheckServiceEnabled`"],
}


@pytest.mark.parametrize("uri", WHAT_NO_GUARD_HIDES)
def test_what_no_guard_of_small_groups_hides_is_said_plainly(kit: Kit, uri: str) -> None:
    assert [words for words in WHAT_NO_GUARD_HIDES[uri] if words not in kit.pages[uri].body] == []
