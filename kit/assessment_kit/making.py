"""All that the kit consists of before a site generator takes over: pages, app pages, schemas and prints, in memory."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from itertools import repeat
from pathlib import Path
from typing import Any

from assessment_kit.answers.sample import practice_set
from assessment_kit.answers.schemas import NAMES as SCHEMAS
from assessment_kit.answers.schemas import schemas
from assessment_kit.answers.table import page_shape
from assessment_kit.app.kept import Scripts
from assessment_kit.app.pages import PAGES, app_pages, faults, scripts
from assessment_kit.app.short_styles import shortened
from assessment_kit.bill import NAME as BILL
from assessment_kit.bill import bill
from assessment_kit.framework.foreign import Foreign
from assessment_kit.framework.page import OWN_PAGES, Page
from assessment_kit.guidance.frame import ICON, SCRIPT, SCRIPTS, STYLE, address, frame_files, frame_words
from assessment_kit.guidance.pages import generated_pages
from assessment_kit.guidance.written import faults_of_markdown, written_faults
from assessment_kit.host.styles import tokens_for
from assessment_kit.inputs import Inputs, read_inputs
from assessment_kit.offline_copy import Copy, packed
from assessment_kit.parts import Part, in_all, part
from assessment_kit.print.letters import unprintable
from assessment_kit.print.logo import unprintable_logo
from assessment_kit.print.pack import Pack, begin, names
from assessment_kit.reading.leftovers import meant
from assessment_kit.reading.problems import FrameworkError, gathered

# Guidance pages run only files of the site itself. On file:// 'self' means any file of the machine.
SITE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "worker-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'"
)
PRACTICE = "download/practice-answers.zip"


@dataclass(frozen=True)
class Kit:
    """Everything to publish. `texts` maps the uri of each page to its finished Markdown without front matter, and
    `files` maps paths among the site's sources to text or bytes, `assets` names to the paths of those that pages load. The
    PDFs of the packs are still being made, and the texts hold marks for their pages and sizes. `parts` are its languages,
    the first one first."""

    parts: tuple[Part, ...]
    files: Mapping[str, str | bytes]
    assets: Mapping[str, str]

    @property
    def inputs(self) -> Inputs:
        return self.parts[0].inputs

    @cached_property
    def pages(self) -> dict[str, Page]:
        return {f"{part.inputs.folder}{uri}": page for part in self.parts for uri, page in part.pages.items()}

    @cached_property
    def texts(self) -> dict[str, str]:
        return {f"{part.inputs.folder}{uri}": text for part in self.parts for uri, text in part.texts.items()}

    @property
    def navigation(self) -> list[dict[str, Any]]:
        return self.parts[0].navigation

    @cached_property
    def pack(self) -> Pack:
        """The PDFs of all languages, by their paths from the top of the site."""
        first = self.parts[0].pack
        jobs = {f"{part.inputs.folder}{name}": job for part in self.parts for name, job in part.pack.jobs.items()}
        return replace(first, jobs=jobs, edition="".join(part.pack.edition for part in self.parts))

    def part_of(self, uri: str) -> Part:
        """The language that a page belongs to; the first, where it is none of the kit's."""
        return next((part for part in self.parts[1:] if uri.startswith(part.inputs.folder)), self.parts[0])

    @property
    def name(self) -> str:
        return self.inputs.framework.title

    @property
    def pictures(self) -> dict[str, str]:
        """The theme's settings that name a picture, unless an author says otherwise."""
        logo = self.inputs.organisation.logo
        return {"favicon": self.assets[ICON], **({"logo": self.assets[logo.name]} if logo else {})}

    @property
    def offline_copy(self) -> Copy:
        return Copy(self.inputs.offline_name, f"{self.inputs.framework.id}-kit", self.inputs.dated)

    def for_theme(self, part: Part) -> dict[str, Any]:
        """What the site's templates may say about the kit in one of its languages: plain data and whole sentences, for any
        engine."""
        inputs = part.inputs
        site, shared = inputs.words["site"], inputs.words["common"]["page"]
        return {
            "policy": SITE_POLICY,
            "style": self.assets[STYLE],
            "script": self.assets[SCRIPT],
            "host": inputs.organisation.name or "",
            "guidance": shared["guidance"],
            "strings": {
                name: site[name] for name in ("menu", "search", "close_search", "toc", "languages", "save_first")
            },
            "theme": frame_words(inputs.words),
            "foot": list(foot(inputs)),
            "folder": inputs.folder,
            "edition": asdict(inputs.edition),
            "editions": [asdict(one) for one in inputs.other_editions],
        }


def foot(inputs: Inputs) -> Iterator[str]:
    """The paragraphs at the foot of each guidance page."""
    words, framework, host = inputs.words["common"]["page"], inputs.framework, inputs.organisation
    version = words["version"].format(title=framework.title, version=framework.version)
    yield f"{version} {words['licence'].format(licence=framework.licence)}"
    if source := framework.source:
        checked = words["checked"].format(name=source.name, date=inputs.words.day(source.checked))
        yield f"{source.relation} {checked}"
    yield words["silence"]
    for name, value in (("host", host.name), ("contact", host.contact), ("privacy", host.privacy_contact)):
        if value:
            yield words[name].format(name=value)


def checked(framework_folder: Path, written_folder: Path, whole: str = "") -> Inputs:
    """Read all that a build reads, scripts and styles too; the translation into the language `whole` as if it had to be
    complete. Raises FrameworkError with every problem of every file."""
    return _read(framework_folder, written_folder, scripts(), whole)[0][0]


def _read(
    framework_folder: Path, written_folder: Path, written: Scripts, whole: str = ""
) -> tuple[tuple[Inputs, ...], list[dict[str, Page]]]:
    """All that was read, in each language, and the pages made of it, which do not know yet what is printed."""
    faulty = faults(written, SCRIPTS)
    inputs = gathered(faulty, lambda: read_inputs(framework_folder, written_folder, whole))
    if inputs is None:
        raise FrameworkError(faulty)
    every = (inputs, *inputs.others)
    unlinked = [generated_pages(one) for one in every]
    known = _paths(inputs) | unlinked[0].keys() | _beside(written_folder)
    every_known = known.union(*(one.written for one in every))
    known_below = every_known | {f"../{path}" for path in every_known}
    if written_folder.resolve() == (framework_folder / OWN_PAGES).resolve():  # else others make pages too
        faulty += [fault for page in inputs.written.values() for fault in written_faults(page, known)]
    for one, pages in zip(every, unlinked, strict=True):
        folder = framework_folder / one.folder
        faulty += faults_of_markdown(one.framework, folder)
        if one.folder:
            faulty += [fault for page in one.written.values() for fault in written_faults(page, known_below)]
        faulty += unprintable(one, _bodies(in_all(one, pages, inputs, unlinked[0])), folder)
    faulty += unprintable_logo(inputs, framework_folder)
    if faulty:
        raise FrameworkError(faulty)
    return every, unlinked


def _paths(inputs: Inputs) -> set[str]:
    """Where all but the generated pages will stand, from the top of the site's sources, before any of it is made."""
    made = {PRACTICE, BILL, *(f"{name}.html" for name in PAGES), *inputs.written}
    return made | {f"print/{name}.pdf" for name in names(inputs)} | {f"schema/{name}" for name in SCHEMAS}


def _beside(folder: Path) -> set[str]:
    """What the site generator finds by itself."""
    return {path.relative_to(folder).as_posix() for path in meant(folder, "*") if path.is_file()}


def make_kit(framework_folder: Path, written_folder: Path) -> Kit:
    """Read everything and make all of the kit. Raises FrameworkError with every problem of every file.

    `written_folder` is where the site generator looks for pages; what lies there it has already.
    """
    written = scripts()
    every, unlinked = _read(framework_folder, written_folder, written)
    # The print packs print the same pages that the site shows, which in turn link to their files. Meanwhile, the rest.
    drafts = [in_all(one, pages, every[0], unlinked[0]) for one, pages in zip(every, unlinked, strict=True)]
    packs = [begin(one, _bodies(pages)) for one, pages in zip(every, drafts, strict=True)]
    assets = _assets(every[0], written)
    addresses = {name: address(name, content) for name, content in assets.items()}
    files = (
        {BILL: bill(every[0].framework)} | _schemas() | {addresses[name]: content for name, content in assets.items()}
    )
    parts = [part(*one) for one in zip(every, drafts, packs, repeat(every[0]))]
    for one in parts:
        files |= {f"{one.inputs.folder}{name}": content for name, content in _app_pages(one.inputs, written).items()}
        files |= {f"{one.inputs.folder}{uri}": page.source for uri, page in one.pages.items()}
    for uri in every[0].written:
        if (written_folder / uri).is_file():
            del files[uri]
    return Kit(tuple(parts), files, addresses)


def _bodies(pages: Mapping[str, Page]) -> dict[str, str]:
    return {uri: Foreign(page.body, page.lang) if page.lang else page.body for uri, page in pages.items()}


def _app_pages(inputs: Inputs, written: Scripts) -> dict[str, str | bytes]:
    return {
        **app_pages(inputs, page_shape(), written),
        PRACTICE: packed(practice_set(inputs), inputs.dated),
    }


def _assets(inputs: Inputs, written: Scripts) -> dict[str, str | bytes]:
    """What the guidance pages load, by names."""
    logo = inputs.organisation.logo
    frame: dict[str, str | bytes] = {**frame_files(tokens_for(inputs.organisation), written.joined, shortened)}
    return frame | ({logo.name: logo.content} if logo else {})


def _schemas() -> dict[str, str | bytes]:
    return {f"schema/{name}": json.dumps(schema, indent=2, ensure_ascii=False) for name, schema in schemas().items()}
