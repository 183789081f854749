"""Framework and pages → the print pack: tagged PDFs (PDF/UA-1), the same bytes for the same input.

Typst sets them from the templates in `theme/print/`. Texts are handed over as JSON and never parsed as markup.
"""

from __future__ import annotations

import hashlib
import html
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import metadata
from pathlib import Path
from typing import Any

from assessment_kit.framework.parts import Named
from assessment_kit.host.plurals import counted
from assessment_kit.host.words import Words
from assessment_kit.inputs import Inputs
from assessment_kit.places import data_folder
from assessment_kit.print.data import Data, print_data
from assessment_kit.print.extracts import part_title, profile_data, session_data, volume_data
from assessment_kit.print.typesetting import Work, page_count, typeset, typeset_in_a_child

GUIDE = "facilitator-guide"
SESSION = "session-pack"
LARGE = "large-print"
# In the order in which pages list them; what takes longest stands first, so that nothing waits for it alone.
TEMPLATES = {
    GUIDE: "guide.typ",
    SESSION: "session-pack.typ",
    "board-pack": "board-pack.typ",
    "paper-questionnaire": "questionnaire.typ",
    "answer-sheet": "answer-sheet.typ",
    "level-cards": "level-cards.typ",
    "slips": "slips.typ",
    "component-posters": "posters.typ",
    "sponsor-sheet": "sponsor-sheet.typ",
    f"{LARGE}-questionnaire": "questionnaire.typ",
    f"{LARGE}-answer-sheet": "answer-sheet.typ",
    f"{LARGE}-questions": "large-questions.typ",
}
FORMS = ("paper-questionnaire", "answer-sheet")  # for each profile there is one of its own
# The board pack is to fill two pages, at the largest of these sizes (points).
BOARD_PAGES = 2
BOARD_SIZES = (11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0)
# With more questions than this the PDFs are typeset in children, for Typst's memory; with fewer that is not worth
# the start of a process for each.
QUESTIONS_HERE = 100
# With more than this the guide's questions stand in a booklet for each component: nobody carries hundreds of pages.
QUESTIONS_IN_ONE_GUIDE = 40
AT_ONCE = 4
# Begins what stands on a page for the pages or the size of a document that is not made yet. No text holds this letter.
MARK = "\ue000"


@dataclass(frozen=True)
class Pack:
    """The documents while they are being made, beside what the caller does: path below the site → the work on it."""

    jobs: Mapping[str, Future[bytes]]
    edition: str  # another where another document may come of it
    inputs: Inputs

    @cached_property
    def made(self) -> Mapping[str, bytes]:
        """Wait for the documents. Raises what went wrong."""
        try:
            return {name: job.result() for name, job in self.jobs.items()}
        except BaseException:
            self.cancel()
            raise

    def write(self, site: Path, names: Iterable[str]) -> None:
        """Write some of the documents to their paths below a site."""
        for name in names:
            (site / name).write_bytes(self.made[name])

    def cancel(self) -> None:
        """Begin with none of the documents that are not begun yet."""
        for job in self.jobs.values():
            job.cancel()

    @cached_property
    def expected(self) -> list[dict[str, Any]]:
        """The list of the documents before they are made: with as many words for pages and size, that hold marks."""
        pages = self.inputs.words["print"]["print_page"]["pages"]["other"]
        size = self.inputs.words["print"]["print_page"]["kilobytes"]
        # Of numbers from one to just below its double, none begins with another.
        return [
            entry | {"pages": pages.format(count=f"{MARK}{place}"), "size": size.format(count=f"{MARK}{MARK}{place}")}
            for place, entry in enumerate(_described(self.jobs, self.inputs), start=len(self.jobs))
        ]

    def filled(self, page: str) -> str:
        """Return a page with the pages and sizes of the documents, for which it may have to wait."""
        if MARK not in page:
            return page
        for mark, words in self._words.items():
            page = page.replace(mark, words)
        return page

    @cached_property
    def _words(self) -> dict[str, str]:
        pairs = zip(self.expected, listing(self.made, self.inputs), strict=True)
        return {
            html.escape(mark[what], quote=False): html.escape(real[what], quote=False)
            for mark, real in pairs
            for what in ("size", "pages")  # in this order, for the mark of a size may hold the other
        }


def documents(inputs: Inputs, pages: Mapping[str, str]) -> Mapping[str, bytes]:
    """Make every PDF of the pack: path below the site ("print/….pdf") → bytes.

    `pages` maps the uris of guidance pages to their Markdown. Letters beyond the bundled fonts come from the system's.
    """
    return begin(inputs, pages).made


def begin(inputs: Inputs, pages: Mapping[str, str]) -> Pack:
    """Begin to make the documents beside what the caller does next."""
    stamp = _stamp()
    typesetter = typeset if len(inputs.framework.questions) <= QUESTIONS_HERE else typeset_in_a_child
    told = hashlib.sha256(_setting().encode())
    jobs = {}
    with_pool = ThreadPoolExecutor(min(AT_ONCE, os.cpu_count() or 1))
    for name, work in _works(inputs, pages):
        jobs[f"print/{name}.pdf"] = with_pool.submit(_remembered, work, typesetter, stamp)
        told.update(repr(work).encode())
    with_pool.shutdown(wait=False)
    return Pack(jobs, told.hexdigest(), inputs)


def listing(made: Mapping[str, bytes], inputs: Inputs) -> list[dict[str, Any]]:
    """Describe the PDFs for a page that links to them: file (path below the site), title, description, and pages and
    size in words."""
    return [entry | _extent(made[entry["file"]], inputs.words) for entry in _described(made, inputs)]


def _described(files: Iterable[str], inputs: Inputs) -> Iterator[dict[str, Any]]:
    words = inputs.words["print"]
    described = dict(words["documents"])
    for component in inputs.framework.components:
        title = part_title(words, GUIDE, component.title)
        described[_volume(component.id)] = {"title": title, "description": component.summary}
    for form in FORMS:
        for name, profile in _of_profiles(form, inputs):
            described[name] = described[form] | {"title": part_title(words, form, profile.name)}
    return ({"file": file, **described[Path(file).stem]} for file in files)


def _extent(content: bytes, words: Words) -> dict[str, str]:
    said = words["print"]["print_page"]
    pages = counted(said["pages"], page_count(content), words.language)
    kilobytes = max(1, round(len(content) / 1000))
    return {"pages": pages, "size": said["kilobytes"].format(count=kilobytes)}


def names(inputs: Inputs) -> list[str]:
    """What the documents of the pack will be called, without their ending."""
    volumes = [_volume(one.id) for one in inputs.framework.components] if _in_volumes(inputs) else []
    forms = [name for form in FORMS for name, _ in _of_profiles(form, inputs)]
    return [*TEMPLATES, *forms, *volumes]


def _in_volumes(inputs: Inputs) -> bool:
    return len(inputs.framework.questions) > QUESTIONS_IN_ONE_GUIDE


def _works(inputs: Inputs, pages: Mapping[str, str]) -> Iterator[tuple[str, Work]]:
    """Yield each document's name and what to typeset for it."""
    if not TEMPLATES:
        return
    in_volumes = _in_volumes(inputs)
    data = _json(print_data(inputs, pages, explained=not in_volumes))
    for name, template in TEMPLATES.items():
        read = _json(session_data(inputs, pages)) if name == SESSION else data
        fitted = (BOARD_SIZES, BOARD_PAGES) if name == "board-pack" else ()
        yield name, Work(template, read, edition_of(name), *fitted)
        if name == GUIDE and in_volumes:
            for component in inputs.framework.components:
                yield _volume(component.id), Work(template, _json(volume_data(inputs, component)))
        for form, profile in _of_profiles(name, inputs):
            yield form, Work(template, _json(profile_data(inputs, profile)))


def edition_of(name: str) -> str:
    """The edition of its template that a document is typeset in: "large", or "" for the usual one."""
    return "large" if name.startswith(LARGE) else ""


def _of_profiles(name: str, inputs: Inputs) -> list[tuple[str, Named]]:
    """What the documents of this kind for each profile are called; none where it is no form to answer on."""
    return [(f"{name}-{profile.id}", profile) for profile in inputs.framework.profiles if name in FORMS]


def _volume(component: str) -> str:
    return f"{GUIDE}-{component}"


def _json(data: Data) -> str:
    return json.dumps(data, ensure_ascii=False)


@lru_cache(maxsize=64)
def _remembered(work: Work, typesetter: Callable[[Work], bytes], _stamp: int) -> bytes:
    """While people edit and serve, most of the pack stays the same and is taken from memory."""
    return typesetter(work)


def _stamp() -> int:
    return max(path.stat().st_mtime_ns for path in (data_folder("theme") / "print").rglob("*"))


def _setting() -> str:
    """What sets the documents, besides what is in them: another version may need another number of pages."""
    templates = sorted((data_folder("theme") / "print").glob("*.typ"))
    return "".join([metadata.version("typst"), *(path.read_text("utf-8") for path in templates)])
