"""A guidance page: Markdown with front matter, written by hand in the framework's `pages/` or made from a template.

`title`, `section` and `order` place a page, `for` says who it is for, and `next` names the page that naturally follows.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ConfigDict, Field, StrictBool, StrictInt

from assessment_kit.reading.fields import File, Line
from assessment_kit.reading.leftovers import meant
from assessment_kit.reading.problems import FrameworkError, Problem
from assessment_kit.reading.shape import misfits
from assessment_kit.reading.sources import Source, read_bytes, read_text, shown

OWN_PAGES = "pages"  # below the folder of a framework
FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", re.S | re.M)
PLACING = re.compile(r"^(?:section|for)[ \t]*:", re.M)  # what no page has that is not meant for the kit
NO_FRONT_MATTER = 'the page has no front matter; begin with "---", lines for title, section, order and for, and "---"'
OPEN_FRONT_MATTER = 'the front matter has no end; write "---" below its last line'


class FrontMatterFile(File):
    """What stands between the --- lines at the head of a page. Other fields are MkDocs' and its plugins'."""

    model_config = ConfigDict(extra="ignore")

    title: Line = Field(title="Title", description="As it stands in the navigation.")
    section: Line = Field(
        title="Section", description="The section of the navigation, as home, take-part, run or about."
    )
    order: StrictInt = Field(
        title="Order", description="Its place in the section: lower numbers first.", ge=0, le=100_000
    )
    audience: Line = Field(alias="for", title="For", description="Who the page is for.")
    next: Line = Field("", title="Next", description="The page that follows, by its path from the top.")
    framed: StrictBool = Field(True, title="Framed", description="false to leave out who it is for and what is next.")


@dataclass(frozen=True)
class Page:
    """One guidance page. `source` is all of it, `body` what follows the front matter, `front` its fields with
    places. `lang` is its language where that is another than the kit's."""

    uri: str
    title: str
    section: str
    order: int
    audience: str
    next: str
    framed: bool
    source: str
    front: Source = field(repr=False, compare=False)
    lang: str = ""

    @property
    def body(self) -> str:
        return FRONT_MATTER.sub("", self.source, count=1)


@dataclass(frozen=True)
class Written:
    """Hand-written pages by their uris; the front matter of all of them, readable or not; and what is wrong."""

    pages: dict[str, Page]
    fronts: tuple[Source, ...]
    problems: tuple[Problem, ...]


def read_page(uri: str, source: str, shown_as: str) -> Page:
    """Read a page's front matter. Raises FrameworkError with every problem of it, named by `shown_as`."""
    front = _front(source, shown_as)
    problems = _faults(front)
    if problems:
        raise FrameworkError(problems)
    return _page(uri, source, front)


def _page(uri: str, source: str, front: Source) -> Page:
    meta = FrontMatterFile.model_validate(front.data)
    return Page(uri, meta.title, meta.section, meta.order, meta.audience, meta.next, meta.framed, source, front)


def _front(source: str, shown_as: str) -> Source:
    found = FRONT_MATTER.match(source)
    if found is None:
        message = OPEN_FRONT_MATTER if source.startswith("---") else NO_FRONT_MATTER
        return Source(shown_as, problems=(Problem(shown_as, 1, 1, message),))
    return read_bytes(f"\n{found[1]}".encode(), shown_as)  # a line for the ---, so that places are those of the page


def _faults(front: Source) -> list[Problem]:
    return [*front.problems, *misfits(FrontMatterFile, front)]


def written_pages(folder: Path, around: bool = False) -> Written:
    """Read the hand-written pages of a folder: each must say where in the kit it belongs.

    `around` it is a site that is not only the kit's: there, pages that say no such thing are left to that site, with
    whatever front matter they please.
    """
    pages: dict[str, Page] = {}
    fronts: list[Source] = []
    problems: list[Problem] = []
    for path in meant(folder, "*.md"):
        uri = path.relative_to(folder).as_posix()
        shown_as = f"{shown(folder)}/{uri}"
        text, fault = read_text(path, shown_as)
        if around and fault is None and not _placed(text):
            continue
        front = _front(text, shown_as) if fault is None else Source(shown_as, problems=(fault,))
        fronts.append(front)
        faults = _faults(front)
        problems += faults
        if not faults:
            pages[uri] = _page(uri, text, front)
    return Written(pages, tuple(fronts), tuple(problems))


def _placed(text: str) -> bool:
    front = FRONT_MATTER.match(text)
    head = front[1] if front else text if text.startswith("---") else ""  # the last where its end was forgotten
    return bool(PLACING.search(head))


def misplaced(fronts: Iterable[Source], sections: Mapping[str, Any], uris: set[str]) -> Iterator[Problem]:
    """What keeps pages from their place: a section that the navigation does not have, a next page that is nowhere."""
    for front in fronts:
        section, following = front.top["section"], front.top["next"]
        if section.text and section.text not in sections:
            yield section.problem(f'there is no section "{section.text}"; use one of: {", ".join(sections)}')
        if following.text and following.text not in uris:
            yield following.problem(f'"{following.text}" is no page; name one by its path from the top')
