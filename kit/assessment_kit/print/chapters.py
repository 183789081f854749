"""Guidance pages → chapters of the facilitator guide: blocks with labels, and links that lead to them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from typing import Any

from assessment_kit.print.blocks import Block, Inline, blocks, plain

GUIDE = "print/facilitator-guide.pdf"
# Lists in the pages that the room checklist gathers.
CHECKLISTS = (
    "facilitate/before.md#the-day-before",
    "facilitate/on-the-day.md#set-up-the-room",
)
FRAME_CLASSES = {"kit-for", "kit-next"}  # what the site writes round a page: reading time and next page
OUTSIDE = re.compile(r"^(https?|mailto|tel):")


def page_blocks(markdown: str) -> list[Block]:
    """Return a page's blocks without what only the site has."""
    found = blocks(markdown)
    return stepwise([block for block in found if not FRAME_CLASSES.intersection(block.get("classes", ()))])


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
            if block["kind"] == "heading":
                label = uri if block["level"] == 1 else f"{uri}#{block['id']}"
                block["label"] = None if label in labels else label
                labels.add(label)
    return {uri: resolved(page, uri, labels) for uri, page in pages.items()}


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
    return {"label": label} if label else {}


def checklists(guide: Mapping[str, list[Block]]) -> Iterable[dict[str, Any]]:
    """Find the first list under each heading named in CHECKLISTS."""
    for place in CHECKLISTS:
        rest = iter(guide.get(place.split("#")[0], []))
        heading = next((block for block in rest if block.get("label") == place), None)
        found = next((block for block in rest if block["kind"] in ("list", "heading")), None)
        if heading and found and found["kind"] == "list":
            yield {"title": plain(heading["inlines"]), "label": place, "items": found["items"]}
