"""Other people's frameworks read as their own: nothing of a hospital's world, no part of a page that says nothing."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from assessment_kit import bill
from assessment_kit.answers.sample import practice_set
from assessment_kit.answers.table import page_shape
from assessment_kit.app.pages import assessment_page, plan_page, workshop_page
from assessment_kit.framework.files import WordsFile
from assessment_kit.framework.model import Framework, load
from assessment_kit.framework.page import Page
from assessment_kit.guidance.pages import generated_pages
from assessment_kit.host.words import load_words
from assessment_kit.inputs import Inputs, inputs_of
from assessment_kit.site_settings import EXTENSIONS
from lxml import html
from markdown import Markdown

FRAMEWORKS = Path(__file__).parents[1] / "frameworks"
NAMES = sorted(folder.name for folder in FRAMEWORKS.iterdir() if (folder / "framework.yml").is_file())
HOSPITALS = re.compile(
    r"\b(nights?|patients?|rotas?|wards?|shifts?|nurses?|porters?|clinic\w*|NHS|trusts?|consultants?|carers?|"
    r"non-executives?|boards?|front ?lines?|frontline|service users?|doctors?|matrons?|midwi\w+|improvement)\b",
    re.I,
)
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# A count of one before the plural, and marks that were meant for Markdown.
BROKEN = re.compile(r"\b(the one|one|1) (components|questions|levels|sessions|headings)\b|\{|\.kit-|: ?\. ", re.I)


@cache
def made(name: str) -> tuple[Inputs, dict[str, Page]]:
    """Its inputs, with English words whatever its language, and the pages made of them."""
    inputs = inputs_of(load(FRAMEWORKS / name), words=load_words("en-GB"))
    return inputs, generated_pages(inputs)


@cache
def shown(name: str) -> dict[str, html.HtmlElement]:
    """Its pages as a browser gets them, without the frame that is put around each."""
    markdown = Markdown(extensions=["tables", "fenced_code", *EXTENSIONS])
    pages = made(name)[1]
    return {uri: html.fromstring(f"<main>{markdown.reset().convert(page.body)}</main>") for uri, page in pages.items()}


def has_groups(framework: Framework) -> bool:
    return bool(framework.roles or framework.scopes)


def has_steps(framework: Framework) -> bool:
    return any(question.next_steps for question in framework.questions)


def said(page: html.HtmlElement) -> str:
    """The words of a page, with … for what is code."""
    parts = page.xpath(".//*[not(ancestor-or-self::code)]/text() | .//code")
    return " ".join(" ".join(part if isinstance(part, str) else "…" for part in parts).split())


def empty_headings(page: html.HtmlElement) -> Iterator[str]:
    """Headings that the next heading of their step or above, or the end of the page, follows at once."""
    flow = [one for one in page.iter() if one.tag in HEADINGS or (one.text or "").strip() or (one.tail or "").strip()]
    flow = [one for one in flow if one.tag in HEADINGS or not any(up.tag in HEADINGS for up in one.iterancestors())]
    for here, after in zip(flow, [*flow[1:], None], strict=True):
        if here.tag in HEADINGS and (after is None or (after.tag in HEADINGS and after.tag <= here.tag)):
            yield here.text_content()


@pytest.mark.parametrize("name", NAMES)
def test_no_heading_stands_over_nothing_and_no_table_is_only_a_head(name: str) -> None:
    for uri, page in shown(name).items():
        assert not list(empty_headings(page)), uri
        assert all(table.xpath(".//tbody/tr/td") for table in page.iter("table")), uri


@pytest.mark.parametrize("name", NAMES)
def test_no_list_or_paragraph_is_empty(name: str) -> None:
    for uri, page in shown(name).items():
        empty = [one for one in page.iter("ul", "ol", "p", "dd", "li") if not one.text_content().strip()]
        assert not empty, (uri, [html.tostring(one) for one in empty])


@pytest.mark.parametrize("name", NAMES)
def test_counts_fit_their_words_and_no_mark_of_markdown_is_left(name: str) -> None:
    found = {uri: one[0] for uri, page in shown(name).items() if (one := BROKEN.search(said(page)))}
    assert not found


@pytest.mark.parametrize("name", NAMES)
def test_no_link_leads_to_a_page_that_is_not_made(name: str) -> None:
    inputs, pages = made(name)
    known = {*pages, *(uri.removesuffix(".md") + ".html" for uri in pages)}
    known |= {entry["uri"] for entry in inputs.words["site"]["app_pages"].values()}
    for uri, page in shown(name).items():
        for target in page.xpath("//a/@href"):
            path = unquote(urlsplit(target).path)
            wanted = posixpath.normpath(posixpath.join(posixpath.dirname(uri), path))
            elsewhere = wanted.startswith(("print/", "download/", "licences")) or wanted == bill.NAME
            if path and not urlsplit(target).scheme and not elsewhere:
                assert wanted in known, (uri, target)


def test_a_page_about_links_is_made_where_there_are_links() -> None:
    assert "threads.md" in made("bank")[1]
    assert "threads.md" not in made("two-levels")[1]


def test_the_kit_of_a_bank_says_nothing_that_only_a_hospital_would_say() -> None:
    found = {uri: one for uri, page in shown("bank").items() if (one := hospital_words(said(page)))}
    assert not found


def hospital_words(text: str) -> list[str]:
    known = text.replace("92 hospitals", "")  # evidence stays what it is
    return [known[max(0, one.start() - 40) : one.end() + 40] for one in HOSPITALS.finditer(known)]


def test_no_template_says_what_only_a_hospital_would_say(project: Path) -> None:
    theme = project / "theme"
    texts = {path: path.read_text("utf-8") for path in theme.joinpath("pages").rglob("*.j2")}
    plain = {
        path: re.sub(r"\{[{%#].*?[}%#]\}|[\w/-]+\.(?:md|html)|words\.\w+|#[\w-]+|\"[\w-]+\"", "", text)
        for path, text in texts.items()
    }
    assert not {path.name: found for path, text in plain.items() if (found := hospital_words(text))}
    strings = " ".join(leaves(load_words("en-GB").written))
    assert not hospital_words(re.sub(r"\{\w+\}", "", strings))


@pytest.mark.parametrize("make", [assessment_page, workshop_page, plan_page])
def test_the_pages_for_answers_of_a_bank_say_nothing_of_a_hospital(make: object) -> None:
    page = html.document_fromstring(make(made("bank")[0], page_shape()))  # type: ignore[operator]
    strings = json.loads(page.xpath("//script[@type='application/json']")[0].text)["strings"]
    for part in page.xpath("//script | //style"):
        part.drop_tree()
    texts = [page.text_content(), *page.xpath("//@aria-label"), *page.xpath("//@placeholder"), *leaves(strings)]
    assert not hospital_words(" ".join(texts))


def leaves(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from leaves(inner)
    elif isinstance(value, list):
        for item in value:
            yield from leaves(item)
    else:
        yield str(value)


def test_the_practice_set_of_a_bank_says_nothing_of_a_hospital() -> None:
    assert not hospital_words(" ".join(practice_set(made("bank")[0]).values()))


def test_a_bank_calls_things_by_its_own_words() -> None:
    inputs, pages = made("bank")
    assert pages["board.md"].title == "Executive committee session"
    assert "An [independent" not in pages["board.md"].body
    assert "of the executive committee who does not work" in said(shown("bank")["glossary.md"])
    assert inputs.words["plan"]["page"]["report_presets"]["board"] == "Executive committee report"
    assert "cashier" in inputs.words["plan"]["script"]["plan_posts"]


def test_every_word_of_a_world_has_a_neutral_one_and_a_field() -> None:
    neutral = load_words("en-GB").written["words"]
    assert neutral.keys() == WordsFile.model_fields.keys()
    assert not hospital_words(" ".join(neutral.values()))


def test_about_says_no_more_of_a_licence_than_the_licence() -> None:
    text = said(shown("bank")["about/framework.md"])
    assert "is All rights reserved" in text
    assert "may be copied" not in text


def test_help_is_folded_where_it_is_long_and_shown_where_it_is_short() -> None:
    inputs, pages = made("help-in-markdown")
    page = html.fromstring(assessment_page(inputs, page_shape()))
    locks, keys, glass = page.xpath("//fieldset[@data-question]")
    assert [one.tag for one in (*locks.find_class("kit-questions__help"), *keys.find_class("kit-questions__help"))] == [
        "div",
        "details",
    ]
    assert len(locks.xpath(".//li")) == 2 and keys.xpath(".//ol/li/a/@href") == ["https://example.org/keys"]
    assert not glass.find_class("kit-questions__help")
    assert "<li>the cellar.</li>" in pages["components/doors.md"].source


def test_references_to_other_standards_are_links_where_they_have_an_address() -> None:
    items = shown("references")["components/doors.md"].xpath(
        "//h3[contains(., 'standards')]/following-sibling::ul[1]/li"
    )
    assert [one.text_content().strip() for one in items] == ["Handbook of doors, 2.1 [locks]", "Rules of the insurers"]
    assert items[0].xpath(".//a/@href") == ["https://example.org/doors?part=2_1&of=(all)"] and not items[1].xpath(
        ".//a"
    )


def test_sections_of_a_long_component_are_steps_and_those_of_a_short_one_are_not() -> None:
    inputs, pages = made("sections-as-steps")
    page = html.fromstring(assessment_page(inputs, page_shape()))
    steps = page.xpath("//section[@data-step]/@id")
    assert steps == ["start", "kitchen", "cellar", "roof", "garden", "your-picture", "kit-hand-over"]
    ways = page.xpath("//form//p[contains(@class, 'kit-turn')]/a[last()]/@href")
    assert ways == ["#kitchen", "#cellar", "#roof", "#garden", "#your-picture"]
    listed = page.xpath("//ol[@data-component='step-counts']//a/@href")
    assert listed == [f"#{step}" for step in steps]
    assert page.xpath("//section[@id='kitchen']//*[@id='house']") and page.xpath(
        "//section[@id='roof']//*[@data-trend]"
    )
    counted = page.xpath("//ol[@data-component='step-counts']//@data-count")
    assert counted == ["house", "kitchen", "cellar", "roof", "garden"]
    assert [step.text for step in page.xpath("//section[@id='garden']//h2")] == ["Beds", "Paths"]
    assert "A series of 4 short sessions" in pages["facilitate/on-the-day.md"].source


def test_a_group_has_its_name_once_above_its_questions() -> None:
    inputs, _ = made("groups")
    page = html.fromstring(assessment_page(inputs, page_shape()))
    assert [one.text for one in page.find_class("kit-questions__group")] == ["Things", "People", "Things"]
    assert [one.text_content() for one in shown("groups")["components/house.md"].find_class("kit-group")] == [
        "Things",
        "People",
    ]
    room = html.fromstring(workshop_page(inputs, page_shape()))
    assert room.find_class("kit-slide__where")[0].text == "House · Things · 1.1 Pots"


SPOKEN_OF: list[tuple[str, str, Callable[[Framework], bool]]] = [
    ("insight-to-action.md", "things to try from the level", has_steps),
    ("facilitate/after.md", "things to try from the level", has_steps),
    ("facilitate/after.md", "shows the description to aim for", lambda one: any(q.descriptors for q in one.questions)),
    ("facilitate/after.md", "two groups that differ", has_groups),
    ("facilitate/on-the-day.md", "shows groups side by side", has_groups),
    ("facilitate/on-the-day.md", "two groups see it", has_groups),
    ("facilitate/before.md", "Where groups differ most first", has_groups),
    ("facilitate/before.md", "lists each person by group", lambda one: bool(one.roles)),
    ("public-partners.md", "the group you chose", lambda one: bool(one.roles)),
    ("your-answers.md", "can see your group", lambda one: bool(one.roles)),
    ("your-kind.md", "Show no roles", lambda one: bool(one.roles)),
    ("glossary.md", "your group", lambda one: bool(one.roles)),
    ("index.md", "on an ordinary day", lambda one: any(part.in_practice for part in one.components)),
]


@pytest.mark.parametrize(("uri", "phrase", "has"), SPOKEN_OF, ids=[f"{uri}: {phrase}" for uri, phrase, _ in SPOKEN_OF])
def test_a_page_speaks_of_a_thing_only_where_the_framework_has_it(
    uri: str, phrase: str, has: Callable[[Framework], bool]
) -> None:
    spoken = {name: phrase in said(shown(name)[uri]) for name in NAMES}
    assert spoken == {name: has(made(name)[0].framework) for name in NAMES}
    assert {*spoken.values()} == {True, False}


@pytest.mark.parametrize("name", ["base", "two-levels"])
def test_people_are_asked_what_they_answer_as_only_where_there_is_a_choice(name: str) -> None:
    inputs = made(name)[0]
    for page, field in ((assessment_page, "role"), (workshop_page, "paper.role")):
        (select,) = html.fromstring(page(inputs, page_shape())).xpath(f"//select[@name='{field}']")
        is_hidden = bool(select.xpath("ancestor-or-self::*[@hidden]"))
        assert is_hidden is not bool(inputs.framework.roles)


def test_the_lines_of_a_level_are_lines_on_the_pages_that_explain_it() -> None:
    framework, words = load(FRAMEWORKS / "base"), made("base")[0].words
    text = "We see:\n- one <b>thing</b>\n\n- another"
    care = framework.components[0]
    section = care.sections[0]
    first = replace(section.questions[0], start=True, descriptors={**section.questions[0].descriptors, "low": text})
    care = replace(care, sections=(replace(section, questions=(first, *section.questions[1:])), *care.sections[1:]))
    scale = (replace(framework.scale[0], meaning=text), *framework.scale[1:])
    changed = replace(framework, scale=scale, components=(care, *framework.components[1:]))
    pages = generated_pages(inputs_of(changed, words=words))
    markdown = Markdown(extensions=["tables", "fenced_code", *EXTENSIONS])
    for uri in ("components/care.md", "levels.md", "public-partners.md"):
        page = html.fromstring(f"<main>{markdown.reset().convert(pages[uri].body)}</main>")
        shown_as = [
            p for p in page.xpath("//li[contains(@class, 'kit-levels__item')]/p") if "We see:" in p.text_content()
        ]
        assert [p.xpath("./text()") for p in shown_as][:1] == [["We see:", "- one <b>thing</b>", "- another"]], uri
        assert len(shown_as[0].xpath("./br")) == 3, uri
