"""The texts of a page that a reader sees or hears, with what each belongs to."""

from __future__ import annotations

from collections.abc import Collection
from html.parser import HTMLParser

HEARD = ("aria-label", "alt", "title", "placeholder")
NEVER_SEEN = {"script", "style"}
WITHOUT_END = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


def seen_texts(page: str, without: Collection[str] = (), but: str = "") -> tuple[list[str], list[str]]:
    """The texts in their order, which elements may divide, and the names that are given to things, the description of the
    page among them; not what stands in elements called `without`, nor what is marked as in the language `but`."""
    reader = _Reader({*NEVER_SEEN, *without}, but)
    reader.feed(page)
    reader.close()
    return reader.texts, reader.names


class _Reader(HTMLParser):
    def __init__(self, without: Collection[str], but: str) -> None:
        super().__init__()
        self.without, self.but = without, but
        self.texts: list[str] = []
        self.names: list[str] = []
        self.open: list[tuple[str, bool]] = []  # elements, and whether what is in them counts

    @property
    def counts(self) -> bool:
        return not self.open or self.open[-1][1]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        counts = self.counts and tag not in self.without and (not said.get("lang") or said["lang"] != self.but)
        if counts:
            self.names += [value for name in HEARD if (value := said.get(name))]
            self.names += [said.get("content") or ""] if said.get("name") == "description" else []
        if tag not in WITHOUT_END:
            self.open.append((tag, counts))

    def handle_endtag(self, tag: str) -> None:
        while self.open and any(tag == name for name, _ in self.open):
            if self.open.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        if self.counts and data.strip():
            self.texts.append(data.strip())
