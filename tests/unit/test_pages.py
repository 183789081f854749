"""How a page's front matter places it, and how plain words pass through Markdown unchanged."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import markdown
import pytest
from assessment_kit.framework.model import Framework, load
from assessment_kit.framework.page import Page, read_page
from assessment_kit.framework.parts import Link
from assessment_kit.guidance.links_picture import HEIGHT, WIDTH, picture
from assessment_kit.guidance.pages import (
    escape_markdown,
    framed,
    generated_pages,
    navigation,
)
from assessment_kit.host.words import load_words
from assessment_kit.inputs import inputs_of
from assessment_kit.templates import render_help, render_markdown
from hypothesis import given
from hypothesis import strategies as st

FRAMEWORKS = Path(__file__).parents[1] / "frameworks"


WORDS = load_words("en-GB")


def page(uri: str, **meta: str) -> Page:
    fields = {"title": "A page", "section": "run", "order": "10", "for": "All", **meta}
    head = "\n".join(f"{name}: {value}" for name, value in fields.items())
    return read_page(uri, f"---\n{head}\n---\n# A page\n\nFive words stand here now.\n", f"pages/{uri}")


def test_pages_stand_in_the_order_that_they_ask_for() -> None:
    pages = [page("late.md", title="Late", order="20"), page("early.md", title="Early", order="5")]
    run = next(entry["Run it"] for entry in navigation(pages, WORDS) if "Run it" in entry)
    titles = [title for entry in run for title in entry]
    assert titles.index("Early") < titles.index("Late")


def test_a_page_says_who_it_is_for_how_long_it_takes_and_what_comes_next() -> None:
    pages = {"a/one.md": page("a/one.md", next="b/two.md"), "b/two.md": page("b/two.md", title="Two [x]")}
    text = framed(pages, WORDS)["a/one.md"]
    assert text.startswith("# A page\n\nFor: All · 1 minute to read\n{ .kit-for }\n")
    assert "[Two \\[x\\]](../b/two.md)" in text


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=60))
def test_plain_words_look_the_same_after_markdown(words: str) -> None:
    shown = " ".join(words.split())
    html = markdown.markdown(f"A {escape_markdown(words)} Z", extensions=["tables", "attr_list"])
    text = html.removeprefix("<p>").removesuffix("</p>")
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&#124;", "|"), ("&quot;", '"'), ("&amp;", "&")):
        text = text.replace(entity, sign)
    assert text == f"A {shown} Z" if shown else "A  Z"


def test_html_in_an_authors_markdown_is_shown_as_text() -> None:
    assert "<script>" not in render_markdown("Hello <script>alert(1)</script> *you*")
    assert "<em>you</em>" in render_markdown("Hello *you*")


def test_help_keeps_its_lines_and_lists_and_has_nothing_that_is_larger_than_a_text() -> None:
    shown = render_help("One\ntwo:\n- three\n- four\n\n# five\n\n![six](https://example.org/a.png)\n\n    seven")
    assert "One<br />\ntwo:</p>" in shown and "<li>four</li>" in shown and "<p># five</p>" in shown
    assert "<img" not in shown and "<pre>" not in shown and "<p>seven</p>" in shown


@pytest.mark.parametrize("folder", sorted(path.parent.name for path in FRAMEWORKS.glob("*/framework.yml")))
def test_every_kind_of_framework_gets_its_pages(folder: str) -> None:
    framework = load(FRAMEWORKS / folder)
    if framework.language.split("-")[0] != "en":
        pytest.skip("no strings in this language are shipped; tests/unit tests that such a framework says so")
    pages = generated_pages(inputs_of(framework))
    for component in framework.components:
        body = pages[f"components/{component.id}.md"].body
        for question in component.questions:
            assert f"#{question.id}" in body
            assert all(escape_markdown(text) for text in question.descriptors.values())


def test_every_link_is_an_arrow_and_every_component_stands_inside_the_drawing() -> None:
    framework = load(Path(__file__).parents[2] / "framework")
    drawn = picture(framework)
    assert len(drawn.curves) == sum(len(component.links) for component in framework.components)
    assert [disc.number for disc in drawn.discs] == list(range(1, len(framework.components) + 1))
    assert all(0 < disc.x < WIDTH and 0 < disc.y < HEIGHT for disc in drawn.discs)


def guidance(framework: Framework) -> dict[str, Page]:
    return generated_pages(inputs_of(framework))


def test_a_component_without_a_summary_shows_no_braces() -> None:
    framework = load(FRAMEWORKS / "sections")
    bare = [replace(component, summary="") for component in framework.components]
    pages = guidance(replace(framework, components=tuple(bare)))
    for component in bare:
        text = markdown.markdown(pages[f"components/{component.id}.md"].body, extensions=["attr_list", "md_in_html"])
        assert "{ ." not in text
        assert pages[f"components/{component.id}.md"].front.top["description"].text == component.title
    assert "<p></p>" not in pages["index.md"].body


def test_a_framework_of_one_component_is_not_spoken_of_in_the_plural() -> None:
    framework = load(FRAMEWORKS / "two-levels")
    assert len(framework.components) == 1
    found = {
        uri: re.findall(r"(?i)\b(?:one|1) (?:components|sessions|parts|short sessions)\b", page.source)
        for uri, page in guidance(framework).items()
    }
    assert {uri: words for uri, words in found.items() if words} == {}


@pytest.mark.parametrize("linked", [True, False])
def test_the_page_about_links_is_there_where_there_are_links(linked: bool) -> None:
    framework = load(FRAMEWORKS / "base")
    care, talk = framework.components
    links = (Link(talk.id, "One needs the other."),) if linked else ()
    pages = guidance(replace(framework, components=(replace(care, links=links), talk)))
    assert ("threads.md" in pages) is linked
    framed(pages, WORDS)  # every next page exists
    assert linked or not [uri for uri, page in pages.items() if "threads" in page.source]
