"""The words of the PDFs that the kit makes, in reading order, without another program."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pikepdf

_HEX = re.compile(rb"<([0-9A-Fa-f]+)>")


def page_texts(pdf: bytes) -> list[str]:
    """Return the text of each page as a screen reader finds it, without running heads; lines and cells follow one
    another without a space."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return ["".join(_drawn(page)) for page in document.pages]


def spoken_texts(pdf: bytes) -> list[tuple[str, str]]:
    """Return the pieces of text in the order in which they are drawn, each with the language that its tags name."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        langs = dict(_langs(document.Root.StructTreeRoot, str(document.Root.Lang), None))
        return [
            (text, said or langs.get((page.objgen, place), ""))
            for page in document.pages
            for text, said, place in _pieces(page)
        ]


def _langs(element: pikepdf.Object, lang: str, page: object) -> Iterator[tuple[tuple[object, int], str]]:
    """By page and number, the languages of what the elements hold: their own, or that of the nearest around them."""
    lang = str(element.get("/Lang", lang))
    page = element.Pg.objgen if "/Pg" in element else page
    inside = element.get("/K", [])
    for child in inside if isinstance(inside, pikepdf.Array) else [inside]:
        if isinstance(child, int):
            yield (page, child), lang
        elif "/MCID" in child:
            yield (child.Pg.objgen if "/Pg" in child else page, int(child.MCID)), lang
        elif "/Obj" not in child:
            yield from _langs(child, lang, page)


def _pieces(page: pikepdf.Page) -> Iterator[tuple[str, str, int]]:
    """Each piece of a page's text with the language that stands at it, and its number among those that tags refer to."""
    fonts = {name: _letters(font) for name, font in page.Resources.get("/Font", {}).items()}
    letters: dict[int, str] = {}
    marked: list[pikepdf.Object] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC" | "BMC":
                marked.append(operands[1] if len(operands) > 1 else pikepdf.Dictionary())
            case "EMC":
                marked.pop()
            case "Tf":
                letters = fonts[str(operands[0])]
            case "Tj" | "TJ" if "/MCID" in marked[-1]:
                text = "".join(letters.get(code, "") for code in _codes(operands[0]))
                yield text, str(marked[-1].get("/Lang", "")), int(marked[-1].MCID)


def squeezed(text: str) -> str:
    """Return a text without white space, with one kind of quotation marks: how texts of two origins are compared."""
    return re.sub(r"\s+", "", text).translate(str.maketrans("“”‘’", "\"\"''"))


def _drawn(page: pikepdf.Page) -> list[str]:
    fonts = {name: _letters(font) for name, font in page.Resources.get("/Font", {}).items()}
    found: list[str] = []
    letters: dict[int, str] = {}
    marked: list[str] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC" | "BMC":
                marked.append(str(operands[0]))
            case "EMC":
                marked.pop()
            case "Tf":
                letters = fonts[str(operands[0])]
            case "Tj" | "TJ" if "/Artifact" not in marked:
                found += [letters.get(code, "\N{REPLACEMENT CHARACTER}") for code in _codes(operands[0])]
    return [text.replace("\N{WORD JOINER}", "") for text in found]


def _codes(shown: pikepdf.Object) -> Iterator[int]:
    parts = shown if isinstance(shown, pikepdf.Array) else [shown]
    codes = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
    return (int.from_bytes(codes[at : at + 2], "big") for at in range(0, len(codes), 2))


def _letters(font: pikepdf.Object) -> dict[int, str]:
    """Read a font's ToUnicode table: glyph → letters."""
    table: dict[int, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", font.ToUnicode.read_bytes(), re.S):
        hexes = [found.decode() for found in _HEX.findall(block)]
        for code, letters in zip(hexes[::2], hexes[1::2], strict=True):
            table[int(code, 16)] = bytes.fromhex(letters).decode("utf-16-be")
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", font.ToUnicode.read_bytes(), re.S):
        hexes = [int(found, 16) for found in _HEX.findall(block)]
        for first, last, letter in zip(hexes[::3], hexes[1::3], hexes[2::3], strict=True):
            table |= {code: chr(letter + code - first) for code in range(first, last + 1)}
    return table
