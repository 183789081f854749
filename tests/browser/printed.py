"""What a page looks like on paper: whether words end outside of it, and whether a screen reader finds its headings."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf
import pypdfium2
from playwright.sync_api import Page

EDGE = 14  # points of paper at each side that printers do not reach


def look_at(page: Page) -> dict[str, list[str]]:
    pdf = page.pdf(prefer_css_page_size=True, tagged=True)
    return {"cut off on paper": list(cut_off(pdf)), "not tagged on paper": untagged(pdf)}


def cut_off(pdf: bytes) -> Iterator[str]:
    """Lines that reach the edge of the paper or go on beyond it."""
    document = pypdfium2.PdfDocument(pdf)
    for number, sheet in enumerate(document, 1):
        width, text = sheet.get_width(), sheet.get_textpage()
        for at in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(at)
            if left < EDGE or right > width - EDGE:
                yield f"page {number}: {text.get_text_bounded(left, bottom, right, top)[-60:]!r}"
    document.close()


def untagged(pdf: bytes) -> list[str]:
    """That nothing says what is a heading, as when all the page is out of reach under a dialog."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        root = document.Root.get("/StructTreeRoot")
        kinds = set(_kinds(root)) if root is not None else set()
    return [] if kinds & {"/H1", "/H2"} else [f"no headings among {sorted(kinds)}"]


def _kinds(node: pikepdf.Object) -> Iterator[str]:
    if isinstance(node, pikepdf.Array):
        for one in node:
            yield from _kinds(one)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield str(node.S)
        if "/K" in node:
            yield from _kinds(node.K)
