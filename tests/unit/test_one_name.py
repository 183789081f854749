"""One name for each thing: a page is called the same in the menu, in its heading, in links and in the printed guide."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

import pytest
from assessment_kit.making import Kit
from assessment_kit.print.chapters import page_blocks
from assessment_kit.print.data import BOARD_PAGE, GUIDE_PAGES
from markdown_it import MarkdownIt

LINK = re.compile(r'<a (?![^>]*kit-button)[^>]*href="([^"]+)"[^>]*>([^<]+)</a>')


def links(markdown: str) -> Iterator[tuple[str, str]]:
    """Every link's words and where it leads; buttons are left out, for they say what one does."""
    for block in MarkdownIt("commonmark").enable("table").parse(markdown):
        for target, words in LINK.findall(block.content):
            yield words, target
        children = block.children or []
        for number, token in enumerate(children):
            if token.type == "link_open":
                inside = [one.content for one in children[number + 1 :]]
                yield inside[0], str(token.attrs["href"])


@pytest.fixture(scope="module")
def names(kit: Kit) -> dict[str, str]:
    """What the menu calls each page, by its path on the site."""
    app_pages = kit.inputs.words["site"]["app_pages"].values()
    titles = {page["uri"]: page["title"] for page in app_pages}
    return titles | {uri.removesuffix(".md") + ".html": page.title for uri, page in kit.parts[0].pages.items()}


def test_the_heading_of_a_page_is_its_name_in_the_menu(kit: Kit) -> None:
    for uri, page in kit.parts[0].pages.items():
        heading = re.search(r"^# (.+)$", page.body, re.M)
        assert heading
        expected = kit.inputs.framework.title if uri == "index.md" else page.title
        assert heading[1] == expected, uri


def test_a_link_that_names_a_page_uses_its_name(kit: Kit, names: dict[str, str]) -> None:
    """In the middle of a sentence a link may also tell what is there; it begins with a small letter then."""
    wrong = []
    for uri, page in kit.parts[0].pages.items():
        for words, target in links(page.body):
            path = re.sub(r"\.md$", ".html", posixpath.normpath(posixpath.join(posixpath.dirname(uri), target)))
            if path in names and words[:1].isupper() and words != names[path]:
                wrong.append(f"{uri}: “{words}” leads to “{names[path]}”")
    assert not wrong, "\n".join(wrong)


def test_the_pages_of_tasks_have_one_name_in_sentences(kit: Kit, names: dict[str, str]) -> None:
    for uri, page in kit.parts[0].pages.items():
        for words, target in links(page.body):
            path = posixpath.normpath(posixpath.join(posixpath.dirname(uri), target))
            if path in ("workshop.html", "plan.html"):
                assert words.lower() == names[path].lower(), uri


@pytest.mark.parametrize("name", ["assessment", "workshop", "plan"])
def test_the_pages_for_answers_lead_to_guidance_by_its_name(kit: Kit, names: dict[str, str], name: str) -> None:
    found = re.findall(r'<a class="?kit-head__how"? href="?([^">]+)"?>([^<]+)</a>', str(kit.files[f"{name}.html"]))
    assert [words for _, words in found] == [names[target] for target, _ in found] != []


@pytest.mark.parametrize("uri", [*GUIDE_PAGES, BOARD_PAGE])
def test_what_is_printed_of_a_page_has_the_pages_name(kit: Kit, uri: str) -> None:
    first = page_blocks(kit.pages[uri].body)[0]
    assert first["kind"] == "heading"
    assert first["inlines"] == [{"kind": "text", "text": kit.pages[uri].title}]


# Turns of phrase that read as translated, or that mean something else in a hospital.
QUAINT = ("anyone's leave", "nobody's leave", "nobody’s leave", "does otherwise", "do otherwise", "it is otherwise")
QUAINT += (
    "came of it",
    "comes of it",
    "came of each",
    "the whole of it",
    "lie (?:far |further |furthest )?apart",
    "mend",
)
QUAINT += ("to its end", "tells (?:how|where)", r"\d people of it", r"\d of it chose", "is owed", "falls out")


def test_no_page_speaks_in_turns_that_nobody_uses(kit: Kit) -> None:
    general = {uri: page.body.lower() for uri, page in kit.parts[0].pages.items() if not uri.startswith("components/")}
    found = {f"{uri}: {turn}" for uri, body in general.items() for turn in QUAINT if re.search(rf"\b{turn}\b", body)}
    assert not found
