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

ALOUD = 150  # words a minute
AGENDAS = [
    ("facilitate/on-the-day.md", "One question, step by step", 18),
    ("facilitate/on-the-day.md", "60 minutes", 60),
    ("facilitate/on-the-day.md", "90 minutes", 90),
    ("facilitate/on-the-day.md", "180 minutes", 180),
    ("facilitate/on-the-day.md", "One component at a time", 45),
    ("facilitate/on-the-day.md", "Follow one thread", 15),
    ("facilitate/after.md", "From spread to priorities", 45),
    ("facilitate/after.md", "Give it back", 30),
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


def test_the_times_on_the_facilitators_card_are_those_of_the_agenda(kit: Kit) -> None:
    body = kit.pages["facilitate/on-the-day.md"].body
    _, *rows = tables(body)["90 minutes"]
    card = re.search(r"\*\*For your card,\*\* (.*)", body)
    assert card
    times, without = card[1].split(". ")
    assert [int(one) for one in re.findall(r"\d+", times)] == [
        *itertools.accumulate((int(row[0]) for row in rows), initial=0)
    ]
    tomorrow = kit.pages["facilitate/tomorrow.md"].body
    assert "four of its minutes to the first question and three to the second" in tomorrow
    _, whole, first, *_ = (int(row[0]) for row in rows)
    assert whole == 4 + 3
    second = 9 + first + 4
    assert re.findall(r"\d+", without) == ["9", str(second)]


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
    for part in kit.parts:
        titles = [page.title for page in part.pages.values()]
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
    "facilitate/on-the-day.md": (
        *("The whole picture", "Present", "Reveal", "Count hands", "Groups", "Our reason"),
        *("Keys on letters", "We see it differently"),
    ),
    "facilitate/after.md": (
        *("Save", "Save workshop file", "Start again", "Print handout", "What we agreed"),
        *("Gather", "Type in a paper form", "Save counts only"),
    ),
    "board.md": ("Show groups side by side", "Spread", "Groups", "Present"),
}
PLAN_CONTROLS = {
    "facilitate/after.md": (
        *("Save plan to share", "Choose", "Plan", "Report", "Follow up", "For everyone who took part"),
        "Not now",
    ),
    "insight-to-action.md": (
        "Choose",
        "Follow up",
        "Beside",
        "Lay a file beside",
        "Calendar file",
        "Who leads this plan?",
    ),
    "programmes.md": ("Programmes",),
    "board.md": ("Report", "Board report"),
}
# What people who answer are sent to, and the pages for those who run it; on these, a name is in italics or bold.
FOR_PEOPLE = ("take-part.md", "your-answers.md", "board.md", "insight-to-action.md", "programmes.md", "facilitate/")
# Italics that name no control: steps of an agenda, sheets on a wall, folders of other programs, words to cross out.
NO_CONTROLS = {"Alone", "Talk", "One first step", "We agree", "What we do next", "facilitator", "recorder"}
NO_CONTROLS |= {"Medical Care", "Sent", "Deleted", "Downloads"}
NO_CONTROLS |= {"review", "explore", "raise awareness", "ensure", "embed"}


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
    kit: Kit, name: str, sent_to: dict[str, tuple[str, ...]]
) -> None:
    there = {word for part in WORDS[name] for word in worded(kit.inputs.words[part])}
    for uri, controls in sent_to.items():
        named = set(re.findall(r"(?<!\*)\*([^*\n]+)\*(?!\*)", kit.pages[uri].body))
        assert set(controls) <= named, uri
        assert set(controls) <= there, uri


def emphasised(markdown: str) -> Iterator[tuple[str, bool, str]]:
    """What is in italics or in bold: which of them, whether a paragraph, an item or a cell begins with it, the words."""
    for block in MarkdownIt("commonmark").enable("table").parse(markdown):
        children = [one for one in block.children or () if one.type != "text" or one.content]
        for number, token in enumerate(children):
            if token.type in ("em_open", "strong_open"):
                closed = token.type.replace("open", "close")
                inside = itertools.takewhile(lambda one, end=closed: one.type != end, children[number + 1 :])
                yield token.type.removesuffix("_open"), number == 0, "".join(one.content for one in inside)


def test_whatever_is_set_off_as_a_name_is_the_name_of_a_control(kit: Kit) -> None:
    there = {word for parts in WORDS.values() for part in parts for word in worded(kit.inputs.words[part])}
    unknown = [
        f"{uri}: {words}"
        for uri, page in kit.pages.items()
        if uri.startswith(FOR_PEOPLE)
        for kind, begins, words in emphasised(page.body)
        if words not in there | NO_CONTROLS
        and (kind == "em" or (not begins and words[0].isupper() and words[-1] not in ".,:?!"))
    ]
    assert not unknown, "\n".join(unknown)


def test_every_sheet_that_a_page_links_to_has_its_place_in_the_guide(kit: Kit) -> None:
    linked = {name for page in kit.pages.values() for name in re.findall(r"facilitator-guide\.pdf#([\w-]+)", page.body)}
    assert linked == GUIDE_SHEETS


NOT_MADE_TO_SHOW = {
    "facilitate/on-the-day.md": "Nobody is made to show what they chose.",
    "facilitate/overview.md": "Nobody is made to show what they chose.",
    "facilitate/before.md": "Nobody has to show what they chose.",
    "your-answers.md": "nobody is made to show what they chose",
    "take-part.md": "nobody makes you show what you chose",
}


def test_every_page_about_the_room_promises_that_nobody_is_made_to_show_a_level(kit: Kit) -> None:
    assert not [uri for uri, promise in NOT_MADE_TO_SHOW.items() if promise not in kit.pages[uri].body]
    everything = " ".join(page.body for page in kit.pages.values())
    assert not re.search(r"cards up\b|hold up|raised hands|level in the chat", everything, re.I)


def test_the_ways_to_reveal_stand_in_the_order_of_how_safe_they_are(kit: Kit) -> None:
    ways = kit.pages["facilitate/on-the-day.md"].body.partition("## Three ways to reveal")[2].partition("\n## ")[0]
    assert re.findall(r"^\d\. \*\*(.+?)\.\*\*", ways, re.M) == ["Files", "Folded slips", "Cards"]
    assert "agreed first" in ways and "leaders in the room, use one of the first two" in ways


def test_the_rule_for_which_part_one_answers_for_is_the_same_wherever_it_stands(kit: Kit) -> None:
    rule = "Answer for the part you see; if you see many parts, answer for them together."
    for uri in ("take-part.md", "facilitate/before.md", "facilitate/on-the-day.md"):
        assert rule in kit.pages[uri].body, uri
    assert rule in kit.inputs.words["print"]["board"]["before_text"]


def test_talk_begins_with_which_part_each_was_thinking_of(kit: Kit) -> None:
    for uri, heading, row in (
        ("facilitate/on-the-day.md", "One question, step by step", "Talk"),
        ("facilitate/on-the-day.md", "One component at a time", "Talk and agree"),
        ("board.md", "The hour", "First question"),
    ):
        said = next(one[2] for one in tables(kit.pages[uri].body)[heading] if one[1].startswith(f"**{row}"))
        assert said.startswith('"Which part were you each thinking of?"'), heading


def test_what_is_read_aloud_leaves_half_of_its_minutes_to_others(kit: Kit) -> None:
    body = kit.pages["facilitate/on-the-day.md"].body
    for uri, heading, _ in AGENDAS:
        head, *rows = tables(kit.pages[uri].body)[heading]
        for minutes, _, said, _ in rows if len(head) > 2 else ():
            assert len(said.split()) <= int(minutes) / 2 * ALOUD, (heading, said)
    rules = body.partition("## Ground rules")[2].partition("\n## ")[0]
    (safety,) = re.findall(r"^> (.*)$", body.partition("## Is it safe")[2].partition("\n## ")[0], re.M)
    sponsor = 2  # minutes, as the agenda says
    for heading in ("60 minutes", "90 minutes"):
        minutes, _, said, _ = tables(body)[heading][1]
        words = len(f"{rules} {safety} {said}".split())
        assert sponsor + words / ALOUD <= 2 / 3 * int(minutes), heading


def test_the_screen_ends_a_session_as_the_agenda_does(kit: Kit) -> None:
    choose, *_ = kit.inputs.words["workshop"]["page"]["end_steps"]
    assert "up to three" in choose and "one first step" in choose
    body = kit.pages["facilitate/on-the-day.md"].body
    assert "The room chooses **up to three** questions to work on, and writes **one** first step." in body


def test_a_room_without_a_screen_knows_by_which_sheet_it_chooses(kit: Kit) -> None:
    for uri in ("facilitate/tomorrow.md", "facilitate/on-the-day.md", "print.md"):
        assert re.search(r"answer sheets?\b.{0,140}\b(choose|folded)", kit.pages[uri].body, re.I), uri
    sheet = kit.inputs.words["print"]
    assert any("answer sheet" in one and "choose" in one for one in sheet["room"]["printed"])
    assert "star" in sheet["sheet"]["work_on"]


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
    assert organisation.name == "Riverside"
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
