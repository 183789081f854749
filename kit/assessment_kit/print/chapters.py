"""Guidance pages → chapters of the facilitator guide: blocks with labels, and links that lead to them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from assessment_kit.print.blocks import Block, Inline, blocks, plain

IN_HASTE = "facilitate/tomorrow.md"

GUIDE = "print/facilitator-guide.pdf"
# Lists in the pages that the room checklist gathers.
CHECKLISTS = (
    "facilitate/before.md#the-day-before",
    "facilitate/on-the-day.md#set-up-the-room",
)
FRAME_CLASSES = {"kit-for", "kit-next"}  # what the site writes round a page: reading time and next page
GLOSSARY = "glossary.md"  # links to it explain a word and lead nowhere that a reader of paper wants to go
OUTSIDE = re.compile(r"^(https?|mailto|tel):")
_FIGURE = re.compile(r"<figure.*?</figure>\n?", re.S)  # drawn for the site alone
# A term, perhaps with its anchor, and below it ":   " and what it means, later lines indented.
_DEFINITION = re.compile(r"^(\S.*?)(?:[ ]*\{[ ]*#[\w-]+[ ]*\})?\n:[ ]{3}(.*(?:\n[ ]{4}.*|\n(?=\n[ ]{4}))*)", re.M)


def page_blocks(markdown: str) -> list[Block]:
    """Return a page's blocks without what only the site has."""
    found = blocks(_DEFINITION.sub(_defined, _FIGURE.sub("", markdown)))
    return stepwise([block for block in found if not FRAME_CLASSES.intersection(block.get("classes", ()))])


def _defined(found: re.Match[str]) -> str:
    """A term and its meaning as a paragraph that begins with the term."""
    return f"**{found[1]}.** " + re.sub(r"^ {4}", "", found[2], flags=re.M)


def stepwise(page: list[Block]) -> list[Block]:
    """Let no heading skip a level below the one before it: PDF/UA allows none, and Typst would refuse the document."""
    above = 0
    for block in page:
        if block["kind"] == "heading":
            above = block["level"] = min(block["level"], above + 1)
    return page


def without(page: Iterable[Block], left_out: frozenset[str]) -> list[Block]:
    """A page's blocks without the sections whose headings of the second level have these ids."""
    kept: list[Block] = []
    keep = True
    for block in page:
        if block["kind"] == "heading" and block["level"] <= 2:
            keep = block["id"] not in left_out
        if keep:
            kept.append(block)
    return kept


def with_labels(pages: Mapping[str, list[Block]], places: set[str]) -> dict[str, list[Block]]:
    """Give headings the labels that links may point at, and point the links at them."""
    labels = set(places)
    for uri, page in pages.items():
        for block in page:
            if block["kind"] == "heading" and uri != GLOSSARY:
                label = uri if block["level"] == 1 else f"{uri}#{block['id']}"
                block["label"] = None if label in labels else label
                labels.add(label)
    return {uri: _said_once(resolved(page, uri, labels)) for uri, page in pages.items()}


def _said_once(page: list[Block]) -> list[Block]:
    """Let a page say of another once that it is on the site."""
    said: set[str] = set()
    for link in _links(page):
        if link.get("elsewhere") in said:
            del link["elsewhere"]
        said.add(link.get("elsewhere", ""))
    return page


def _links(value: Any) -> Iterator[Inline]:
    if isinstance(value, dict) and value.get("kind") == "link":
        yield value
    elif isinstance(value, (list, dict)):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _links(item)


def resolved(value: Any, uri: str, labels: set[str]) -> Any:
    """Return blocks, from the page `uri`, whose links have one of these labels, or an address, or neither."""
    if isinstance(value, list):
        return [resolved(item, uri, labels) for item in value]
    if not isinstance(value, dict):
        return value
    found = {key: resolved(item, uri, labels) for key, item in value.items()}
    return found | _target(found, uri, labels) if found.get("kind") == "link" else found


def _target(link: Inline, uri: str, labels: set[str]) -> dict[str, Any]:
    href = link["href"]
    if OUTSIDE.match(href):
        shown = re.sub(r"^\w+:(//)?|/$", "", href)
        return {"address": href, "shown": "" if shown in plain(link["inlines"]) else shown}
    path, _, anchor = href.partition("#")
    page = posixpath.normpath(posixpath.join(posixpath.dirname(uri), path)) if path else uri
    candidates = (anchor if page == GUIDE else f"{page}#{anchor}", page)
    label = next((label for label in candidates if label in labels), None)
    if label:
        return {"label": label}
    # Other sheets are named by their own words, and the pages to answer on are no reading.
    return {} if page == GLOSSARY or not page.endswith(".md") else {"elsewhere": page}


def checklists(guide: Mapping[str, list[Block]]) -> Iterable[dict[str, Any]]:
    """Find the first list under each heading named in CHECKLISTS."""
    for place in CHECKLISTS:
        rest = iter(guide.get(place.split("#")[0], []))
        heading = next((block for block in rest if block.get("label") == place), None)
        found = next((block for block in rest if block["kind"] in ("list", "heading")), None)
        if heading and found and found["kind"] == "list":
            yield {"title": plain(heading["inlines"]), "label": place, "items": found["items"]}


def told_chapters(chapters: Mapping[str, list[Block]], pages: Mapping[str, str], language: str) -> list[dict[str, Any]]:
    """Chapters as the templates read them. Pages that are not translated yet say in which language they are."""
    return [
        {
            "blocks": page,
            "in_haste": uri == IN_HASTE,
            "language": typst_language(getattr(pages[uri], "lang", language)),
        }
        for uri, page in chapters.items()
    ]


def typst_language(tag: str) -> dict[str, Any]:
    """How the typesetter names a language."""
    language, *rest = tag.split("-")
    return {"lang": language.lower(), "region": next((part.upper() for part in rest if len(part) == 2), None)}
