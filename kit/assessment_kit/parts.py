"""The pages of a kit in one of its languages: its own, and in place of those that it has not got yet the first language's."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from assessment_kit.bill import NAME as BILL
from assessment_kit.framework.page import Page
from assessment_kit.guidance.pages import framed, navigation, with_documents
from assessment_kit.inputs import Inputs
from assessment_kit.print.pack import Pack

# What pages lead to and no language has of its own; of the offline copy, its maker knows.
ONLY_AT_TOP = ("licences.txt", BILL)


@dataclass(frozen=True)
class Part:
    """The kit in one language, with uris from the top of its folder. Pages that are still in the first language list the
    documents in its words, which the `first_pack` has; they are the same documents."""

    inputs: Inputs
    pages: Mapping[str, Page]
    texts: Mapping[str, str]
    navigation: list[dict[str, Any]]
    pack: Pack
    first_pack: Pack

    def filled(self, uri: str, content: str) -> str:
        """Return a page with the pages and sizes of the documents, for which it may have to wait."""
        return (self.first_pack if uri in self.in_first else self.pack).filled(content)

    @cached_property
    def in_first(self) -> set[str]:
        """The pages that a further language has not got yet."""
        return {uri for uri, page in self.pages.items() if self.inputs.folder and page.lang}


def in_all(inputs: Inputs, own: Mapping[str, Page], first: Inputs, first_own: Mapping[str, Page]) -> dict[str, Page]:
    """All pages of a language, from the templates in it and those of the first language. What an author wrote wins over
    templates, even what is written in the first language alone."""
    if inputs is first:
        return {**own, **inputs.written}
    language = first.framework.language
    there = {uri: replace(page, lang=page.lang or language) for uri, page in {**first_own, **first.written}.items()}
    here = {uri: page for uri, page in own.items() if uri not in first.written}
    return {**there, **here, **inputs.written}


def part(inputs: Inputs, drafts: Mapping[str, Page], pack: Pack, first: Inputs) -> Part:
    """The kit in one language. The drafts are its pages before it was known what is printed."""
    first_pack = replace(pack, inputs=first)
    pages = _linked(drafts, with_documents(inputs, pack.expected))
    if not inputs.folder:
        return Part(inputs, pages, framed(pages, inputs.words), navigation(pages.values(), inputs.words), pack, pack)
    fallen_back = {uri: page for uri, page in pages.items() if page.lang}
    pages |= _linked(fallen_back, with_documents(first, first_pack.expected))
    in_first = framed(pages, first.words, inputs.framework.language)
    texts = framed(pages, inputs.words) | {uri: in_first[uri] for uri in fallen_back}
    folders = [edition.folder for edition in inputs.editions if edition.folder]
    texts = {uri: _with_ways_up(text, uri, folders) for uri, text in texts.items()}
    return Part(inputs, pages, texts, navigation(pages.values(), inputs.words, inputs.folder), pack, first_pack)


def _with_ways_up(text: str, uri: str, folders: Iterable[str]) -> str:
    """The same page, with links to what is there once, above the folder of its language; the folders are there too."""
    here = posixpath.dirname(uri) or "."
    for name, end in (*((name, ")") for name in ONLY_AT_TOP), *((folder, "/") for folder in folders)):
        text = text.replace(
            f"]({posixpath.relpath(name, here)}{end}", f"]({posixpath.relpath(f'../{name}', here)}{end}"
        )
    return text


def _linked(drafts: Mapping[str, Page], linked: Mapping[str, Page]) -> dict[str, Page]:
    """The drafts, with what was made again of the same templates in their place."""
    return {
        uri: replace(linked[uri], lang=page.lang)
        if uri in linked and linked[uri].front.path == page.front.path
        else page
        for uri, page in drafts.items()
    }
