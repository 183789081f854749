"""How the pages of a PDF look: where its letters stand, how large they are, and how far down a page is used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

FOOT = 0.925  # of a page's height: below this stands the foot


@dataclass(frozen=True)
class Letter:
    """Points from the lower left corner of the page."""

    sign: str
    left: float
    bottom: float
    right: float
    top: float
    size: float

    def is_over(self, other: Letter) -> bool:
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.top, other.top) - max(self.bottom, other.bottom)
        return wide > 1 and high > 1


def letters_of(pdf: bytes) -> list[list[Letter]]:
    """The letters of each page."""
    document = pypdfium2.PdfDocument(pdf)
    return [list(_letters(page)) for page in document]


def letters_over_letters(pdf: bytes) -> list[str]:
    """Pairs of letters that stand over each other, with their page. Neighbours may touch: they may be one glyph."""
    found = []
    for number, letters in enumerate(letters_of(pdf), start=1):
        placed = sorted(enumerate(letters), key=lambda one: one[1].left)
        for at, (place, one) in enumerate(placed):
            for other_place, other in placed[at + 1 :]:
                if other.left > one.right:
                    break
                if abs(place - other_place) > 2 and one.is_over(other):
                    found.append(f"page {number}: {one.sign} over {other.sign}")
    return found


def letters_off_the_page(pdf: bytes) -> list[str]:
    sizes = [page.get_size() for page in pypdfium2.PdfDocument(pdf)]
    pages = zip(sizes, letters_of(pdf), strict=True)
    return [
        f"page {number}: {one.sign}"
        for number, ((width, height), letters) in enumerate(pages, start=1)
        for one in letters
        if one.left < 0 or one.bottom < 0 or one.right > width or one.top > height
    ]


def used(pdf: bytes) -> list[float]:
    """How far down each page is used, as a share of its height, its foot apart."""
    shares = []
    for page in pypdfium2.PdfDocument(pdf):
        picture = page.render(scale=0.3).to_pil().convert("L").point(lambda shade: 255 if shade < 200 else 0)
        box = picture.crop((0, 0, picture.width, int(picture.height * FOOT))).getbbox()
        shares.append(box[3] / picture.height if box else 0.0)
    return shares


def _letters(page: pypdfium2.PdfPage) -> Iterator[Letter]:
    text = page.get_textpage()
    for place in range(text.count_chars()):
        sign = chr(raw.FPDFText_GetUnicode(text.raw, place))
        if sign.isprintable() and not sign.isspace():
            yield Letter(sign, *text.get_charbox(place), raw.FPDFText_GetFontSize(text.raw, place))
